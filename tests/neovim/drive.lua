-- What a test does in a real Neovim: the steps of $COPYDESK_STEPS, in Lua, with the words below. What they return goes as
-- JSON to the file $COPYDESK_RESULT. Where there is a key for something, the key is pressed.

local PATIENCE = 20000

local words = {}

--- Waits until `holds()`; false if that never comes.
function words.wait(holds)
  return (vim.wait(PATIENCE, holds, 10))
end

--- Presses keys, as a person would; `<CR>` and the like are understood.
function words.press(keys)
  vim.api.nvim_feedkeys(vim.keycode(keys), 'xt', false)
end

--- Puts the cursor on the first character of `text`, which stands somewhere in the buffer.
function words.cursor(text)
  vim.api.nvim_win_set_cursor(0, { 1, 0 })
  assert(vim.fn.search('\\C\\V' .. vim.fn.escape(text, '\\'), 'c') > 0, 'not in the buffer: ' .. text)
end

--- The buffer's lines.
function words.lines()
  return vim.api.nvim_buf_get_lines(0, 0, -1, true)
end

--- `place` in UTF-16, as the command line counts columns; the server may count bytes.
local function in_utf16(place)
  local server = vim.lsp.get_clients({ bufnr = 0 })[1]
  if not server or server.offset_encoding ~= 'utf-8' then
    return place
  end
  local line = vim.api.nvim_buf_get_lines(0, place.line, place.line + 1, false)[1] or ''
  return { line = place.line, character = vim.fn.strutf16len(line:sub(1, place.character)) }
end

--- What stands on the buffer's diagnostics, as the server wrote it.
function words.findings()
  return vim.tbl_map(function(shown)
    local sent = shown.user_data.lsp
    local range = { start = in_utf16(sent.range.start), ['end'] = in_utf16(sent.range['end']) }
    return { rule = sent.code, severity = shown.severity, message = shown.message, range = range }
  end, vim.diagnostic.get(0))
end

--- How many findings of `rule` are shown.
function words.count(rule)
  return #vim.tbl_filter(function(finding)
    return finding.rule == rule
  end, words.findings())
end

--- Waits until `count` findings of `rule` are shown; false if that never comes.
function words.shows(count, rule)
  return words.wait(function()
    return words.count(rule) == count
  end)
end

--- Does `act` again until what it returns fits, or patience ends: while the archive is being read, the server answers with
--- what it knows so far.
local function again(act, fits)
  local patience_ends = vim.uv.now() + PATIENCE
  local returned
  repeat
    returned = act()
  until fits(returned) or vim.uv.now() > patience_ends
  return returned
end

local function floating()
  return vim.iter(vim.api.nvim_list_wins()):find(function(window)
    return vim.api.nvim_win_get_config(window).relative ~= ''
  end)
end

--- Presses K and returns the text of the window that opens, once it has `part` in it; '' if no window opens.
function words.hover(part)
  local function shown()
    words.press('K')
    vim.wait(500, floating, 10)
    local window = floating()
    if not window then
      return ''
    end
    local text = vim.api.nvim_buf_get_lines(vim.api.nvim_win_get_buf(window), 0, -1, true)
    vim.api.nvim_win_close(window, true)
    return table.concat(text, '\n')
  end
  return again(shown, function(text)
    return text:find(part, 1, true)
  end)
end

--- Where the cursor is.
function words.place()
  local line, column = unpack(vim.api.nvim_win_get_cursor(0))
  return { file = vim.fs.basename(vim.api.nvim_buf_get_name(0)), line = line, column = column + 1 }
end

--- Presses Ctrl-] on `text` and returns the place it leads to, once that is in `file`.
function words.definition(text, file)
  local article = vim.api.nvim_get_current_buf()
  local function followed()
    vim.api.nvim_set_current_buf(article)
    words.cursor(text)
    local before = words.place()
    words.press('<C-]>')
    vim.wait(500, function()
      return not vim.deep_equal(words.place(), before)
    end, 10)
    return words.place()
  end
  return again(followed, function(place)
    return place.file == file
  end)
end

--- Presses grr and returns the list that opens, files and lines, once it has `count` entries.
function words.references(count)
  local function listed()
    vim.fn.setqflist({}, 'f')
    words.press('grr')
    vim.wait(500, function()
      return vim.bo.buftype == 'quickfix'
    end, 10)
    vim.cmd.cclose()
    return vim.tbl_map(function(item)
      return { file = vim.fs.basename(vim.fn.bufname(item.bufnr)), line = item.lnum }
    end, vim.fn.getqflist())
  end
  return again(listed, function(list)
    return #list == count
  end)
end

--- Presses gra and takes the entry called `title`; returns the titles that were offered.
function words.fix(title)
  local offered
  vim.ui.select = function(items, _, choose)
    offered = vim.tbl_map(function(item)
      return item.action.title
    end, items)
    for index, name in ipairs(offered) do
      if name == title then
        return choose(items[index], index)
      end
    end
    choose(nil)
  end
  words.press('gra')
  words.wait(function()
    return offered ~= nil
  end)
  return offered
end

--- What the server answers to a request about this buffer.
function words.ask(method)
  local params = { textDocument = vim.lsp.util.make_text_document_params() }
  local replies = assert(vim.lsp.buf_request_sync(0, method, params, PATIENCE))
  return select(2, next(replies)).result
end

--- Waits until the server is there for this buffer.
function words.attached()
  local attached = words.wait(function()
    local client = vim.lsp.get_clients({ bufnr = 0, name = 'copydesk' })[1]
    return client ~= nil and client.initialized
  end)
  assert(attached, 'the server has not started')
end

--- What Neovim has told its user so far, line by line.
function words.messages()
  return vim.split(vim.fn.execute('messages'), '\n', { trimempty = true })
end

--- The messages with `part` in them.
function words.told(part)
  return vim.tbl_filter(function(line)
    return line:find(part, 1, true) ~= nil
  end, words.messages())
end

--- Waits until there is a message with `part` in it; false if that never comes.
function words.tells(part)
  return words.wait(function()
    return #words.told(part) > 0
  end)
end

--- What `:command` prints.
function words.said_by(command)
  return vim.fn.execute(command)
end

--- Kills the server, as the system does when memory ends, and waits until Neovim has seen it.
function words.kill()
  local id = vim.lsp.get_clients({ name = 'copydesk' })[1].id
  for _, child in ipairs(vim.api.nvim_get_proc_children(vim.fn.getpid())) do
    vim.uv.kill(child, 'sigkill')
  end
  assert(words.wait(function()
    return vim.lsp.get_client_by_id(id) == nil
  end), 'the server lives on')
end

--- Types `text` key by key into a new paragraph behind the one with `after`, in a Neovim of its own that edits `file`, once
--- that shows `count` findings: keys come to it as from a keyboard. Returns what its diagnostics say at first, after each key, and after a rest.
function words.type_letters(file, count, after, text)
  local command = { vim.v.progpath, '--embed', '--headless', '-u', 'editors/neovim/try.lua', file }
  local neovim = vim.fn.jobstart(command, { rpc = true })
  local function lua(code, ...)
    return vim.rpcrequest(neovim, 'nvim_exec_lua', code, { ... })
  end
  local function shown()
    return lua([[
      local shown = vim.tbl_map(function(shown)
        return shown.code .. ': ' .. shown.message
      end, vim.diagnostic.get(0))
      table.sort(shown)
      return shown
    ]])
  end
  assert(words.wait(function()
    return #shown() == count
  end), 'not the findings of the whole archive')
  lua([[vim.fn.search('\\C\\V' .. ...)]], after)
  vim.rpcrequest(neovim, 'nvim_input', '}O<CR>')
  local looks = { shown() }
  for _, key in ipairs(vim.fn.split(text, '\\zs')) do
    vim.rpcrequest(neovim, 'nvim_input', ({ ['\n'] = '<CR>', ['<'] = '<LT>' })[key] or key)
    vim.wait(30)
    table.insert(looks, shown())
  end
  assert(lua('return vim.fn.mode()') == 'i', 'not typing')
  vim.wait(3000)
  table.insert(looks, shown())
  vim.fn.jobstop(neovim)
  return looks
end

local function result()
  return assert(loadstring(vim.env.COPYDESK_STEPS, '=steps'))()
end

setmetatable(_G, { __index = words })

local function drive()
  local went_well, returned = xpcall(result, debug.traceback)
  local json = vim.json.encode(went_well and { returned = returned } or { failed = returned })
  vim.fn.writefile({ json }, vim.env.COPYDESK_RESULT)
  vim.cmd('qall!')
end

-- Steps begin where a person's would: when Neovim has started and waits.
vim.api.nvim_create_autocmd('VimEnter', { callback = vim.schedule_wrap(drive) })

-- What `:Copydesk` does. A new subcommand is one entry in `M.SUBCOMMANDS`, and one in doc/copydesk.txt.

local copydesk = require('copydesk')
local watch = require('copydesk.watch')

local M = {}

-- Milliseconds: how long a server has to end by itself, and how often it is looked after.
local PATIENCE = 2000
local GLANCE = 50

local function say(words, level)
  vim.notify('copydesk: ' .. words, level or vim.log.levels.INFO)
end

--- All clients, those among them whose server has not answered yet.
---@return vim.lsp.Client[]
local function clients()
  return vim.lsp.get_clients({ name = 'copydesk', _uninitialized = true })
end

local function restart()
  watch.forgive()
  local ids = vim.tbl_map(function(client)
    return client.id
  end, clients())
  local function is_left(id)
    return vim.lsp.get_client_by_id(id) ~= nil
  end
  local stopped = vim.uv.now()
  vim.lsp.stop_client(ids)
  local function start_when_gone()
    ids = vim.tbl_filter(is_left, ids)
    if #ids == 0 then
      copydesk.start()
      return
    end
    if vim.uv.now() - stopped > PATIENCE then
      vim.lsp.stop_client(ids, true)
    end
    vim.defer_fn(start_when_gone, GLANCE)
  end
  start_when_gone()
end

--- The file after `--log-file`, where `cmd` has it.
local function own_log()
  local cmd = copydesk.current().cmd
  cmd = type(cmd) == 'table' and cmd or {}
  for index, word in ipairs(cmd) do
    if word == '--log-file' then
      return cmd[index + 1]
    end
  end
end

--- Where the log is: the server's own, else Neovim's.
---@return string
function M.log_file()
  return own_log() or vim.lsp.get_log_path()
end

local function log()
  local file = M.log_file()
  if vim.uv.fs_stat(file) then
    vim.cmd.tabedit(vim.fn.fnameescape(file))
    vim.cmd.normal({ 'G', bang = true })
  else
    say(('there is no %s: nothing went wrong so far. `:help copydesk-log` says how to have more written'):format(file))
  end
end

--- How many findings of each severity stand in the client's buffers: "1 error, 2 warnings".
local function findings(client)
  local counts = {}
  for buffer in pairs(client.attached_buffers) do
    for _, shown in ipairs(vim.diagnostic.get(buffer)) do
      if shown.source == 'copydesk' then
        counts[shown.severity] = (counts[shown.severity] or 0) + 1
      end
    end
  end
  local parts = {}
  for severity, name in ipairs({ 'error', 'warning', 'info', 'hint' }) do
    local count = counts[severity]
    if count then
      table.insert(parts, ('%d %s%s'):format(count, name, count > 1 and severity < 3 and 's' or ''))
    end
  end
  return #parts > 0 and table.concat(parts, ', ') or 'none'
end

local function info()
  local running = clients()
  if #running == 0 then
    say('no server is running; `:checkhealth copydesk` looks for the reason')
  end
  for _, client in ipairs(running) do
    local version = client.initialized and (watch.version(client.id) or 'of an unknown version') or 'has not answered yet'
    local root = client.config.root_dir
    say(('server %s\n  root: %s\n  open articles: %d\n  findings in them: %s'):format(
      version,
      root and vim.fn.fnamemodify(root, ':~') or 'none, each article is on its own',
      vim.tbl_count(client.attached_buffers),
      findings(client)
    ))
  end
end

--- How many links of each verdict there are: "3 alive, 1 dead".
local function in_words(counts)
  local parts = {}
  for _, verdict in ipairs({ 'alive', 'moved', 'dead', 'blocked', 'unknown' }) do
    if (counts[verdict] or 0) > 0 then
      table.insert(parts, ('%d %s'):format(counts[verdict], verdict))
    end
  end
  return #parts > 0 and table.concat(parts, ', ') or 'there are none to ask about'
end

--- Asks the network about the links of the article, or of all articles.
---@param which string?
local function links(which)
  if which and which ~= 'all' then
    return say(('`:Copydesk links` takes nothing or `all`, not `%s`'):format(which), vim.log.levels.ERROR)
  end
  local buffer = vim.api.nvim_get_current_buf()
  local client = vim.lsp.get_clients({ name = 'copydesk', bufnr = buffer })[1]
  if not client then
    return say('no server is running for this buffer', vim.log.levels.WARN)
  end
  local params = {
    command = 'copydesk.checkLinks',
    arguments = which and {} or { vim.uri_from_bufnr(buffer) },
  }
  local function tell(fault, counts)
    if fault then
      say('links: ' .. fault.message, vim.log.levels.ERROR)
    elseif type(counts) == 'table' then
      say('links: ' .. in_words(counts))
    end
  end
  if vim.fn.has('nvim-0.11') == 1 then
    client:request('workspace/executeCommand', params, tell, buffer)
  else
    client.request('workspace/executeCommand', params, tell, buffer)
  end
end

--- Each subcommand: its name, and what it does with the word behind it.
M.SUBCOMMANDS = {
  { name = 'info', run = info },
  { name = 'links', run = links },
  { name = 'log', run = log },
  { name = 'restart', run = restart },
}

local function names()
  return vim.tbl_map(function(subcommand)
    return subcommand.name
  end, M.SUBCOMMANDS)
end

--- Does what the words after `:Copydesk` say.
---@param words string[]
function M.run(words)
  local name = words[1] or 'info'
  for _, subcommand in ipairs(M.SUBCOMMANDS) do
    if subcommand.name == name then
      return subcommand.run(words[2])
    end
  end
  say(('there is no `:Copydesk %s`; there are %s'):format(name, table.concat(names(), ', ')), vim.log.levels.ERROR)
end

--- The subcommands that begin with `lead`, as long as there is none in `line`.
---@param lead string
---@param line string
---@return string[]
function M.complete(lead, line)
  if line:match('^%s*%S+%s+%S+%s') then
    return {}
  end
  return vim.tbl_filter(function(name)
    return vim.startswith(name, lead)
  end, names())
end

return M

-- `require('copydesk').setup()` starts copydesk where text and Markdown are edited: through `vim.lsp.enable` in Neovim
-- 0.11, through `vim.lsp.start` in 0.10.

local extras = require('copydesk.extras')
local program = require('copydesk.program')
local watch = require('copydesk.watch')

local M = {}

local here = debug.getinfo(1, 'S').source:sub(2)
local shared = dofile(vim.fs.joinpath(vim.fs.dirname(here), '..', '..', 'lsp', 'copydesk.lua'))

-- What `setup()` was given, and what it made of it.
---@type table?
local given = nil
---@type table?
M.config = nil
-- Whether nothing kept `setup()` from its work.
local is_set_up = false

--- What holds: what `setup()` was told, else what |vim.lsp.config()| was, else what the plug-in brings.
---@return table
function M.current()
  return M.config or vim.lsp.enable and vim.lsp.config.copydesk or shared
end

-- Buffers that wait for a name: without one they have no address that findings could be sent to.
---@type table<integer, true>
local nameless = {}

--- Hands the folder whose articles belong to that of `buffer` to `on_dir`, once the buffer has a name.
local function find_root(buffer, on_dir)
  if vim.api.nvim_buf_get_name(buffer) == '' then
    nameless[buffer] = true
  else
    on_dir(vim.fs.root(buffer, M.config.root_markers))
  end
end

local function start_in(buffer)
  -- Help pages, prompts and the like have no file.
  if vim.bo[buffer].buftype == '' and vim.list_contains(M.config.filetypes, vim.bo[buffer].filetype) then
    find_root(buffer, function(root)
      local config = vim.tbl_extend('keep', { name = 'copydesk' }, M.config, { root_dir = root })
      vim.lsp.start(config, { bufnr = buffer })
    end)
  end
end

--- Starts the server in the open buffers of its file types, where it is not running. Where `setup()` found no program, it
--- looks again.
function M.start()
  if not is_set_up and (given or not vim.lsp.enable) then
    M.setup(given)
  elseif vim.lsp.enable then
    vim.lsp.enable('copydesk')
  else
    vim.iter(vim.api.nvim_list_bufs()):filter(vim.api.nvim_buf_is_loaded):each(start_in)
  end
end

local function start_with_each_file()
  local group = vim.api.nvim_create_augroup('copydesk', { clear = true })
  if vim.lsp.enable then
    vim.lsp.config('copydesk', M.config)
  else
    vim.api.nvim_create_autocmd('FileType', {
      group = group,
      callback = function(opened)
        start_in(opened.buf)
      end,
    })
  end
  vim.api.nvim_create_autocmd({ 'BufFilePost', 'BufWritePost' }, {
    group = group,
    callback = function(named)
      if nameless[named.buf] then
        nameless[named.buf] = nil
        M.start()
      end
    end,
  })
end

--- What keeps the server from being started with `cmd`; nil where nothing does.
local function fault(cmd)
  if type(cmd) == 'function' then
    return nil
  end
  if type(cmd) ~= 'table' or type(cmd[1]) ~= 'string' then
    return "`cmd` has to be a list of strings, such as { 'copydesk', 'lsp' }"
  end
  return program.fault(cmd[1])
end

--- Starts the server in every buffer of its file types. |copydesk-setup| explains the options, all of them optional:
---
---   cmd         = { '/home/me/bin/copydesk', 'lsp' }                    which binary
---   filetypes   = { 'markdown' }                                        where
---   settings    = { copydesk = { rules = { reportedly = 'off' } } }     as in copydesk.toml
---   inlay_hints = true                                                  where the server has some
---   code_lens   = true                                                  where the server has some
---
--- and those of |vim.lsp.Config|.
---@param options? table
function M.setup(options)
  given = options or {}
  local wanted, rest = extras.split(given)
  M.config = vim.tbl_deep_extend('force', shared, vim.lsp.enable and { root_dir = find_root } or {}, rest)
  local wrong = fault(M.config.cmd)
  if wrong then
    vim.notify('copydesk: ' .. wrong, vim.log.levels.WARN)
    return
  end
  extras.show(wanted)
  watch.over(M.config, M.start)
  start_with_each_file()
  is_set_up = true
  M.start()
end

return M

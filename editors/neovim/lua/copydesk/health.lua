-- `:checkhealth copydesk`: each thing the server needs, whether it is there, and what to do if not.

local commands = require('copydesk.commands')
local copydesk = require('copydesk')
local program = require('copydesk.program')

local M = {}

local health = vim.health

local function check_neovim()
  local version = 'Neovim ' .. tostring(vim.version())
  if vim.fn.has('nvim-0.11') == 1 then
    health.ok(version)
  elseif vim.fn.has('nvim-0.10') == 1 then
    health.ok(version .. ': works by `require("copydesk").setup()`, not by `vim.lsp.enable`, which comes with 0.11')
  else
    health.error(version .. ' is too old', { 'Install Neovim 0.11; 0.10 works too.' })
  end
end

local function check_program(cmd)
  if type(cmd) ~= 'table' then
    health.info('the server is started by a function in `cmd`')
    return
  end
  local fault = program.fault(cmd[1])
  if fault then
    health.error(fault, { '`copydesk --version` has to work in the terminal from which Neovim was started.' })
    return
  end
  local path = vim.fn.exepath(cmd[1])
  health.ok('program: ' .. path)
  local version, why
  local running = program.ask_version(path, function(...)
    version, why = ...
  end)
  if running then
    running:wait()
  end
  vim.wait(100, function()
    return version ~= nil or why ~= nil
  end, 5)
  if not version then
    health.error(why or (path .. ' --version does not answer'), { 'Is it copydesk? Run it in a terminal.' })
  elseif program.too_old(path, version) then
    health.error(program.too_old(path, version))
  else
    health.ok(('version: %s (needed: %s)'):format(version, program.NEEDED))
  end
end

local function check_clients()
  local clients = vim.lsp.get_clients({ name = 'copydesk', _uninitialized = true })
  if #clients == 0 then
    health.info(
      'no server is running: it starts with a file whose type is '
        .. table.concat(copydesk.current().filetypes, ' or ')
        .. '. `:set filetype?` tells what type a file is; `:help copydesk-install` lists the lines that start the server.'
    )
  end
  for _, client in ipairs(clients) do
    local root = client.config.root_dir
    local place = root and ('root ' .. vim.fn.fnamemodify(root, ':~')) or 'no root: each article is on its own'
    local count = vim.tbl_count(client.attached_buffers)
    if client.initialized then
      health.ok(('a server is running (client %d), %s, open articles: %d'):format(client.id, place, count))
    else
      health.warn(('a server was started (client %d) and does not answer, %s'):format(client.id, place), {
        '`:Copydesk restart` starts it anew.',
      })
    end
  end
end

--- The folders whose settings matter: the servers' roots, else Neovim's folder.
local function folders()
  local roots = {}
  for _, client in ipairs(vim.lsp.get_clients({ name = 'copydesk' })) do
    roots[client.config.root_dir or vim.uv.cwd()] = true
  end
  return next(roots) and vim.tbl_keys(roots) or { vim.uv.cwd() }
end

local function check_settings()
  for _, folder in ipairs(folders()) do
    local found = vim.fs.find({ 'copydesk.toml', '.copydesk.toml' }, { path = folder, upward = true })[1]
    if found then
      health.ok('settings: ' .. vim.fn.fnamemodify(found, ':~'))
    else
      health.info(
        ('no copydesk.toml in or above %s: defaults hold. `copydesk config` prints what holds and why.'):format(
          vim.fn.fnamemodify(folder, ':~')
        )
      )
    end
  end
end

local function check_log()
  local file = commands.log_file()
  local is_there = vim.uv.fs_stat(file) and '; `:Copydesk log` opens it' or ', not written so far: nothing went wrong'
  health.info(('log: %s%s'):format(vim.fn.fnamemodify(file, ':~'), is_there))
end

function M.check()
  health.start('copydesk')
  check_neovim()
  check_program(copydesk.current().cmd)
  check_clients()
  check_settings()
  check_log()
end

return M

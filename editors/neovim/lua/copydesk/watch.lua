-- Watches over the server: says once that it hangs or is too old, and brings it back when it dies, a few times.

local program = require('copydesk.program')

local M = {}

-- Milliseconds: the server answers within a few hundredths of a second.
local PATIENCE = 10000
-- Milliseconds before each new start. After the last the server stays away: what kills it will kill it again.
local PAUSES = { 500, 2000, 8000 }
-- Milliseconds after which an end no longer counts.
local MEMORY = 5 * 60 * 1000

-- When servers died, by their root.
---@type table<string, integer[]>
local deaths = {}
-- Roots whose user knows that the server stays away.
---@type table<string, true>
local given_up = {}
-- What has been said about programs and hanging servers: each once.
---@type table<string, true>
local said = {}
-- What servers said about themselves, by the client's id.
---@type table<integer, string>
local versions = {}
-- Clients that wait for their server's first answer, by their configuration.
---@type table<table, true>
local waiting = {}

local function say(words)
  vim.notify('copydesk: ' .. words, vim.log.levels.WARN)
end

local function say_once(words)
  if not said[words] then
    said[words] = true
    say(words)
  end
end

--- The version that the server of this client gave.
---@param id integer
---@return string?
function M.version(id)
  return versions[id]
end

--- Forgets what went wrong, so that the server gets all its chances again.
function M.forgive()
  deaths, given_up, said = {}, {}, {}
end

local function check_version(name)
  program.ask_version(name, vim.schedule_wrap(function(version)
    local old = version and program.too_old(name, version)
    if old then
      say_once(old)
    end
  end))
end

local function before_init(_, config)
  waiting[config] = true
  vim.defer_fn(function()
    if waiting[config] then
      say_once('the server does not answer; `:Copydesk restart` starts it anew, `:checkhealth copydesk` looks for the reason')
    end
  end, PATIENCE)
  if type(config.cmd) == 'table' then
    check_version(config.cmd[1])
  end
end

local function on_init(client, answer)
  waiting[client.config] = nil
  versions[client.id] = vim.tbl_get(answer, 'serverInfo', 'version')
end

--- Whether somebody wanted the end: it came after a `shutdown`, or by a request to terminate.
local function is_wanted(client, code, signal)
  return client.initialized and code == 0 and signal == 0 or signal == 15
end

local function bury(root, start)
  local now = vim.uv.now()
  deaths[root] = vim.tbl_filter(function(time)
    return now - time < MEMORY
  end, deaths[root] or {})
  table.insert(deaths[root], now)
  local pause = PAUSES[#deaths[root]]
  if pause then
    vim.defer_fn(start, pause)
  elseif not given_up[root] then
    given_up[root] = true
    local words = 'the server has ended %d times and stays away; `:Copydesk restart` starts it, `:Copydesk log` may tell why'
    -- After Neovim's own word on this end, which would cover it.
    vim.schedule(function()
      say(words:format(#deaths[root]))
    end)
  end
end

local function appended(theirs, ours)
  return vim.list_extend({ ours }, type(theirs) == 'function' and { theirs } or theirs or {})
end

--- Watches the clients of `config`; `start` starts the server where it is missing.
---@param config table
---@param start fun()
function M.over(config, start)
  local theirs = config.before_init
  config.before_init = function(...)
    before_init(...)
    if theirs then
      theirs(...)
    end
  end
  config.on_init = appended(config.on_init, on_init)
  config.on_exit = appended(config.on_exit, function(code, signal, id)
    -- Gone in a moment.
    local client = vim.lsp.get_client_by_id(id)
    vim.schedule(function()
      if not client then
        return
      end
      waiting[client.config] = nil
      if vim.v.exiting == vim.NIL and not is_wanted(client, code, signal) then
        bury(client.config.root_dir or '', start)
      end
    end)
  end)
end

return M

-- The program that is the server: whether it can be run, and whether it is new enough.

local M = {}

--- The oldest copydesk that this plug-in works with.
M.NEEDED = '0.1.0'

-- Milliseconds for `--version`, which takes a few.
local PATIENCE = 3000

--- What keeps `program` from being run and what to do about it; nil where nothing does.
---@param program string a name on the path, or a path
---@return string?
function M.fault(program)
  if vim.fn.executable(program) == 1 then
    return nil
  end
  if vim.uv.fs_stat(program) then
    return ('%s is not executable: `chmod +x` makes it so, if it is a program'):format(program)
  end
  local missing = 'there is no program %s: `cargo install --path .` in a clone builds it; if it lies elsewhere, `cmd` says where'
  return missing:format(program)
end

--- Asks `program` for its version and hands it to `told`; nil and the reason where it tells none.
---@param program string
---@param told fun(version: vim.Version?, why: string?)
---@return vim.SystemObj?
function M.ask_version(program, told)
  local function answer(result)
    local version = result.code == 0 and vim.version.parse(result.stdout or '')
    if version then
      told(version)
    else
      told(nil, ('%s --version tells no version'):format(program))
    end
  end
  local runs, running = pcall(vim.system, { program, '--version' }, { text = true, timeout = PATIENCE }, answer)
  if runs then
    return running
  end
  told(nil, tostring(running))
end

--- What is wrong with `version` and what to do about it; nil where nothing is.
---@param program string
---@param version vim.Version
---@return string?
function M.too_old(program, version)
  if vim.version.lt(version, M.NEEDED) then
    local words = '%s is copydesk %s, this plug-in needs %s: `cargo install --path .` in the clone brings it up to date'
    return words:format(program, version, M.NEEDED)
  end
end

return M

-- `require('copydesk').setup()` starts copydesk where text and Markdown are edited: through `vim.lsp.enable` in Neovim
-- 0.11, through `vim.lsp.start` in 0.10.

local M = {}

local here = debug.getinfo(1, 'S').source:sub(2)
local shared = dofile(vim.fs.joinpath(vim.fs.dirname(here), '..', '..', 'lsp', 'copydesk.lua'))

local function start_with_each_file(config)
  config.name = 'copydesk'
  vim.api.nvim_create_autocmd('FileType', {
    group = vim.api.nvim_create_augroup('copydesk', { clear = true }),
    pattern = config.filetypes,
    callback = function(opened)
      -- Help pages, prompts and the like have no file.
      if vim.bo[opened.buf].buftype == '' then
        local root = vim.fs.root(opened.buf, config.root_markers)
        vim.lsp.start(vim.tbl_extend('error', config, { root_dir = root }), { bufnr = opened.buf })
      end
    end,
  })
end

--- Starts the server in every buffer of its file types.
---
--- `options` are those of |vim.lsp.Config|, all of them optional; the usual ones:
---   cmd       = { '/home/me/bin/copydesk', 'lsp' }                    which binary
---   filetypes = { 'markdown' }                                        where
---   settings  = { copydesk = { rules = { reportedly = 'off' } } }     as in copydesk.toml
---@param options? table
function M.setup(options)
  local config = vim.tbl_deep_extend('force', shared, options or {})
  if vim.fn.executable(config.cmd[1]) == 0 then
    local missing = 'copydesk: there is no program %s; `cargo install --path .` in a clone builds it'
    vim.notify(missing:format(config.cmd[1]), vim.log.levels.WARN)
    return
  end
  if vim.lsp.enable then
    vim.lsp.config('copydesk', config)
    vim.lsp.enable('copydesk')
  else
    start_with_each_file(config)
  end
end

return M

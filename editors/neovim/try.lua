-- copydesk from a clone, without anything of your own configuration:
--
--   cargo build --release
--   nvim -u editors/neovim/try.lua examples/newsroom/archive/ferry-returns.txt

if vim.fn.has('nvim-0.10') == 0 then
  vim.api.nvim_echo({ { 'copydesk needs Neovim 0.10, or better 0.11', 'ErrorMsg' } }, true, {})
  return
end

local here = vim.fn.fnamemodify(debug.getinfo(1, 'S').source:sub(2), ':p:h')
local clone = vim.fs.dirname(vim.fs.dirname(here))

-- Neovim's own folders stay, among them that of its Markdown parser; those of the user and of the site go.
local foreign = { vim.fn.stdpath('config') }
vim.list_extend(foreign, vim.fn.stdpath('config_dirs'))
for _, data in ipairs(vim.list_extend({ vim.fn.stdpath('data') }, vim.fn.stdpath('data_dirs'))) do
  table.insert(foreign, data .. '/site')
end

local function is_own(folder)
  return not vim.iter(foreign):any(function(root)
    return vim.startswith(vim.fs.normalize(folder) .. '/', vim.fs.normalize(root) .. '/')
  end)
end

vim.opt.runtimepath = vim.list_extend({ here }, vim.tbl_filter(is_own, vim.opt.runtimepath:get()))
vim.opt.packpath = { vim.env.VIMRUNTIME }
vim.opt.shadafile = 'NONE'
vim.opt.swapfile = false
vim.opt.signcolumn = 'yes'
vim.opt.number = true
-- A broken URL and a message beside it are longer than a screen is wide.
vim.opt.wrap = false
if vim.fn.has('nvim-0.11') == 1 then
  vim.opt.winborder = 'rounded'
end

local binary = ''
for _, candidate in ipairs({ clone .. '/target/release/copydesk', clone .. '/target/debug/copydesk', 'copydesk' }) do
  binary = vim.fn.exepath(candidate)
  if binary ~= '' then
    break
  end
end
if binary == '' then
  vim.api.nvim_echo({ { 'copydesk is not built yet: run `cargo build --release` in ' .. clone, 'ErrorMsg' } }, true, {})
  return
end

vim.diagnostic.config({
  virtual_text = true,
  -- Where the text fills the screen's width, the message stands below it.
  virtual_lines = { current_line = true },
  signs = true,
  underline = true,
  severity_sort = true,
})

-- Neovim 0.11 has these keys of itself.
if vim.fn.has('nvim-0.11') == 0 then
  vim.keymap.set({ 'n', 'x' }, 'gra', vim.lsp.buf.code_action)
  vim.keymap.set('n', 'grr', vim.lsp.buf.references)
  vim.keymap.set('n', 'gO', vim.lsp.buf.document_symbol)
end

require('copydesk').setup({ cmd = { binary, 'lsp' } })

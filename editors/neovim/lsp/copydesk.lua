-- copydesk for `vim.lsp.enable('copydesk')` (Neovim 0.11). May be copied alone into ~/.config/nvim/lsp/.

---@type vim.lsp.Config
return {
  cmd = { 'copydesk', 'lsp' },
  filetypes = { 'text', 'markdown' },
  root_markers = { 'copydesk.toml', '.copydesk.toml', '.git' },
  -- One article alone is checked too.
  workspace_required = false,
}

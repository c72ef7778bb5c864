-- What the server may show inside the text, for those who want it: inlay hints and code lenses.

local M = {}

local function refresh_lenses(buffer)
  vim.lsp.codelens.refresh({ bufnr = buffer })
end

local function show_lenses(buffer)
  refresh_lenses(buffer)
  vim.api.nvim_create_autocmd({ 'BufEnter', 'InsertLeave', 'BufWritePost' }, {
    group = vim.api.nvim_create_augroup('copydesk.lenses.' .. buffer, { clear = true }),
    buffer = buffer,
    callback = function()
      refresh_lenses(buffer)
    end,
  })
end

local function show_hints(buffer)
  vim.lsp.inlay_hint.enable(true, { bufnr = buffer })
end

--- Each extra: the option that asks for it, the capability of a server that has it, and what shows it in a buffer.
M.EXTRAS = {
  { option = 'inlay_hints', capability = 'inlayHintProvider', show = show_hints },
  { option = 'code_lens', capability = 'codeLensProvider', show = show_lenses },
}

--- Parts the options of `setup()`: the extras that are wanted, and the rest.
---@param options table
---@return table[] wanted, table rest
function M.split(options)
  local rest = vim.tbl_extend('force', {}, options)
  local wanted = vim.tbl_filter(function(extra)
    rest[extra.option] = nil
    return options[extra.option] == true
  end, M.EXTRAS)
  return wanted, rest
end

--- Shows what is wanted in each buffer that a server attaches to, as far as that server has it.
---@param wanted table[]
function M.show(wanted)
  vim.api.nvim_create_autocmd('LspAttach', {
    group = vim.api.nvim_create_augroup('copydesk.extras', { clear = true }),
    callback = function(attached)
      local client = vim.lsp.get_client_by_id(attached.data.client_id)
      if not client or client.name ~= 'copydesk' then
        return
      end
      for _, extra in ipairs(wanted) do
        if client.server_capabilities[extra.capability] then
          extra.show(attached.buf)
        end
      end
    end,
  })
end

return M

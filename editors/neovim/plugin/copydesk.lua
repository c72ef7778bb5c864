-- `:Copydesk`; what it does is loaded when it is first used.

if vim.g.loaded_copydesk then
  return
end
vim.g.loaded_copydesk = true

vim.api.nvim_create_user_command('Copydesk', function(call)
  require('copydesk.commands').run(call.fargs)
end, {
  nargs = '*',
  desc = 'copydesk: info, links, log, restart',
  complete = function(lead, line)
    return require('copydesk.commands').complete(lead, line)
  end,
})

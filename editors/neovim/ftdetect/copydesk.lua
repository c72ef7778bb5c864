-- Articles that say so in their names. They are plain text, so that all that knows text serves them.

vim.filetype.add({
  extension = { article = 'text' },
  pattern = { ['.*%.article%.txt'] = 'text' },
})

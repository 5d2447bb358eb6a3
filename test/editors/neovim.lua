-- Drives Neovim's own language client over a project and writes down what a person would see.
-- Given by the environment: FUNNEL_COMMAND (JSON list), FUNNEL_PROJECT (folder), FUNNEL_RESULT (file to write).
local command = vim.fn.json_decode(vim.env.FUNNEL_COMMAND)
local project = vim.env.FUNNEL_PROJECT
local result = {}

local function finish()
  vim.fn.writefile({ vim.fn.json_encode(result) }, vim.env.FUNNEL_RESULT)
  vim.cmd("qall!")
end

local function lines_of(buffer)
  return vim.api.nvim_buf_get_lines(buffer, 0, -1, false)
end

-- Puts the cursor on the first place of `text`, moved by `shift` characters.
local function go_to(text, shift)
  for number, line in ipairs(lines_of(0)) do
    local column = line:find(text, 1, true)
    if column then
      vim.api.nvim_win_set_cursor(0, { number, column - 1 + (shift or 0) })
      return
    end
  end
  error("no such text: " .. text)
end

local function ask(method, params)
  local answers = vim.lsp.buf_request_sync(0, method, params or vim.lsp.util.make_position_params(), 20000) or {}
  for _, answer in pairs(answers) do
    if answer.error then
      return { error = answer.error.message }
    end
    return answer.result
  end
end

local function messages()
  local found = {}
  for _, item in ipairs(vim.diagnostic.get(0)) do
    table.insert(found, tostring(item.code or item.user_data.lsp.code) .. ":" .. (item.lnum + 1))
  end
  return found
end

local ok, problem = pcall(function()
  vim.cmd("edit " .. project .. "/main.funnel")
  vim.bo.filetype = "funnel"
  local client = vim.lsp.start_client({ name = "funnel", cmd = command, root_dir = project })
  vim.lsp.buf_attach_client(0, client)

  vim.wait(20000, function() return #vim.diagnostic.get(0) > 0 end, 50)
  result.diagnostics = messages()

  go_to("employes", 2)
  local range = vim.lsp.util.make_range_params()
  range.context = { diagnostics = {} }
  result.actions = {}
  for _, action in ipairs(ask("textDocument/codeAction", range) or {}) do
    table.insert(result.actions, action.title)
    if action.isPreferred then
      vim.lsp.util.apply_workspace_edit(action.edit, "utf-16")
      break
    end
  end
  vim.wait(20000, function()
    for _, message in ipairs(messages()) do
      if message:find("unknown-name", 1, true) then return false end
    end
    return true
  end, 50)
  result.diagnostics_after_fix = messages()

  go_to("employees >", 0)
  local hover = ask("textDocument/hover")
  result.hover = hover and hover.contents.value

  local definition = ask("textDocument/definition")
  local target = definition and (definition[1] or definition)
  result.definition = target and { target.range.start.line + 1, vim.fn.fnamemodify(vim.uri_to_fname(target.uri), ":t") }

  local params = vim.lsp.util.make_position_params()
  params.newName = "headcount"
  local edit = ask("textDocument/rename", params)
  vim.lsp.util.apply_workspace_edit(edit, "utf-16")
  result.renamed = lines_of(0)

  vim.api.nvim_buf_set_lines(0, -1, -1, false, { "segment s { when stage is " })
  vim.wait(200)
  -- Behind the last character, where the cursor is only while one types.
  local place = vim.lsp.util.make_position_params()
  place.position = { line = #lines_of(0) - 1, character = 26 }
  local completions = ask("textDocument/completion", place) or {}
  result.completions = {}
  for index, item in ipairs(completions.items or completions) do
    if index <= 3 then table.insert(result.completions, item.label) end
  end
  vim.api.nvim_buf_set_lines(0, -2, -1, false, {})

  vim.wait(200)
  if vim.lsp.buf.format then vim.lsp.buf.format({ timeout_ms = 20000 }) else vim.lsp.buf.formatting_sync(nil, 20000) end
  result.formatted = lines_of(0)
end)
if not ok then result.problem = tostring(problem) end
finish()

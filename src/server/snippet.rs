//! Quick fixes that leave a word open: an editor that takes snippets in edits puts the cursor on it.
//!
//! Such edits are of version 3.18 of the protocol (`SnippetTextEdit`), which `lsp-types` does not know; they are made of
//! the JSON of an answer.

use serde_json::{Value, json};
use tower_lsp::jsonrpc::Response;

/// What a fix writes where a word is still to come: the newsroom's "to come".
const TO_COME: &str = "TK";

/// Whether the client that sends `params` with `initialize` takes snippets in edits.
pub(super) fn are_taken(params: Option<&Value>) -> bool {
    let capability = "/capabilities/workspace/workspaceEdit/snippetEditSupport";
    params.and_then(|params| params.pointer(capability)) == Some(&Value::Bool(true))
}

/// The answer to `textDocument/codeAction` with a snippet in each action that leaves a word open: the first edit that
/// does, since one cursor is enough.
pub(super) fn in_actions(response: Response) -> Response {
    match response.into_parts() {
        (id, Ok(mut actions)) => {
            actions.as_array_mut().into_iter().flatten().for_each(put_in);
            Response::from_ok(id, actions)
        }
        (id, Err(error)) => Response::from_error(id, error),
    }
}

fn put_in(action: &mut Value) {
    let changes = action.pointer_mut("/edit/documentChanges").and_then(Value::as_array_mut);
    let edits = changes.into_iter().flatten().filter_map(|change| change.get_mut("edits")?.as_array_mut());
    for edit in edits.flatten() {
        if let Some(value) = edit["newText"].as_str().and_then(snippet) {
            *edit = json!({ "range": edit["range"], "snippet": { "kind": "snippet", "value": value } });
            return;
        }
    }
}

/// `text` with its open words as placeholders; nothing where it has none.
fn snippet(text: &str) -> Option<String> {
    let mut pieces = text.split(TO_COME);
    let mut snippet = escaped(pieces.next()?);
    let mut places = 0;
    for piece in pieces {
        let is_word = !snippet.ends_with(char::is_alphanumeric) && !piece.starts_with(char::is_alphanumeric);
        if is_word {
            places += 1;
            snippet.extend(["${", &places.to_string(), ":", TO_COME, "}"]);
        } else {
            snippet += TO_COME;
        }
        snippet += &escaped(piece);
    }
    (places > 0).then_some(snippet)
}

/// `text` with what means something in a snippet escaped.
fn escaped(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for c in text.chars() {
        if matches!(c, '$' | '}' | '\\') {
            escaped.push('\\');
        }
        escaped.push(c);
    }
    escaped
}

#[cfg(test)]
mod tests {
    use super::snippet;

    #[test]
    fn open_words_are_places_in_order() {
        assert_eq!(snippet(", TK said").as_deref(), Some(", ${1:TK} said"));
        assert_eq!(snippet("title: TK\ndate: TK\n").as_deref(), Some("title: ${1:TK}\ndate: ${2:TK}\n"));
    }

    #[test]
    fn signs_that_mean_something_in_a_snippet_are_escaped() {
        assert_eq!(snippet("costs $5 {TK} \\").as_deref(), Some("costs \\$5 {${1:TK}\\} \\\\"));
    }

    #[test]
    fn a_word_that_holds_the_letters_is_no_place() {
        assert_eq!(snippet("ATKINS"), None);
        assert_eq!(snippet("done"), None);
    }
}

//! One body as a JSON-RPC message. Its params stay text until somebody knows their type.

use std::borrow::Cow;

use serde::{Deserialize, Deserializer};
use serde_json::value::RawValue;
use serde_json::{Value, error::Category};
use tower_lsp::jsonrpc::{Error, ErrorCode, Id, Response};

/// What a client may send.
pub(super) enum Message<'a> {
    /// A request where there is an id, else a notification.
    Call { id: Option<Id>, method: Cow<'a, str>, params: Option<&'a RawValue> },
    /// The answer to a request of the server.
    Reply(Response),
    /// Not a message; the error is what the client is told.
    Refused(Error),
    /// Not a message, and nothing to say about it.
    Nothing,
}

#[derive(Deserialize)]
struct Fields<'a> {
    #[serde(borrow)]
    jsonrpc: Option<Cow<'a, str>>,
    #[serde(borrow, default, deserialize_with = "present")]
    id: Option<&'a RawValue>,
    #[serde(borrow)]
    method: Option<Cow<'a, str>>,
    #[serde(borrow)]
    params: Option<&'a RawValue>,
    #[serde(borrow)]
    result: Option<&'a RawValue>,
    #[serde(borrow)]
    error: Option<&'a RawValue>,
}

/// Keeps `null` apart from a field that is not there.
fn present<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Option<&'de RawValue>, D::Error> {
    <&RawValue>::deserialize(deserializer).map(Some)
}

impl<'a> Message<'a> {
    /// Reads `body`. Nested brackets cost no stack, and nothing but the ids and the method is copied.
    pub(super) fn read(body: &'a [u8]) -> Self {
        let body = body.strip_prefix(b"\xef\xbb\xbf").unwrap_or(body).trim_ascii();
        // Serde would read an array as the fields of a struct in their order.
        if body.first().is_some_and(|&first| first != b'{') {
            return Self::Refused(invalid("a message is a JSON object; LSP knows no batches"));
        }
        match serde_json::from_slice::<Fields>(body) {
            Ok(fields) => fields.into(),
            Err(error) if error.classify() == Category::Data => Self::Refused(invalid(error.to_string())),
            Err(error) => {
                let message = Cow::Owned(error.to_string());
                Self::Refused(Error { message, ..Error::parse_error() })
            }
        }
    }
}

impl<'a> From<Fields<'a>> for Message<'a> {
    fn from(fields: Fields<'a>) -> Self {
        let id = match fields.id.map(|id| serde_json::from_str::<Id>(id.get())) {
            None => None,
            Some(Ok(id)) => Some(id),
            Some(Err(_)) => return Self::Refused(invalid("an id is a string or a 64-bit integer")),
        };
        if fields.jsonrpc.as_deref() != Some("2.0") {
            return Self::Refused(invalid("not JSON-RPC 2.0"));
        }
        match (fields.method, id) {
            (Some(_), Some(Id::Null)) => Self::Refused(invalid("a request's id is not null")),
            (Some(method), id) => {
                let params = fields.params.filter(|params| params.get() != "null");
                Self::Call { id, method, params }
            }
            (None, None | Some(Id::Null)) => Self::Nothing,
            (None, Some(id)) => Self::Reply(Response::from_parts(id, outcome(fields.result, fields.error))),
        }
    }
}

/// What the client answered. A result that is missing or cannot be read counts as null, an error of any shape as one.
fn outcome(result: Option<&RawValue>, error: Option<&RawValue>) -> Result<Value, Error> {
    let value = |raw: &RawValue| serde_json::from_str::<Value>(raw.get()).unwrap_or_default();
    let Some(error) = error.map(value) else { return Ok(result.map(value).unwrap_or_default()) };
    let message = error["message"].as_str().unwrap_or("the client refused").to_owned();
    let code = error["code"].as_i64().map_or(ErrorCode::InternalError, ErrorCode::from);
    Err(Error { code, message: message.into(), data: None })
}

fn invalid(message: impl Into<Cow<'static, str>>) -> Error {
    Error { message: message.into(), ..Error::invalid_request() }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(body: &str) -> String {
        match Message::read(body.as_bytes()) {
            Message::Call { id, method, params } => {
                let id = id.map_or("-".to_owned(), |id| id.to_string());
                format!("{method} {id} {}", params.map_or("-", RawValue::get))
            }
            Message::Reply(reply) => {
                format!("reply {} {:?}", reply.id(), reply.result().ok_or(reply.error()))
            }
            Message::Refused(error) => format!("refused {}", error.code),
            Message::Nothing => "nothing".to_owned(),
        }
    }

    #[test]
    fn requests_and_notifications_differ_by_their_id() {
        assert_eq!(read(r#"{"jsonrpc":"2.0","id":7,"method":"a","params":{"x":1}}"#), r#"a 7 {"x":1}"#);
        assert_eq!(read(r#"{"params":null,"method":"a\u002fb","jsonrpc":"2.0"}"#), "a/b - -");
        assert_eq!(read("\u{feff} {\"jsonrpc\":\"2.0\",\"id\":\"\",\"method\":\"a\"} "), "a \"\" -");
    }

    #[test]
    fn odd_ids_are_refused() {
        for id in ["null", "1.5", "true", "[]", "{}", "1000000000000000000000000"] {
            assert_eq!(
                read(&format!(r#"{{"jsonrpc":"2.0","id":{id},"method":"a"}}"#)),
                "refused -32600",
                "{id}"
            );
        }
    }

    #[test]
    fn what_is_no_message_is_refused() {
        for body in ["[]", "7", "null", "\"x\"", r#"{"method":"a"}"#, r#"{"jsonrpc":"2.0","method":7}"#] {
            assert_eq!(read(body), "refused -32600", "{body}");
        }
        for body in ["", "{", r#"{"a": bad"#, r#"{"jsonrpc":"2.0","method":"a"} more"#] {
            assert_eq!(read(body), "refused -32700", "{body}");
        }
    }

    #[test]
    fn replies_of_any_shape_are_taken() {
        assert_eq!(read(r#"{"jsonrpc":"2.0","id":1,"result":[1]}"#), "reply 1 Ok(Array [Number(1)])");
        assert_eq!(read(r#"{"jsonrpc":"2.0","id":1}"#), "reply 1 Ok(Null)");
        assert!(read(r#"{"jsonrpc":"2.0","id":-7,"error":"text"}"#).contains("InternalError"));
        assert!(
            read(r#"{"jsonrpc":"2.0","id":1,"error":{"code":-32601,"extra":1}}"#).contains("MethodNotFound")
        );
        assert_eq!(read(r#"{"jsonrpc":"2.0","result":1}"#), "nothing");
    }

    #[test]
    fn nesting_costs_no_stack() {
        let deep = "[".repeat(100_000) + &"]".repeat(100_000);
        let body = format!(r#"{{"jsonrpc":"2.0","id":1,"method":"a","params":{{"x":{deep}}}}}"#);
        assert!(read(&body).starts_with("a 1 {"));
        assert_eq!(read(&r#"{"x":"#.repeat(100_000)), "refused -32700");
    }
}

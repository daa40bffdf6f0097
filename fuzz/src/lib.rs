//! Shared by the fuzz targets: the world of the core's tests, and splitting an input.

#[allow(dead_code, reason = "the targets need a part of it")]
#[path = "../../tests/core/support.rs"]
pub mod support;

use everbearer::engine::json::{DEPTH_LIMIT, Json};
use serde_json::Value;

/// The first line of an input, and the rest.
pub fn first_line(data: &[u8]) -> (&[u8], &[u8]) {
    match data.iter().position(|byte| *byte == b'\n') {
        Some(end) => (&data[..end], &data[end + 1..]),
        None => (data, &[]),
    }
}

/// JSON as the edge hands it in: values nested too deeply are null.
pub fn parse(text: &str) -> Option<Json> {
    serde_json::from_str(text).ok().map(|value| nested(value, DEPTH_LIMIT))
}

fn nested(value: Value, depth: usize) -> Json {
    match (value, depth.checked_sub(1)) {
        (Value::Array(_) | Value::Object(_), None) => Json::Null,
        (Value::Array(items), Some(depth)) => {
            Json::List(items.into_iter().map(|item| nested(item, depth)).collect())
        }
        (Value::Object(members), Some(depth)) => Json::Object(
            members.into_iter().map(|(name, value)| (name, nested(value, depth))).collect(),
        ),
        (plain, _) => support::to_json(plain),
    }
}

/// All texts of a value, except member names.
pub fn texts(json: &Json) -> Vec<&str> {
    match json {
        Json::Text(text) => vec![text],
        Json::List(items) => items.iter().flat_map(texts).collect(),
        Json::Object(members) => members.iter().flat_map(|(_, value)| texts(value)).collect(),
        _ => Vec::new(),
    }
}

/// Whether a text fits into a header and into one line of a log.
pub fn is_one_line(text: &str) -> bool {
    !text
        .chars()
        .any(|c| c.is_control() || matches!(c, '\u{2028}'..='\u{202e}' | '\u{2066}'..='\u{2069}'))
}

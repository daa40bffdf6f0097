//! The encoding of parameters in the body of a token request: as a form or as JSON.

use crate::engine::config::Parameter;
use crate::engine::json::{self, Json, Members};

/// The text in form encoding.
pub fn encoded(text: &str) -> String {
    percent_encoded(text, "+")
}

/// The URL standard's application/x-www-form-urlencoded serializer, with a choice of `space`. A library
/// would add a table of all 256 bytes to the module; the tests compare this function with one.
pub fn percent_encoded(text: &str, space: &str) -> String {
    let mut out = String::new();
    for byte in text.bytes() {
        if byte == b' ' {
            out.push_str(space);
        } else if byte.is_ascii_alphanumeric() || matches!(byte, b'*' | b'-' | b'.' | b'_') {
            out.push(char::from(byte));
        } else {
            out.push('%');
            json::push_hex(&mut out, byte);
        }
    }
    out
}

/// Base64 with padding (RFC 4648 §4). By arithmetic instead of a table: which memory is read does not depend
/// on the secret.
pub fn base64(bytes: &[u8]) -> String {
    let mut out = String::new();
    for group in bytes.chunks(3) {
        let byte = |at: usize| u32::from(group.get(at).copied().unwrap_or(0));
        let bits = byte(0) << 16 | byte(1) << 8 | byte(2);
        for (at, shift) in [18, 12, 6, 0].into_iter().enumerate() {
            let sextet = (bits >> shift & 63) as i32;
            out.push(if at > group.len() { '=' } else { digit(sextet) });
        }
    }
    out
}

/// The digit of six bits. Each step applies above a bound: there the difference is negative, and its shift
/// has all bits set.
fn digit(sextet: i32) -> char {
    let step = |bound: i32, by: i32| bound.wrapping_sub(sextet) >> 8 & by;
    // From "A" to "a", "0", "+" and "/".
    let steps = [step(25, 6), step(51, -75), step(61, -15), step(62, 3)];
    let code = steps.into_iter().fold(sextet.wrapping_add(65), i32::wrapping_add);
    char::from(code as u8)
}

/// The parameters as a form.
pub fn form_body(parameters: &[Parameter<'_>]) -> String {
    let mut body = String::new();
    for Parameter { name, value, .. } in parameters {
        if !body.is_empty() {
            body.push('&');
        }
        body.push_str(&encoded(name));
        body.push('=');
        body.push_str(&encoded(value));
    }
    body
}

/// The parameters as JSON. A repeated name (`resource`) becomes an array.
pub fn json_body(parameters: &[Parameter<'_>]) -> String {
    let mut members = Members::default();
    for group in parameters.chunk_by(|one, next| one.name == next.name) {
        let mut values: Vec<Json> =
            group.iter().map(|one| Json::Text(one.value.to_owned())).collect();
        let Some(Parameter { name, .. }) = group.first() else { continue };
        let value = if values.len() > 1 { None } else { values.pop() };
        members.add(name, value.unwrap_or(Json::List(values)));
    }
    members.object().written()
}

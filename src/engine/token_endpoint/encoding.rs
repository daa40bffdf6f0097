//! The encoding of the parameters of a token request: as a form or as JSON.

use crate::engine::config::Parameter;
use crate::engine::json;

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

/// The digits of base64.
pub const DIGITS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

/// Text as base64 (RFC 4648 §4). A library would be larger by half a kilobyte; the tests compare this with one.
pub fn base64(text: &str) -> String {
    let mut out = String::new();
    for group in text.as_bytes().chunks(3) {
        let mut bits = 0_usize;
        for at in 0..3 {
            bits = (bits << 8).wrapping_add(usize::from(*group.get(at).unwrap_or(&0)));
        }
        for at in 0..4 {
            let digit = DIGITS.get((bits >> 18) & 63).filter(|_| at <= group.len());
            out.push(char::from(*digit.unwrap_or(&b'=')));
            bits <<= 6;
        }
    }
    out
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
    let mut body = String::from("{");
    for group in parameters.chunk_by(|one, next| one.name == next.name) {
        let [parameter, more @ ..] = group else { continue };
        json::separate(&mut body, '{');
        json::write_string(&mut body, parameter.name);
        body.push(':');
        if more.is_empty() {
            write_value(&mut body, parameter);
        } else {
            write_list(&mut body, group);
        }
    }
    body.push('}');
    body
}

fn write_value(body: &mut String, parameter: &Parameter<'_>) {
    if parameter.is_json {
        body.push_str(parameter.value);
    } else {
        json::write_string(body, parameter.value);
    }
}

fn write_list(body: &mut String, group: &[Parameter<'_>]) {
    body.push('[');
    for parameter in group {
        json::separate(body, '[');
        write_value(body, parameter);
    }
    body.push(']');
}

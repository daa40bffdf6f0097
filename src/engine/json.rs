//! A JSON value as plain data.
//!
//! Options and token responses arrive in this form, so that a wrong type becomes one of our own errors,
//! with a name and advice. Everything that JavaScript gets to see leaves in this form.

use core::fmt;

use serde::ser::{Serialize, SerializeMap, Serializer};

use super::decimal::decimal;

/// Maximum nesting depth; deeper values are read as null. Nothing that is needed lies deeper, and a
/// hostile response must not exhaust the stack.
pub const DEPTH_LIMIT: usize = 8;

/// A JSON value. Numbers are doubles, as in JavaScript. It may hold secrets, so `Debug` shows no content.
#[derive(Clone, PartialEq)]
pub enum Json {
    /// `null`, and what JavaScript calls undefined.
    Null,
    /// `true` or `false`.
    Bool(bool),
    /// Any number.
    Number(f64),
    /// A string.
    Text(String),
    /// An array.
    List(Vec<Json>),
    /// An object, with its members in order.
    Object(Vec<(String, Json)>),
}

impl Json {
    /// The member called `name`, if this is an object that has one; the last, if the name is repeated.
    pub fn get(&self, name: &str) -> Option<&Json> {
        match self {
            Self::Object(members) => {
                members.iter().rev().find(|(key, _)| key == name).map(|(_, v)| v)
            }
            _ => None,
        }
    }

    /// The value at a path such as `errors[0].code`; a member of that very name comes first.
    pub fn at(&self, path: &str) -> Option<&Json> {
        let mut steps = path.strip_prefix('[').unwrap_or(path).split(['.', '[']);
        self.get(path).or_else(|| {
            steps.try_fold(self, |value, step| match (value, decimal(step.as_bytes())) {
                (Self::List(items), Some((index, false, b"]"))) => {
                    items.get(usize::try_from(index).ok()?)
                }
                (value, _) => value.get(step),
            })
        })
    }

    /// The text, if this is a string.
    pub fn text(&self) -> Option<&str> {
        match self {
            Self::Text(text) => Some(text),
            _ => None,
        }
    }

    /// The whole part of the number of this name.
    pub fn whole(&self, name: &str) -> Option<u64> {
        match self.get(name) {
            Some(Self::Number(number)) => Some(*number as u64),
            _ => None,
        }
    }

    /// What kind of value this is, in words for an error message.
    pub const fn kind(&self) -> &'static str {
        match self {
            Self::Null => "null",
            Self::Bool(_) => "a boolean",
            Self::Number(_) => "a number",
            Self::Text(_) => "a string",
            Self::List(_) => "an array",
            Self::Object(_) => "an object",
        }
    }
}

/// An object under construction. A member without a value is left out, as an optional property is.
#[derive(Default)]
pub struct Members(Vec<(String, Json)>);

impl Members {
    /// Adds a member.
    pub fn add(&mut self, name: &str, value: Json) {
        self.0.push((name.to_owned(), value));
    }

    /// Adds a text.
    pub fn text<'a>(&mut self, name: &str, text: impl Into<Option<&'a str>>) {
        if let Some(text) = text.into() {
            self.add(name, Json::Text(text.to_owned()));
        }
    }

    /// Adds a number. Milliseconds and counts stay far below 2^53, the limit of exact doubles.
    pub fn number(&mut self, name: &str, number: impl Into<Option<u64>>) {
        if let Some(number) = number.into() {
            self.add(name, Json::Number(number as f64));
        }
    }

    /// The object.
    pub fn object(self) -> Json {
        Json::Object(self.0)
    }
}

impl Serialize for Json {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::Null => serializer.serialize_unit(),
            Self::Bool(value) => serializer.serialize_bool(*value),
            Self::Number(value) => serializer.serialize_f64(*value),
            Self::Text(text) => serializer.serialize_str(text),
            Self::List(items) => serializer.collect_seq(items),
            Self::Object(members) => {
                let mut map = serializer.serialize_map(Some(members.len()))?;
                for (name, value) in members {
                    map.serialize_entry(name, value)?;
                }
                map.end()
            }
        }
    }
}

impl fmt::Debug for Json {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.kind())
    }
}

/// `text` as a JSON string literal, quotes included (RFC 8259 §7), appended to `out`.
pub fn write_string(out: &mut String, text: &str) {
    out.push('"');
    write_escaped(out, text);
    out.push('"');
}

/// The same without the quotes.
pub fn write_escaped(out: &mut String, text: &str) {
    for c in text.chars() {
        match c {
            '"' => out.push_str("\\\""),
            '\\' => out.push_str("\\\\"),
            '\u{0}'..='\u{1f}' => {
                out.push_str("\\u00");
                push_hex(out, c as u8);
            }
            _ => out.push(c),
        }
    }
}

/// Writes a number as JSON does. The edge has JavaScript's own; the standard library's is large.
pub type WriteNumber<'a> = &'a dyn Fn(f64) -> String;

/// A value as JSON text, appended to `out`; the strings in it, but for names, are added to `texts`. Returns whether it has
/// such a text: null, which also stands for what is no data and for what lies too deep, and numbers that are not finite
/// have none.
pub fn write_value(
    out: &mut String,
    value: &Json,
    write_number: WriteNumber<'_>,
    texts: &mut Vec<String>,
) -> bool {
    match value {
        Json::Null => return false,
        Json::Bool(yes) => out.push_str(if *yes { "true" } else { "false" }),
        Json::Number(number) if !number.is_finite() => return false,
        Json::Number(number) => out.push_str(&write_number(*number)),
        Json::Text(text) => {
            write_string(out, text);
            texts.push(text.clone());
        }
        Json::List(items) => {
            out.push('[');
            for item in items {
                separate(out, '[');
                if !write_value(out, item, write_number, texts) {
                    return false;
                }
            }
            out.push(']');
        }
        Json::Object(members) => {
            out.push('{');
            for (name, member) in members {
                separate(out, '{');
                write_string(out, name);
                out.push(':');
                if !write_value(out, member, write_number, texts) {
                    return false;
                }
            }
            out.push('}');
        }
    }
    true
}

/// A comma, unless the bracket has just been opened.
pub fn separate(out: &mut String, bracket: char) {
    if !out.ends_with(bracket) {
        out.push(',');
    }
}

/// A byte as two hexadecimal digits.
pub fn push_hex(out: &mut String, byte: u8) {
    for digit in [byte >> 4, byte & 0xf] {
        let zero = if digit < 10 { b'0' } else { b'A' - 10 };
        out.push(char::from(zero.wrapping_add(digit)));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn members_are_found_by_name_and_every_kind_is_named() {
        let items =
            vec![Json::Number(1.0), Json::Text("x".to_owned()), Json::Bool(true), Json::Null];
        assert_eq!(
            items.iter().map(Json::kind).collect::<Vec<_>>(),
            ["a number", "a string", "a boolean", "null"]
        );
        let mut inner = Members::default();
        inner.text("c", "d");
        let mut outer = Members::default();
        outer.add("a", Json::List(items));
        outer.add("b", inner.object());
        let json = outer.object();
        assert_eq!(json.get("a").map(Json::kind), Some("an array"));
        assert_eq!(json.get("b").and_then(|b| b.get("c")).and_then(Json::text), Some("d"));
        assert_eq!(json.get("missing"), None);
        assert_eq!(Json::Null.get("a"), None);
    }

    #[test]
    fn the_last_of_a_repeated_name_counts_as_in_javascript() {
        let mut members = Members::default();
        members.text("a", "1");
        members.text("a", "2");
        assert_eq!(members.object().get("a").and_then(Json::text), Some("2"));
    }

    #[test]
    fn written_strings_read_back_the_same() {
        let every: String = ('\u{0}'..='\u{2fff}').chain("𝄞\"\\/".chars()).collect();
        let mut out = String::new();
        write_string(&mut out, &every);
        assert_eq!(serde_json::from_str::<String>(&out).unwrap(), every);
    }

    #[test]
    fn members_without_a_value_are_left_out() {
        let mut members = Members::default();
        members.number("a", 1);
        members.text("b", None);
        members.number("b", None);
        members
            .add("c", Json::List(vec![Json::Bool(true), Json::Text("x".to_owned()), Json::Null]));
        assert_eq!(
            serde_json::to_string(&members.object()).unwrap(),
            r#"{"a":1.0,"c":[true,"x",null]}"#
        );
    }

    #[test]
    fn debug_shows_no_content() {
        assert_eq!(format!("{:?}", Json::Text("secret".to_owned())), "a string");
    }
}

//! Bodies of token responses: JSON, empty, invalid, or too large.

use everbearer::engine::json::Json;

use super::*;

/// The body read from this text, with a real JSON parser.
fn body(text: &str) -> Body {
    Body::of(Some(text), |text| serde_json::from_str(text).ok().map(to_json))
}

#[test]
fn json_is_read_despite_white_space_and_a_byte_order_mark() {
    let whole = Body::Json(to_json(json!({"a": "ü€"})));
    for text in ["{\"a\":\"ü€\"}", "\u{feff} {\"a\":\"ü€\"}\r\n"] {
        assert_eq!(body(text), whole);
    }
    assert_eq!(body("null"), Body::Json(Json::Null));
}

#[test]
fn an_invalid_body_is_distinguished_from_an_empty_one() {
    for nothing in ["", " \r\n\t", "\u{feff}"] {
        assert_eq!(body(nothing), Body::Empty, "{nothing:?}");
    }
    for other in ["<html>", "{", "{\"a\":\"\u{fffd}", "\u{feff}\u{feff}1"] {
        assert_eq!(body(other), Body::NotJson, "{other:?}");
    }
}

#[test]
fn a_body_that_was_too_large_is_not_parsed() {
    assert_eq!(Body::of(None, |_| panic!("there is nothing to parse")), Body::TooLarge);
}

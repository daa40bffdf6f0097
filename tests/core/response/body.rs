//! Bodies as they were read: JSON, nothing, something else, or more than is read.

use everbearer::engine::json::Json;

use super::*;

/// What becomes of this text. The edge's parser is a real one.
fn body(text: &str) -> Body {
    Body::of(Some(text), |text| serde_json::from_str(text).ok().map(to_json))
}

#[test]
fn json_is_read_with_whatever_space_and_byte_order_mark_stand_around_it() {
    let whole = Body::Json(to_json(json!({"a": "ü€"})));
    for text in ["{\"a\":\"ü€\"}", "\u{feff} {\"a\":\"ü€\"}\r\n"] {
        assert_eq!(body(text), whole);
    }
    assert_eq!(body("null"), Body::Json(Json::Null));
}

#[test]
fn what_is_no_json_is_told_from_what_is_nothing() {
    for nothing in ["", " \r\n\t", "\u{feff}"] {
        assert_eq!(body(nothing), Body::Empty, "{nothing:?}");
    }
    for other in ["<html>", "{", "{\"a\":\"\u{fffd}", "\u{feff}\u{feff}1"] {
        assert_eq!(body(other), Body::NotJson, "{other:?}");
    }
}

#[test]
fn a_body_that_was_too_large_is_not_parsed() {
    assert_eq!(Body::of(None, |_| panic!("nothing is there to parse")), Body::TooLarge);
}

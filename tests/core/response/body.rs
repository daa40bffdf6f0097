//! Bodies as they arrive in pieces: gathered up to a limit, and read as JSON or not at all.

use everbearer::core::json::Json;
use everbearer::core::response::BodyBuffer;

use super::*;

/// What becomes of these pieces. The edge's parser is a real one.
fn gathered(chunks: &[&[u8]]) -> Body {
    let mut buffer = BodyBuffer::default();
    for chunk in chunks {
        assert!(buffer.push(chunk));
    }
    buffer.finish(|text| serde_json::from_str(text).ok().map(to_json))
}

#[test]
fn a_body_is_the_text_of_all_its_pieces() {
    let whole = Body::Json(to_json(json!({"a": "ü€"})));
    for chunks in [
        &[r#"{"a":"ü€"}"#.as_bytes()] as &[&[u8]],
        &[b"{\"a\":\"\xc3", b"\xbc\xe2\x82", b"", b"\xac\"}"],
        &["\u{feff} {\"a\":\"ü€\"}\r\n".as_bytes()],
    ] {
        assert_eq!(gathered(chunks), whole);
    }
    assert_eq!(gathered(&[b"null"]), Body::Json(Json::Null));
}

#[test]
fn what_is_no_json_is_told_from_what_is_nothing() {
    for nothing in ["", " \r\n\t", "\u{feff}"] {
        assert_eq!(gathered(&[nothing.as_bytes()]), Body::Empty, "{nothing:?}");
    }
    for other in [b"<html>" as &[u8], b"{", b"{\"a\":\"\xff\"}", b"\xef\xbb\xbf\xef\xbb\xbf1"] {
        assert_eq!(gathered(&[other]), Body::NotJson, "{other:?}");
    }
}

#[test]
fn a_body_holds_256_kilobytes_and_not_a_byte_more() {
    let mut buffer = BodyBuffer::default();
    for _ in 0..255 {
        assert!(buffer.push(&[b' '; 1_024]));
    }
    assert!(!buffer.push(&[b' '; 1_025]), "a piece that is too large is not taken in part");
    assert!(buffer.push(&[b' '; 1_023]));
    assert!(buffer.push(b"1"));
    assert!(!buffer.push(b"2"));
    assert!(buffer.push(b""));
    let parsed = buffer.finish(|text| Some(Json::Text(text.to_owned())));
    assert_eq!(parsed, Body::Json(Json::Text("1".to_owned())), "what fitted, and nothing else");
}

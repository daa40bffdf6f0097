//! How long a token lives, in each form in which providers say it.

use base64ct::{Base64Url, Base64UrlUnpadded, Encoding};
use everbearer::engine::json::Json;
use everbearer::engine::time::{Millis, UnixMillis};
use everbearer::engine::token_endpoint::expiry::lifetime;
use serde_json::{Value, json};

use crate::dice::Dice;
use crate::support::{DAY, HOUR, SECOND, START, to_json};

const NOW: UnixMillis = UnixMillis(START);

/// The lifetime in milliseconds that a member with this value gives.
fn stated(format: &str, value: Value) -> Option<u64> {
    lifetime(format, Some(&to_json(value)), "opaque", NOW).map(|ms| ms.0)
}

/// That of a token whose payload is this text.
fn of_payload(payload: &str) -> Option<u64> {
    let payload = Base64UrlUnpadded::encode_string(payload.as_bytes());
    lifetime("jwt", None, &format!("eyJhbGciOiJub25lIn0.{payload}.c2ln"), NOW).map(|ms| ms.0)
}

/// The point in time of a text, in seconds since the Unix epoch.
fn point(text: &str) -> Option<u64> {
    let now = UnixMillis(0);
    lifetime("iso8601", Some(&Json::Text(text.to_owned())), "", now).map(|ms| ms.0 / SECOND)
}

#[test]
fn spans_are_counted_from_now_in_their_unit() {
    for (value, units) in [
        (json!(3600), Some(3_600)),
        (json!("3600"), Some(3_600)),
        (json!(" 3600.7 "), Some(3_600)),
        (json!(0), Some(0)),
        (json!("soon"), None),
        (json!(true), None),
        (json!(null), None),
        (json!([3600]), None),
    ] {
        assert_eq!(stated("seconds", value.clone()), units.map(|units| units * SECOND), "{value}");
        assert_eq!(stated("milliseconds", value.clone()), units, "{value}");
    }
    assert_eq!(stated("seconds", json!(0.5)), Some(500));
    for never in [json!(-1), json!("-1")] {
        assert_eq!(stated("milliseconds", never.clone()), Some(u64::MAX));
        assert_eq!(stated("seconds", never), Some(u64::MAX));
    }
}

#[test]
fn points_in_time_are_compared_with_the_clock() {
    let end_ms = START + HOUR;
    for number in [json!(end_ms), json!(end_ms.to_string()), json!(format!("{end_ms}.9"))] {
        assert_eq!(stated("epoch_milliseconds", number), Some(HOUR));
    }
    for number in [json!(end_ms / 1_000), json!((end_ms / 1_000).to_string())] {
        assert_eq!(stated("epoch_seconds", number), Some(HOUR));
    }
    assert_eq!(stated("epoch_seconds", json!((end_ms as f64 + 250.0) / 1_000.0)), Some(HOUR + 250));
    for passed in [json!(0), json!(1), json!(START / 1_000 - 1), json!(START / 1_000)] {
        assert_eq!(stated("epoch_seconds", passed.clone()), Some(0), "{passed}");
    }
    assert!(stated("epoch_seconds", json!(-1)) > Some(1_000 * DAY), "never");
    assert!(stated("epoch_seconds", json!(1e300)) > Some(1_000 * DAY));
    for unusable in [json!("tomorrow"), json!(null), json!({}), json!("2026-01-01T00:00:00Z")] {
        assert_eq!(stated("epoch_seconds", unusable.clone()), None, "{unusable}");
        assert_eq!(stated("epoch_milliseconds", unusable), None);
    }
}

#[test]
fn a_missing_member_states_nothing() {
    for format in ["seconds", "milliseconds", "epoch_seconds", "epoch_milliseconds", "iso8601"] {
        assert_eq!(lifetime(format, None, "a.b.c", NOW), None, "{format}");
    }
}

/// The days of each month.
fn months(year: u64) -> [u64; 12] {
    let is_leap = year.is_multiple_of(400) || (year.is_multiple_of(4) && !year.is_multiple_of(100));
    [31, if is_leap { 29 } else { 28 }, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
}

#[test]
fn every_date_of_the_calendar_is_counted_and_no_other() {
    let mut day_s = 0;
    for year in 1_970..2_410 {
        for (month, length) in (1..).zip(months(year)) {
            for day in 1..=length {
                assert_eq!(point(&format!("{year}-{month:02}-{day:02}")), Some(day_s));
                day_s += 86_400;
            }
            for wrong in [0, length + 1, 99] {
                assert_eq!(point(&format!("{year}-{month:02}-{wrong:02}")), None);
            }
        }
        assert_eq!(point(&format!("{year}-00-01")), None);
        assert_eq!(point(&format!("{year}-13-01")), None);
    }
    assert_eq!(point("9999-12-31T23:59:59Z"), Some(253_402_300_799));
    for early in ["0000-01-01", "1969-12-31T23:59:59Z", "1970-01-01T00:30+01:00"] {
        assert_eq!(point(early), Some(0), "{early}");
    }
}

#[test]
fn a_time_has_an_offset_or_means_utc() {
    let at = 1_767_268_800; // 2026-01-01T12:00:00Z
    for (text, seconds) in [
        ("2026-01-01T12:00:00Z", at),
        ("2026-01-01t12:00:00z", at),
        ("2026-01-01T12:00:00", at),
        ("2026-01-01 12:00:00", at),
        (" 2026-01-01T12:00Z\n", at),
        ("2026-01-01T12:00", at),
        ("2026-01-01T12:00:00.999Z", at),
        ("2026-01-01T12:00:00.1234567", at),
        ("2026-01-01T12:00:00.000+0000", at),
        ("2026-01-01T14:30:05+02:30", at + 5),
        ("2026-01-01T14:30:05+0230", at + 5),
        ("2026-01-01T14:00:05+02", at + 5),
        ("2026-01-01T07:00:05-05:00", at + 5),
        ("2025-12-31T22:00:00-14:00", at),
        ("2026-01-01T12:00:60Z", at + 60),
    ] {
        assert_eq!(point(text), Some(seconds), "{text}");
    }
}

#[test]
fn other_texts_are_no_points_in_time() {
    for text in [
        "",
        "2026",
        "2026-01",
        "2026-1-1",
        "20260101T120000Z",
        "26-01-01T12:00:00Z",
        "+2026-01-01",
        "2026-01-01T",
        "2026-01-01T12",
        "2026-01-01T24:00:00Z",
        "2026-01-01T12:60:00Z",
        "2026-01-01T12:00:61Z",
        "2026-01-01T12:00:0Z",
        "2026-01-01T1２:00:00Z",
        "2026-01-01T12:00:00X",
        "2026-01-01T12:00:00ZZ",
        "2026-01-01T12:00:00+",
        "2026-01-01T12:00:00+24:00",
        "2026-01-01T12:00:00+02:60",
        "2026-01-01T12:00:00+02:00:00",
        "2026-01-01T12:00:00+1",
        "2026-01-01T12:00:00 GMT",
        "2026/01/01 12:00:00",
        "Thu, 01 Jan 2026 12:00:00 GMT",
        "1767268800",
    ] {
        assert_eq!(point(text), None, "{text}");
    }
    assert_eq!(stated("iso8601", json!(1_767_268_800)), None);
}

#[test]
fn the_claim_of_a_token_is_found_whatever_is_around_it() {
    let end = START / 1_000 + 3_600;
    for payload in [
        format!(r#"{{"exp":{end}}}"#),
        format!("\t{{ \"iss\" : \"x\" ,\n \"exp\" : {end} }}\r\n"),
        format!(r#"{{"exp":{end}.75,"a":1}}"#),
        format!(r#"{{"a":{{"exp":1}},"exp":{end},"b":[{{"exp":2}}]}}"#),
        format!(r#"{{"a":"\"exp\":1,{{","exp":{end},"b":"}}\\"}}"#),
        format!(r#"{{"exp":1,"exp":{end}}}"#),
        format!(r#"{{"x":"exp","exp":{end},"y":["exp",1]}}"#),
        format!(r#"{{"name":"Zoë 中 }} \u0022exp\u0022:3","exp":{end}}}"#),
    ] {
        assert_eq!(of_payload(&payload), Some(HOUR), "{payload}");
    }
    assert_eq!(of_payload(r#"{"exp":1}"#), Some(0), "it has passed");
}

#[test]
fn a_token_without_a_usable_claim_states_nothing() {
    for payload in [
        "",
        "{}",
        "exp",
        r#"{"iat":1}"#,
        r#"{"exp":"1999999999"}"#,
        r#"{"exp":null}"#,
        r#"{"exp":-1}"#,
        r#"{"exp":1.9e9}"#,
        r#"{"exp":[1999999999]}"#,
        r#"{"exp":1999999999"#,
        r#"{"Exp":1999999999}"#,
        r#"{"expires":1999999999}"#,
        r#"{"a":{"exp":1999999999}}"#,
        r#"["exp",1999999999]"#,
        r#"{"a":"exp"#,
    ] {
        assert_eq!(of_payload(payload), None, "{payload}");
    }
    for token in ["", "opaque", ".", "..", "a.b", "a.!.c", "a.é.c", "a.eyJleHA+.c"] {
        assert_eq!(lifetime("jwt", Some(&Json::Number(60.0)), token, NOW), None, "{token}");
    }
}

/// A value at random, with names and texts that may mislead a reader.
fn any(dice: &mut Dice, depth: u64) -> Value {
    let texts = ["exp", "\"exp\":5", "{", "}]", "\\", "\\\"", "", "é\u{7}", "exp\":"];
    match dice.up_to(if depth == 0 { 3 } else { 5 }) {
        0 => json!(dice.up_to(9_999_999_999)),
        1 => json!(dice.pick(&texts)),
        2 => json!(dice.pick(&[true, false])),
        3 => json!(null),
        4 => (0..dice.up_to(3)).map(|_| any(dice, depth - 1)).collect(),
        _ => {
            let members = (0..dice.up_to(3)).map(|_| {
                let name = dice.pick(&texts).to_owned();
                (name, any(dice, depth - 1))
            });
            Value::Object(members.collect())
        }
    }
}

#[test]
fn any_encoded_token_is_read_as_by_a_library() {
    let mut found = 0;
    for seed in 0..20_000 {
        let dice = &mut Dice::new(seed);
        let names = ["exp", "iat", "\"exp", "e", "aud"];
        let members = (0..dice.up_to(4)).map(|_| (dice.pick(&names).to_owned(), any(dice, 3)));
        let payload = Value::Object(members.collect());
        let expected = payload["exp"].as_u64().map(|end| (end * SECOND).saturating_sub(START));
        found += usize::from(expected.is_some());
        let text = if dice.one_in(2) {
            payload.to_string()
        } else {
            serde_json::to_string_pretty(&payload).unwrap()
        };
        let encode = dice.pick(&[Base64Url::encode_string, Base64UrlUnpadded::encode_string]);
        let token = format!("e30.{}.c2ln", encode(text.as_bytes()));
        let read = lifetime("jwt", None, &token, NOW).map(|ms| ms.0);
        assert_eq!(read, expected, "{payload}");
    }
    assert!(found > 1_000, "{found}");
}

#[test]
fn no_text_is_too_much() {
    let pieces = ["{", "[", "\"", "\\", "exp", ":", "9", "-", ".", "T", "Z", "+", " ", "é", "="];
    for seed in 0..50_000 {
        let dice = &mut Dice::new(seed);
        let text: String = (0..dice.up_to(40)).map(|_| dice.pick(&pieces)).collect();
        let encoded = Base64UrlUnpadded::encode_string(text.as_bytes());
        for token in [format!("a.{encoded}.b"), format!("a.{text}.b"), text.clone()] {
            let _ = lifetime("jwt", None, &token, NOW);
        }
        let _ = point(&text);
        let _ = point(&format!("2026-01-01T{text}"));
    }
    let deep = "[".repeat(200_000);
    assert_eq!(of_payload(&format!("{{\"a\":{deep}")), None);
    assert_eq!(lifetime("seconds", Some(&Json::Number(f64::NAN)), "", NOW), None::<Millis>);
}

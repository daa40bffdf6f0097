//! Successful token responses: what they may contain, and how it is read.

use everbearer::engine::error::{Code, Error};
use everbearer::engine::ids::Generation;
use everbearer::engine::json::Json;
use everbearer::engine::lifecycle::token::Granted;
use everbearer::engine::time::{Millis, UnixMillis};
use everbearer::engine::token_endpoint::response::{self, Body, TokenResponse};
use serde_json::{Value, json};

use crate::support::{
    DAY, HOUR, MINUTE, SECOND, SECRET, START, TOKEN, World, assert_clean, at, config,
    json_response, sent, to_json,
};

mod advice;
mod body;
mod refusal;

fn read(response: &TokenResponse) -> Result<Granted, Error> {
    response::read(response, sent(&config(json!({}))), at(5_000, START))
}

fn read_with(members: Value) -> Result<Granted, Error> {
    let mut body = json!({"access_token": "abc", "token_type": "Bearer", "expires_in": 3600});
    for (name, value) in members.as_object().unwrap() {
        body[name] = value.clone();
    }
    read(&json_response(200, body))
}

fn without(member: &str) -> Result<Granted, Error> {
    let mut body = json!({"access_token": "abc", "token_type": "Bearer", "expires_in": 3600});
    body.as_object_mut().unwrap().remove(member);
    read(&json_response(200, body))
}

#[test]
fn lifetimes_are_read_leniently() {
    for (given, expected) in [
        (json!(3600), Some(HOUR)),
        (json!("3600"), Some(HOUR)),
        (json!(" 3600 "), Some(HOUR)),
        (json!(3600.7), Some(3_600_700)),
        (json!("3600.9"), Some(HOUR)),
        (json!(1), Some(SECOND)),
        (json!(0), Some(0)),
        (json!("0"), Some(0)),
        (json!(-5), Some(u64::MAX)),
        (json!("-5"), Some(u64::MAX)),
        (json!("-0.5"), Some(u64::MAX)),
        (json!(-0.0), Some(0)),
        (json!("-0"), Some(0)),
        (json!(1e12), Some(1_000_000_000_000_000)),
        (json!("abc"), None),
        (json!(""), None),
        (json!("inf"), None),
        (json!("NaN"), None),
        (json!("1e999"), None),
        (json!("3600s"), None),
        (json!("0x10"), None),
        (json!("1.2.3"), None),
        (json!("99999999999999999999999"), Some(u64::MAX)),
        (json!(null), None),
        (json!(true), None),
        (json!([3600]), None),
        (json!({"seconds": 3600}), None),
    ] {
        let granted = read_with(json!({"expires_in": given.clone()})).unwrap();
        assert_eq!(granted.lifetime.expires_in_ms, expected.map(Millis), "{given}");
    }
    assert_eq!(without("expires_in").unwrap().lifetime.expires_in_ms, None);
}

/// JavaScript reads 1e999 as a number; infinite numbers and NaN can only come from there.
#[test]
fn a_lifetime_that_is_not_a_finite_number_is_ignored() {
    for number in [f64::INFINITY, f64::NEG_INFINITY, f64::NAN] {
        let members = [
            ("access_token".to_owned(), Json::Text("abc".to_owned())),
            ("expires_in".to_owned(), Json::Number(number)),
        ];
        let body = Body::Json(Json::Object(members.into()));
        let granted =
            read(&TokenResponse { status: 200, retry_after: None, base: None, body }).unwrap();
        assert_eq!(granted.lifetime.expires_in_ms, None, "{number}");
    }
}

#[test]
fn a_lifetime_becomes_an_expiry_within_bounds() {
    for (given, trusted_ms) in [
        (json!(3600), HOUR),
        (json!("abc"), 15 * MINUTE),
        (json!(null), 15 * MINUTE),
        (json!(1e12), DAY),
        (json!(1e300), DAY),
        (json!(0), 0),
        (json!(-1), DAY),
        (json!("-1"), DAY),
    ] {
        let mut world = World::new(json!({}));
        let mut call = world.call(crate::support::GET);
        let flight = world.begin(&mut call);
        let body = json!({"access_token": "abc", "expires_in": given.clone()});
        world.land(flight, Ok(json_response(200, body)));
        let status = world.engine.status(world.now());
        assert_eq!(status.expires_at_ms, Some(UnixMillis(START + trusted_ms)), "{given}");
    }
}

#[test]
fn the_age_of_a_token_counts_from_its_request() {
    let mut world = World::new(json!({}));
    let mut call = world.call(crate::support::GET);
    let flight = world.begin(&mut call);
    world.advance(8 * SECOND);
    world.grant(flight, 3_600);
    let status = world.engine.status(world.now());
    assert_eq!(status.expires_at_ms, Some(UnixMillis(START + HOUR)));
}

#[test]
fn refresh_in_is_read_like_expires_in_and_counts_only_above_zero() {
    for (given, expected) in [
        (json!(1800), Some(1_800_000)),
        (json!("1800"), Some(1_800_000)),
        (json!(0), None),
        (json!(-1), None),
        (json!("soon"), None),
    ] {
        let granted = read_with(json!({"refresh_in": given.clone()})).unwrap();
        assert_eq!(granted.lifetime.refresh_in_ms, expected.map(Millis), "{given}");
    }
}

#[test]
fn token_types() {
    for fine in [json!("bearer"), json!("BEARER"), json!("Bearer"), json!(" Bearer\t"), json!(null)]
    {
        let granted = read_with(json!({"token_type": fine.clone()}));
        assert_eq!(granted.unwrap().access_token.expose(), "abc", "{fine}");
    }
    assert!(without("token_type").is_ok());
    for (wrong, words) in [
        (json!("mac"), "a token of type \"mac\"; only bearer"),
        (
            json!("BearerToken"),
            "a token of type \"BearerToken\"; only bearer tokens are supported, and what profile.tokenTypes names",
        ),
        (json!(""), "a token of type \"\"; only bearer"),
        (json!(7), "a number as token_type"),
        (json!(["bearer"]), "an array as token_type"),
    ] {
        let error = read_with(json!({"token_type": wrong.clone()})).unwrap_err();
        assert_eq!(error.code, Code::InvalidTokenResponse, "{wrong}");
        assert!(error.message.contains(words), "{wrong}: {}", error.message);
        assert_eq!(error.status, Some(200));
    }
}

/// A lifetime of "never" becomes the maximum lifetime, and not a token request for each call.
#[test]
fn a_token_that_never_expires_is_trusted_for_the_maximum_lifetime() {
    let mut world = World::new(json!({}));
    let mut call = world.call(crate::support::GET);
    let flight = world.begin(&mut call);
    world.land(flight, Ok(json_response(200, json!({"access_token": "abc", "expires_in": -1}))));
    for _ in 0..50 {
        world.advance(10 * MINUTE);
        let mut call = world.call(crate::support::GET);
        assert_eq!(world.send(&mut call), Generation(1));
    }
    assert_eq!(world.requests(), 1);
}

#[test]
fn the_longest_wait_that_the_token_endpoint_may_ask_for_is_the_policys() {
    let config =
        config(json!({"policy": {"tokenRetryAfterMaxMs": 60_000, "maxLifetimeMs": 1_000}}));
    for (header, ms) in [("59", 59_000), ("60", 60_000), ("61", 60_000), ("4102444800", 60_000)] {
        let response = TokenResponse {
            retry_after: Some(header.to_owned()),
            status: 429,
            base: None,
            body: Body::Empty,
        };
        let error = response::read(&response, sent(&config), at(5_000, START)).unwrap_err();
        assert_eq!(error.retry_after_ms, Some(Millis(ms)), "{header}");
    }
}

#[test]
fn access_tokens_that_no_header_can_carry_are_invalid_and_not_shown() {
    for (wrong, words) in [
        (json!(12_345_678_901_u64), "a number as access_token"),
        (json!(null), "null as access_token"),
        (json!({"value": TOKEN}), "an object as access_token"),
        (json!(""), "an empty access_token"),
        (json!(format!("{TOKEN} two")), "no header can carry"),
        (json!(format!(" {TOKEN}")), "no header can carry"),
        (json!(format!("{TOKEN}\u{0}")), "no header can carry"),
        (json!(format!("{TOKEN}\u{7f}")), "no header can carry"),
        (json!(format!("{TOKEN}\tx")), "no header can carry"),
        (json!(format!("{TOKEN}\n")), "no header can carry"),
        (json!(format!("{TOKEN}\r\nX-Injected: 1")), "no header can carry"),
        (json!(format!("{TOKEN}ü")), "no header can carry"),
    ] {
        let error = read_with(json!({"access_token": wrong.clone()})).unwrap_err();
        assert_eq!(error.code, Code::InvalidTokenResponse, "{wrong}");
        assert!(!error.code.transient());
        assert!(error.message.contains(words), "{wrong}: {}", error.message);
        assert_clean(&format!("{error:?}"));
        assert!(!error.message.contains("12345678901"));
    }
    let error = without("access_token").unwrap_err();
    assert_eq!(error.code, Code::InvalidTokenResponse);
    assert!(error.message.contains("without an access_token"));
}

#[test]
fn every_visible_ascii_character_is_valid_in_a_token() {
    let every: String = ('!'..='~').collect();
    let granted = read_with(json!({"access_token": every.clone()})).unwrap();
    assert_eq!(granted.access_token.expose(), every);
}

#[test]
fn the_scope_that_was_granted_is_kept_if_it_is_text() {
    assert_eq!(read_with(json!({"scope": "read"})).unwrap().scope.as_deref(), Some("read"));
    let list = read_with(json!({"scope": ["read", "write:all"]})).unwrap();
    assert_eq!(list.scope.as_deref(), Some("read write:all"));
    for no_text in [json!(7), json!([7]), json!([]), json!({"a": "b"})] {
        assert_eq!(read_with(json!({ "scope": no_text })).unwrap().scope, None);
    }
    assert_eq!(without("scope").unwrap().scope, None);
}

#[test]
fn debug_of_a_response_does_not_show_its_body() {
    let response = TokenResponse {
        status: 200,
        retry_after: None,
        base: None,
        body: Body::Json(to_json(json!({"access_token": TOKEN, "client_secret": SECRET}))),
    };
    assert_clean(&format!("{response:?}"));
}

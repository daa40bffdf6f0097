//! Forms of lifetimes, members by path, codes that are booleans, and the header that says how long to wait.

use everbearer::engine::call::Step;
use everbearer::engine::call::verdict::Outcome;

use everbearer::engine::json::Json;

use super::*;
use crate::support::parse_url;

#[test]
fn the_lifetime_is_read_in_the_providers_form() {
    let jwt = "e30.eyJleHAiOjE3OTM5NTg1NzcsInN1YiI6ImEifQ.c2ln"; // exp: START and an hour
    for (format, value, expected_ms) in [
        ("seconds", json!(60), Some(MINUTE)),
        ("milliseconds", json!(60_000), Some(MINUTE)),
        ("epoch_seconds", json!(START / 1_000 + 60), Some(MINUTE)),
        ("epoch_milliseconds", json!(START + 60_000), Some(MINUTE)),
        ("iso8601", json!("2026-11-06T08:50:37Z"), Some(MINUTE)),
        ("iso8601", json!("soon"), None),
        ("jwt", json!(60), Some(HOUR)),
        ("jwt", json!(null), Some(HOUR)),
    ] {
        let body = json!({ "access_token": jwt, "expires_in": value });
        let profile = json!({ "expiresInFormat": format });
        assert_eq!(lifetime_ms(profile, body), expected_ms, "{format} {value}");
    }
    let profile = json!({ "expiresInFormat": "epoch_seconds", "expiresInMember": "expires_on" });
    let body = json!({ "access_token": jwt, "expires_on": "1793955037", "expires_in": 5 });
    assert_eq!(lifetime_ms(profile, body), Some(MINUTE));
}

#[test]
fn a_token_whose_end_has_passed_has_no_life_but_serves_those_who_waited() {
    let profile = json!({ "expiresInFormat": "epoch_seconds" });
    let mut world = World::new(json!({ "profile": profile }));
    let mut call = world.call(GET);
    let flight = world.begin(&mut call);
    world.land(flight, Ok(json_response(200, json!({ "access_token": TOKEN, "expires_in": 1 }))));
    assert_eq!(world.send(&mut call), Generation(1));
    world.advance(1);
    let mut next = world.call(GET);
    world.begin(&mut next);
}

#[test]
fn members_are_found_by_path_and_by_their_literal_name_first() {
    let path = || {
        json!({
            "tokenMember": "data.items[1]", "accessTokenMember": "token.value", "expiresInMember": "ttl[0]",
            "errorMember": "errors[0].code", "errorDescriptionMember": "errors[0].text",
        })
    };
    let token = json!({ "token": { "value": TOKEN }, "ttl": [60, 70] });
    let body = json!({ "data": { "items": [null, token] } });
    assert_eq!(granted(path(), body.clone()), TOKEN);
    assert_eq!(lifetime_ms(path(), body), Some(MINUTE));
    let literal = json!({ "accessTokenMember": "a.b" });
    assert_eq!(granted(literal, json!({ "a.b": TOKEN, "a": { "b": "other" } })), TOKEN);
    let errors =
        json!({ "errors": [{ "code": "invalid_client", "text": "No." }, { "code": "x" }] });
    let error = read_with(path(), 400, errors).unwrap_err();
    assert_eq!(error.code, Code::InvalidClient);
    assert_eq!(error.oauth.description.as_deref(), Some("No."));
    let top = json!({ "errorMember": "[0].errorCode" });
    let error = read_with(top, 400, json!([{ "errorCode": "invalid_client" }])).unwrap_err();
    assert_eq!(error.code, Code::InvalidClient);
    for missing in [json!({ "data": { "items": [1] } }), json!({ "data": [] }), json!({})] {
        let error = read_with(path(), 200, missing).unwrap_err();
        assert_eq!(error.code, Code::InvalidTokenResponse);
    }
}

/// tests/js/unit/body-codes.test.mjs has the same cases.
#[test]
fn paths_lead_to_members_and_elements() {
    let cases: Value = serde_json::from_str(include_str!("paths.json")).unwrap();
    for case in cases.as_array().unwrap() {
        let (body, path) = (to_json(case["body"].clone()), case["path"].as_str().unwrap());
        let found = body.at(path).cloned();
        assert_eq!(found, case.get("found").cloned().map(to_json), "{case}");
    }
}

#[test]
fn codes_may_be_booleans() {
    let profile =
        json!({ "codeMember": "success", "successCode": "true", "statusOfCode": { "false": 401 } });
    assert_eq!(granted(profile.clone(), json!({ "access_token": TOKEN, "success": true })), TOKEN);
    assert_eq!(
        granted(profile.clone(), json!({ "access_token": TOKEN, "success": "true" })),
        TOKEN
    );
    assert_eq!(granted(profile.clone(), json!({ "access_token": TOKEN })), TOKEN);
    let body = json!({ "access_token": TOKEN, "success": false });
    assert_eq!(failed(profile.clone(), 200, body), (Code::InvalidClient, Some(401)));
    let own = with(profile).profile;
    for (body, status, meant) in [
        (json!({ "success": false }), 200, 401),
        (json!({ "success": false }), 403, 401),
        (json!({ "success": true }), 200, 200),
        (json!({ "success": null }), 200, 200),
    ] {
        assert_eq!(own.status_of(status, &to_json(body)), meant);
    }
    let mapped = json!({ "codeMember": "ok", "statusOfCode": { "true": 500 } });
    assert_eq!(failed(mapped, 200, json!({ "ok": true })).1, Some(500));
}

#[test]
fn a_boolean_is_no_name_of_an_error() {
    let error = read_with(json!({}), 400, json!({ "error": true })).unwrap_err();
    assert_eq!(error.oauth.error, None);
}

/// The wait that a token response of this status asks for by this text.
fn asked_ms(profile: &Value, status: u16, text: &str) -> Option<u64> {
    let config = with(profile.clone());
    let error = response::read(&bare(status, Some(text)), sent(&config), at(5_000, START));
    error.unwrap_err().retry_after_ms.map(|ms| ms.0)
}

#[test]
fn another_header_says_how_long_to_wait_after_a_429_or_a_503() {
    for (format, text, expected_ms) in [
        ("", "5", 5_000),
        ("", &(START / 1_000 + 5).to_string(), 5_000),
        ("milliseconds", "5000", 5_000),
        ("epoch_seconds", &(START / 1_000 + 5).to_string(), 5_000),
        ("epoch_seconds", "5", 0),
        ("epoch_milliseconds", &(START + 5_000).to_string(), 5_000),
    ] {
        let profile = json!({ "retryAfterHeader": "X-Reset", "retryAfterFormat": format });
        let given = with(profile.clone()).profile;
        assert_eq!(given.get(Field::RetryAfter), "x-reset");
        let marked = text.to_owned() + &given.retry_after_mark();
        for status in [429, 503] {
            assert_eq!(asked_ms(&profile, status, &marked), Some(expected_ms), "{format} {text}");
        }
        for status in [400, 401, 403, 500] {
            assert_eq!(asked_ms(&profile, status, &marked), None, "{format} {status}");
            assert_eq!(asked_ms(&profile, status, "5"), Some(5_000), "Retry-After itself");
        }
    }
    let own = json!({ "retryAfterFormat": "milliseconds" });
    let marked = "5000".to_owned() + &with(own.clone()).profile.retry_after_mark();
    assert_eq!(asked_ms(&own, 400, &marked), Some(5_000), "Retry-After in another form");
    assert_eq!(with(json!({})).profile.retry_after_mark(), "");
}

/// What becomes of a call that gets a response of this status with this header.
fn step_after(status: u16, header: &str) -> Step {
    let profile = json!({ "rejectedStatuses": [401, 403], "retryAfterHeader": "x-reset" });
    let mut world = World::warm(json!({ "profile": profile }), 3_600);
    let mut call = world.call(GET);
    let generation = world.send(&mut call);
    let outcome =
        Outcome::Response { status, retry_after: Some(header), challenge: None, elsewhere: false };
    let now = world.now();
    world.engine.ended(&mut call, generation, outcome, now);
    world.step(&mut call)
}

#[test]
fn a_header_that_comes_with_every_response_makes_no_throttle_of_a_403() {
    assert!(matches!(step_after(403, "5*"), Step::Begin { .. }), "it rejects the token");
    assert!(matches!(step_after(403, "5"), Step::Pause { .. }), "Retry-After: a throttle");
    let Step::Pause { wait_ms } = step_after(429, "5*") else { panic!() };
    assert!(wait_ms >= Millis(5 * SECOND));
    assert!(!matches!(step_after(404, "5*"), Step::Pause { .. }));
}

/// The base in a token response with this value, by a client whose token endpoint has this URL.
fn base_of(token_url: &str, value: &Value) -> Result<Option<String>, Error> {
    let config = config(json!({
        "tokenUrl": token_url, "profile": { "tokenMember": "d", "baseUrlMember": "urls.rest" },
    }));
    let body = json!({ "d": { "access_token": TOKEN, "urls": { "rest": value } } });
    let mut given = json_response(200, body);
    given.base = response::base_of(&given.body, &config).and_then(parse_url);
    response::read(&given, sent(&config), at(5_000, START)).map(|granted| granted.base_url)
}

const AUTH: &str = "https://auth.example.com/token";

#[test]
fn the_base_of_urls_is_a_folder_that_a_token_may_be_sent_to() {
    for (value, base) in [
        ("https://eu1.example.com", "https://eu1.example.com/"),
        ("https://eu1.example.com/", "https://eu1.example.com/"),
        ("HTTPS://EU1.example.com:443/rest/v2", "https://eu1.example.com/rest/v2/"),
        ("https://eu1.example.com:8443/a/../b/", "https://eu1.example.com:8443/b/"),
    ] {
        assert_eq!(base_of(AUTH, &json!(value)).unwrap().as_deref(), Some(base), "{value}");
    }
    let loopback = json!("http://127.0.0.1:8080/v1");
    let base = base_of("http://localhost:8080/token", &loopback).unwrap();
    assert_eq!(base.as_deref(), Some("http://127.0.0.1:8080/v1/"));
    for (token_url, wrong) in [
        (AUTH, loopback),
        ("http://localhost/token", json!("http://api.example.com/")),
        (AUTH, json!("http://api.example.com/")),
        (AUTH, json!("https://canary@api.example.com/")),
        (AUTH, json!("https://:canary@api.example.com/")),
        (AUTH, json!("https://api.example.com/?canary")),
        (AUTH, json!("https://api.example.com/#canary")),
        (AUTH, json!("ftp://canary.example.com/")),
        (AUTH, json!("javascript:canary")),
        (AUTH, json!("//canary.example.com/")),
        (AUTH, json!("canary")),
        (AUTH, json!("")),
        (AUTH, json!(null)),
        (AUTH, json!(7)),
        (AUTH, json!(["https://canary.example.com/"])),
    ] {
        let error = base_of(token_url, &wrong).expect_err(&wrong.to_string());
        assert_eq!(error.code, Code::InvalidTokenResponse, "{wrong}");
        assert!(error.message.contains("without a URL in urls.rest that"), "{}", error.message);
        assert!(!error.message.contains("canary"), "{}", error.message);
        assert_clean(&error.message);
    }
}

#[test]
fn the_option_wins_and_without_a_member_no_base_is_read() {
    for (more, settings) in [
        (
            json!({ "baseUrl": "https://own.example.com", "profile": { "baseUrlMember": "b" } }),
            None,
        ),
        (json!({}), None),
        (json!({ "profile": { "baseUrlMember": "b" } }), Some("b")),
    ] {
        let config = config(more);
        let shown = shapes::settings(&config);
        assert_eq!(shown.get("baseUrlMember").and_then(Json::text), settings);
        if settings.is_none() {
            let given = json_response(200, json!({ "access_token": TOKEN, "b": "nonsense" }));
            assert_eq!(response::base_of(&given.body, &config), None);
            let granted = response::read(&given, sent(&config), at(5_000, START)).unwrap();
            assert_eq!(granted.base_url, None);
        }
    }
}

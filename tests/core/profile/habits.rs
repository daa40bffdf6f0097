//! Codes and statuses in bodies, and when token requests go on after a throttle.

use everbearer::engine::ids::Generation;

use super::*;

fn coded() -> Value {
    json!({"codeMember": "code", "successCode": "0"})
}

fn status_of(profile: &Value, status: u16, body: Value) -> u16 {
    with(profile.clone()).profile.status_of(status, &to_json(body))
}

#[test]
fn a_code_other_than_success_is_a_failure_whatever_the_http_status() {
    for success in [json!("0"), json!(0), json!(null)] {
        assert_eq!(granted(coded(), json!({"code": success, "access_token": "abc"})), "abc");
    }
    assert_eq!(granted(coded(), json!({"access_token": "abc"})), "abc", "no code says nothing");
    for code in
        [json!("1003"), json!(1003), json!(-1), json!(0.5), json!(false), json!({}), json!("")]
    {
        let body = json!({"code": code, "access_token": "abc", "error": "invalid_client"});
        assert_eq!(failed(coded(), 200, body), (Code::InvalidClient, Some(200)), "{code}");
    }
}

#[test]
fn without_a_success_code_only_the_codes_named_are_failures() {
    let profile = json!({"codeMember": "code", "statusOfCode": {"7": 503}});
    assert_eq!(granted(profile.clone(), json!({"code": 1000, "access_token": "abc"})), "abc");
    let body = json!({"code": 7, "access_token": "abc"});
    assert_eq!(failed(profile, 200, body), (Code::TokenEndpointUnavailable, Some(503)));
}

#[test]
fn an_empty_name_reads_no_code_and_no_status() {
    let body = json!({"": "1003", "access_token": "abc"});
    for profile in [
        json!({}),
        json!({"successCode": "0"}),
        json!({"successCode": "0", "statusOfCode": {"1003": 401}}),
    ] {
        assert_eq!(granted(profile.clone(), body.clone()), "abc", "{profile}");
        assert_eq!(status_of(&profile, 200, json!({"": "1003"})), 200);
    }
    assert_eq!(status_of(&json!({}), 200, json!({"": 503})), 200);
}

#[test]
fn a_code_means_the_status_that_is_given_for_it() {
    let profile = json!({"codeMember": "code", "statusOfCode": {"1034": 401, "slow": 429}});
    for (status, body, meant) in [
        (200, json!({"code": 1034}), 401),
        (200, json!({"code": "1034"}), 401),
        (500, json!({"code": "slow"}), 429),
        (200, json!({"code": 1035}), 200),
        (403, json!({"code": 1035}), 403),
        (200, json!({"code": "SLOW"}), 200),
        (200, json!({"code": 1034.5}), 200),
        (200, json!({"code": ["slow"]}), 200),
        (200, json!({"code": {"code": "slow"}}), 200),
        (200, json!({"other": "slow"}), 200),
        (200, json!(["slow"]), 200),
        (200, json!(null), 200),
    ] {
        assert_eq!(status_of(&profile, status, body.clone()), meant, "{status} {body}");
    }
}

#[test]
fn a_status_in_a_body_overrides_a_successful_http_status() {
    let profile = json!({"statusMember": "status"});
    for (status, named, meant) in [
        (200, json!(401), 401),
        (200, json!(599), 599),
        (201, json!(400), 400),
        (200, json!(399), 200),
        (200, json!(600), 200),
        (200, json!(200), 200),
        (200, json!(65_936), 200),
        (200, json!(401.5), 200),
        (200, json!(-401), 200),
        (200, json!("401"), 401),
        (200, json!(null), 200),
        (399, json!(401), 401),
        (400, json!(401), 400),
        (404, json!(401), 404),
        (503, json!(200), 503),
    ] {
        let body = json!({ "status": named });
        assert_eq!(status_of(&profile, status, body.clone()), meant, "{status} {body}");
    }
    let both = json!({"statusMember": "status", "codeMember": "code", "statusOfCode": {"7": 429}});
    assert_eq!(status_of(&both, 200, json!({"status": 500, "code": 7})), 429, "the code says more");
}

#[test]
fn token_responses_mean_what_their_codes_and_statuses_say() {
    for (body, expected) in [
        (json!({"responseCode": 1034}), (Code::InvalidClient, Some(401))),
        (json!({"responseCode": 1038}), (Code::TokenEndpointThrottled, Some(429))),
        (json!({"responseCode": 1003}), (Code::TokenRequestRefused, Some(200))),
        (json!({"status": 503}), (Code::TokenEndpointUnavailable, Some(503))),
        (json!({"status": 503, "responseCode": 1038}), (Code::TokenEndpointThrottled, Some(429))),
    ] {
        let mut full = json!({"data": {"access_token": "abc"}});
        for (name, value) in body.as_object().unwrap() {
            full[name] = value.clone();
        }
        assert_eq!(failed(vagaro(), 200, full), expected, "{body}");
    }
    let error = read_with(vagaro(), 200, json!({"responseCode": 1034, "message": "Expired."}));
    let message = error.unwrap_err().message;
    assert!(message.contains("responded 401 1034: Expired. Check clientId"), "{message}");
}

/// How long a throttling response holds, received so many milliseconds after a full minute.
fn held_ms(profile: Value, after_ms: u64, status: u16, retry_after: Option<&str>) -> Option<u64> {
    let full_minute = START - START % MINUTE;
    let now = at(5_000, full_minute + after_ms);
    response::read(&bare(status, retry_after), sent(&with(profile)), now)
        .unwrap_err()
        .retry_after_ms
        .map(|ms| ms.0)
}

#[test]
fn a_throttle_by_the_minute_holds_until_the_wall_clocks_next_minute() {
    let minute = || json!({"throttleReset": "minute"});
    for (after_ms, held) in [(0, 60_000), (1, 59_999), (37_000, 23_000), (59_999, 1)] {
        assert_eq!(held_ms(minute(), after_ms, 429, None), Some(held), "{after_ms}");
        assert_eq!(
            held_ms(minute(), after_ms, 429, Some("soon")),
            Some(held),
            "an unreadable time"
        );
    }
    assert_eq!(held_ms(minute(), 37_000, 429, Some("5")), Some(5_000), "Retry-After comes first");
    assert_eq!(held_ms(minute(), 37_000, 429, Some("0")), Some(0));
    assert_eq!(held_ms(minute(), 37_000, 503, None), None, "only a 429");
    for none in [json!({}), json!({"throttleReset": ""})] {
        assert_eq!(held_ms(none, 37_000, 429, None), None);
    }
}

#[test]
fn callers_wait_for_the_next_minute_and_then_succeed() {
    let mut world = World::new(json!({"profile": vagaro()}));
    let mut first = world.call(GET);
    let flight = world.begin(&mut first);
    world.land(
        flight,
        Ok(json_response(200, json!({"responseCode": 1038, "message": "Slow down"}))),
    );
    let left_ms = MINUTE - world.wall_ms() % MINUTE;
    assert_eq!(left_ms, 23 * SECOND);
    let wait_ms = world.pause_asked(&mut first, left_ms);
    world.advance(10 * SECOND);
    let mut second = world.call(GET);
    assert_eq!(world.pause(&mut second), wait_ms - 10 * SECOND, "a client comes back once");
    world.advance(left_ms - 10 * SECOND);
    assert_eq!(world.wall_ms() % MINUTE, 0, "a minute begins");
    let flight = world.begin(&mut second);
    assert_eq!(world.join(&mut first), flight, "one request for both");
    let token = json!({"access_token": TOKEN, "expires_in": 3600});
    world.land(flight, Ok(json_response(200, json!({"responseCode": 1000, "data": token}))));
    assert_eq!((world.send(&mut first), world.send(&mut second)), (Generation(1), Generation(1)));
    assert_eq!(world.requests(), 2);
}

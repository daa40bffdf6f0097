//! The last stretch of a token's life: callers wait for a newer one, and nobody is left without a token
//! while it is alive.

use everbearer::engine::call::{CallOptions, Step};
use everbearer::engine::error::Code;
use everbearer::engine::event::Event;
use everbearer::engine::ids::{FlightId, Generation};
use everbearer::engine::lifecycle::{State, Warmth};
use everbearer::engine::time::Millis;
use everbearer::engine::token_endpoint::response::{Fault, TokenResponse};
use serde_json::json;

use crate::support::{GET, HOUR, MINUTE, SECOND, World, bare, json_response};

/// A world whose token of an hour has so much of its life left.
fn with_left(options: serde_json::Value, left_ms: u64) -> World {
    let mut world = World::warm(options, 3_600);
    world.advance(HOUR - left_ms);
    assert_eq!(world.warmth(), Warmth::Cold, "no call uses it at once");
    world
}

/// Every way in which a token request can fail.
const FAILURES: [fn() -> Result<TokenResponse, Fault>; 7] = [
    || Ok(bare(503, None)),
    || Ok(bare(429, Some("3600"))),
    || Ok(json_response(401, json!({"error": "invalid_client"}))),
    || Ok(bare(302, None)),
    || Err(Fault::Network(Some("ECONNRESET".to_owned()))),
    || Err(Fault::Timeout),
    || Err(Fault::Foreign),
];

#[test]
fn a_caller_waits_for_the_newer_token_and_gets_it() {
    let mut world = with_left(json!({}), 20 * SECOND);
    let mut call = world.call(GET);
    let Step::Begin { flight } = world.step(&mut call) else { panic!("it begins the flight") };
    let at_most_ms = 10 * SECOND;
    assert_eq!(
        world.step(&mut call),
        Step::Join { flight, at_most_ms: Millis(at_most_ms) },
        "half of the rest"
    );
    let mut other = world.call(GET);
    assert_eq!(world.step(&mut other), Step::Join { flight, at_most_ms: Millis(at_most_ms) });
    world.grant(flight, 3_600);
    assert_eq!((world.send(&mut call), world.send(&mut other)), (Generation(2), Generation(2)));
}

#[test]
fn no_call_fails_while_the_token_is_alive_whatever_the_token_endpoint_does() {
    for (number, response) in FAILURES.iter().enumerate() {
        let mut world = with_left(json!({}), 20 * SECOND);
        let mut requests = 0;
        for _ in 0..100 {
            let mut call = world.call(GET);
            let end = world.drive(&mut call, |world, flight| {
                requests += 1;
                world.land(flight, response());
            });
            assert_eq!(end, Step::Send { generation: Generation(1) }, "failure {number}");
            world.advance(190);
        }
        assert!((1..=3).contains(&requests), "failure {number}: {requests} requests in 19 s");
        assert_eq!(world.engine.status(world.now()).state, State::Usable);
        world.advance(SECOND);
        assert_eq!(world.engine.status(world.now()).state, State::Failing, "now it has ended");
    }
}

#[test]
fn after_its_end_the_error_says_why() {
    for (response, code) in [
        (FAILURES[0], Code::TokenEndpointUnavailable),
        (FAILURES[1], Code::TokenEndpointThrottled),
        (FAILURES[2], Code::InvalidClient),
        (FAILURES[3], Code::TokenEndpointRedirected),
    ] {
        let mut world = with_left(json!({}), 20 * SECOND);
        let mut call = world.call(GET);
        let flight = world.begin(&mut call);
        world.land(flight, response());
        assert_eq!(world.send(&mut call), Generation(1));
        world.advance(20 * SECOND);
        let mut call = world.call(GET);
        let end = world.drive(&mut call, |world, flight| world.land(flight, response()));
        assert!(matches!(end, Step::Fail(error) if error.code == code), "{code:?}");
    }
}

#[test]
fn a_flight_that_does_not_land_is_waited_for_once_for_half_of_the_remaining_life() {
    let mut world = with_left(json!({"tokenTimeoutMs": 60_000}), 20 * SECOND);
    let mut call = world.call(GET);
    let flight = world.begin(&mut call);
    world.advance(10 * SECOND);
    assert_eq!(
        world.send(&mut call),
        Generation(1),
        "its patience is over, and the token is alive"
    );
    let mut later = world.call(GET);
    assert_eq!(world.step(&mut later), Step::Join { flight, at_most_ms: Millis(5 * SECOND) });
    world.advance(10 * SECOND - 1);
    let mut last = world.call(GET);
    assert_eq!(world.send(&mut last), Generation(1), "half of a millisecond rounds to 0");
    world.advance(1);
    let mut cold = world.call(GET);
    assert_eq!(world.join(&mut cold), flight);
}

/// The wait must leave some of the call's own time.
#[test]
fn a_caller_with_less_time_waits_for_half_of_that() {
    for (client, options, at_most_ms) in [
        (json!({}), CallOptions { timeout_ms: Some(Millis(1_000)), ..GET }, 500),
        (json!({"tokenWaitMs": 3_000}), GET, 1_500),
        (json!({"tokenTimeoutMs": 1_000}), GET, 2_000),
    ] {
        let mut world = with_left(client, 20 * SECOND);
        let mut call = world.call(options);
        let Step::Begin { flight } = world.step(&mut call) else { panic!("it begins the flight") };
        assert_eq!(world.step(&mut call), Step::Join { flight, at_most_ms: Millis(at_most_ms) });
        world.advance(at_most_ms);
        assert_eq!(world.send(&mut call), Generation(1));
    }
}

/// Half of a millisecond is no time to wait: such a caller neither begins a flight nor joins one.
#[test]
fn a_caller_without_time_uses_the_token_that_is_alive() {
    let mut world = with_left(json!({}), 20 * SECOND);
    let hasty = CallOptions { timeout_ms: Some(Millis::ZERO), ..GET };
    let mut call = world.call(hasty);
    assert_eq!(world.step(&mut call), Step::Send { generation: Generation(1) });
    let mut patient = world.call(GET);
    let flight = world.begin(&mut patient);
    let mut call = world.call(hasty);
    assert_eq!(world.step(&mut call), Step::Send { generation: Generation(1) });
    world.grant(flight, 3_600);
}

#[test]
fn failures_have_the_rhythm_of_refreshes_and_not_that_of_calls() {
    let mut world = with_left(json!({}), 30 * SECOND);
    let mut requests_at = Vec::new();
    for passed_ms in (0..30_000).step_by(10) {
        let mut call = world.call(GET);
        let end = world.drive(&mut call, |world, flight| {
            requests_at.push(passed_ms);
            world.unavailable(flight);
        });
        assert_eq!(end, Step::Send { generation: Generation(1) });
        world.advance(10);
    }
    assert_eq!(requests_at, [0, 3_000, 9_000, 21_000], "waits of 3, 6 and 12 s");
}

#[test]
fn a_refresh_that_failed_before_it_is_not_repeated_at_once() {
    let mut world = World::warm(json!({}), 3_600);
    world.advance(HOUR - 31 * SECOND);
    let flight = world.refresh().unwrap();
    world.unavailable(flight);
    world.advance(2 * SECOND);
    let mut call = world.call(GET);
    assert_eq!(world.send(&mut call), Generation(1), "3 s have not passed");
    world.advance(SECOND);
    let mut call = world.call(GET);
    world.begin(&mut call);
}

#[test]
fn events_say_whether_calls_go_on() {
    for (left_ms, still_usable) in [(20 * SECOND, true), (0, false)] {
        let mut world = with_left(json!({}), left_ms);
        let mut call = world.call(GET);
        let flight = world.begin(&mut call);
        world.unavailable(flight);
        let events = world.events();
        let [Event::TokenFailed { still_usable: told, retry_in_ms, .. }] = events[..] else {
            panic!("{events:?}")
        };
        assert_eq!((told, retry_in_ms >= Millis(3_000)), (still_usable, still_usable));
    }
}

#[test]
fn a_token_that_ends_during_the_wait_is_not_used() {
    let mut world = with_left(json!({}), 20 * SECOND);
    let mut call = world.call(GET);
    let flight = world.begin(&mut call);
    world.wall_jumps(HOUR);
    world.unavailable(flight);
    assert_ne!(world.step(&mut call), Step::Send { generation: Generation(1) });
}

#[test]
fn a_rejected_token_is_not_used_as_a_fallback() {
    let mut world = with_left(json!({}), 20 * SECOND);
    let mut call = world.call(GET);
    world.responded(&mut call, Generation(1), 401);
    let flight = world.begin(&mut call);
    world.invalid_client(flight);
    assert_eq!(world.fail(&mut call).code, Code::InvalidClient);
}

#[test]
fn the_status_of_a_living_token_is_usable() {
    let mut world = with_left(json!({}), 20 * SECOND);
    let state = |world: &World| world.engine.status(world.now()).state;
    assert_eq!(state(&world), State::Usable);
    let mut call = world.call(GET);
    let flight = world.begin(&mut call);
    assert_eq!(state(&world), State::Refreshing);
    world.advance(20 * SECOND);
    assert_eq!(state(&world), State::Idle, "the flight is lost, the token has ended");
    world.grant(flight, 3_600);
    assert_eq!(state(&world), State::Usable);
}

/// A throttle begins before the last stretch, and ends in it.
#[test]
fn a_wait_that_the_server_asked_for_is_kept_and_then_followed_by_one_request() {
    let mut world = World::warm(json!({}), 3_600);
    world.advance(59 * MINUTE);
    let flight = world.refresh().unwrap();
    world.land(flight, Ok(bare(503, Some("45"))));
    let mut flights: Vec<FlightId> = Vec::new();
    for _ in 0..59 {
        world.advance(SECOND);
        let mut call = world.call(GET);
        let end = world.drive(&mut call, |world, flight| {
            flights.push(flight);
            world.grant(flight, 3_600);
        });
        let generation = if flights.is_empty() { 1 } else { 2 };
        assert_eq!(end, Step::Send { generation: Generation(generation) });
    }
    assert_eq!(flights.len(), 1);
}

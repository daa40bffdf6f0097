//! Events: what they contain, in which order, and that nothing in them is secret.

use everbearer::engine::call::Step;
use everbearer::engine::error::Code;
use everbearer::engine::event::{Event, EventRecord, Reason, Source, TokenDetails};
use everbearer::engine::ids::Generation;
use everbearer::engine::time::{Millis, UnixMillis};
use serde_json::json;

use crate::support::{
    GET, HOUR, MINUTE, SECRET, START, TOKEN, World, assert_clean, bare, json_response,
};

fn details(generation: u32, expires_at_ms: u64, reason: Reason) -> TokenDetails {
    let generation = Generation(generation);
    TokenDetails {
        generation,
        expires_at_ms: UnixMillis(expires_at_ms),
        lifetime_ms: Millis(HOUR),
        scope: None,
        reason,
        source: Source::Endpoint,
    }
}

#[test]
fn each_token_is_reported_once_with_its_generation_and_reason() {
    let mut world = World::new(json!({}));
    world.get_token(3_600);
    let first = details(1, START + HOUR, Reason::Needed);
    assert_eq!(world.events(), [Event::Token(first)]);
    world.advance(55 * MINUTE);
    let flight = world.refresh().unwrap();
    world.grant(flight, 3_600);
    let ahead = details(2, START + HOUR + 55 * MINUTE, Reason::Ahead);
    assert_eq!(world.events(), [Event::Token(ahead)]);
    world.invalidate();
    world.get_token(3_600);
    let needed = details(3, START + HOUR + 55 * MINUTE, Reason::Needed);
    assert_eq!(world.events(), [Event::Token(needed)]);
}

#[test]
fn a_refresh_that_a_caller_waits_for_was_needed() {
    let mut world = World::warm(json!({}), 3_600);
    world.advance(59 * MINUTE + 25_000);
    let flight = world.refresh().unwrap();
    world.advance(5_000);
    let mut call = world.call(GET);
    assert_eq!(world.join(&mut call), flight);
    world.grant(flight, 3_600);
    assert!(
        matches!(&world.events()[0], Event::Token(details) if details.reason == Reason::Needed)
    );
}

/// A late token that callers wait for was needed, too.
#[test]
fn a_late_token_keeps_its_reason() {
    let mut world = World::new(json!({}));
    let mut call = world.call(GET);
    let lost = world.begin(&mut call);
    world.advance(11_000);
    world.begin(&mut call);
    world.grant(lost, 3_600);
    assert!(
        matches!(&world.events()[0], Event::Token(details) if details.reason == Reason::Needed)
    );
}

/// A lost refresh that lands after its replacement has failed: still nobody waited.
#[test]
fn a_late_token_that_nobody_waited_for_came_ahead() {
    let mut world = World::warm(json!({}), 3_600);
    world.advance(55 * MINUTE);
    let lost = world.refresh().unwrap();
    world.advance(11_000);
    let second = world.refresh().unwrap();
    world.land(second, Ok(bare(503, None)));
    world.events();
    world.grant(lost, 3_600);
    assert!(matches!(&world.events()[0], Event::Token(details) if details.reason == Reason::Ahead));
}

/// A caller that begins a flight waits for it, even if it lands before the caller's next step.
#[test]
fn a_flight_that_lands_before_its_caller_joins_it_was_needed() {
    let mut world = World::new(json!({}));
    let mut call = world.call(GET);
    let Step::Begin { flight } = world.step(&mut call) else { panic!("the first begins") };
    world.land(flight, Ok(bare(503, None)));
    let retry_in_ms = world.pause(&mut call);
    let told = world.events();
    assert!(
        matches!(told[..], [Event::TokenFailed { retry_in_ms: ms, .. }] if ms == Millis(retry_in_ms)),
        "the wait of a caller and not that of a refresh: {told:?}"
    );
    world.advance(retry_in_ms);
    let Step::Begin { flight } = world.step(&mut call) else { panic!("the second begins") };
    world.grant(flight, 3_600);
    assert!(
        matches!(&world.events()[0], Event::Token(details) if details.reason == Reason::Needed)
    );
}

#[test]
fn a_failure_is_reported_with_its_error() {
    let mut world = World::new(json!({}));
    let mut call = world.call(GET);
    let flight = world.begin(&mut call);
    world.invalid_client(flight);
    let events = world.events();
    let [Event::TokenFailed { error, still_usable, retry_in_ms }] = &events[..] else {
        panic!("{events:?}")
    };
    assert_eq!(error.code, Code::InvalidClient);
    assert_eq!((*still_usable, *retry_in_ms), (false, Millis(30_000)));
}

#[test]
fn events_are_handed_out_once() {
    let mut world = World::new(json!({}));
    world.get_token(3_600);
    assert_eq!(world.event_records().len(), 2);
    assert_eq!(world.event_records(), []);
}

#[test]
fn a_warm_call_emits_nothing() {
    let mut world = World::warm(json!({}), 3_600);
    for _ in 0..100 {
        world.warmth();
        let mut call = world.call(GET);
        let generation = world.send(&mut call);
        world.responded(&mut call, generation, 200);
    }
    assert_eq!(world.event_records(), []);
}

#[test]
fn events_not_taken_before_close_are_dropped() {
    let mut world = World::new(json!({}));
    world.get_token(3_600);
    world.engine.close();
    assert_eq!(world.event_records(), []);
}

/// A world in which everything has been said that can be said, with the canaries echoed by the server.
fn eventful() -> (World, Vec<EventRecord>) {
    let mut world = World::new(json!({}));
    let mut call = world.call(GET);
    let flight = world.begin(&mut call);
    let echo = json!({
        "access_token": format!("{TOKEN}-1"),
        "expires_in": 60,
        "scope": format!("read {SECRET}"),
        "refresh_token": format!("{TOKEN}-refresh"),
        "id_token": format!("{TOKEN}-id"),
    });
    world.land(flight, Ok(json_response(200, echo)));
    let generation = world.send(&mut call);
    world.responded(&mut call, generation, 503);
    let wait = world.pause(&mut call);
    world.advance(wait);
    let generation = world.send(&mut call);
    world.responded(&mut call, generation, 401);
    let flight = world.begin(&mut call);
    world.grant(flight, 60);
    world.send(&mut call);
    world.advance(30_000);
    let flight = world.refresh().unwrap();
    let echo = json!({
        "error": "invalid_client",
        "error_description": format!("the secret {SECRET} is wrong"),
        "access_token": format!("{TOKEN}-echo"),
    });
    world.land(flight, Ok(json_response(401, echo)));
    let events = world.event_records();
    (world, events)
}

#[test]
fn no_event_holds_a_token_or_a_secret() {
    let (_, events) = eventful();
    let kinds: Vec<&str> = events.iter().map(|record| record.event.kind()).collect();
    let expected = [
        "token-request",
        "token",
        "retried",
        "token-request",
        "token",
        "replayed",
        "token-request",
        "token-failed",
    ];
    assert_eq!(kinds, expected);
    for event in &events {
        assert_clean(&format!("{event:?}{event:#?}"));
    }
}

#[test]
fn debug_of_engine_status_and_call_shows_no_token_or_secret() {
    let (mut world, _) = eventful();
    let now = world.now();
    let mut call = world.call(GET);
    let step = world.step(&mut call);
    assert_eq!(world.token_text(2).unwrap(), format!("{TOKEN}-1-of-flight-2"), "it is there");
    let token = world.engine.token(Generation(2)).unwrap();
    assert!(token.header("Bearer").expose().starts_with("Bearer canary"));
    for shown in [
        format!("{:?}{:#?}", world.engine, world.engine),
        format!("{:?}", world.engine.status(now)),
        format!("{call:?}{step:?}"),
        format!("{token:?}{:?}", token.header("Bearer")),
        format!("{:?}", token.details()),
    ] {
        assert_clean(&shown);
    }
    // And with a failure that only a caller sees.
    let mut world = World::new(json!({}));
    let mut call = world.call(GET);
    let flight = world.begin(&mut call);
    world.land(flight, Ok(bare(503, None)));
    assert_clean(&format!("{:?}", world.engine));
}

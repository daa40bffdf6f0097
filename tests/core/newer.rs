//! A token newer than the current one, because a caller asked for it.

use everbearer::engine::call::{Call, CallOptions, Step};
use everbearer::engine::error::Code;
use everbearer::engine::ids::Generation;
use everbearer::engine::lifecycle::Warmth;
use everbearer::engine::time::Millis;
use everbearer::engine::token_endpoint::response::Fault;
use serde_json::json;

use crate::support::{GET, HOUR, MINUTE, SECOND, World, bare};

/// A call for a token newer than the current one.
fn forced(world: &World) -> Call {
    world.call(CallOptions { newer_than: world.engine.generation(), ..GET })
}

#[test]
fn the_current_generation_is_known_and_0_if_there_is_none() {
    let mut world = World::new(json!({}));
    assert_eq!(world.engine.generation(), Generation::NONE);
    world.get_token(3_600);
    assert_eq!(world.engine.generation(), Generation(1));
    world.advance(2 * HOUR);
    assert_eq!(world.engine.generation(), Generation(1), "even of one that has ended");
    world.invalidate();
    assert_eq!(world.engine.generation(), Generation::NONE);
}

#[test]
fn fifty_at_once_share_one_flight_and_its_token() {
    let mut world = World::warm(json!({}), 3_600);
    let mut calls: Vec<Call> = (0..50).map(|_| forced(&world)).collect();
    let flight = world.begin(&mut calls[0]);
    for call in &mut calls[1..] {
        assert_eq!(world.join(call), flight);
    }
    assert_eq!(world.warmth(), Warmth::Warm(Generation(1)), "others go on with the current one");
    let mut other = world.call(GET);
    assert_eq!(world.send(&mut other), Generation(1));
    world.grant(flight, 3_600);
    for call in &mut calls {
        assert_eq!(world.send(call), Generation(2));
    }
    assert_eq!(world.requests(), 2);
}

#[test]
fn a_flight_already_in_the_air_is_enough() {
    let mut world = World::warm(json!({}), 3_600);
    world.advance(55 * MINUTE);
    let flight = world.refresh().unwrap();
    let mut call = forced(&world);
    assert_eq!(world.join(&mut call), flight);
    world.grant(flight, 3_600);
    assert_eq!(world.send(&mut call), Generation(2));
    let mut again = forced(&world);
    world.begin(&mut again);
}

#[test]
fn without_a_token_it_is_an_ordinary_call() {
    let mut world = World::new(json!({}));
    let mut call = forced(&world);
    let flight = world.begin(&mut call);
    world.grant(flight, 0);
    assert_eq!(world.send(&mut call), Generation(1));
}

#[test]
fn the_current_token_does_not_do_but_stays_for_others() {
    for left_ms in [HOUR, 20 * SECOND] {
        let mut world = World::warm(json!({}), 3_600);
        world.advance(HOUR - left_ms);
        let mut call = forced(&world);
        let mut requests = 0;
        let end = world.drive(&mut call, |world, flight| {
            requests += 1;
            world.unavailable(flight);
        });
        assert!(matches!(end, Step::Fail(error) if error.code == Code::TokenEndpointUnavailable));
        assert_eq!(requests, 3, "tokenAttempts");
        let mut other = world.call(GET);
        assert_eq!(world.send(&mut other), Generation(1));
    }
}

#[test]
fn an_error_that_a_retry_cannot_cure_comes_at_once_and_then_from_memory() {
    let mut world = World::warm(json!({}), 3_600);
    let mut call = forced(&world);
    let flight = world.begin(&mut call);
    world.invalid_client(flight);
    assert_eq!(world.fail(&mut call).code, Code::InvalidClient);
    for _ in 0..100 {
        let mut call = forced(&world);
        assert_eq!(world.fail(&mut call).code, Code::InvalidClient);
    }
    assert_eq!(world.requests(), 2);
    assert_eq!(world.warmth(), Warmth::Warm(Generation(1)));
}

#[test]
fn failures_are_backed_off_like_any_others() {
    let policy = json!({"policy": {"backoffBaseMs": 60_000, "backoffMaxMs": 60_000}});
    let mut world = World::warm(policy, 36_000);
    for _ in 0..1_000 {
        let mut call = forced(&world);
        world.drive(&mut call, |world, flight| world.land(flight, Err(Fault::Timeout)));
    }
    let requests = world.requests();
    assert!(requests <= 5, "{requests} requests for 1,000 calls that would have one at once");
}

#[test]
fn a_wait_that_the_server_asked_for_holds_for_them_too() {
    let mut world = World::warm(json!({}), 3_600);
    let mut call = forced(&world);
    let flight = world.begin(&mut call);
    world.land(flight, Ok(bare(429, Some("30"))));
    let wait_ms = world.pause_asked(&mut call, 30_000);
    let mut hurried = world.call(CallOptions {
        newer_than: Generation(1),
        timeout_ms: Some(Millis(5_000)),
        ..GET
    });
    assert_eq!(world.fail(&mut hurried).code, Code::TokenEndpointThrottled);
    world.advance(wait_ms);
    let flight = world.begin(&mut call);
    world.grant(flight, 3_600);
    assert_eq!(world.send(&mut call), Generation(2));
}

#[test]
fn a_wait_that_is_too_long_ends_with_an_error() {
    let mut world = World::warm(json!({"tokenWaitMs": 4_000}), 3_600);
    let mut call = forced(&world);
    world.begin(&mut call);
    world.advance(4_000);
    assert_eq!(world.fail(&mut call).code, Code::TokenWaitTimeout);
}

#[test]
fn a_lost_flight_is_followed_by_another() {
    let mut world = World::warm(json!({}), 3_600);
    let mut call = forced(&world);
    let (lost, second) = world.lose_flight(&mut call);
    assert_ne!(second, lost);
    world.grant(second, 3_600);
    assert_eq!(world.send(&mut call), Generation(2));
}

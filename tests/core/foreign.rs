//! Faults outside of the network: a fetch that throws its own error, and clocks that are replaced.

use everbearer::engine::call::{Call, Step};
use everbearer::engine::error::Code;
use everbearer::engine::event::Event;
use everbearer::engine::ids::Generation;
use everbearer::engine::lifecycle::Warmth;
use everbearer::engine::time::Millis;
use everbearer::engine::token_endpoint::response::Fault;
use serde_json::json;

use crate::support::{GET, HOUR, MINUTE, SECOND, START, World, at, bare};

#[test]
fn those_who_waited_get_it_at_once_and_the_next_call_makes_a_new_request() {
    let mut world = World::new(json!({}));
    for round in 1..=5 {
        let mut calls: Vec<Call> = (0..3).map(|_| world.call(GET)).collect();
        let flight = world.begin(&mut calls[0]);
        world.join(&mut calls[1]);
        world.join(&mut calls[2]);
        world.land(flight, Err(Fault::Foreign));
        for call in &mut calls {
            let error = world.fail(call);
            assert_eq!((error.code, error.retry_after_ms), (Code::FetchFailed, None));
            assert!(!error.code.transient());
        }
        assert_eq!(world.requests(), round, "no wait, and no error from memory");
    }
    assert_eq!(world.get_token(3_600), Generation(1));
}

#[test]
fn it_does_not_count_as_an_outage() {
    let mut world = World::new(json!({}));
    for _ in 0..10 {
        let mut call = world.call(GET);
        let flight = world.begin(&mut call);
        world.land(flight, Err(Fault::Foreign));
    }
    let mut call = world.call(GET);
    let mut requests = 0;
    world.drive(&mut call, |world, flight| {
        requests += 1;
        world.unavailable(flight);
    });
    assert_eq!(requests, 3, "the round begins with the first real failure");
}

#[test]
fn it_is_reported_to_listeners() {
    let mut world = World::new(json!({}));
    let mut call = world.call(GET);
    let flight = world.begin(&mut call);
    world.land(flight, Err(Fault::Foreign));
    let events = world.events();
    let [Event::TokenFailed { error, still_usable: false, retry_in_ms: Millis::ZERO }] =
        &events[..]
    else {
        panic!("{events:?}")
    };
    assert_eq!(error.code, Code::FetchFailed);
}

/// A timer that retried at once would spin.
#[test]
fn a_refresh_that_fails_this_way_has_the_rhythm_of_any_other() {
    let mut world = World::warm(json!({}), 3_600);
    world.advance(55 * MINUTE);
    for wait_s in [3, 6, 12] {
        let flight = world.refresh().unwrap();
        world.land(flight, Err(Fault::Foreign));
        assert_eq!(world.engine.alarm_ms(world.now()), Some(Millis(wait_s * SECOND)));
        assert_eq!(world.warmth(), Warmth::Warm(Generation(1)), "the current token is used");
        world.advance(wait_s * SECOND);
    }
}

/// Fake timers replace the real ones, or are removed again: the monotonic clock restarts.
#[test]
fn a_wait_does_not_last_forever_by_a_replaced_clock() {
    let mut world = World::warm(json!({}), 3_600);
    world.advance(2 * HOUR);
    let mut call = world.call(GET);
    let flight = world.begin(&mut call);
    world.land(flight, Ok(bare(429, Some("30"))));
    let later = at(1, START + 2 * HOUR);
    let mut call = Call::new(GET, later);
    let step = world.engine.step(&mut call, later);
    assert!(matches!(step, Step::Begin { .. }), "{step:?}");
}

#[test]
fn nobody_joins_a_flight_of_another_clock() {
    let mut world = World::new(json!({}));
    world.advance(HOUR);
    let mut call = world.call(GET);
    let lost = world.begin(&mut call);
    let later = at(1, START + HOUR);
    let mut call = Call::new(GET, later);
    let step = world.engine.step(&mut call, later);
    assert!(matches!(step, Step::Begin { flight } if flight != lost), "{step:?}");
    world.grant(lost, 3_600);
    assert_eq!(world.warmth(), Warmth::Warm(Generation(1)), "its token is used");
}

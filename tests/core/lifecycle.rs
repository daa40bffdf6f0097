//! One token for all callers: fetched once, dropped when it is too old, gone when the client is closed.

use everbearer::engine::call::{Call, CallOptions, Step};
use everbearer::engine::error::Code;
use everbearer::engine::event::Event;
use everbearer::engine::ids::Generation;
use everbearer::engine::lifecycle::{State, Warmth};
use everbearer::engine::time::Millis;
use everbearer::engine::token_endpoint::response::Fault;
use serde_json::json;

use crate::support::{DAY, GET, HOUR, MINUTE, SECOND, START, TOKEN, World, at, bare};

/// 1,000 callers at once: one begins the flight, the others join it.
fn crowd(world: &mut World) -> (everbearer::engine::ids::FlightId, Vec<Call>) {
    let mut calls: Vec<Call> = (0..1_000).map(|_| world.call(GET)).collect();
    let flight = world.begin(&mut calls[0]);
    for call in &mut calls[1..] {
        let step = world.step(call);
        assert_eq!(
            step,
            Step::Join { flight, at_most_ms: Millis(11_000) },
            "the token timeout and a second"
        );
    }
    (flight, calls)
}

#[test]
fn a_thousand_first_callers_cost_one_token_request() {
    let mut world = World::new(json!({}));
    assert_eq!(world.requests(), 0, "nothing happens before the first call");
    let (flight, mut calls) = crowd(&mut world);
    assert_eq!(world.refresh(), None, "nor does a timer begin another");
    world.advance(200);
    world.grant(flight, 3_600);
    for call in &mut calls {
        assert_eq!(world.send(call), Generation(1));
    }
    assert_eq!(world.requests(), 1);
}

#[test]
fn a_thousand_callers_at_the_expiry_cost_one_token_request() {
    let mut world = World::warm(json!({}), 3_600);
    world.advance(HOUR - 30 * SECOND - 1);
    let mut last = world.call(GET);
    assert_eq!(world.send(&mut last), Generation(1), "usable until the hard window");
    world.advance(1);
    assert_eq!(world.warmth(), Warmth::Cold);
    let (flight, mut calls) = crowd(&mut world);
    world.grant(flight, 3_600);
    for call in &mut calls {
        assert_eq!(world.send(call), Generation(2));
    }
    assert_eq!(world.requests(), 2);
}

#[test]
fn a_joiner_waits_no_longer_than_its_own_patience() {
    let mut world = World::new(json!({"tokenWaitMs": 4_000}));
    let mut leader = world.call(GET);
    let flight = world.begin(&mut leader);
    let hurried = CallOptions { timeout_ms: Some(Millis(1_500)), ..GET };
    for (options, at_most_ms) in [(GET, 4_000), (hurried, 1_501)] {
        let mut call = world.call(options);
        let expected = Step::Join { flight, at_most_ms: Millis(at_most_ms) };
        assert_eq!(world.step(&mut call), expected);
    }
    let mut call = world.call(hurried);
    world.join(&mut call);
    world.advance(1_501);
    let error = world.fail(&mut call);
    assert_eq!((error.code, error.retry_after_ms), (Code::TokenWaitTimeout, None));
    world.grant(flight, 3_600);
    assert_eq!(
        world.send(&mut leader),
        Generation(1),
        "a caller that gives up does not cancel the flight"
    );
}

#[test]
fn a_token_without_any_life_serves_those_who_waited_for_it() {
    let mut world = World::new(json!({}));
    let mut calls: Vec<Call> = (0..5).map(|_| world.call(GET)).collect();
    let flight = world.begin(&mut calls[0]);
    for call in &mut calls[1..] {
        assert_eq!(world.join(call), flight);
    }
    world.advance(100);
    world.grant(flight, 0);
    world.advance(100);
    for call in &mut calls {
        assert_eq!(world.send(call), Generation(1));
    }
    assert_eq!(world.warmth(), Warmth::Cold);
    assert_eq!(world.engine.alarm_ms(world.now()), None);
    let mut next = world.call(GET);
    assert_ne!(world.begin(&mut next), flight, "the next begins another");
}

/// `Step::Begin` means "make the token request, then ask again", even if the request ends before the
/// caller asks.
#[test]
fn the_caller_that_made_the_token_request_may_use_its_token() {
    let mut world = World::new(json!({}));
    let mut call = world.call(GET);
    let Step::Begin { flight } = world.step(&mut call) else { panic!("the first begins") };
    world.grant(flight, 0);
    assert_eq!(world.send(&mut call), Generation(1));
}

#[test]
fn a_machine_that_slept_past_the_expiry_fetches_a_new_token() {
    let mut world = World::warm(json!({}), 3_600);
    world.advance(MINUTE);
    world.wall_jumps(HOUR);
    assert_eq!(world.warmth(), Warmth::Cold);
    assert_eq!(world.refresh(), None);
    let mut call = world.call(GET);
    let flight = world.begin(&mut call);
    world.grant(flight, 3_600);
    assert_eq!(world.send(&mut call), Generation(2));
    assert_eq!(world.warmth(), Warmth::Warm(Generation(2)), "counted from the new time");
}

#[test]
fn a_wall_clock_set_back_neither_ends_nor_prolongs_a_token() {
    let mut world = World::warm(json!({}), 3_600);
    world.wall_set_back(DAY);
    assert_eq!(world.warmth(), Warmth::Warm(Generation(1)));
    world.advance(55 * MINUTE - 1);
    assert_eq!(world.warmth(), Warmth::Warm(Generation(1)));
    world.advance(1);
    assert_eq!(world.warmth(), Warmth::RefreshDue(Generation(1)), "the monotonic clock goes on");
    world.advance(5 * MINUTE);
    assert_eq!(world.warmth(), Warmth::Cold);
}

#[test]
fn a_lost_flight_is_abandoned_and_another_begins() {
    let mut world = World::new(json!({}));
    let mut first = world.call(GET);
    let lost = world.begin(&mut first);
    world.advance(10_999);
    let mut late = world.call(GET);
    assert_eq!(world.step(&mut late), Step::Join { flight: lost, at_most_ms: Millis(1) });
    world.advance(1);
    let second = world.begin(&mut first);
    assert_ne!(second, lost);
    assert_eq!(world.join(&mut late), second);
    world.grant(second, 3_600);
    assert_eq!(world.send(&mut first), Generation(1));
    assert_eq!(world.send(&mut late), Generation(1));
}

#[test]
fn a_lost_refresh_does_not_end_refreshing() {
    let mut world = World::warm(json!({}), 3_600);
    world.advance(55 * MINUTE);
    let lost = world.refresh().unwrap();
    world.advance(11 * SECOND);
    assert_eq!(world.warmth(), Warmth::RefreshDue(Generation(1)));
    assert_ne!(world.refresh(), Some(lost));
    assert_eq!(world.requests(), 3);
}

#[test]
fn a_late_token_is_used_unless_a_later_flight_was_faster() {
    let mut world = World::new(json!({}));
    let mut call = world.call(GET);
    let (lost, second) = world.lose_flight(&mut call);
    world.grant(lost, 3_600);
    assert_eq!(world.send(&mut call), Generation(1), "the late token is used");
    assert!(world.token_text(1).unwrap().ends_with("-of-flight-1"));
    world.grant(second, 3_600);
    assert!(
        world.token_text(2).unwrap().ends_with("-of-flight-2"),
        "and the newer one replaces it"
    );

    let mut world = World::new(json!({}));
    let mut call = world.call(GET);
    let (lost, second) = world.lose_flight(&mut call);
    world.grant(second, 3_600);
    world.events();
    world.grant(lost, 3_600);
    assert!(world.token_text(1).unwrap().ends_with("-of-flight-2"));
    assert_eq!(world.engine.generation(), Generation(1));
    let told = world.events();
    let [Event::Token(facts)] = &told[..] else { panic!("{told:?}") };
    assert_eq!(facts.generation, Generation::NONE, "it is told as one that nobody uses");
}

#[test]
fn the_late_failure_of_a_replaced_flight_changes_nothing() {
    let mut world = World::new(json!({}));
    let mut call = world.call(GET);
    let (lost, second) = world.lose_flight(&mut call);
    world.land(lost, Ok(bare(429, Some("600"))));
    let told = world.events();
    let [Event::TokenFailed { error, still_usable: false, retry_in_ms: Millis::ZERO }] = &told[..]
    else {
        panic!("it is told, with no wait that would follow: {told:?}")
    };
    assert_eq!(error.code, Code::TokenEndpointThrottled);
    assert_eq!(world.engine.status(world.now()).last_error, None);
    let mut other = world.call(GET);
    assert_eq!(world.join(&mut other), second);
    world.grant(second, 3_600);
    assert_eq!(world.warmth(), Warmth::Warm(Generation(1)));
    assert_eq!(world.events().len(), 1, "the token and nothing else");

    let mut world = World::new(json!({}));
    let mut call = world.call(GET);
    let (lost, second) = world.lose_flight(&mut call);
    world.grant(second, 3_600);
    world.events();
    world.land(lost, Err(Fault::Timeout));
    assert_eq!(world.warmth(), Warmth::Warm(Generation(1)));
    assert_eq!(world.engine.status(world.now()).last_error, None);
    let told = world.events();
    assert!(
        matches!(
            told[..],
            [Event::TokenFailed { still_usable: true, retry_in_ms: Millis::ZERO, .. }]
        ),
        "{told:?}"
    );
}

#[test]
fn a_flight_that_lands_twice_changes_nothing_the_second_time() {
    let mut world = World::warm(json!({}), 3_600);
    world.advance(55 * MINUTE);
    let flight = world.refresh().unwrap();
    world.grant(flight, 3_600);
    world.events();
    world.unavailable(flight);
    world.grant(flight, 60);
    assert_eq!(world.warmth(), Warmth::Warm(Generation(2)));
    assert_eq!(world.events(), []);
    assert_eq!(world.engine.status(world.now()).last_error, None);
}

#[test]
fn close_fails_every_waiting_caller_and_ignores_late_tokens() {
    let mut world = World::new(json!({}));
    let (flight, mut calls) = crowd(&mut world);
    let mut throttled = World::new(json!({}));
    world.engine.close();
    for call in &mut calls {
        let error = world.fail(call);
        assert_eq!(error.code, Code::ClientClosed);
        assert!(!error.code.transient());
    }
    world.grant(flight, 3_600);
    assert_eq!(world.warmth(), Warmth::Cold);
    assert_eq!(world.refresh(), None);
    assert_eq!(world.engine.alarm_ms(world.now()), None);
    assert_eq!(world.events(), []);
    assert!(world.engine.token(Generation(1)).is_none());
    assert_eq!(world.engine.status(world.now()).state, State::Closed);
    let mut next = world.call(GET);
    assert_eq!(world.fail(&mut next).code, Code::ClientClosed);

    // Callers that pause for the throttle get the error too, and a late failure is ignored.
    let mut call = throttled.call(GET);
    let flight = throttled.begin(&mut call);
    throttled.land(flight, Ok(bare(429, Some("30"))));
    throttled.pause(&mut call);
    throttled.engine.close();
    assert_eq!(throttled.fail(&mut call).code, Code::ClientClosed);
    assert_eq!(throttled.engine.status(throttled.now()).last_error, None);
    assert_eq!(throttled.events(), []);
}

#[test]
fn close_ends_a_warm_client_at_once() {
    let mut world = World::warm(json!({}), 3_600);
    world.advance(55 * MINUTE);
    let flight = world.refresh().unwrap();
    world.engine.close();
    assert_eq!(world.warmth(), Warmth::Cold);
    assert!(world.engine.token(Generation(1)).is_none());
    world.grant(flight, 3_600);
    assert_eq!((world.warmth(), world.events()), (Warmth::Cold, Vec::new()));
}

#[test]
fn invalidate_drops_the_token_and_the_next_call_gets_another() {
    let mut world = World::warm(json!({}), 3_600);
    world.invalidate();
    assert_eq!(world.warmth(), Warmth::Cold);
    assert_eq!(world.engine.alarm_ms(world.now()), None);
    assert_eq!(world.requests(), 1, "no request before the next call");
    assert_eq!(world.get_token(3_600), Generation(2));
    assert_eq!(world.requests(), 2);
}

#[test]
fn only_the_current_token_is_handed_out() {
    let mut world = World::warm(json!({}), 3_600);
    let header = |world: &World, generation| {
        world.engine.header(generation).map(|header| header.expose().to_owned())
    };
    assert_eq!(header(&world, Generation(1)), Some(format!("Bearer {TOKEN}-1-of-flight-1")));
    world.invalidate();
    world.get_token(3_600);
    assert_eq!((header(&world, Generation(1)), world.token_text(1)), (None, None));
    assert_eq!(header(&world, Generation(2)), Some(format!("Bearer {TOKEN}-2-of-flight-2")));
    assert_eq!((header(&world, Generation(3)), world.token_text(3)), (None, None));
}

#[test]
fn the_life_of_a_token_counts_from_its_request() {
    let mut world = World::new(json!({}));
    let mut call = world.call(GET);
    let flight = world.begin(&mut call);
    world.advance(9 * SECOND);
    world.grant(flight, 60);
    world.send(&mut call);
    world.advance(45 * SECOND - 1);
    assert_ne!(world.warmth(), Warmth::Cold);
    world.advance(1);
    assert_eq!(world.warmth(), Warmth::Cold, "54 s after its request");
}

#[test]
fn the_seed_is_requested_once_and_its_absence_is_not_a_failure() {
    let mut engine = everbearer::engine::client::Engine::new(crate::support::config(json!({})));
    assert!(engine.needs_seed());
    let now = at(0, START);
    let mut call = Call::new(GET, now);
    let Step::Begin { flight } = engine.step(&mut call, now) else { panic!("the first begins") };
    engine.landed(flight, now, Ok(bare(503, None)), None, now);
    assert!(matches!(engine.step(&mut call, now), Step::Pause { .. } | Step::Begin { .. }));
    let mut engine = everbearer::engine::client::Engine::new(crate::support::config(json!({})));
    engine.seed(7);
    assert!(!engine.needs_seed());
}

#[test]
fn a_token_requested_before_an_invalidation_is_not_used_after_it() {
    let mut world = World::new(json!({}));
    let mut call = world.call(GET);
    let unwanted = world.begin(&mut call);
    world.invalidate();
    let mut later = world.call(GET);
    let wanted = world.begin(&mut later);
    world.grant(unwanted, 3_600);
    assert_eq!(world.join(&mut call), wanted);
    world.grant(wanted, 3_600);
    assert_eq!(world.send(&mut call), Generation(1));
    assert_eq!(world.send(&mut later), Generation(1));
    assert_eq!(world.requests(), 2);
}

#[test]
fn a_warm_token_stays_warm_for_a_tenth_of_a_second_by_the_wall_clock_alone() {
    let mut world = World::warm(json!({}), 3_600);
    assert_eq!(world.still_warm(), Generation::NONE, "not before the first look at both clocks");
    assert_eq!(world.warmth(), Warmth::Warm(Generation(1)));
    assert_eq!(world.still_warm(), Generation(1));
    world.wall_set_back(1);
    assert_eq!(world.still_warm(), Generation::NONE, "the clock was set back");
    world.wall_jumps(100);
    assert_eq!(world.still_warm(), Generation(1));
    world.wall_jumps(1);
    assert_eq!(world.still_warm(), Generation::NONE, "the time is over");
    assert_eq!(world.warmth(), Warmth::Warm(Generation(1)));
    assert_eq!(world.still_warm(), Generation(1));
    world.invalidate();
    assert_eq!(world.still_warm(), Generation::NONE, "the token is gone");
}

#[test]
fn a_warm_token_is_checked_on_both_clocks_when_its_refresh_is_due() {
    let mut world = World::warm(json!({}), 3_600);
    world.advance(55 * MINUTE - 10);
    assert_eq!(world.warmth(), Warmth::Warm(Generation(1)));
    world.advance(9);
    assert_eq!(world.still_warm(), Generation(1));
    world.advance(1);
    assert_eq!(world.still_warm(), Generation::NONE);
    assert_eq!(world.warmth(), Warmth::RefreshDue(Generation(1)));
    assert_eq!(world.still_warm(), Generation::NONE, "nor while it goes on");
}

#[test]
fn a_warm_token_that_the_api_rejects_is_not_used_again() {
    let mut world = World::warm(json!({}), 3_600);
    world.warmth();
    let mut call = world.call(GET);
    let generation = world.send(&mut call);
    world.responded(&mut call, generation, 401);
    assert_eq!(world.still_warm(), Generation::NONE);
}

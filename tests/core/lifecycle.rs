//! One token for everybody: fetched once, renewed ahead of its end, dropped when it is too old.

use everbearer::core::call::{Call, Request, Step};
use everbearer::core::error::Code;
use everbearer::core::event::{Event, Reason};
use everbearer::core::machine::{State, Warm};
use everbearer::core::response::Fault;
use everbearer::core::time::Instant;
use serde_json::json;

use crate::support::{DAY, GET, HOUR, MINUTE, SECOND, SUNDAY, World, bare};

/// 1,000 callers come at once: one begins the flight, the others join it.
fn crowd(world: &mut World) -> (everbearer::core::machine::FlightId, Vec<Call>) {
    let mut calls: Vec<Call> = (0..1_000).map(|_| world.call(GET)).collect();
    let flight = world.begin(&mut calls[0]);
    for call in &mut calls[1..] {
        let step = world.step(call);
        assert_eq!(
            step,
            Step::Join { flight, at_most_ms: 11_000 },
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
    assert_eq!(world.renewal(), None, "nor does a timer begin another");
    world.advance(200);
    world.grant(flight, 3_600);
    for call in &mut calls {
        assert_eq!(world.send(call), 1);
    }
    assert_eq!(world.requests(), 1);
}

#[test]
fn a_thousand_callers_at_the_expiry_cost_one_token_request() {
    let mut world = World::warm(json!({}), 3_600);
    world.advance(HOUR - 30 * SECOND - 1);
    let mut last = world.call(GET);
    assert_eq!(world.send(&mut last), 1, "usable until the hard window");
    world.advance(1);
    assert_eq!(world.warmth(), Warm::Cold);
    let (flight, mut calls) = crowd(&mut world);
    world.grant(flight, 3_600);
    for call in &mut calls {
        assert_eq!(world.send(call), 2);
    }
    assert_eq!(world.requests(), 2);
}

#[test]
fn a_joiner_waits_no_longer_than_its_own_patience() {
    let mut world = World::new(json!({"tokenWaitMs": 4_000}));
    let mut leader = world.call(GET);
    let flight = world.begin(&mut leader);
    let hurried = Request { timeout_ms: Some(1_500), ..GET };
    for (request, at_most_ms) in [(GET, 4_000), (hurried, 1_500)] {
        let mut call = world.call(request);
        let expected = Step::Join { flight, at_most_ms };
        assert_eq!(world.step(&mut call), expected);
    }
    let mut call = world.call(hurried);
    world.join(&mut call);
    world.advance(1_500);
    assert_eq!(world.fail(&mut call).code, Code::TokenWaitTimeout);
    world.grant(flight, 3_600);
    assert_eq!(world.send(&mut leader), 1, "who gave up has not cancelled the flight");
}

#[test]
fn refresh_ahead_renews_once_behind_running_calls() {
    let mut world = World::warm(json!({}), 3_600);
    world.advance(55 * MINUTE - 1);
    assert_eq!(world.warmth(), Warm::Fresh(1));
    assert_eq!(world.renewal(), None, "not before the window");
    world.advance(1);
    assert_eq!(world.warmth(), Warm::Renew(1));
    let flight = world.renewal().expect("a renewal is due");
    for _ in 0..1_000 {
        assert_eq!(world.warmth(), Warm::Fresh(1), "one renewal is enough");
        assert_eq!(world.renewal(), None);
        let mut call = world.call(GET);
        assert_eq!(world.send(&mut call), 1, "nobody waits");
    }
    world.advance(SECOND);
    world.grant(flight, 3_600);
    assert_eq!(world.warmth(), Warm::Fresh(2));
    assert_eq!(world.requests(), 2);
    let reasons: Vec<Reason> = world
        .events()
        .iter()
        .filter_map(|event| match event {
            Event::Renewed(facts) => Some(facts.reason),
            _ => None,
        })
        .collect();
    assert_eq!(reasons, [Reason::Ahead]);
}

#[test]
fn callers_who_find_the_token_too_old_join_the_renewal_in_the_air() {
    let mut world = World::warm(json!({"tokenTimeoutMs": 600_000, "tokenWaitMs": 600_000}), 3_600);
    world.advance(55 * MINUTE);
    let flight = world.renewal().unwrap();
    world.advance(5 * MINUTE);
    let mut call = world.call(GET);
    assert_eq!(world.join(&mut call), flight);
    world.grant(flight, 3_600);
    assert_eq!(world.send(&mut call), 2);
    assert_eq!(world.requests(), 2);
}

#[test]
fn the_servers_refresh_time_is_when_the_renewal_begins() {
    let mut world = World::new(json!({}));
    let mut call = world.call(GET);
    let flight = world.begin(&mut call);
    let body = json!({"access_token": "abc", "expires_in": 3600, "refresh_in": 1800});
    world.land(flight, Ok(crate::support::answer(200, body)));
    world.send(&mut call);
    assert_eq!(world.engine.alarm_ms(world.now()), Some(30 * MINUTE));
    world.advance(30 * MINUTE);
    assert!(world.renewal().is_some());
}

/// Follows the timer from a token just used to the renewal; returns each wait.
fn alarms(world: &mut World) -> Vec<u64> {
    let mut waits = Vec::new();
    loop {
        let wait = world.engine.alarm_ms(world.now()).expect("an alarm");
        assert!((1..=6 * HOUR).contains(&wait), "a wait of {wait} ms");
        waits.push(wait);
        world.advance(wait);
        if world.renewal().is_some() {
            return waits;
        }
        assert!(waits.len() < 1_000, "an alarm storm");
    }
}

#[test]
fn the_timer_wakes_at_the_renewal_and_never_sleeps_longer_than_six_hours() {
    let minute = alarms(&mut World::warm(json!({}), 60));
    assert_eq!(minute, [30 * SECOND]);
    let hour = alarms(&mut World::warm(json!({}), 3_600));
    assert_eq!(hour, [55 * MINUTE]);
    let days = alarms(&mut World::warm(json!({}), 40 * 86_400));
    assert_eq!(days, [6 * HOUR, 6 * HOUR, 6 * HOUR, 6 * HOUR - 5 * MINUTE], "trusted for a day");
    let trusting = json!({"policy": {"maxLifetimeMs": 365 * DAY}});
    let days = alarms(&mut World::warm(trusting, 40 * 86_400));
    assert_eq!(days.len(), 160, "40 days in steps of 6 hours");
    assert_eq!(days.iter().sum::<u64>(), 40 * DAY - 5 * MINUTE);
}

/// Whatever has happened: an alarm that rings at once begins a renewal, and one that does not ring
/// yet begins none. So a timer that follows the core never spins.
#[test]
fn an_alarm_of_zero_always_begins_a_renewal() {
    let mut rng = everbearer::core::rng::Rng::new(11);
    let (mut zeros, mut flights) = (0, Vec::new());
    let mut world = World::new(json!({}));
    for _ in 0..20_000 {
        match rng.up_to(7) {
            0 => world.advance(rng.up_to(20 * MINUTE)),
            1 => world.advance(rng.up_to(5_000)),
            2 => {
                let mut call = world.call(GET);
                match world.step(&mut call) {
                    Step::Begin { flight } => flights.push(flight),
                    Step::Send { generation } if rng.up_to(9) == 0 => {
                        world.answered(&mut call, generation, 401);
                    }
                    _ => {}
                }
            }
            3 | 4 => {
                if let Some(flight) = flights.pop() {
                    match rng.up_to(3) {
                        0 => world.unavailable(flight),
                        1 => world.land(flight, Ok(bare(429, Some("20")))),
                        _ => world.grant(flight, 60 + rng.up_to(4_000)),
                    }
                }
            }
            _ => {
                if let Some(wait) = world.engine.alarm_ms(world.now()) {
                    assert!(wait <= 6 * HOUR);
                    let renewal = world.renewal();
                    assert_eq!(renewal.is_some(), wait == 0, "an alarm in {wait} ms");
                    zeros += usize::from(wait == 0);
                    flights.extend(renewal);
                    if renewal.is_none() {
                        world.advance(wait);
                    }
                }
            }
        }
    }
    assert!(zeros > 200, "only {zeros} alarms rang");
}

#[test]
fn with_jitter_the_timer_comes_earlier_never_later() {
    for seed in 0..50 {
        let mut world = World::new(json!({"policy": {"refreshJitterRatio": 0.25}}));
        world.engine.seed(seed);
        world.get_token(3_600);
        let wait = world.engine.alarm_ms(world.now()).unwrap();
        assert!((53 * MINUTE + 45 * SECOND..=55 * MINUTE).contains(&wait), "{wait}");
    }
}

#[test]
fn there_is_no_timer_without_a_token_in_the_air_or_where_it_is_switched_off() {
    let mut world = World::new(json!({}));
    assert_eq!(world.engine.alarm_ms(world.now()), None);
    let mut call = world.call(GET);
    world.begin(&mut call);
    assert_eq!(world.engine.alarm_ms(world.now()), None);
    let mut world = World::warm(json!({}), 3_600);
    world.advance(55 * MINUTE);
    assert_eq!(world.engine.alarm_ms(world.now()), Some(0));
    world.renewal().unwrap();
    assert_eq!(world.engine.alarm_ms(world.now()), None, "it is being renewed");
    let mut world = World::warm(json!({}), 3_600);
    world.advance(HOUR);
    assert_eq!(world.engine.alarm_ms(world.now()), None, "too old: the next call's business");
    let world = World::warm(json!({"backgroundRefresh": false}), 3_600);
    assert_eq!(world.engine.alarm_ms(world.now()), None);
}

#[test]
fn a_token_that_nobody_used_is_left_to_age() {
    let mut world = World::warm(json!({}), 3_600);
    world.advance(55 * MINUTE);
    let flight = world.renewal().unwrap();
    world.grant(flight, 3_600);
    let wait = world.engine.alarm_ms(world.now());
    assert_eq!(wait, Some(55 * MINUTE), "it may be used by then");
    world.advance(55 * MINUTE);
    assert_eq!(world.renewal(), None, "it was not");
    assert_eq!(world.engine.alarm_ms(world.now()), None, "and only one timer asks");
    assert_eq!(world.requests(), 2);
    assert_eq!(world.warmth(), Warm::Renew(2), "but a call that comes still renews it");
    assert!(world.renewal().is_some());
}

#[test]
fn an_unused_token_that_is_used_in_time_is_renewed_by_the_timer() {
    let mut world = World::warm(json!({}), 3_600);
    world.advance(55 * MINUTE);
    let flight = world.renewal().unwrap();
    world.grant(flight, 3_600);
    world.advance(10 * MINUTE);
    let mut call = world.call(GET);
    assert_eq!(world.send(&mut call), 2);
    world.advance(45 * MINUTE);
    assert!(world.renewal().is_some());
}

#[test]
fn a_failing_renewal_is_silent_and_its_waits_double() {
    let mut world = World::warm(json!({}), 3_600);
    world.advance(55 * MINUTE);
    for wait in [3, 6, 12, 24, 48, 60, 60] {
        let flight = world.renewal().expect("a renewal is due");
        world.unavailable(flight);
        let events = world.events();
        let [Event::RenewalFailed { still_usable: true, retry_in_ms, .. }] = events[..] else {
            panic!("one silent failure, not {events:?}")
        };
        assert_eq!(retry_in_ms, wait * SECOND);
        assert_eq!(world.engine.alarm_ms(world.now()), Some(wait * SECOND));
        let mut call = world.call(GET);
        assert_eq!(world.send(&mut call), 1, "nobody notices");
        world.advance(wait * SECOND - 1);
        assert_eq!(world.warmth(), Warm::Fresh(1));
        assert_eq!(world.renewal(), None, "not before its wait");
        world.advance(1);
        assert_eq!(world.warmth(), Warm::Renew(1));
    }
}

#[test]
fn a_renewal_that_fails_until_the_hard_window_becomes_the_callers_business() {
    let mut world = World::warm(json!({}), 3_600);
    world.advance(55 * MINUTE);
    for _ in 0..270 {
        assert_ne!(world.warmth(), Warm::Cold);
        if let Some(flight) = world.renewal() {
            world.unavailable(flight);
        }
        world.advance(SECOND);
    }
    assert_eq!(world.warmth(), Warm::Cold);
    let mut call = world.call(GET);
    let flight = world.begin(&mut call);
    world.grant(flight, 3_600);
    assert_eq!(world.send(&mut call), 2);
    assert_eq!(world.engine.status(world.now()).last_error, None);
}

#[test]
fn a_success_forgets_the_failed_renewals_before_it() {
    let mut world = World::warm(json!({}), 3_600);
    world.advance(55 * MINUTE);
    for wait in [3, 6] {
        let flight = world.renewal().unwrap();
        world.unavailable(flight);
        world.advance(wait * SECOND);
    }
    let flight = world.renewal().unwrap();
    world.grant(flight, 3_600);
    assert_eq!(world.warmth(), Warm::Fresh(2));
    world.advance(55 * MINUTE);
    let flight = world.renewal().unwrap();
    world.unavailable(flight);
    assert_eq!(world.engine.alarm_ms(world.now()), Some(3 * SECOND), "the waits begin anew");
}

#[test]
fn a_token_without_a_life_serves_those_who_waited_for_it() {
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
        assert_eq!(world.send(call), 1);
    }
    assert_eq!(world.warmth(), Warm::Cold);
    assert_eq!(world.engine.alarm_ms(world.now()), None);
    let mut next = world.call(GET);
    assert_ne!(world.begin(&mut next), flight, "the next begins anew");
}

/// `Step::Begin` says "make the token request, then ask again": also when the request has ended
/// before the caller asks.
#[test]
fn who_made_the_token_request_may_use_what_it_brought() {
    let mut world = World::new(json!({}));
    let mut call = world.call(GET);
    let Step::Begin { flight } = world.step(&mut call) else { panic!("the first begins") };
    world.grant(flight, 0);
    assert_eq!(world.send(&mut call), 1);
}

#[test]
fn a_machine_that_slept_past_the_expiry_fetches_a_new_token() {
    let mut world = World::warm(json!({}), 3_600);
    world.advance(MINUTE);
    world.wall_jumps(HOUR);
    assert_eq!(world.warmth(), Warm::Cold);
    assert_eq!(world.renewal(), None);
    let mut call = world.call(GET);
    let flight = world.begin(&mut call);
    world.grant(flight, 3_600);
    assert_eq!(world.send(&mut call), 2);
    assert_eq!(world.warmth(), Warm::Fresh(2), "counted from the new time");
}

#[test]
fn a_wall_clock_set_back_neither_ends_nor_prolongs_a_token() {
    let mut world = World::warm(json!({}), 3_600);
    world.wall_set_back(DAY);
    assert_eq!(world.warmth(), Warm::Fresh(1));
    world.advance(55 * MINUTE - 1);
    assert_eq!(world.warmth(), Warm::Fresh(1));
    world.advance(1);
    assert_eq!(world.warmth(), Warm::Renew(1), "the monotonic clock goes on");
    world.advance(5 * MINUTE);
    assert_eq!(world.warmth(), Warm::Cold);
}

#[test]
fn a_lost_flight_is_left_and_another_begins() {
    let mut world = World::new(json!({}));
    let mut first = world.call(GET);
    let lost = world.begin(&mut first);
    world.advance(10_999);
    let mut late = world.call(GET);
    assert_eq!(world.step(&mut late), Step::Join { flight: lost, at_most_ms: 1 });
    world.advance(1);
    let second = world.begin(&mut first);
    assert_ne!(second, lost);
    assert_eq!(world.join(&mut late), second);
    world.grant(second, 3_600);
    assert_eq!(world.send(&mut first), 1);
    assert_eq!(world.send(&mut late), 1);
}

#[test]
fn a_lost_renewal_does_not_end_renewing() {
    let mut world = World::warm(json!({}), 3_600);
    world.advance(55 * MINUTE);
    let lost = world.renewal().unwrap();
    world.advance(11 * SECOND);
    assert_eq!(world.warmth(), Warm::Renew(1));
    assert_ne!(world.renewal(), Some(lost));
    assert_eq!(world.requests(), 3);
}

#[test]
fn a_late_reply_is_welcome_unless_a_later_flight_was_faster() {
    let mut world = World::new(json!({}));
    let mut call = world.call(GET);
    let lost = world.begin(&mut call);
    world.advance(11 * SECOND);
    let second = world.begin(&mut call);
    world.grant(lost, 3_600);
    assert_eq!(world.send(&mut call), 1, "the late reply serves");
    assert!(world.token_text(1).unwrap().ends_with("-of-flight-1"));
    world.grant(second, 3_600);
    assert!(
        world.token_text(2).unwrap().ends_with("-of-flight-2"),
        "and the newer one replaces it"
    );

    let mut world = World::new(json!({}));
    let mut call = world.call(GET);
    let lost = world.begin(&mut call);
    world.advance(11 * SECOND);
    let second = world.begin(&mut call);
    world.grant(second, 3_600);
    world.events();
    world.grant(lost, 3_600);
    assert!(world.token_text(1).unwrap().ends_with("-of-flight-2"));
    assert_eq!(world.events(), []);
}

#[test]
fn the_late_failure_of_a_replaced_flight_changes_nothing() {
    let mut world = World::new(json!({}));
    let mut call = world.call(GET);
    let lost = world.begin(&mut call);
    world.advance(11 * SECOND);
    let second = world.begin(&mut call);
    world.land(lost, Ok(bare(429, Some("600"))));
    assert_eq!(world.events(), []);
    assert_eq!(world.engine.status(world.now()).last_error, None);
    let mut other = world.call(GET);
    assert_eq!(world.join(&mut other), second);
    world.grant(second, 3_600);
    world.land(lost, Err(Fault::Timeout));
    assert_eq!(world.warmth(), Warm::Fresh(1));
    assert_eq!(world.events().len(), 1, "the token and nothing else");
}

#[test]
fn a_flight_that_lands_twice_changes_nothing_the_second_time() {
    let mut world = World::warm(json!({}), 3_600);
    world.advance(55 * MINUTE);
    let flight = world.renewal().unwrap();
    world.grant(flight, 3_600);
    world.unavailable(flight);
    assert_eq!(world.warmth(), Warm::Fresh(2));
    assert_eq!(world.engine.status(world.now()).last_error, None);
}

#[test]
fn close_tells_every_waiting_caller_and_ignores_what_comes_late() {
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
    assert_eq!(world.warmth(), Warm::Cold);
    assert_eq!(world.renewal(), None);
    assert_eq!(world.engine.alarm_ms(world.now()), None);
    assert_eq!(world.events(), []);
    assert!(world.engine.token(1).is_none());
    assert_eq!(world.engine.status(world.now()).state, State::Closed);
    let mut next = world.call(GET);
    assert_eq!(world.fail(&mut next).code, Code::ClientClosed);

    // Who pauses for the throttle is told too, and a late failure is ignored.
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
    let flight = world.renewal().unwrap();
    world.engine.close();
    assert_eq!(world.warmth(), Warm::Cold);
    assert!(world.engine.token(1).is_none());
    world.grant(flight, 3_600);
    assert_eq!((world.warmth(), world.events()), (Warm::Cold, Vec::new()));
}

#[test]
fn invalidate_drops_the_token_and_the_next_call_gets_another() {
    let mut world = World::warm(json!({}), 3_600);
    world.engine.invalidate();
    assert_eq!(world.warmth(), Warm::Cold);
    assert_eq!(world.engine.alarm_ms(world.now()), None);
    assert_eq!(world.requests(), 1, "nothing is asked before a call comes");
    assert_eq!(world.get_token(3_600), 2);
    assert_eq!(world.requests(), 2);
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
    assert_ne!(world.warmth(), Warm::Cold);
    world.advance(1);
    assert_eq!(world.warmth(), Warm::Cold, "54 s after it was asked for");
}

#[test]
fn the_seed_is_asked_for_once_and_its_lack_is_no_failure() {
    let mut engine = everbearer::core::engine::Engine::new(crate::support::config(json!({})));
    assert!(engine.needs_seed());
    let now = Instant::new(0, SUNDAY);
    let mut call = Call::new(GET, now);
    let Step::Begin { flight } = engine.step(&mut call, now) else { panic!("the first begins") };
    engine.landed(flight, now, Ok(bare(503, None)), now);
    assert!(matches!(engine.step(&mut call, now), Step::Pause { .. } | Step::Begin { .. }));
    let mut engine = everbearer::core::engine::Engine::new(crate::support::config(json!({})));
    engine.seed(7);
    assert!(!engine.needs_seed());
}

//! The background refresh: when it begins, its timer, and what its failures cost.

use everbearer::engine::call::{Call, Step};
use everbearer::engine::client::AlarmChange;
use everbearer::engine::event::{Event, Reason};
use everbearer::engine::ids::{FlightId, Generation};
use everbearer::engine::lifecycle::Warmth;
use everbearer::engine::time::Millis;
use serde_json::json;

use crate::support::{DAY, GET, HOUR, MINUTE, SECOND, START, World, bare};

#[test]
fn refresh_ahead_requests_once_behind_running_calls() {
    let mut world = World::warm(json!({}), 3_600);
    world.advance(55 * MINUTE - 1);
    assert_eq!(world.warmth(), Warmth::Warm(Generation(1)));
    assert_eq!(world.refresh(), None, "not before the window");
    world.advance(1);
    assert_eq!(world.warmth(), Warmth::RefreshDue(Generation(1)));
    let flight = world.refresh().expect("a refresh is due");
    for _ in 0..1_000 {
        assert_eq!(world.warmth(), Warmth::Warm(Generation(1)), "one refresh is enough");
        assert_eq!(world.refresh(), None);
        let mut call = world.call(GET);
        assert_eq!(world.send(&mut call), Generation(1), "nobody waits");
    }
    world.advance(SECOND);
    world.grant(flight, 3_600);
    assert_eq!(world.warmth(), Warmth::Warm(Generation(2)));
    assert_eq!(world.requests(), 2);
    let reasons: Vec<Reason> = world
        .events()
        .iter()
        .filter_map(|event| match event {
            Event::Token(facts) => Some(facts.reason),
            _ => None,
        })
        .collect();
    assert_eq!(reasons, [Reason::Ahead]);
}

#[test]
fn callers_who_find_the_token_too_old_join_the_refresh_in_the_air() {
    let mut world = World::warm(json!({"tokenTimeoutMs": 600_000, "tokenWaitMs": 600_000}), 3_600);
    world.advance(55 * MINUTE);
    let flight = world.refresh().unwrap();
    world.advance(5 * MINUTE);
    let mut call = world.call(GET);
    assert_eq!(world.join(&mut call), flight);
    world.grant(flight, 3_600);
    assert_eq!(world.send(&mut call), Generation(2));
    assert_eq!(world.requests(), 2);
}

#[test]
fn the_servers_refresh_time_is_when_the_refresh_begins() {
    let mut world = World::new(json!({}));
    let mut call = world.call(GET);
    let flight = world.begin(&mut call);
    let body = json!({"access_token": "abc", "expires_in": 3600, "refresh_in": 1800});
    world.land(flight, Ok(crate::support::json_response(200, body)));
    world.send(&mut call);
    assert_eq!(world.engine.alarm_ms(world.now()), Some(Millis(30 * MINUTE)));
    world.advance(30 * MINUTE);
    assert!(world.refresh().is_some());
}

/// The provider hands out one token for an hour, with the whole seconds that it has left, and then the next one.
fn repeating(world: &mut World, flight: FlightId) {
    let into_ms = world.wall_ms() - START;
    let text = format!("token-{}", into_ms / HOUR);
    let body = json!({"access_token": text, "expires_in": (HOUR - into_ms % HOUR) / SECOND});
    world.land(flight, Ok(crate::support::json_response(200, body)));
}

#[test]
fn a_token_that_comes_again_is_not_asked_for_again_and_again() {
    for step_ms in [SECOND, 7 * SECOND] {
        let mut world = World::new(json!({}));
        let mut early = 0;
        while world.wall_ms() < START + 3 * HOUR {
            let mut call = world.call(GET);
            let step = world.drive(&mut call, repeating);
            assert!(matches!(step, Step::Send { .. }), "{step:?}");
            if let Some(flight) = world.refresh() {
                early += u32::from((world.wall_ms() - START) % HOUR < 59 * MINUTE);
                repeating(&mut world, flight);
            }
            world.advance(step_ms);
        }
        assert_eq!(early, 3, "one refresh ahead brings the same token, and no more");
        // The rest of an hour is a minute, of which a quarter is left each time.
        assert!(world.requests() <= 3 * 7, "{}", world.requests());
    }
}

/// A client whose refresh ahead has brought the same token, and a call that the first has been sent with.
fn came_again() -> (World, Call) {
    let mut world = World::new(json!({}));
    let mut call = world.call(GET);
    world.drive(&mut call, repeating);
    world.advance(55 * MINUTE);
    let flight = world.refresh().unwrap();
    repeating(&mut world, flight);
    (world, call)
}

#[test]
fn an_idle_client_does_not_repeat_the_refresh_of_a_token_that_came_again() {
    let (mut world, _) = came_again();
    assert_eq!(world.engine.generation(), Generation(2));
    let alarm_ms = world.engine.alarm_ms(world.now()).unwrap();
    assert!(alarm_ms > Millis(4 * MINUTE) && alarm_ms < Millis(4 * MINUTE + 30 * SECOND + 1));
    world.advance(alarm_ms.0);
    assert_eq!(world.refresh(), None, "no call has used it since");
}

#[test]
fn a_rejection_of_a_call_in_the_air_means_the_token_that_came_again() {
    let (mut world, mut call) = came_again();
    // Sent with the first, which is the second.
    world.responded(&mut call, Generation(1), 401);
    let flight = world.begin(&mut call);
    world.grant(flight, 3_600);
    assert_eq!(world.send(&mut call), Generation(3));
    assert_eq!(world.requests(), 3);
}

#[test]
fn a_new_token_that_ends_the_old_one_costs_replays_and_no_token_request() {
    for crowd in [1, 2, 50] {
        let mut world = World::warm(json!({}), 3_600);
        let mut calls: Vec<_> = (0..crowd).map(|_| world.call(GET)).collect();
        for call in &mut calls {
            assert_eq!(world.send(call), Generation(1));
        }
        world.advance(55 * MINUTE);
        let flight = world.refresh().unwrap();
        world.grant(flight, 3_600);
        for call in &mut calls {
            world.responded(call, Generation(1), 401);
            assert_eq!(world.send(call), Generation(2), "replayed with the new token");
            world.responded(call, Generation(2), 200);
            assert_eq!(world.step(call), Step::Over);
        }
        let counters = world.engine.status(world.now()).counters;
        assert_eq!((counters.token_requests, counters.replays), (2, crowd));
    }
}

#[test]
fn a_refresh_time_of_zero_does_not_cost_a_token_for_each_call() {
    let mut world = World::new(json!({}));
    let mut refreshes = 0;
    for _ in 0..50 {
        let mut call = world.call(GET);
        world.drive(&mut call, |world, flight| {
            let body = json!({"access_token": "abc", "expires_in": 3600, "refresh_in": 0.001});
            world.land(flight, Ok(crate::support::json_response(200, body)));
        });
        if world.refresh().is_some() {
            refreshes += 1;
        }
        world.advance(500);
    }
    assert_eq!((world.requests(), refreshes), (1, 0));
}

/// Clients that got their tokens at once do not refresh them at once.
#[test]
fn the_servers_refresh_time_gets_jitter() {
    let mut waits: Vec<u64> = (0..50)
        .map(|seed| {
            let mut world = World::new(json!({"policy": {"refreshJitterRatio": 0.25}}));
            world.engine.seed(seed);
            let mut call = world.call(GET);
            let flight = world.begin(&mut call);
            let body = json!({"access_token": "abc", "expires_in": 3600, "refresh_in": 1800});
            world.land(flight, Ok(crate::support::json_response(200, body)));
            world.send(&mut call);
            world.engine.alarm_ms(world.now()).unwrap().0
        })
        .collect();
    waits.sort_unstable();
    assert!(waits[49] <= 30 * MINUTE && waits[49] - waits[0] > 30 * SECOND, "{waits:?}");
}

/// Follows the timer from a token just used to its refresh; returns each wait.
fn alarms(world: &mut World) -> Vec<u64> {
    let mut waits = Vec::new();
    loop {
        let wait = world.engine.alarm_ms(world.now()).expect("an alarm").0;
        assert!((1..=6 * HOUR).contains(&wait), "a wait of {wait} ms");
        waits.push(wait);
        world.advance(wait);
        if world.refresh().is_some() {
            return waits;
        }
        assert!(waits.len() < 1_000, "an alarm storm");
    }
}

#[test]
fn the_timer_wakes_at_the_refresh_and_never_sleeps_longer_than_six_hours() {
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

/// In any state, an alarm of 0 ms begins a refresh and a later alarm begins none yet. So a timer that
/// follows the core never spins.
#[test]
fn an_alarm_of_zero_always_begins_a_refresh() {
    let mut rng = everbearer::engine::rng::Rng::new(11);
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
                        world.responded(&mut call, generation, 401);
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
                    assert!(wait <= Millis(6 * HOUR));
                    let refresh = world.refresh();
                    assert_eq!(refresh.is_some(), wait == Millis::ZERO, "an alarm in {wait:?}");
                    zeros += usize::from(wait == Millis::ZERO);
                    flights.extend(refresh);
                    if refresh.is_none() {
                        world.advance(wait.0);
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
        let wait = world.engine.alarm_ms(world.now()).unwrap().0;
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
    assert_eq!(world.engine.alarm_ms(world.now()), Some(Millis::ZERO));
    world.refresh().unwrap();
    assert_eq!(world.engine.alarm_ms(world.now()), None, "it is being refreshed");
    let mut world = World::warm(json!({}), 3_600);
    world.advance(HOUR);
    assert_eq!(world.engine.alarm_ms(world.now()), None, "too old: the next call fetches one");
    let world = World::warm(json!({"backgroundRefresh": false}), 3_600);
    assert_eq!(world.engine.alarm_ms(world.now()), None);
}

/// Setting a timer costs an edge time, so the core reports a timer only when it changes.
#[test]
fn the_timer_is_replaced_only_when_its_time_changes() {
    let mut world = World::new(json!({}));
    let change = |world: &mut World| world.engine.alarm_change(world.now());
    assert_eq!(change(&mut world), AlarmChange::Keep, "there was none, and none is needed");
    world.get_token(3_600);
    assert_eq!(change(&mut world), AlarmChange::Set { delay_ms: Millis(55 * MINUTE) });
    assert_eq!(change(&mut world), AlarmChange::Keep);
    world.advance(MINUTE);
    assert_eq!(change(&mut world), AlarmChange::Keep, "the same moment, seen later");
    world.advance(54 * MINUTE);
    let flight = world.refresh().unwrap();
    assert_eq!(change(&mut world), AlarmChange::Stop, "not while a refresh is in the air");
    assert_eq!(change(&mut world), AlarmChange::Keep);
    world.grant(flight, 7_200);
    let set = AlarmChange::Set { delay_ms: Millis(115 * MINUTE) };
    assert_eq!(change(&mut world), set, "as long as the new token takes");
    world.engine.invalidate(None, world.now());
    world.get_token(3_600);
    let set = AlarmChange::Set { delay_ms: Millis(55 * MINUTE) };
    assert_eq!(change(&mut world), set, "another moment, while a timer is set");
}

#[test]
fn a_timer_that_has_fired_is_set_again_if_it_is_still_needed() {
    let mut world = World::warm(json!({}), 3_600);
    let now = world.now();
    let set = AlarmChange::Set { delay_ms: Millis(55 * MINUTE) };
    assert_eq!(world.engine.alarm_change(now), set);
    world.engine.alarm_fired();
    assert_eq!(world.engine.alarm_change(now), set);
}

#[test]
fn without_a_token_there_is_nothing_to_refresh() {
    let mut world = World::new(json!({}));
    assert_eq!(world.refresh(), None);
    world.get_token(3_600);
    world.invalidate();
    assert_eq!(world.refresh(), None);
    assert_eq!(world.requests(), 1);
}

#[test]
fn an_unused_token_is_not_refreshed() {
    let mut world = World::warm(json!({}), 3_600);
    world.advance(55 * MINUTE);
    let flight = world.refresh().unwrap();
    world.grant(flight, 3_600);
    let wait = world.engine.alarm_ms(world.now());
    assert_eq!(wait, Some(Millis(55 * MINUTE)), "it may be used by then");
    world.advance(55 * MINUTE);
    assert_eq!(world.refresh(), None, "it was not");
    assert_eq!(world.engine.alarm_ms(world.now()), None, "and only one timer asks");
    assert_eq!(world.requests(), 2);
    assert_eq!(
        world.warmth(),
        Warmth::RefreshDue(Generation(2)),
        "but the next call still refreshes it"
    );
    assert!(world.refresh().is_some());
}

#[test]
fn an_unused_token_that_is_used_in_time_is_refreshed_by_the_timer() {
    let mut world = World::warm(json!({}), 3_600);
    world.advance(55 * MINUTE);
    let flight = world.refresh().unwrap();
    world.grant(flight, 3_600);
    world.advance(10 * MINUTE);
    let mut call = world.call(GET);
    assert_eq!(world.send(&mut call), Generation(2));
    world.advance(45 * MINUTE);
    assert!(world.refresh().is_some());
}

#[test]
fn a_failing_refresh_is_silent_and_its_waits_double() {
    let mut world = World::warm(json!({}), 3_600);
    world.advance(55 * MINUTE);
    for wait in [3, 6, 12, 24, 48, 60, 60] {
        let flight = world.refresh().expect("a refresh is due");
        world.unavailable(flight);
        let events = world.events();
        let [Event::TokenFailed { still_usable: true, retry_in_ms, .. }] = events[..] else {
            panic!("one silent failure, not {events:?}")
        };
        assert_eq!(retry_in_ms, Millis(wait * SECOND));
        assert_eq!(world.engine.alarm_ms(world.now()), Some(Millis(wait * SECOND)));
        let mut call = world.call(GET);
        assert_eq!(world.send(&mut call), Generation(1), "nobody notices");
        world.advance(wait * SECOND - 1);
        assert_eq!(world.warmth(), Warmth::Warm(Generation(1)));
        assert_eq!(world.refresh(), None, "not before its wait");
        world.advance(1);
        assert_eq!(world.warmth(), Warmth::RefreshDue(Generation(1)));
    }
}

#[test]
fn a_refresh_that_fails_until_the_token_has_ended_fails_the_callers() {
    let mut world = World::warm(json!({}), 3_600);
    world.advance(55 * MINUTE);
    for _ in 0..270 {
        assert_ne!(world.warmth(), Warmth::Cold);
        if let Some(flight) = world.refresh() {
            world.unavailable(flight);
        }
        world.advance(SECOND);
    }
    assert_eq!(world.warmth(), Warmth::Cold);
    world.advance(30 * SECOND);
    let mut call = world.call(GET);
    let flight = world.begin(&mut call);
    world.grant(flight, 3_600);
    assert_eq!(world.send(&mut call), Generation(2));
    assert_eq!(world.engine.status(world.now()).last_error, None);
}

#[test]
fn a_success_forgets_the_failed_refreshes_before_it() {
    let mut world = World::warm(json!({}), 3_600);
    world.advance(55 * MINUTE);
    for wait in [3, 6] {
        let flight = world.refresh().unwrap();
        world.unavailable(flight);
        world.advance(wait * SECOND);
    }
    let flight = world.refresh().unwrap();
    world.grant(flight, 3_600);
    assert_eq!(world.warmth(), Warmth::Warm(Generation(2)));
    world.advance(55 * MINUTE);
    let flight = world.refresh().unwrap();
    world.unavailable(flight);
    assert_eq!(
        world.engine.alarm_ms(world.now()),
        Some(Millis(3 * SECOND)),
        "the waits start over"
    );
}

#[test]
fn the_wait_of_a_failed_refresh_ends_with_its_token() {
    let mut world = World::warm(json!({}), 3_600);
    world.advance(55 * MINUTE);
    for wait in [3, 6, 12, 24] {
        let flight = world.refresh().unwrap();
        world.unavailable(flight);
        world.advance(wait * SECOND);
    }
    let flight = world.refresh().unwrap();
    world.unavailable(flight);
    assert_eq!(world.engine.alarm_ms(world.now()), Some(Millis(48 * SECOND)));
    world.invalidate();
    assert_eq!(
        world.get_token(60),
        Generation(2),
        "at once: the waits of refreshes are not for callers"
    );
    assert_eq!(world.engine.alarm_ms(world.now()), Some(Millis(30 * SECOND)));
}

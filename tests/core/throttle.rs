//! A token endpoint that throttles, fails or refuses: what is sent to it, and which errors callers get.

use everbearer::engine::call::{Call, CallOptions, Step};
use everbearer::engine::error::Code;
use everbearer::engine::event::Event;
use everbearer::engine::ids::Generation;
use everbearer::engine::lifecycle::{State, Warmth};
use everbearer::engine::time::Millis;
use everbearer::engine::token_endpoint::response::{Body, Fault, TokenResponse};
use serde_json::json;

use crate::support::{GET, MINUTE, SECOND, START, World, bare, json_response};

const HURRIED: CallOptions = CallOptions { timeout_ms: Some(Millis(5_000)), ..GET };

#[test]
fn nothing_is_sent_before_the_time_that_a_429_names() {
    let mut world = World::new(json!({}));
    let mut call = world.call(GET);
    let flight = world.begin(&mut call);
    world.land(flight, Ok(bare(429, Some("30"))));
    let wait_ms = world.pause_asked(&mut call, 30_000);
    for passed in 0..30_u64 {
        for _ in 0..10 {
            let mut other = world.call(GET);
            let left_ms = wait_ms - passed * SECOND;
            assert_eq!(
                world.pause(&mut other),
                left_ms,
                "all callers of one client return together"
            );
        }
        assert_eq!(world.refresh(), None);
        world.advance(SECOND - 1);
        let mut other = world.call(GET);
        world.pause_asked(&mut other, (29 - passed) * SECOND + 1);
        world.advance(1);
    }
    assert_eq!(world.requests(), 1);
    let flight = world.begin(&mut call);
    world.grant(flight, 3_600);
    assert_eq!(world.send(&mut call), Generation(1));
    assert_eq!(world.requests(), 2);
}

#[test]
fn a_date_works_too() {
    // The edge converts dates to milliseconds; some servers send such numbers in seconds.
    for date in [START + 30 * SECOND, START / SECOND + 30] {
        let mut world = World::new(json!({}));
        let mut call = world.call(GET);
        let flight = world.begin(&mut call);
        world.land(flight, Ok(bare(429, Some(&date.to_string()))));
        world.pause_asked(&mut call, 30_000);
    }
}

#[test]
fn neither_sleep_nor_a_clock_set_forward_shortens_the_throttle() {
    let mut world = World::new(json!({}));
    let mut call = world.call(GET);
    let flight = world.begin(&mut call);
    world.land(flight, Ok(bare(503, Some("30"))));
    world.wall_jumps(60 * MINUTE);
    world.pause_asked(&mut call, 30_000);
}

#[test]
fn a_caller_without_the_patience_gets_the_error_at_once_and_the_wait() {
    for (client, options) in [(json!({"tokenWaitMs": 5_000}), GET), (json!({}), HURRIED)] {
        let mut world = World::new(client);
        let mut call = world.call(options);
        let flight = world.begin(&mut call);
        world.land(flight, Ok(bare(429, Some("30"))));
        let error = world.fail(&mut call);
        assert_eq!(error.code, Code::TokenEndpointThrottled);
        assert_eq!(error.retry_after_ms, Some(Millis(30_000)));
        assert_eq!(error.status, Some(429));
        world.advance(20_000);
        let mut other = world.call(options);
        let error = world.fail(&mut other);
        assert_eq!(error.retry_after_ms, Some(Millis(10_000)), "the rest of it");
        world.advance(6_000);
        let mut patient = world.call(options);
        let wait_ms = world.pause_asked(&mut patient, 4_000);
        world.advance(wait_ms);
        let flight = world.begin(&mut patient);
        world.grant(flight, 3_600);
        assert_eq!(world.send(&mut patient), Generation(1));
    }
}

/// A caller without patience left after the wait gets the error before it.
#[test]
fn a_caller_whose_patience_ends_with_the_wait_gets_the_error_at_once() {
    let mut world = World::new(json!({"tokenWaitMs": 30_000}));
    let mut call = world.call(GET);
    let flight = world.begin(&mut call);
    world.land(flight, Ok(bare(429, Some("30"))));
    match world.step(&mut call) {
        Step::Fail(error) => assert_eq!(error.retry_after_ms, Some(Millis(30_000))),
        Step::Pause { wait_ms } => {
            world.advance(wait_ms.0);
            let step = world.step(&mut call);
            assert!(
                matches!(step, Step::Begin { .. }),
                "paused {wait_ms:?} for nothing, then {step:?}"
            );
        }
        other => panic!("{other:?}"),
    }
}

#[test]
fn the_wait_for_a_throttle_counts_against_the_callers_patience() {
    let mut world = World::new(json!({"tokenWaitMs": 30_000}));
    let mut first = world.call(GET);
    let flight = world.begin(&mut first);
    world.land(flight, Ok(bare(429, Some("25"))));
    let mut call = world.call(GET);
    let wait_ms = world.pause_asked(&mut call, 25_000);
    assert!(wait_ms <= 27_500, "half of the rest is for the token request: {wait_ms}");
    world.advance(wait_ms);
    world.step(&mut call);
    let step = world.step(&mut call);
    let left_ms = 30_000 - wait_ms;
    assert!(
        matches!(step, Step::Join { at_most_ms, .. } if at_most_ms == Millis(left_ms)),
        "{step:?}"
    );
}

#[test]
fn a_caller_whose_patience_ends_in_the_second_attempt_gets_the_error_of_the_first_and_no_wait() {
    let mut world = World::new(json!({"tokenWaitMs": 4_000}));
    let mut call = world.call(GET);
    let flight = world.begin(&mut call);
    world.land(flight, Ok(bare(503, Some("1"))));
    let wait_ms = world.pause_asked(&mut call, SECOND);
    assert!(wait_ms <= SECOND + SECOND / 4, "a quarter at most: {wait_ms}");
    world.advance(wait_ms);
    world.begin(&mut call);
    world.advance(4 * SECOND - wait_ms);
    let error = world.fail(&mut call);
    assert_eq!((error.code, error.retry_after_ms), (Code::TokenEndpointUnavailable, None));
}

#[test]
fn a_throttled_refresh_holds_back_foreground_requests_too() {
    let mut world = World::warm(json!({}), 3_600);
    world.advance(59 * MINUTE);
    let flight = world.refresh().unwrap();
    world.land(flight, Ok(bare(429, Some("50"))));
    assert_eq!(world.warmth(), Warmth::Warm(Generation(1)), "calls go on");
    let alarm_ms = world.engine.alarm_ms(world.now());
    assert!(alarm_ms.is_some_and(|ms| (50_000..=55_000).contains(&ms.0)), "{alarm_ms:?}");
    world.advance(30 * SECOND);
    assert_eq!(world.warmth(), Warmth::Cold, "the hard window");
    let mut call = world.call(GET);
    assert_eq!(world.send(&mut call), Generation(1), "the token is alive");
    let (mut other, generation) = (world.call(GET), Generation(1));
    world.responded(&mut other, generation, 401);
    world.pause_asked(&mut other, 20_000);
    let mut hurried = world.call(HURRIED);
    let error = world.fail(&mut hurried);
    assert_eq!(error.code, Code::TokenEndpointThrottled, "a rejection is no way around it");
    assert_eq!(error.retry_after_ms, Some(Millis(20_000)));
    world.invalidate();
    let wait_ms = world.pause_asked(&mut other, 20_000);
    assert_eq!(world.fail(&mut hurried).code, Code::TokenEndpointThrottled, "nor is invalidate");
    world.advance(wait_ms);
    world.begin(&mut other);
}

/// A late token clears the failure before it, and the throttle outlives that token: then there is no
/// stored error, but still a wait that outlasts any caller's patience.
#[test]
fn a_throttle_that_outlives_a_late_token_holds_no_caller_beyond_its_patience() {
    let mut world = World::new(json!({"tokenWaitMs": 30_000}));
    let mut call = world.call(GET);
    let slow = world.begin(&mut call);
    world.advance(11_000);
    let flight = world.begin(&mut call);
    world.land(flight, Ok(bare(429, Some("900"))));
    world.grant(slow, 60);
    world.advance(MINUTE);
    let mut other = world.call(GET);
    let error = world.fail(&mut other);
    assert_eq!(error.code, Code::TokenWaitTimeout);
    assert_eq!(error.retry_after_ms, Some(Millis(840_000)), "the rest of it");
}

/// Rule 4 has no exception for the late token of a flight from before the throttle.
#[test]
fn a_late_token_does_not_lift_the_throttle() {
    let mut world = World::new(json!({}));
    let mut call = world.call(GET);
    let (lost, second) = world.lose_flight(&mut call);
    world.land(second, Ok(bare(429, Some("50"))));
    world.grant(lost, 3_600);
    assert_eq!(world.send(&mut call), Generation(1), "the late token is used");
    world.responded(&mut call, Generation(1), 401);
    world.pause_asked(&mut call, 50_000);
}

/// Three failing attempts of one caller; returns the times of the token requests.
fn a_round(
    world: &mut World,
    call: &mut Call,
    response: &dyn Fn() -> Result<TokenResponse, Fault>,
) -> Vec<u64> {
    let begin_ms = world.wall_ms();
    let mut at = Vec::new();
    let end = world.drive(call, |world, flight| {
        at.push(world.wall_ms() - begin_ms);
        world.land(flight, response());
    });
    assert!(matches!(end, Step::Fail(_)), "{end:?}");
    at
}

#[test]
fn three_attempts_with_growing_waits_then_the_error() {
    for seed in 0..200 {
        let mut world = World::new(json!({}));
        world.engine.seed(seed);
        let mut call = world.call(GET);
        let at = a_round(&mut world, &mut call, &|| Ok(bare(503, None)));
        assert_eq!(at.len(), 3, "seed {seed}");
        assert!(at[1] - at[0] <= 250, "full jitter of the base: {at:?}");
        assert!(at[2] - at[1] <= 500, "doubled: {at:?}");
        assert_eq!(world.requests(), 3);
    }
}

#[test]
fn after_a_failed_round_callers_get_the_error_from_memory_until_one_probe() {
    let policy = json!({"policy": {"backoffBaseMs": 60_000, "backoffMaxMs": 60_000}, "tokenWaitMs": 600_000});
    let mut world = World::new(policy);
    let mut call = world.call(GET);
    a_round(&mut world, &mut call, &|| Ok(bare(503, None)));
    let mut other = world.call(GET);
    let error = world.fail(&mut other);
    assert_eq!(error.code, Code::TokenEndpointUnavailable);
    let left = error.retry_after_ms.expect("until the probe").0;
    assert!(left > 1_000, "this seed draws a wait that can be measured: {left}");
    for _ in 0..1_000 {
        let mut other = world.call(GET);
        assert_eq!(world.fail(&mut other).retry_after_ms, Some(Millis(left)));
    }
    assert_eq!(world.requests(), 3);
    world.advance(left - 1);
    let mut other = world.call(GET);
    assert_eq!(world.fail(&mut other).retry_after_ms, Some(Millis(1)));
    world.advance(1);
    let mut prober = world.call(GET);
    let flight = world.begin(&mut prober);
    let mut waiting: Vec<Call> = (0..1_000).map(|_| world.call(GET)).collect();
    for call in &mut waiting {
        assert_eq!(world.join(call), flight, "one probe");
    }
    world.unavailable(flight);
    for call in waiting.iter_mut().chain([&mut prober]) {
        assert_eq!(world.fail(call).code, Code::TokenEndpointUnavailable);
    }
    assert_eq!(world.requests(), 4);
}

#[test]
fn waiting_callers_share_the_attempts_of_a_round() {
    let mut world = World::new(json!({}));
    let mut calls: Vec<Call> = (0..1_000).map(|_| world.call(GET)).collect();
    for _ in 0..3 {
        let flight = world.begin(&mut calls[0]);
        for call in &mut calls[1..] {
            assert_eq!(world.join(call), flight);
        }
        world.unavailable(flight);
        let mut longest = 0;
        for call in &mut calls {
            if let Step::Pause { wait_ms } = world.step(call) {
                longest = longest.max(wait_ms.0);
            }
        }
        world.advance(longest);
    }
    assert_eq!(world.requests(), 3);
}

#[test]
fn the_number_of_attempts_is_the_policys() {
    for attempts in [1_u32, 2, 7] {
        let mut world = World::new(json!({"policy": {"tokenAttempts": attempts}}));
        let mut call = world.call(GET);
        let at = a_round(&mut world, &mut call, &|| Err(Fault::Timeout));
        assert_eq!(at.len(), attempts as usize);
    }
}

#[test]
fn callers_of_a_refused_client_get_the_error_from_memory_until_one_probe() {
    let mut world = World::new(json!({}));
    let mut call = world.call(GET);
    let flight = world.begin(&mut call);
    world.invalid_client(flight);
    let error = world.fail(&mut call);
    assert_eq!(error.code, Code::InvalidClient, "no second attempt at what cannot help");
    assert_eq!(error.retry_after_ms, Some(Millis(30_000)));
    for passed in 0..30 {
        for _ in 0..50 {
            let mut other = world.call(GET);
            let error = world.fail(&mut other);
            assert_eq!(error.retry_after_ms, Some(Millis((30 - passed) * SECOND)));
            assert_eq!(error.oauth.error.as_deref(), Some("invalid_client"));
        }
        world.advance(SECOND - 1);
        let mut other = world.call(GET);
        assert_eq!(world.fail(&mut other).retry_after_ms, Some(Millis((29 - passed) * SECOND + 1)));
        world.advance(1);
    }
    assert_eq!(world.requests(), 1);
    let mut prober = world.call(GET);
    let flight = world.begin(&mut prober);
    for _ in 0..1_000 {
        let mut other = world.call(GET);
        assert_eq!(world.join(&mut other), flight, "exactly one probe");
    }
    world.invalid_client(flight);
    assert_eq!(world.fail(&mut prober).retry_after_ms, Some(Millis(30_000)), "stored again");
    world.advance(30_000);
    assert_eq!(world.get_token(3_600), Generation(1), "and it works again when the server does");
    assert_eq!(world.requests(), 3);
    assert_eq!(world.engine.status(world.now()).last_error, None);
}

#[test]
fn callers_of_a_refused_client_get_the_error_even_if_nothing_is_stored() {
    let mut world = World::new(json!({"policy": {"storedErrorMs": 0}}));
    let mut call = world.call(GET);
    let flight = world.begin(&mut call);
    world.invalid_client(flight);
    assert_eq!(world.fail(&mut call).code, Code::InvalidClient);
    assert_eq!(world.requests(), 1);
}

#[test]
fn the_error_of_a_refused_refresh_is_stored_too_but_no_caller_sees_it_while_the_token_is_alive() {
    let mut world = World::warm(json!({}), 3_600);
    world.advance(55 * MINUTE);
    let flight = world.refresh().unwrap();
    world.invalid_client(flight);
    assert_eq!(world.engine.alarm_ms(world.now()), Some(Millis(30_000)), "not after 3 s");
    world.advance(29_999);
    assert_eq!((world.warmth(), world.refresh()), (Warmth::Warm(Generation(1)), None));
    world.advance(1);
    let flight = world.refresh().unwrap();
    world.invalid_client(flight);
    world.wall_jumps(10 * MINUTE);
    let mut call = world.call(GET);
    assert_eq!(world.fail(&mut call).code, Code::InvalidClient, "now callers get it");
    assert_eq!(world.requests(), 3);
}

#[test]
fn nothing_is_terminal() {
    let responses: [fn() -> Result<TokenResponse, Fault>; 9] = [
        || Ok(json_response(401, json!({"error": "invalid_client"}))),
        || Ok(json_response(400, json!({"error": "invalid_scope"}))),
        || Ok(bare(404, None)),
        || Ok(bare(307, None)),
        || Ok(TokenResponse { body: Body::NotJson, ..bare(200, None) }),
        || Ok(bare(429, Some("3"))),
        || Ok(bare(500, None)),
        || Err(Fault::Timeout),
        || Err(Fault::Network(None)),
    ];
    let mut world = World::new(json!({}));
    for (index, response) in responses.iter().cycle().take(90).enumerate() {
        let mut call = world.call(GET);
        a_round(&mut world, &mut call, response);
        assert_eq!(world.engine.status(world.now()).state, State::Failing);
        world.advance(MINUTE);
        if index % 9 == 8 {
            world.get_token(60);
            assert_eq!(world.engine.status(world.now()).last_error, None);
            world.advance(MINUTE);
        }
    }
}

#[test]
fn a_success_begins_a_new_round() {
    let mut world = World::new(json!({}));
    let mut call = world.call(GET);
    a_round(&mut world, &mut call, &|| Ok(bare(500, None)));
    world.advance(MINUTE);
    world.get_token(60);
    world.advance(MINUTE);
    let mut call = world.call(GET);
    let at = a_round(&mut world, &mut call, &|| Ok(bare(500, None)));
    assert_eq!(at.len(), 3);
}

#[test]
fn events_say_when_the_next_attempt_follows() {
    let mut world = World::new(json!({}));
    let mut call = world.call(GET);
    let flight = world.begin(&mut call);
    world.land(flight, Ok(bare(429, Some("30"))));
    let events = world.events();
    let [Event::TokenFailed { error, still_usable: false, retry_in_ms: Millis(30_000) }] =
        &events[..]
    else {
        panic!("{events:?}")
    };
    assert_eq!(error.code, Code::TokenEndpointThrottled);
}

#[test]
fn a_throttle_ends_however_long_the_server_asked_for() {
    let mut world = World::new(json!({}));
    let mut call = world.call(GET);
    let flight = world.begin(&mut call);
    world.land(flight, Ok(bare(503, Some("99999999999999"))));
    assert_eq!(world.fail(&mut call).code, Code::TokenEndpointUnavailable);
    world.advance(24 * 60 * MINUTE);
    let mut later = world.call(GET);
    let flight = world.begin(&mut later);
    world.grant(flight, 3_600);
    assert_eq!(world.send(&mut later), Generation(1));
}

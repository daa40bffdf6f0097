//! The API responds 401: the token is dropped once, the call is replayed once.

use everbearer::engine::call::verdict::Outcome;
use everbearer::engine::call::{Call, CallOptions, Step};
use everbearer::engine::error::Code;
use everbearer::engine::event::Event;
use everbearer::engine::ids::{FlightId, Generation};
use everbearer::engine::lifecycle::Warmth;
use everbearer::engine::rng::Rng;
use serde_json::json;

use crate::support::{GET, HOUR, MINUTE, POST, SECOND, World};

/// A call that has been sent with the current token.
fn sent(world: &mut World, options: CallOptions) -> (Call, Generation) {
    let mut call = world.call(options);
    let generation = world.send(&mut call);
    (call, generation)
}

#[test]
fn a_rejection_of_the_current_token_drops_it_and_replays_the_call() {
    for options in [GET, POST] {
        let mut world = World::warm(json!({}), 3_600);
        let (mut call, generation) = sent(&mut world, options);
        world.responded(&mut call, generation, 401);
        assert!(world.engine.token(Generation(1)).is_none());
        let flight = world.begin(&mut call);
        world.grant(flight, 3_600);
        assert_eq!(world.send(&mut call), Generation(2));
        world.responded(&mut call, Generation(2), 200);
        assert_eq!(world.step(&mut call), Step::Over);
        let counters = world.engine.status(world.now()).counters;
        assert_eq!((counters.replays, counters.token_requests), (1, 2));
    }
}

#[test]
fn a_thousand_rejections_spread_over_time_cost_one_token_request() {
    let mut world = World::warm(json!({}), 3_600);
    let mut calls: Vec<(Call, Generation)> = (0..1_000).map(|_| sent(&mut world, GET)).collect();
    let mut air: Option<(FlightId, u64)> = None;
    let mut waiting: Vec<Call> = Vec::new();
    let mut replayed = 0;
    for (index, (call, generation)) in calls.iter_mut().enumerate() {
        world.advance(7);
        if let Some((flight, since)) = air
            && world.wall_ms() - since >= 500
        {
            world.grant(flight, 3_600);
            air = None;
            for mut call in waiting.drain(..) {
                assert_eq!(world.send(&mut call), Generation(2));
                replayed += 1;
            }
        }
        world.responded(call, *generation, 401);
        match world.step(call) {
            Step::Begin { flight } => {
                assert_eq!(index, 0, "only the first rejection begins a flight");
                world.join(call);
                air = Some((flight, world.wall_ms()));
                waiting.push(call.clone());
            }
            Step::Join { .. } => waiting.push(call.clone()),
            Step::Send { generation: Generation(2) } => replayed += 1,
            other => panic!("{index}: {other:?}"),
        }
    }
    assert_eq!(replayed, 1_000, "every call is replayed");
    assert_eq!(world.requests(), 2, "the first token, and one for all rejections");
    let counters = world.engine.status(world.now()).counters;
    assert_eq!(counters.replays, 1_000);
}

#[test]
fn a_late_rejection_of_an_old_token_leaves_the_new_one_alone() {
    let mut world = World::warm(json!({}), 3_600);
    let (mut slow, generation) = sent(&mut world, GET);
    world.advance(55 * MINUTE);
    let flight = world.refresh().unwrap();
    world.grant(flight, 3_600);
    world.responded(&mut slow, generation, 401);
    assert_eq!(world.send(&mut slow), Generation(2), "replayed with the newer one at once");
    assert_eq!(world.warmth(), Warmth::Warm(Generation(2)));
    assert_eq!(world.requests(), 2);
}

#[test]
fn a_rejected_call_joins_the_refresh_in_the_air() {
    let mut world = World::warm(json!({}), 3_600);
    let (mut call, generation) = sent(&mut world, GET);
    world.advance(55 * MINUTE);
    let flight = world.refresh().unwrap();
    world.responded(&mut call, generation, 401);
    assert_eq!(world.join(&mut call), flight);
    world.grant(flight, 3_600);
    assert_eq!(world.send(&mut call), Generation(2));
    assert_eq!(world.requests(), 2);
}

#[test]
fn a_call_is_replayed_only_once() {
    let mut world = World::warm(json!({}), 3_600);
    let (mut call, generation) = sent(&mut world, GET);
    world.responded(&mut call, generation, 401);
    let flight = world.begin(&mut call);
    world.grant(flight, 3_600);
    let generation = world.send(&mut call);
    world.responded(&mut call, generation, 401);
    assert_eq!(world.step(&mut call), Step::Over, "the second 401 is the caller's");
    assert_eq!(world.warmth(), Warmth::Warm(Generation(2)), "and costs no token");
    assert_eq!(world.requests(), 2);
}

/// An API that responds 401 to one call only means that call: it must not cost token after token.
#[test]
fn a_call_is_replayed_only_once_even_if_its_new_token_works_for_others() {
    let mut world = World::warm(json!({}), 3_600);
    let (mut call, generation) = sent(&mut world, GET);
    world.responded(&mut call, generation, 401);
    let flight = world.begin(&mut call);
    world.grant(flight, 3_600);
    let generation = world.send(&mut call);
    assert!(world.engine.settled(generation, 200), "another call's response");
    world.responded(&mut call, generation, 401);
    assert_eq!(world.step(&mut call), Step::Over);
    assert_eq!(world.warmth(), Warmth::Warm(Generation(2)), "the others go on with it");
}

#[test]
fn a_call_is_replayed_only_once_even_if_there_is_another_newer_token() {
    let mut world = World::warm(json!({}), 3_600);
    let (mut call, generation) = sent(&mut world, GET);
    world.responded(&mut call, generation, 401);
    let flight = world.begin(&mut call);
    world.grant(flight, 3_600);
    let generation = world.send(&mut call);
    world.invalidate();
    assert_eq!(world.get_token(3_600), Generation(3));
    world.responded(&mut call, generation, 401);
    assert_eq!(world.step(&mut call), Step::Over);
}

#[test]
fn a_call_is_replayed_only_once_even_with_a_retry_between() {
    let mut world = World::warm(json!({}), 3_600);
    let (mut call, generation) = sent(&mut world, GET);
    world.responded(&mut call, generation, 401);
    let flight = world.begin(&mut call);
    world.grant(flight, 3_600);
    let generation = world.send(&mut call);
    world.responded(&mut call, generation, 503);
    let wait = world.pause(&mut call);
    world.advance(wait);
    let generation = world.send(&mut call);
    world.responded(&mut call, generation, 401);
    assert_eq!(world.step(&mut call), Step::Over);
}

#[test]
fn a_call_whose_body_is_gone_is_not_replayed_but_the_token_is_dropped() {
    let mut world = World::warm(json!({}), 3_600);
    let stream = CallOptions { repeatable_body: false, ..POST };
    let (mut call, generation) = sent(&mut world, stream);
    world.responded(&mut call, generation, 401);
    assert_eq!(world.step(&mut call), Step::Over);
    assert_eq!(world.warmth(), Warmth::Cold, "the next call gets a new one");
    assert_eq!(world.get_token(3_600), Generation(2));
    assert_eq!(world.engine.status(world.now()).counters.replays, 0);
}

#[test]
fn an_api_that_always_rejects_costs_one_token_request_per_stored_time() {
    let mut world = World::new(json!({}));
    let begin_ms = world.wall_ms();
    let mut requested_at = Vec::new();
    let mut rejected = 0;
    while world.wall_ms() - begin_ms < 5 * MINUTE {
        let mut call = world.call(GET);
        let mut attempts = 0;
        loop {
            let step = world.drive(&mut call, |world, flight| {
                requested_at.push((world.wall_ms() - begin_ms) / SECOND);
                world.grant(flight, 3_600);
            });
            match step {
                Step::Send { generation } if attempts < 2 => {
                    attempts += 1;
                    world.responded(&mut call, generation, 401);
                }
                Step::Over => break,
                other => panic!("{other:?}"),
            }
        }
        rejected += 1;
        world.advance(100);
    }
    assert_eq!(rejected, 3_000, "every caller sees its 401");
    assert_eq!(
        requested_at,
        [0, 0, 30, 60, 90, 120, 150, 180, 210, 240, 270],
        "the first two, and a probe every half minute"
    );
}

/// Rule 7 is about tokens, not replays: calls that cannot be replayed must not cost a token request each.
#[test]
fn an_api_that_always_rejects_calls_that_cannot_be_replayed_does_not_flood_the_token_endpoint() {
    let mut world = World::new(json!({}));
    let stream = CallOptions { repeatable_body: false, ..POST };
    for _ in 0..600 {
        let mut call = world.call(stream);
        let step = world.drive(&mut call, |world, flight| world.grant(flight, 3_600));
        let Step::Send { generation } = step else { panic!("{step:?}") };
        world.responded(&mut call, generation, 401);
        assert_eq!(world.step(&mut call), Step::Over);
        world.advance(100);
    }
    let requests = world.requests();
    assert!(requests <= 6, "{requests} token requests in a minute");
}

#[test]
fn a_token_that_works_again_after_the_held_time_is_found_by_the_probe() {
    let mut world = World::warm(json!({"policy": {"storedErrorMs": 5_000}}), 3_600);
    let (mut call, generation) = sent(&mut world, GET);
    world.responded(&mut call, generation, 401);
    let flight = world.begin(&mut call);
    world.grant(flight, 3_600);
    let generation = world.send(&mut call);
    world.responded(&mut call, generation, 401);
    for _ in 0..10 {
        let (mut call, generation) = sent(&mut world, GET);
        world.responded(&mut call, generation, 401);
        assert_eq!(world.step(&mut call), Step::Over, "passed on while held");
    }
    world.advance(4_999);
    let (mut call, generation) = sent(&mut world, GET);
    world.responded(&mut call, generation, 401);
    assert_eq!(world.step(&mut call), Step::Over, "still held");
    world.advance(1);
    let (mut call, generation) = sent(&mut world, GET);
    world.responded(&mut call, generation, 401);
    let flight = world.begin(&mut call);
    world.grant(flight, 3_600);
    assert_eq!(world.send(&mut call), Generation(3));
}

/// Rule 7 is for tokens that never worked: one that did work may be revoked like the one before it.
#[test]
fn a_token_that_has_worked_is_refreshed_when_it_is_rejected_like_the_one_before_it() {
    for (accepted, refreshed) in [(2, true), (1, false)] {
        let mut world = World::warm(json!({}), 3_600);
        let (mut call, generation) = sent(&mut world, GET);
        world.responded(&mut call, generation, 401);
        let flight = world.begin(&mut call);
        world.grant(flight, 3_600);
        world.send(&mut call);
        world.engine.settled(Generation(accepted), 200);
        let (mut other, generation) = sent(&mut world, GET);
        world.responded(&mut other, generation, 401);
        let step = world.step(&mut other);
        assert_eq!(matches!(step, Step::Begin { .. }), refreshed, "{accepted}: {step:?}");
    }
}

#[test]
fn rejections_held_for_one_token_are_not_held_for_the_next() {
    let mut world = World::warm(json!({}), 3_600);
    let (mut call, generation) = sent(&mut world, GET);
    world.responded(&mut call, generation, 401);
    let flight = world.begin(&mut call);
    world.grant(flight, 3_600);
    let generation = world.send(&mut call);
    world.responded(&mut call, generation, 401);
    world.invalidate();
    assert_eq!(world.get_token(3_600), Generation(3));
    let (mut call, generation) = sent(&mut world, GET);
    world.responded(&mut call, generation, 401);
    assert!(matches!(world.step(&mut call), Step::Begin { .. }));
}

/// A minute with a call every 10 ms, each with a 401. Calls that waited for a new token as their first
/// one often get their 401 before the replays do. Returns the token requests.
fn minute_of_rejections(seed: u64, token_ms: u64, api_ms: u64) -> u32 {
    let mut world = World::new(json!({}));
    let mut rng = Rng::new(seed);
    let mut calls: Vec<(Call, Option<(u64, Generation)>)> = Vec::new();
    let mut air: Option<(FlightId, u64)> = None;
    for now_ms in (0..MINUTE).step_by(5) {
        if let Some((flight, lands_ms)) = air
            && lands_ms <= now_ms
        {
            world.grant(flight, 3_600);
            air = None;
        }
        assert!(calls.len() < 500, "calls do not come to an end");
        if now_ms % 10 == 0 {
            calls.push((world.call(GET), None));
        }
        calls.retain_mut(|(call, attempt)| {
            match *attempt {
                Some((ends_ms, _)) if ends_ms > now_ms => return true,
                Some((_, generation)) => world.responded(call, generation, 401),
                None => {}
            }
            *attempt = None;
            match world.step(call) {
                Step::Send { generation } => {
                    *attempt = Some((now_ms + 30 + rng.up_to(api_ms), generation));
                }
                Step::Begin { flight } => {
                    assert_eq!(air, None, "one flight at a time");
                    air = Some((flight, now_ms + token_ms));
                }
                Step::Join { .. } => {}
                Step::Over => return false,
                other => panic!("{other:?}"),
            }
            true
        });
        world.advance(5);
    }
    world.requests()
}

/// Rule 7 bounds them: a few in each stored time, for 6,000 calls.
#[test]
fn an_api_that_always_rejects_concurrent_calls_does_not_flood_the_token_endpoint() {
    for (token_ms, api_ms) in [(20, 100), (200, 100), (500, 100), (500, 10)] {
        let most = (0..20).map(|seed| minute_of_rejections(seed, token_ms, api_ms)).max();
        assert!(
            most <= Some(15),
            "up to {most:?} token requests in a minute (token {token_ms} ms, API {api_ms} ms)"
        );
    }
}

#[test]
fn a_rejection_while_no_token_is_granted_shows_the_token_error() {
    let mut world = World::warm(json!({}), 3_600);
    let (mut call, generation) = sent(&mut world, GET);
    world.responded(&mut call, generation, 401);
    let flight = world.begin(&mut call);
    world.invalid_client(flight);
    let error = world.fail(&mut call);
    assert_eq!(error.code, Code::InvalidClient);
    assert!(
        !world.events().iter().any(|e| matches!(e, Event::Replayed { .. })),
        "nothing was replayed"
    );
    assert_eq!(world.engine.status(world.now()).counters.replays, 0);
}

/// The token is not sent along when a redirect leads to another origin.
#[test]
fn a_401_of_an_origin_that_never_saw_the_token_is_the_callers() {
    let mut world = World::warm(json!({}), 3_600);
    let (mut call, generation) = sent(&mut world, GET);
    let outcome =
        Outcome::Response { status: 401, retry_after: None, challenge: None, elsewhere: true };
    let now = world.now();
    assert!(world.engine.ended(&mut call, generation, outcome, now));
    assert_eq!(world.step(&mut call), Step::Over);
    assert_eq!(world.warmth(), Warmth::Warm(Generation(1)), "and costs no token");
}

/// RFC 6750 §3.1: a newer token would get the same response.
#[test]
fn a_401_that_means_the_caller_costs_no_token() {
    for (challenge, is_callers) in [
        (Some("insufficient_scope"), true),
        (Some("invalid_request"), true),
        (Some("invalid_token"), false),
        (Some(""), false),
        (None, false),
    ] {
        let mut world = World::warm(json!({}), 3_600);
        let (mut call, generation) = sent(&mut world, GET);
        let outcome =
            Outcome::Response { status: 401, retry_after: None, challenge, elsewhere: false };
        let now = world.now();
        let over = world.engine.ended(&mut call, generation, outcome, now);
        assert_eq!(over, is_callers, "{challenge:?}");
        let warmth = if is_callers { Warmth::Warm(Generation(1)) } else { Warmth::Cold };
        assert_eq!(world.warmth(), warmth, "{challenge:?}");
    }
}

#[test]
fn a_rejection_after_close_is_passed_on() {
    let mut world = World::warm(json!({}), 3_600);
    let (mut call, generation) = sent(&mut world, GET);
    world.engine.close();
    world.responded(&mut call, generation, 401);
    assert_eq!(world.step(&mut call), Step::Over);
}

#[test]
fn a_replay_waits_for_its_token_with_a_patience_of_its_own() {
    let mut world = World::warm(json!({"tokenWaitMs": 5_000}), 3_600);
    let (mut call, generation) = sent(&mut world, GET);
    world.advance(HOUR / 4);
    world.responded(&mut call, generation, 401);
    let flight = world.begin(&mut call);
    world.advance(4_000);
    world.grant(flight, 3_600);
    assert_eq!(world.send(&mut call), Generation(2));
}

//! A token dropped on a user's word: the one that was refused, or whatever is current.

use everbearer::engine::call::{Call, Step};
use everbearer::engine::error::Code;
use everbearer::engine::ids::Generation;
use everbearer::engine::lifecycle::{State, Warm};
use serde_json::json;

use crate::support::{GET, MINUTE, SECOND, World, bare};

/// The header's value that carries the current token.
fn header(world: &World) -> String {
    world.engine.header(world.engine.generation()).unwrap().expose().to_owned()
}

fn refused(world: &mut World, carried: &str) {
    let now = world.now();
    world.engine.invalidate(Some(carried), now);
}

/// What users outside of `fetch` do: ask for the header, be refused, say so, and ask once more.
/// Answers the headers that each of them got.
fn recipe(world: &mut World, users: usize, gap_ms: u64) -> Vec<String> {
    let old = header(world);
    let mut waiting: Vec<Call> = Vec::new();
    let mut got = Vec::new();
    let mut air = None;
    for _ in 0..users {
        refused(world, &old);
        let mut call = world.call(GET);
        match world.step(&mut call) {
            Step::Begin { flight } => {
                world.join(&mut call);
                assert_eq!(air.replace(flight), None, "one flight");
                waiting.push(call);
            }
            Step::Join { .. } => waiting.push(call),
            Step::Send { generation } => {
                got.push(world.engine.header(generation).unwrap().expose().to_owned());
            }
            other => panic!("{other:?}"),
        }
        world.advance(gap_ms);
        if waiting.len() == users / 2
            && let Some(flight) = air
        {
            world.grant(flight, 3_600);
            for mut call in waiting.drain(..) {
                world.send(&mut call);
                got.push(header(world));
            }
        }
    }
    got
}

#[test]
fn a_hundred_users_of_one_revoked_token_cost_one_token_request() {
    for gap_ms in [0, 1, 150] {
        let mut world = World::warm(json!({}), 3_600);
        let old = header(&world);
        let got = recipe(&mut world, 100, gap_ms);
        assert_eq!((got.len(), world.requests()), (100, 2));
        assert!(got.iter().all(|one| *one != old && *one == header(&world)));
    }
}

#[test]
fn the_token_itself_names_it_as_well_as_its_header() {
    let mut world = World::warm(json!({}), 3_600);
    let token = world.token_text(1).unwrap();
    refused(&mut world, &token);
    assert_eq!((world.warmth(), world.engine.generation()), (Warm::Cold, Generation::NONE));
    let profile = json!({"profile": {"tokenHeader": "X-Token", "tokenScheme": ""}});
    let mut world = World::warm(profile, 3_600);
    let token = world.token_text(1).unwrap();
    assert_eq!(header(&world), token);
    refused(&mut world, &token);
    assert_eq!(world.warmth(), Warm::Cold);
}

#[test]
fn a_token_that_is_not_current_any_more_is_not_dropped_again() {
    let mut world = World::warm(json!({}), 3_600);
    let old = header(&world);
    refused(&mut world, &old);
    world.get_token(3_600);
    for other in [old.as_str(), "", "Bearer", "Bearer ", "some other token"] {
        refused(&mut world, other);
    }
    assert_eq!(world.warmth(), Warm::Fresh(Generation(2)));
    let bare = header(&world).to_lowercase();
    refused(&mut world, &bare);
    assert_eq!(world.warmth(), Warm::Fresh(Generation(2)), "tokens have their case");
    assert_eq!(world.requests(), 2);
}

/// A late refusal of the old token comes while the new one is in the air.
#[test]
fn a_flight_that_another_has_begun_is_left_alone() {
    let mut world = World::warm(json!({}), 3_600);
    let old = header(&world);
    refused(&mut world, &old);
    let mut call = world.call(GET);
    let flight = world.begin(&mut call);
    refused(&mut world, &old);
    world.grant(flight, 3_600);
    assert_eq!(world.send(&mut call), Generation(2));
    assert_eq!(world.requests(), 2);
}

/// Rule 7 for users of whom nothing but refusals is heard.
#[test]
fn a_fresh_token_that_is_refused_like_the_one_before_it_is_kept_for_a_while() {
    let mut world = World::warm(json!({}), 3_600);
    for _ in 0..600 {
        let carried = header(&world);
        refused(&mut world, &carried);
        let mut call = world.call(GET);
        world.drive(&mut call, |world, flight| world.grant(flight, 3_600));
        world.advance(100);
    }
    let requests = world.requests();
    assert!((3..=5).contains(&requests), "{requests} token requests for a minute of refusals");
}

#[test]
fn a_token_that_was_used_for_long_without_a_refusal_counts_as_accepted() {
    for (used_ms, dropped) in [(30_000, false), (30_001, true)] {
        let mut world = World::warm(json!({}), 3_600);
        let carried = header(&world);
        refused(&mut world, &carried);
        world.get_token(3_600);
        world.advance(used_ms);
        let carried = header(&world);
        refused(&mut world, &carried);
        assert_eq!(world.warmth() == Warm::Cold, dropped, "{used_ms}");
    }
    let mut world = World::warm(json!({}), 3_600);
    let carried = header(&world);
    refused(&mut world, &carried);
    let mut call = world.call(GET);
    let flight = world.begin(&mut call);
    world.grant(flight, 3_600);
    world.advance(MINUTE);
    let carried = header(&world);
    refused(&mut world, &carried);
    assert_eq!(world.warmth(), Warm::Fresh(Generation(2)), "nobody had used it");
}

#[test]
fn without_a_token_named_a_stored_error_is_forgotten() {
    let mut world = World::new(json!({}));
    let mut call = world.call(GET);
    let flight = world.begin(&mut call);
    world.invalid_client(flight);
    assert_eq!(world.fail(&mut call).code, Code::InvalidClient);
    world.invalidate();
    let status = world.engine.status(world.now());
    assert_eq!((status.state, status.last_error), (State::Idle, None));
    assert_eq!(world.get_token(3_600), Generation(1), "at once");
}

#[test]
fn without_a_token_named_backoff_and_rounds_begin_anew() {
    let policy = json!({"policy": {"backoffBaseMs": 60_000, "backoffMaxMs": 60_000}, "tokenWaitMs": 600_000});
    let mut world = World::new(policy);
    let mut call = world.call(GET);
    world.drive(&mut call, |world, flight| world.unavailable(flight));
    let mut other = world.call(GET);
    assert_eq!(world.fail(&mut other).code, Code::TokenEndpointUnavailable, "in between");
    world.invalidate();
    let mut call = world.call(GET);
    let mut requests = 0;
    world.drive(&mut call, |world, flight| {
        requests += 1;
        world.unavailable(flight);
    });
    assert_eq!(requests, 3, "a whole round");
    let mut world = World::warm(json!({}), 3_600);
    world.advance(55 * MINUTE);
    for _ in 0..3 {
        let flight = world.refresh().unwrap();
        world.unavailable(flight);
        world.advance(12 * SECOND);
    }
    world.invalidate();
    world.get_token(3_600);
    world.advance(55 * MINUTE);
    let flight = world.refresh().unwrap();
    world.unavailable(flight);
    assert_eq!(world.engine.alarm_ms(world.now()), Some(3 * SECOND), "the rhythm too");
}

#[test]
fn without_a_token_named_what_is_held_is_let_go() {
    let mut world = World::warm(json!({}), 3_600);
    for _ in 0..2 {
        let carried = header(&world);
        refused(&mut world, &carried);
        let mut call = world.call(GET);
        world.drive(&mut call, |world, flight| world.grant(flight, 3_600));
    }
    assert_eq!(world.requests(), 2, "the second one is held");
    world.invalidate();
    world.get_token(3_600);
    let carried = header(&world);
    refused(&mut world, &carried);
    assert_eq!(world.warmth(), Warm::Cold, "the third is not");
}

#[test]
fn what_the_server_asked_for_is_not_forgotten() {
    let mut world = World::new(json!({"tokenWaitMs": 5_000}));
    let mut call = world.call(GET);
    let flight = world.begin(&mut call);
    world.land(flight, Ok(bare(429, Some("30"))));
    assert_eq!(world.fail(&mut call).code, Code::TokenEndpointThrottled);
    world.invalidate();
    let mut call = world.call(GET);
    let error = world.fail(&mut call);
    assert_eq!(error.code, Code::TokenEndpointThrottled, "and why there is a wait");
    assert_eq!(error.retry_after_ms, Some(30_000));
    world.advance(30_000);
    world.invalidate();
    assert_eq!(world.get_token(3_600), Generation(1));
}

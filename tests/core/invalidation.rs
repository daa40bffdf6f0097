//! A token dropped on a user's request: the one that was rejected, or the current one.

use everbearer::engine::call::{Call, Step};
use everbearer::engine::error::Code;
use everbearer::engine::ids::Generation;
use everbearer::engine::lifecycle::{State, Warmth};
use everbearer::engine::time::Millis;
use serde_json::json;

use crate::support::{GET, MINUTE, SECOND, World, bare};

/// The header's value for the current token.
fn header(world: &World) -> String {
    world.engine.header(world.engine.generation()).unwrap().expose().to_owned()
}

fn rejected(world: &mut World, carried: &str) {
    let now = world.now();
    world.engine.invalidate(Some(carried), now);
}

/// What users outside of `fetch` do: ask for the header, get a 401, invalidate the header, and ask once
/// more. Returns the headers that they got.
fn recipe(world: &mut World, users: usize, gap_ms: u64) -> Vec<String> {
    let old = header(world);
    let mut waiting: Vec<Call> = Vec::new();
    let mut got = Vec::new();
    let mut air = None;
    for _ in 0..users {
        rejected(world, &old);
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
    rejected(&mut world, &token);
    assert_eq!((world.warmth(), world.engine.generation()), (Warmth::Cold, Generation::NONE));
    let profile = json!({"profile": {"tokenHeader": "X-Token", "tokenScheme": ""}});
    let mut world = World::warm(profile, 3_600);
    let token = world.token_text(1).unwrap();
    assert_eq!(header(&world), token);
    rejected(&mut world, &token);
    assert_eq!(world.warmth(), Warmth::Cold);
}

#[test]
fn a_token_that_is_no_longer_current_is_not_dropped_again() {
    let mut world = World::warm(json!({}), 3_600);
    let old = header(&world);
    rejected(&mut world, &old);
    world.get_token(3_600);
    for other in [old.as_str(), "", "Bearer", "Bearer ", "some other token"] {
        rejected(&mut world, other);
    }
    assert_eq!(world.warmth(), Warmth::Warm(Generation(2)));
    let bare = header(&world).to_lowercase();
    rejected(&mut world, &bare);
    assert_eq!(world.warmth(), Warmth::Warm(Generation(2)), "tokens are case-sensitive");
    assert_eq!(world.requests(), 2);
}

/// A late rejection of the old token arrives while the new one is in the air.
#[test]
fn a_flight_that_another_caller_began_is_left_alone() {
    let mut world = World::warm(json!({}), 3_600);
    let old = header(&world);
    rejected(&mut world, &old);
    let mut call = world.call(GET);
    let flight = world.begin(&mut call);
    rejected(&mut world, &old);
    world.grant(flight, 3_600);
    assert_eq!(world.send(&mut call), Generation(2));
    assert_eq!(world.requests(), 2);
}

/// Rule 7 for users who report only rejections.
#[test]
fn a_new_token_that_is_rejected_like_the_one_before_it_is_kept_for_a_while() {
    let mut world = World::warm(json!({}), 3_600);
    for _ in 0..600 {
        let carried = header(&world);
        rejected(&mut world, &carried);
        let mut call = world.call(GET);
        world.drive(&mut call, |world, flight| world.grant(flight, 3_600));
        world.advance(100);
    }
    let requests = world.requests();
    assert!((3..=5).contains(&requests), "{requests} token requests for a minute of rejections");
}

#[test]
fn a_token_used_for_long_without_a_rejection_counts_as_accepted() {
    for (used_ms, dropped) in [(30_000, false), (30_001, true)] {
        let mut world = World::warm(json!({}), 3_600);
        let carried = header(&world);
        rejected(&mut world, &carried);
        world.get_token(3_600);
        world.advance(used_ms);
        let carried = header(&world);
        rejected(&mut world, &carried);
        assert_eq!(world.warmth() == Warmth::Cold, dropped, "{used_ms}");
    }
    let mut world = World::warm(json!({}), 3_600);
    let carried = header(&world);
    rejected(&mut world, &carried);
    let mut call = world.call(GET);
    let flight = world.begin(&mut call);
    world.grant(flight, 3_600);
    world.advance(MINUTE);
    let carried = header(&world);
    rejected(&mut world, &carried);
    assert_eq!(world.warmth(), Warmth::Warm(Generation(2)), "nobody had used it");
}

#[test]
fn invalidating_everything_forgets_a_stored_error() {
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
fn invalidating_everything_resets_backoff_and_rounds() {
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
    assert_eq!(world.engine.alarm_ms(world.now()), Some(Millis(3 * SECOND)), "the rhythm too");
}

#[test]
fn invalidating_everything_forgets_held_rejections() {
    let mut world = World::warm(json!({}), 3_600);
    for _ in 0..2 {
        let carried = header(&world);
        rejected(&mut world, &carried);
        let mut call = world.call(GET);
        world.drive(&mut call, |world, flight| world.grant(flight, 3_600));
    }
    assert_eq!(world.requests(), 2, "the second one is held");
    world.invalidate();
    world.get_token(3_600);
    let carried = header(&world);
    rejected(&mut world, &carried);
    assert_eq!(world.warmth(), Warmth::Cold, "the third is not");
}

#[test]
fn waits_that_the_server_asked_for_are_not_forgotten() {
    let mut world = World::new(json!({"tokenWaitMs": 5_000}));
    let mut call = world.call(GET);
    let flight = world.begin(&mut call);
    world.land(flight, Ok(bare(429, Some("30"))));
    assert_eq!(world.fail(&mut call).code, Code::TokenEndpointThrottled);
    world.invalidate();
    let mut call = world.call(GET);
    let error = world.fail(&mut call);
    assert_eq!(error.code, Code::TokenEndpointThrottled, "with the reason for the wait");
    assert_eq!(error.retry_after_ms, Some(Millis(30_000)));
    world.advance(30_000);
    world.invalidate();
    assert_eq!(world.get_token(3_600), Generation(1));
}

//! Wire profiles of APIs that reject a token by another status than 401.

use everbearer::engine::call::verdict::Outcome;
use everbearer::engine::call::{Call, Step};
use everbearer::engine::ids::Generation;
use everbearer::engine::lifecycle::Warmth;
use serde_json::{Value, json};

use crate::support::{GET, POST, SECOND, World};

/// A client with a token of an hour, whose API rejects tokens by these statuses.
fn warm(statuses: Value) -> World {
    World::warm(json!({ "profile": { "rejectedStatuses": statuses } }), 3_600)
}

/// A call with the current token that gets a response of this status. Whether it is the caller's.
fn passed_on(world: &mut World, status: u16) -> (Call, bool) {
    let mut call = world.call(GET);
    let generation = world.send(&mut call);
    let over = world.engine.settled(generation, status) || {
        let outcome =
            Outcome::Response { status, retry_after: None, challenge: None, elsewhere: false };
        let now = world.now();
        world.engine.ended(&mut call, generation, outcome, now)
    };
    (call, over)
}

#[test]
fn each_listed_status_rejects_the_token_and_no_other() {
    for (listed, rejecting) in [
        (json!(null), vec![401]),
        (json!([401, 403]), vec![401, 403]),
        (json!([403]), vec![403]),
        (json!([404, 499, 400]), vec![400, 404, 499]),
        (json!([]), vec![]),
    ] {
        for status in [200, 400, 401, 403, 404, 418, 498, 499, 501, 505] {
            let mut world = warm(listed.clone());
            let (_, over) = passed_on(&mut world, status);
            assert_eq!(!over, rejecting.contains(&status), "{listed} {status}");
            assert_eq!(world.warmth() == Warmth::Cold, !over, "{listed} {status}");
        }
    }
}

#[test]
fn the_call_is_replayed_with_a_newer_token() {
    for options in [GET, POST] {
        let mut world = warm(json!([401, 403]));
        let mut call = world.call(options);
        let generation = world.send(&mut call);
        world.responded(&mut call, generation, 403);
        let flight = world.begin(&mut call);
        world.grant(flight, 3_600);
        assert_eq!(world.send(&mut call), Generation(2));
        world.responded(&mut call, Generation(2), 200);
        assert_eq!(world.step(&mut call), Step::Over);
        let counters = world.engine.status(world.now()).counters;
        assert_eq!((counters.replays, counters.token_requests), (1, 2));
    }
}

/// A 403 that asks for a wait is a rate limit. A status after which calls are retried cannot be listed.
#[test]
fn a_403_with_retry_after_is_a_rate_limit_all_the_same() {
    let mut world = warm(json!([401, 403]));
    let mut call = world.call(GET);
    let generation = world.send(&mut call);
    world.responded_with(&mut call, generation, 403, Some("7"));
    assert!(world.pause(&mut call) >= 7 * SECOND);
    assert_eq!(world.send(&mut call), Generation(1));
    assert_eq!(world.requests(), 1);
    // A wait that a 401 asks for does not make the token any better.
    let mut call = world.call(GET);
    let generation = world.send(&mut call);
    world.responded_with(&mut call, generation, 401, Some("7"));
    world.begin(&mut call);
}

#[test]
fn an_origin_that_never_saw_the_token_cannot_reject_it() {
    let mut world = warm(json!([403]));
    let mut call = world.call(GET);
    let generation = world.send(&mut call);
    let outcome =
        Outcome::Response { status: 403, retry_after: None, challenge: None, elsewhere: true };
    let now = world.now();
    assert!(world.engine.ended(&mut call, generation, outcome, now));
    assert_eq!(world.warmth(), Warmth::Warm(Generation(1)));
}

/// A 403 may also mean that the token is good and may not do this. The newer token is then kept for
/// `storedErrorMs`, in which such responses go to the callers.
#[test]
fn a_missing_permission_costs_one_token_request_in_each_stored_time() {
    let mut world = warm(json!([401, 403]));
    for second in 0..300 {
        // Other calls succeed with every token.
        let (_, over) = passed_on(&mut world, 200);
        assert!(over);
        let (mut call, over) = passed_on(&mut world, 403);
        if !over {
            let flight = world.begin(&mut call);
            world.grant(flight, 3_600);
            let generation = world.send(&mut call);
            world.responded(&mut call, generation, 403);
            assert_eq!(world.step(&mut call), Step::Over, "the second 403 is the caller's");
        }
        let most = 1 + 1 + second / 30;
        assert!(world.requests() <= most, "{} requests after {second} s", world.requests());
        world.advance(SECOND);
    }
    assert_eq!(world.requests(), 11, "one in each 30 s, and the first token");
}

/// The status that a code in a body means is judged like any other.
#[test]
fn a_code_can_mean_a_listed_status() {
    let profile = json!({
        "codeMember": "code",
        "statusOfCode": { "expired": 403, "forbidden": 404 },
        "rejectedStatuses": [403],
    });
    let mut world = World::warm(json!({ "profile": profile }), 3_600);
    let profile = world.engine.config().profile.clone();
    for (code, over) in [("forbidden", true), ("expired", false)] {
        let status = profile.status_of(400, &crate::support::to_json(json!({ "code": code })));
        assert_eq!(passed_on(&mut world, status).1, over, "{code}");
    }
}

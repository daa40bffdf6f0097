//! The client's status.

use everbearer::engine::client::Counters;
use everbearer::engine::error::Code;
use everbearer::engine::ids::Generation;
use everbearer::engine::lifecycle::State;
use everbearer::engine::time::UnixMillis;
use serde_json::json;

use crate::support::{GET, HOUR, MINUTE, START, World, bare, json_response};

fn state(world: &World) -> State {
    world.engine.status(world.now()).state
}

#[test]
fn the_status_of_an_unused_client_is_idle() {
    let world = World::new(json!({}));
    let status = world.engine.status(world.now());
    assert_eq!(status.state, State::Idle);
    assert_eq!(status.generation, Generation::NONE);
    assert_eq!((status.expires_at_ms, status.refreshes_at_ms), (None, None));
    assert_eq!((status.scope, status.last_error), (None, None));
    assert_eq!(status.counters, Counters::default());
}

#[test]
fn every_state_in_the_life_of_a_client() {
    let mut world = World::new(json!({}));
    let mut call = world.call(GET);
    let flight = world.begin(&mut call);
    assert_eq!(state(&world), State::Fetching);
    world.unavailable(flight);
    assert_eq!(state(&world), State::Failing);
    let wait = world.pause(&mut call);
    world.advance(wait);
    let flight = world.begin(&mut call);
    assert_eq!(state(&world), State::Fetching);
    world.grant(flight, 3_600);
    world.send(&mut call);
    assert_eq!(state(&world), State::Usable);
    world.advance(55 * MINUTE);
    let flight = world.refresh().unwrap();
    assert_eq!(state(&world), State::Refreshing);
    world.unavailable(flight);
    assert_eq!(state(&world), State::Usable, "calls go on");
    world.advance(3_000);
    let flight = world.refresh().unwrap();
    world.grant(flight, 3_600);
    assert_eq!(state(&world), State::Usable);
    world.invalidate();
    assert_eq!(state(&world), State::Idle);
    world.get_token(3_600);
    world.advance(HOUR);
    assert_eq!(state(&world), State::Idle, "too old, and no request yet");
    world.engine.close();
    assert_eq!(state(&world), State::Closed);
}

#[test]
fn a_lost_flight_is_not_shown_forever() {
    let mut world = World::new(json!({}));
    let mut call = world.call(GET);
    world.begin(&mut call);
    world.advance(11_000);
    assert_eq!(state(&world), State::Idle);
}

#[test]
fn states_have_their_javascript_names() {
    let names = [
        State::Idle,
        State::Fetching,
        State::Usable,
        State::Refreshing,
        State::Failing,
        State::Closed,
    ]
    .map(State::as_str);
    assert_eq!(names, ["idle", "fetching", "usable", "refreshing", "failing", "closed"]);
}

#[test]
fn the_current_token_is_described() {
    let mut world = World::new(json!({}));
    let mut call = world.call(GET);
    let flight = world.begin(&mut call);
    let body = json!({"access_token": "abc", "expires_in": 3600, "scope": "read write"});
    world.land(flight, Ok(json_response(200, body)));
    let shown = |world: &World| {
        let status = world.engine.status(world.now());
        (status.generation.0, status.expires_at_ms, status.refreshes_at_ms)
    };
    let expected = (1, Some(UnixMillis(START + HOUR)), Some(UnixMillis(START + 55 * MINUTE)));
    assert_eq!(shown(&world), expected);
    assert_eq!(world.engine.status(world.now()).scope.as_deref(), Some("read write"));
    world.advance(40 * MINUTE);
    assert_eq!(shown(&world), expected, "moments, not durations");
}

#[test]
fn the_last_error_stays_until_a_success() {
    let mut world = World::warm(json!({}), 3_600);
    world.advance(55 * MINUTE);
    let flight = world.refresh().unwrap();
    world.land(flight, Ok(bare(500, None)));
    let shown = |world: &World| world.engine.status(world.now()).last_error.map(|e| e.code);
    assert_eq!(shown(&world), Some(Code::TokenEndpointUnavailable));
    world.advance(3_000);
    let flight = world.refresh().unwrap();
    assert_eq!(shown(&world), Some(Code::TokenEndpointUnavailable));
    world.grant(flight, 3_600);
    assert_eq!(shown(&world), None);
}

#[test]
fn counters_count() {
    let mut world = World::new(json!({}));
    let mut call = world.call(GET);
    for _ in 0..2 {
        let flight = world.begin(&mut call);
        world.unavailable(flight);
        let wait = world.pause(&mut call);
        world.advance(wait);
    }
    let flight = world.begin(&mut call);
    world.grant(flight, 3_600);
    let generation = world.send(&mut call);
    world.responded(&mut call, generation, 503);
    let wait = world.pause(&mut call);
    world.advance(wait);
    let generation = world.send(&mut call);
    world.responded(&mut call, generation, 401);
    let flight = world.begin(&mut call);
    world.grant(flight, 3_600);
    world.send(&mut call);
    assert_eq!(
        world.engine.status(world.now()).counters,
        Counters {
            token_requests: 4,
            token_failures: 2,
            replays: 1,
            retries: 1,
            ..Counters::default()
        }
    );
}

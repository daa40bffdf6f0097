//! The user's own clock: it provides every time and every timer, and the runtime's clocks are not used.

use serde_json::json;
use wasm_bindgen_test::wasm_bindgen_test;

use crate::world::{World, wait};

#[wasm_bindgen_test]
async fn all_times_and_timers_are_those_of_the_users_clock() {
    let world = World::new();
    world.handed_clock();
    let client = world.client("{}");
    world.run("readings = 0");
    world.responses(&["tokenResponse()", "body(200)"]);
    world.lead(&client, "call()").await.unwrap();
    assert_eq!(world.see("client.token(1).expiresAt - hand.wall"), 3_600_000);
    assert_eq!(
        world.see("hand.set.map(({ delay }) => delay)"),
        json!([10_000, 3_300_000]),
        "the end of the token request's patience, and the refresh"
    );
    assert_eq!(world.see("[hand.cleared, unrefs]"), json!([[1], [2]]), "handles");
    assert_eq!(world.see("[timers.length, readings]"), json!([0, 0]), "the runtime's");

    world.run("hand.wall += 3600000, hand.monotonic += 3600000");
    assert_eq!(client.usable(), 0, "an hour has passed");
    client.close();
    assert_eq!(world.see("hand.cleared"), json!([1, 2]));
    assert_eq!(world.see("[timers.length, readings]"), json!([0, 0]), "the runtime's");
}

#[wasm_bindgen_test]
async fn its_timer_refreshes_the_token() {
    let world = World::new();
    world.handed_clock();
    let client = world.warm("{}").await;
    world.responses(&["tokenResponse()"]);
    world.run("hand.wall += 3300000, hand.monotonic += 3300000, hand.set.at(-1).callback()");
    world.settle().await;
    assert_eq!(client.usable(), 2);
    assert_eq!(world.see("hand.set.at(-1).delay"), 3_300_000, "set again");
}

#[wasm_bindgen_test]
async fn its_timer_ends_a_token_request() {
    let world = World::new();
    world.handed_clock();
    let client = world.client("{ tokenTimeoutMs: 250, policy: { tokenAttempts: 1 } }");
    world.responses(&["() => new Promise(() => undefined)"]);
    let waiting = world.begin(&client, "wait()");
    assert_eq!(world.see("hand.set.map(({ delay }) => delay)"), json!([]), "not yet");
    world.settle().await;
    assert_eq!(world.see("hand.set.map(({ delay }) => delay)"), json!([250]));
    world.run("hand.wall += 250, hand.monotonic += 250, hand.set[0].callback()");
    world.name("error", &wait(waiting).await.unwrap_err());
    assert_eq!(world.see("error.fields.code"), "token_endpoint_timeout");
    assert_eq!(world.see("requests[0].init.signal.aborted"), true);
}

#[wasm_bindgen_test]
async fn the_clock_may_use_the_client() {
    let world = World::new();
    world.handed_clock();
    world.run(
        "used = 0,
         start = host.startTimer,
         host.startTimer = (...args) => { used += 1; client.status(); return start(...args); },
         host.stopTimer = () => { used += 1; client.usable(); }",
    );
    let client = world.warm("{}").await;
    client.close();
    assert_eq!(world.see("used >= 4"), true, "{}", world.see("used"));
}

/// Only the wall clock can be set, so a token's age goes by the clock that has advanced further.
#[wasm_bindgen_test]
async fn a_clock_set_back_does_not_prolong_a_token() {
    let world = World::new();
    world.handed_clock();
    let client = world.warm("{}").await;
    world.run("hand.wall -= 3600000, hand.monotonic += 3599000");
    assert_eq!(client.usable(), 0);
}

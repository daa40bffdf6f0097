//! The background timer: when it is set, that it does not keep the process alive, and what it does.

use serde_json::json;
use wasm_bindgen_test::wasm_bindgen_test;

use crate::world::World;

/// The delays of the alarms that are set.
const SET: &str =
    "alarms().filter(({ cleared }) => !cleared).map(({ delay }) => Math.ceil(delay / 1000))";

#[wasm_bindgen_test]
async fn it_is_set_to_the_refresh_and_does_not_keep_the_process_alive() {
    let world = World::new();
    let client = world.warm("{}").await;
    assert_eq!(world.see(SET), json!([3_300]), "five minutes before the end of the hour");
    assert_eq!(
        world.see("alarms().every(({ delay }) => Number.isInteger(delay))"),
        true,
        "whole milliseconds"
    );
    client.close();
    assert_eq!(world.see(SET), json!([]));
}

#[wasm_bindgen_test]
async fn it_refreshes_a_used_token_and_is_set_again() {
    let world = World::new();
    let client = world.warm("{}").await;
    world.responses(&["body(200)", "tokenResponse()"]);
    world.lead(&client, "call()").await.unwrap();
    world.run("skip(3300000)");
    world.run("alarms().at(-1).callback()");
    world.settle().await;
    assert_eq!(world.see("[requests.length, tokens.length, waited.length]"), json!([2, 2, 2]));
    assert_eq!(
        world.see("events.map(({ type, reason }) => [type, reason])"),
        json!([["token-request", "ahead"], ["token", "ahead"]])
    );
    assert_eq!(client.usable(), 2);
    assert_eq!(world.see(SET), json!([3_300]));
}

#[wasm_bindgen_test]
async fn a_call_inside_the_window_begins_a_background_refresh() {
    let world = World::new();
    let client = world.warm("{}").await;
    world.run("skip(3400000)");
    world.responses(&["(flight = held(tokenResponse()))", "body(200)"]);
    assert_eq!(client.usable(), 1);
    assert_eq!(client.usable(), 1, "one refresh for both");
    world.settle().await;
    world.lead(&client, "call()").await.unwrap();
    assert_eq!(world.see("requests[1].headers.authorization === `Bearer ${tokens[0]}`"), true);
    world.run("flight.release()");
    world.settle().await;
    assert_eq!(client.usable(), 2);
    assert_eq!(world.see("requests.length"), 2);
}

#[wasm_bindgen_test]
async fn a_failed_refresh_is_reported_and_fails_no_call() {
    let world = World::new();
    let client = world.warm("{}").await;
    world.run("skip(3400000)");
    world.responses(&["json(503, {})", "body(200)"]);
    world.name("response", &world.lead(&client, "call()").await.unwrap());
    world.settle().await;
    assert_eq!(world.see("response.status"), 200);
    assert_eq!(
        world.see(
            "(({ type, stillUsable, error }) => [type, stillUsable, error.code])(events.at(-1))"
        ),
        json!(["token-failed", true, "token_endpoint_unavailable"])
    );
    assert_eq!(client.usable(), 1);
}

/// Timers overflow above 2^31-1 ms and would fire at once.
#[wasm_bindgen_test]
async fn no_timer_is_longer_than_six_hours() {
    let world = World::new();
    let client = world.client("{ policy: { maxLifetimeMs: 86400000 * 365 } }");
    world.responses(&["tokenResponse({ expires_in: 86400 * 40 })"]);
    world.lead(&client, "wait()").await.unwrap();
    assert_eq!(client.usable(), 1);
    assert_eq!(world.see(SET), json!([21_600]));
    world.run("skip(21600000)");
    world.run("alarms().at(-1).callback()");
    assert_eq!(world.see(SET), json!([21_600]));
    assert_eq!(world.see("requests.length"), 1);
}

#[wasm_bindgen_test]
async fn there_is_none_where_the_runtime_or_the_options_forbid_it() {
    let world = World::new();
    world.run("host.timers = () => false");
    world.warm("{}").await;
    assert_eq!(world.see("unrefs"), json!([]));
    let world = World::new();
    world.warm("{ backgroundRefresh: false }").await;
    assert_eq!(world.see("unrefs"), json!([]));
}

#[wasm_bindgen_test]
async fn a_freed_client_leaves_no_timer_behind() {
    let world = World::new();
    let client = world.warm("{}").await;
    drop(client);
    assert_eq!(world.see(SET), json!([]));
}

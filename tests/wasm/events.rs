//! Events and the status, as the host receives them.

use serde_json::json;
use wasm_bindgen_test::wasm_bindgen_test;

use crate::world::World;

#[wasm_bindgen_test]
async fn events_are_plain_data_without_the_token() {
    let world = World::new();
    let client = world.client("{}");
    world.responses(&["grant({ scope: 'read' })"]);
    world.lead(&client, "wait()").await.unwrap();
    assert_eq!(world.see("events.map(([name]) => name)"), json!(["token"]));
    assert_eq!(
        world.see("(({ expiresAt, ...others }) => others)(events[0][1])"),
        json!({"generation": 1, "lifetimeMs": 3_600_000, "scope": "read", "reason": "needed"})
    );
    assert_eq!(world.see("Object.getPrototypeOf(events[0][1]) === Object.prototype"), true);
    client.invalidate(None);
    world.responses(&["json(401, { error: 'invalid_client' })"]);
    world.fails(&client, "wait()").await;
    assert_eq!(
        world.see(
            "(([name, { error, stillUsable }]) => [name, error.code, stillUsable])(events[1])"
        ),
        json!(["token-failed", "invalid_client", false])
    );
    assert_eq!(world.see("JSON.stringify(events).includes(tokens[0])"), false);
    assert_eq!(world.see("JSON.stringify(events).includes(secret)"), false);
}

#[wasm_bindgen_test]
async fn the_status_leaves_out_unknown_members() {
    let world = World::new();
    let client = world.client("{}");
    world.name("status", &client.status());
    assert_eq!(
        world.see("status"),
        json!({
            "state": "idle",
            "generation": 0,
            "tokenRequests": 0,
            "tokenFailures": 0,
            "replays": 0,
            "retries": 0,
        })
    );
    world.responses(&["json(401, { error: 'invalid_client' })"]);
    world.fails(&client, "wait()").await;
    world.name("status", &client.status());
    assert_eq!(
        world.see("[status.state, status.lastError.code]"),
        json!(["failing", "invalid_client"])
    );
    assert_eq!(world.see("[status.tokenRequests, status.tokenFailures]"), json!([1, 1]));
}

#[wasm_bindgen_test]
async fn later_tokens_are_reported_like_the_first() {
    let world = World::new();
    let client = world.warm("{}").await;
    client.invalidate(None);
    world.responses(&["grant()"]);
    world.lead(&client, "wait()").await.unwrap();
    assert_eq!(
        world.see("events.map(([name, { generation, reason }]) => [name, generation, reason])"),
        json!([["token", 2, "needed"]])
    );
}

/// A listener may use the client in any way, and even close it: the core must not be borrowed while
/// listeners run.
#[wasm_bindgen_test]
async fn a_listener_may_use_the_client() {
    for use_it in [
        "client.status()",
        "client.invalidate()",
        "client.close()",
        "client.usable()",
        "send(client, call(), 0)",
    ] {
        let world = World::new();
        let client = world.client("{}");
        world.run("heard = 0");
        // Only once: each token that it drops is followed by another.
        world.run(&format!("onEvent = () => (heard += 1, onEvent = undefined, {use_it})"));
        world.responses(&["grant()", "grant()", "grant()"]);
        let _closed = world.lead(&client, "wait()").await;
        assert_eq!(world.see("heard"), 1, "{use_it}");
        client.status();
    }
}

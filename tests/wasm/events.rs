//! Events and the status, as the host receives them.

use serde_json::json;
use wasm_bindgen_test::wasm_bindgen_test;

use crate::world::{World, wait};

#[wasm_bindgen_test]
async fn events_are_plain_data_without_the_token() {
    let world = World::new();
    let client = world.client("{}");
    world.responses(&["tokenResponse({ scope: 'read' })"]);
    world.lead(&client, "wait()").await.unwrap();
    assert_eq!(world.see("events.map(({ type }) => type)"), json!(["token-request", "token"]));
    assert_eq!(
        world.see("(({ at, ...others }) => others)(events[0])"),
        json!({"type": "token-request", "flight": 1, "reason": "needed"})
    );
    assert_eq!(
        world.see("(({ at, durationMs, expiresAt, ...others }) => others)(events[1])"),
        json!({
            "type": "token",
            "flight": 1,
            "generation": 1,
            "lifetimeMs": 3_600_000,
            "scope": "read",
            "reason": "needed",
            "source": "endpoint",
        })
    );
    assert_eq!(
        world.see("events.every((event) => Object.getPrototypeOf(event) === Object.prototype)"),
        true
    );
    client.invalidate(None);
    world.responses(&["json(401, { error: 'invalid_client' })"]);
    world.fails(&client, "wait()").await;
    assert_eq!(
        world.see(
            "(({ type, flight, error, stillUsable }) => [type, flight, error.code, stillUsable])(events[3])"
        ),
        json!(["token-failed", 2, "invalid_client", false])
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
            "adopted": 0,
            "storeFaults": 0,
            "store": "none",
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
    world.responses(&["tokenResponse()"]);
    world.lead(&client, "wait()").await.unwrap();
    assert_eq!(
        world.see(
            "events.map(({ type, flight, generation, reason }) => [type, flight, generation ?? 0, reason])"
        ),
        json!([["token-request", 2, 0, "needed"], ["token", 2, 2, "needed"]])
    );
}

/// Who hears of a token request finds it in the air.
#[wasm_bindgen_test]
async fn a_token_request_is_told_once_it_has_gone_out() {
    let world = World::new();
    let client = world.client("{}");
    world.responses(&["tokenResponse()"]);
    world.run("onEvent = () => (onEvent = undefined, sent = requests.length, other = client.begin(wait(), 0), other.next())");
    world.lead(&client, "wait()").await.unwrap();
    assert_eq!(world.see("[sent, requests.length]"), json!([1, 1]));
    assert_eq!(world.see("other.next() === undefined && other.generation()"), 1);
    world.run("other.free()");
}

#[wasm_bindgen_test]
async fn times_are_those_of_the_clock_that_was_handed_in() {
    let world = World::new();
    world.handed_clock();
    let client = world.client("{}");
    world.run("began = hand.wall");
    world.responses(&[
        "(flight = held(tokenResponse()))",
        "(api = held(json(503, {})))",
        "(again = held(json(200, {})))",
    ]);
    let led = world.begin(&client, "call()");
    world.run("hand.wall += 7, hand.monotonic += 30, flight.release()");
    world.settle().await;
    world.run("hand.wall += 100, hand.monotonic += 100, api.release()");
    world.settle().await;
    assert_eq!(
        world.see("events.map(({ type, at, durationMs }) => [type, at - began, durationMs])"),
        json!([["token-request", 0, null], ["token", 7, 30], ["retried", 107, 107]])
    );
    world.run("hand.monotonic += 1000, again.release()");
    wait(led).await.unwrap();
}

/// A listener may do to the client whatever it likes, also close it: the core must not be borrowed
/// while listeners run.
#[wasm_bindgen_test]
async fn a_listener_may_use_the_client() {
    let events = ["token-request", "token"];
    let uses = [
        "client.status()",
        "client.invalidate()",
        "client.close()",
        "client.usable()",
        "send(client, call(), 0)",
        "lead(client, wait()).catch(() => 0)",
    ];
    for (event, use_it) in events.iter().flat_map(|event| uses.map(|use_it| (event, use_it))) {
        // Who was about to wait is told by the facade.
        if (event, use_it) == (&"token-request", "client.close()") {
            continue;
        }
        let world = World::new();
        let client = world.client("{}");
        world.run("heard = 0");
        // Once: each token that it drops is followed by another.
        world.run(&format!(
            "onEvent = (type) => type === '{event}' && (heard += 1, onEvent = undefined, {use_it})"
        ));
        world.responses(&["tokenResponse()", "tokenResponse()", "tokenResponse()"]);
        let _closed = world.lead(&client, "wait()").await;
        assert_eq!(world.see("heard"), 1, "{event}: {use_it}");
        client.status();
    }
}

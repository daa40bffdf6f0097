//! Waiting for a token: many for one, each for itself, and the ends of it.

use js_sys::Array;
use serde_json::json;
use wasm_bindgen_test::wasm_bindgen_test;

use crate::world::{World, wait};

/// A call with a signal, as the facade prepares it.
const ABORTABLE: &str = "(() => {
    const controller = new AbortController();
    const { signal } = controller;
    const aborted = new Promise((_, reject) => {
        signal.addEventListener('abort', () => reject(signal.reason));
    });
    aborted.catch(() => undefined);
    return Object.assign(call({ signal, aborted }), { controller });
})()";

#[wasm_bindgen_test]
async fn a_thousand_cold_calls_share_one_token_request() {
    let world = World::new();
    let client = world.client("{}");
    world.answers(&["(flight = held(grant()))"]);
    let calls: Array = (0..1_000).map(|_| world.begin(&client, "wait()")).collect();
    world.settle().await;
    world.run("flight.release()");
    let tokens = wait(js_sys::Promise::all(&calls)).await.unwrap();
    world.name("granted", &tokens);
    assert_eq!(world.see("granted.every(({ accessToken }) => accessToken === tokens[0])"), true);
    assert_eq!(world.see("[granted.length, requests.length]"), json!([1_000, 1]));
}

#[wasm_bindgen_test]
async fn an_abort_ends_the_wait_of_one_and_not_the_flight() {
    let world = World::new();
    let client = world.client("{}");
    world.answers(&["(flight = held(grant()))"]);
    world.run(&format!("leader = {ABORTABLE}"));
    let leader = world.begin(&client, "leader");
    let other = world.begin(&client, "wait()");
    world.settle().await;
    world.run("leader.controller.abort('enough')");
    assert_eq!(wait(leader).await.unwrap_err(), "enough", "the caller's own reason");
    assert_eq!(world.see("requests[0].init.signal.aborted"), false);
    world.run("flight.release()");
    world.name("token", &wait(other).await.unwrap());
    assert_eq!(world.see("token.accessToken === tokens[0]"), true);
    assert_eq!(world.see("requests.length"), 1);
}

#[wasm_bindgen_test]
async fn an_abort_ends_the_pause_before_a_retry() {
    let world = World::new();
    let client = world.warm("{}").await;
    world.answers(&["body(503, { 'retry-after': '30' })"]);
    world.run(&format!("mine = {ABORTABLE}"));
    let call = world.begin(&client, "mine");
    world.settle().await;
    assert_eq!(
        world.see("events.map(([name, { delayMs }]) => [name, delayMs])"),
        json!([["retried", 30_000]])
    );
    world.run("mine.controller.abort('enough')");
    assert_eq!(wait(call).await.unwrap_err(), "enough");
    assert_eq!(world.see("requests.length"), 1);
    world.settle().await;
    let pauses =
        world.see("timers.filter(({ delay, cleared }) => delay === 30000 && !cleared).length");
    assert_eq!(pauses, 0, "no timer holds the process open");
}

#[wasm_bindgen_test]
async fn an_abort_while_fetch_is_at_it_is_no_fault_to_retry() {
    let world = World::new();
    let client = world.warm("{}").await;
    world.run(&format!("mine = {ABORTABLE}"));
    world.answers(&["() => {
        mine.controller.abort('enough');
        return Promise.reject(new TypeError('aborted'));
    }"]);
    assert_eq!(world.drive(&client, "mine").await.unwrap_err(), "enough");
    assert_eq!(world.see("[requests.length, events.length]"), json!([1, 0]));
    assert_eq!(world.drive(&client, "mine").await.unwrap_err(), "enough", "nor does it begin");
    assert_eq!(world.see("requests.length"), 1);
}

#[wasm_bindgen_test]
async fn a_waiter_leaves_at_its_own_deadline() {
    let world = World::new();
    let client = world.client("{}");
    world.answers(&["(flight = held(grant()))"]);
    world.fails(&client, "wait({ timeoutMs: 20, startedAt: performance.now() })").await;
    assert_eq!(world.see("error.fields.code"), "token_wait_timeout");
    assert_eq!(world.see("requests[0].init.signal.aborted"), false);
    world.run("flight.release()");
    world.settle().await;
    assert_eq!(client.usable(), 1, "the flight has landed without it");
}

#[wasm_bindgen_test]
async fn close_ends_the_flight_and_tells_who_waits() {
    let world = World::new();
    let client = world.client("{}");
    world.answers(&["(_, { signal }) => new Promise((_, reject) => {
        signal.addEventListener('abort', () => reject(signal.reason));
    })"]);
    let waiting = world.begin(&client, "wait()");
    world.settle().await;
    client.close();
    assert_eq!(world.see("requests[0].init.signal.aborted"), true);
    world.name("error", &wait(waiting).await.unwrap_err());
    assert_eq!(world.see("error.fields.code"), "client_closed");
    assert_eq!(client.usable(), 0);
    world.fails(&client, "call()").await;
    assert_eq!(world.see("error.fields.code"), "client_closed");
    world.name("status", &client.status());
    assert_eq!(world.see("[status.state, requests.length]"), json!(["closed", 1]));
    client.close();
}

/// workerd refuses to abort what another request has begun.
#[wasm_bindgen_test]
async fn a_flight_that_cannot_be_ended_does_not_keep_the_client_from_closing() {
    let world = World::new();
    let client = world.client("{}");
    world.answers(&["(flight = held(grant()))"]);
    let waiting = world.begin(&client, "wait()");
    world.settle().await;
    world.run(
        "abort = AbortController.prototype.abort,
         AbortController.prototype.abort = () => { throw new Error('another request') }",
    );
    client.close();
    world.run("AbortController.prototype.abort = abort, flight.release()");
    world.name("error", &wait(waiting).await.unwrap_err());
    assert_eq!(world.see("error.fields.code"), "client_closed");
    assert_eq!(client.usable(), 0);
}

#[wasm_bindgen_test]
async fn a_freed_client_ends_its_calls_without_harm() {
    let world = World::new();
    let client = world.client("{}");
    world.answers(&["(flight = held(grant()))"]);
    let waiting = world.begin(&client, "wait()");
    world.settle().await;
    client.close();
    drop(client);
    world.run("flight.release()");
    assert!(wait(waiting).await.is_err());
    world.settle().await;
    assert_eq!(world.see("events"), json!([]));
    assert_eq!(world.run("alarms().filter(({ cleared }) => !cleared).length"), 0);
}

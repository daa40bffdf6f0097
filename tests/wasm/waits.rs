//! Waiting for a token: many callers share one flight, each waits for itself, and how waits end.

use js_sys::Array;
use serde_json::json;
use wasm_bindgen::prelude::*;
use wasm_bindgen_test::wasm_bindgen_test;

use crate::world::{World, wait};

#[wasm_bindgen_test]
async fn a_thousand_cold_calls_share_one_token_request() {
    let world = World::new();
    let client = world.client("{}");
    world.responses(&["(flight = held(tokenResponse()))"]);
    let calls: Array = (0..1_000).map(|_| world.begin(&client, "wait()")).collect();
    world.settle().await;
    world.run("flight.release()");
    let tokens = wait(js_sys::Promise::all(&calls)).await.unwrap();
    world.name("granted", &tokens);
    assert_eq!(world.see("granted.every(({ accessToken }) => accessToken === tokens[0])"), true);
    assert_eq!(world.see("[granted.length, requests.length]"), json!([1_000, 1]));
}

#[wasm_bindgen_test]
async fn a_call_that_is_dropped_does_not_end_the_flight() {
    let world = World::new();
    let client = world.client("{}");
    world.responses(&["(flight = held(tokenResponse()))"]);
    world.run("leader = client.begin(wait(), 0), leader.next()");
    let other = world.begin(&client, "wait()");
    world.run("leader.free()");
    world.settle().await;
    assert_eq!(world.see("requests[0].init.signal.aborted"), false);
    world.run("flight.release()");
    world.name("token", &wait(other).await.unwrap());
    assert_eq!(world.see("token.accessToken === tokens[0]"), true);
    assert_eq!(world.see("requests.length"), 1);
}

/// The caller does the pause itself: in its own asynchronous context, and no longer than it wants.
#[wasm_bindgen_test]
async fn a_pause_before_a_retry_sets_no_timer() {
    let world = World::new();
    let client = world.client("{}");
    world.responses(&["tokenResponse()"]);
    world.run("led = client.begin(call(), 0), led.next()");
    wait(world.run("led.flight()").unchecked_into()).await.unwrap();
    assert!(world.run("led.next()").is_undefined(), "it is to be sent");
    world.run("timers.length = events.length = 0");
    assert_eq!(world.see("led.responded(503, '30', undefined, false, true)"), false);
    assert_eq!(world.see("(ms = led.next()) >= 30000 && ms <= 35000"), true);
    assert_eq!(
        world.see("events.map(({ delayMs, status }) => [delayMs, status])"),
        json!([[world.see("ms"), 503]])
    );
    assert!(world.run("led.flight()").is_undefined(), "it waits for no flight");
    assert_eq!(world.see("timers.length - alarms().length"), 0, "but that of the refresh");
    assert!(world.run("led.next()").is_undefined(), "then it is to be sent");
    assert_eq!(world.see("led.generation()"), 1);
    world.run("led.free()");
    assert_eq!(client.usable(), 1);
}

#[wasm_bindgen_test]
async fn a_waiter_leaves_at_its_own_deadline() {
    let world = World::new();
    world.handed_clock();
    let client = world.client("{}");
    world.responses(&["(flight = held(tokenResponse()))"]);
    world.run("led = client.begin(wait({ timeoutMs: 20, startedAt: hand.monotonic }), 0)");
    assert_eq!(world.see("led.next()"), 21, "not a moment before the caller's own timeout");
    world.run("hand.wall += 21, hand.monotonic += 21");
    let thrown = world.run("(() => { try { led.next() } catch (error) { return error } })()");
    world.name("error", &thrown);
    assert_eq!(world.see("error.fields.code"), "token_wait_timeout");
    assert_eq!(world.see("requests[0].init.signal.aborted"), false);
    world.run("led.free(), flight.release()");
    world.settle().await;
    assert_eq!(client.usable(), 1, "the flight has landed without it");
}

/// A call's time runs from its preparation, so part of it has passed before it has to wait.
#[wasm_bindgen_test]
async fn the_time_before_begin_counts() {
    let world = World::new();
    world.handed_clock();
    let client = world.client("{}");
    world.responses(&["(flight = held(tokenResponse()))"]);
    world.run("sent = wait({ timeoutMs: 1000, startedAt: hand.monotonic }), hand.monotonic += 400");
    world.run("led = client.begin(sent, 0)");
    assert_eq!(world.see("led.next()"), 601);
    world.run("led.free()");
    client.close();
}

/// Other callers go on with the current token.
#[wasm_bindgen_test]
async fn forced_refreshes_get_a_newer_token_and_share_its_request() {
    let world = World::new();
    let client = world.warm("{}").await;
    world.responses(&["(flight = held(tokenResponse()))"]);
    let forced: Array =
        (0..3).map(|_| world.begin(&client, "wait({ forceRefresh: true })")).collect();
    let other = world.lead(&client, "wait()").await.unwrap();
    world.name("other", &other);
    assert_eq!(world.see("other.generation"), 1);
    assert_eq!(client.usable(), 1);
    world.run("flight.release()");
    world.name("tokens_", &wait(js_sys::Promise::all(&forced)).await.unwrap());
    assert_eq!(world.see("tokens_.map(({ generation }) => generation)"), json!([2, 2, 2]));
    assert_eq!(world.see("requests.length"), 1);
    assert_eq!(client.usable(), 2);
}

#[wasm_bindgen_test]
async fn a_token_or_header_that_is_not_current_invalidates_nothing() {
    let world = World::new();
    let client = world.warm("{}").await;
    for other in
        ["''", "'Bearer '", "`bearer ${tokens[0]}`", "tokens[0].slice(1)", "`${tokens[0]} `"]
    {
        world.run(&format!("client.invalidate({other})"));
        assert_eq!(client.usable(), 1, "{other}");
    }
    world.run("client.invalidate(`Bearer ${tokens[0]}`)");
    assert_eq!(client.usable(), 0);
    world.responses(&["tokenResponse()"]);
    world.lead(&client, "wait()").await.unwrap();
    world.run("client.invalidate(tokens[0])");
    assert_eq!(client.usable(), 2, "the late 401 of the old one");
}

/// Its token may be the very one that the caller wants dropped.
#[wasm_bindgen_test]
async fn invalidating_the_current_token_ignores_a_flights_token_too() {
    let world = World::new();
    let client = world.client("{}");
    world.responses(&["(first = held(tokenResponse()))", "tokenResponse()"]);
    world.run("led = client.begin(wait(), 0), led.next()");
    assert!(!world.run("led.flight()").is_undefined());
    client.invalidate(None);
    let waiting = world.begin(&client, "wait()");
    assert!(world.run("led.flight()").is_undefined(), "it is not the one in the air");
    world.run("led.free()");
    world.run("first.release()");
    world.name("token", &wait(waiting).await.unwrap());
    assert_eq!(world.see("token.accessToken === tokens[1]"), true);
    assert_eq!(world.see("[token.generation, requests.length]"), json!([1, 2]));
    assert_eq!(client.usable(), 1);
}

#[wasm_bindgen_test]
async fn close_ends_the_flight_and_fails_those_who_wait() {
    let world = World::new();
    let client = world.client("{}");
    world.responses(&["(_, { signal }) => new Promise((_, reject) => {
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

/// workerd does not let one request abort what another has begun.
#[wasm_bindgen_test]
async fn a_flight_that_cannot_be_aborted_does_not_keep_the_client_from_closing() {
    let world = World::new();
    let client = world.client("{}");
    world.responses(&["(flight = held(tokenResponse()))"]);
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
    world.responses(&["(flight = held(tokenResponse()))"]);
    let waiting = world.begin(&client, "wait()");
    world.settle().await;
    client.close();
    drop(client);
    world.run("flight.release()");
    assert!(wait(waiting).await.is_err());
    world.settle().await;
    assert_eq!(world.see("events.map(({ type }) => type)"), json!(["token-request"]));
    assert_eq!(world.run("alarms().filter(({ cleared }) => !cleared).length"), 0);
}

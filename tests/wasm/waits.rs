//! Waiting for a token: many for one, each for itself, and the ends of it.

use js_sys::Array;
use serde_json::json;
use wasm_bindgen::prelude::*;
use wasm_bindgen_test::wasm_bindgen_test;

use crate::world::{World, wait};

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
async fn a_call_that_is_let_go_of_does_not_end_the_flight() {
    let world = World::new();
    let client = world.client("{}");
    world.answers(&["(flight = held(grant()))"]);
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

/// The pause is the caller's to keep: in its own asynchronous context, and no longer than it likes.
#[wasm_bindgen_test]
async fn a_pause_before_a_retry_sets_no_timer() {
    let world = World::new();
    let client = world.client("{}");
    world.answers(&["grant()"]);
    world.run("led = client.begin(call(), 0), led.next()");
    wait(world.run("led.flight()").unchecked_into()).await.unwrap();
    assert!(world.run("led.next()").is_undefined(), "it is to be sent");
    world.run("timers.length = events.length = 0");
    assert_eq!(world.see("led.answered(503, '30', false, true)"), false);
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
    world.answers(&["(flight = held(grant()))"]);
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

/// A call's time runs from its preparation, and part of it has passed when it has to wait.
#[wasm_bindgen_test]
async fn the_time_before_a_call_is_led_counts() {
    let world = World::new();
    world.handed_clock();
    let client = world.client("{}");
    world.answers(&["(flight = held(grant()))"]);
    world.run("sent = wait({ timeoutMs: 1000, startedAt: hand.monotonic }), hand.monotonic += 400");
    world.run("led = client.begin(sent, 0)");
    assert_eq!(world.see("led.next()"), 601);
    world.run("led.free()");
    client.close();
}

/// Others go on with the token at hand.
#[wasm_bindgen_test]
async fn who_forces_a_refresh_gets_a_newer_token_and_shares_its_request() {
    let world = World::new();
    let client = world.warm("{}").await;
    world.answers(&["(flight = held(grant()))"]);
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
    world.answers(&["grant()"]);
    world.lead(&client, "wait()").await.unwrap();
    world.run("client.invalidate(tokens[0])");
    assert_eq!(client.usable(), 2, "the late 401 of the old one");
}

/// What it brings may be just what the caller wants to be rid of.
#[wasm_bindgen_test]
async fn to_invalidate_whatever_is_current_lets_a_flight_bring_nothing() {
    let world = World::new();
    let client = world.client("{}");
    world.answers(&["(first = held(grant()))", "grant()"]);
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
    assert_eq!(world.see("events.map(({ type }) => type)"), json!(["token-request"]));
    assert_eq!(world.run("alarms().filter(({ cleared }) => !cleared).length"), 0);
}

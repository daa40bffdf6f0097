//! Calls: the warm path in its three steps, and what is done about answers that are none.

use serde_json::json;
use wasm_bindgen::prelude::*;
use wasm_bindgen_test::wasm_bindgen_test;

use crate::world::{World, wait};

#[wasm_bindgen_test]
async fn a_cold_call_gets_a_token_and_goes_out_with_it() {
    let world = World::new();
    let client = world.client("{}");
    assert_eq!(client.usable(), 0);
    world.answers(&["grant()", "body(418)"]);
    world.run("sent = call({ method: 'PUT', headers: { 'x-own': '1' } })");
    world.name("response", &world.drive(&client, "sent").await.unwrap());
    assert_eq!(world.see("response.status"), 418);
    assert_eq!(world.see("requests.length"), 2);
    assert_eq!(world.see("requests[1].init === sent.init"), true, "what the caller gave");
    assert_eq!(world.see("requests[1].target"), "https://api.example.com/things");
    assert_eq!(world.see("requests[1].headers.authorization === `Bearer ${tokens[0]}`"), true);
    assert_eq!(world.see("requests[1].headers['x-own']"), "1");
    assert_eq!(world.see("cancelled"), 0, "the body is the caller's");
}

#[wasm_bindgen_test]
async fn a_warm_call_is_usable_header_settled() {
    let world = World::new();
    let client = world.warm("{}").await;
    world.name("header", &client.header(1).unwrap().into());
    assert_eq!(world.see("header === `Bearer ${tokens[0]}`"), true);
    assert!(client.header(2).is_none(), "there is no such generation");
    world.name("token", &client.token(1));
    assert_eq!(
        world.see("Object.keys(token).sort()"),
        json!(["accessToken", "expiresAt", "generation"])
    );
    assert_eq!(world.see("Math.abs(token.expiresAt - Date.now() - 3600000) < 2000"), true);

    assert!(client.settled(1, 200));
    assert!(client.settled(1, 404));
    assert!(!client.settled(1, 401));
    assert!(!client.settled(1, 429));
    assert!(!client.settled(1, 503));
}

#[wasm_bindgen_test]
async fn a_token_of_an_old_generation_is_not_handed_out() {
    let world = World::new();
    let client = world.warm("{}").await;
    client.invalidate();
    assert_eq!(client.usable(), 0);
    assert!(client.header(1).is_none());
    assert!(client.token(1).is_undefined());
    world.answers(&["grant()"]);
    world.drive(&client, "wait()").await.unwrap();
    assert_eq!(client.usable(), 2);
    assert!(client.header(1).is_none());
}

#[wasm_bindgen_test]
async fn a_refused_token_is_replaced_and_the_call_replayed() {
    let world = World::new();
    let client = world.warm("{}").await;
    world.answers(&["body(401)", "grant()", "body(200)"]);
    let generation = world.send(&client, "call()").await;
    assert!(!client.settled(generation, 401));
    let refused = world.run("response");
    let call = world.run("call()").unchecked_into();
    let driven = client.drive(call, generation, refused, JsValue::UNDEFINED);
    world.name("replayed", &wait(driven).await.unwrap());
    assert_eq!(world.see("replayed.status"), 200);
    assert_eq!(
        world.see("requests.map(({ target }) => new URL(target).pathname)"),
        json!(["/things", "/token", "/things"])
    );
    assert_eq!(world.see("requests[2].headers.authorization === `Bearer ${tokens[1]}`"), true);
    assert_eq!(world.see("cancelled"), 1, "nobody reads the body of the 401");
    assert_eq!(
        world.see("events.filter(([name]) => name === 'replayed')"),
        json!([["replayed", {"refusedGeneration": 1, "generation": 2}]])
    );
    world.name("status", &client.status());
    assert_eq!(world.see("[status.replays, status.tokenRequests]"), json!([1, 2]));
}

#[wasm_bindgen_test]
async fn a_call_that_cannot_be_repeated_keeps_its_401() {
    let world = World::new();
    let client = world.client("{}");
    world.answers(&["grant()", "body(401)"]);
    let answer = world.drive(&client, "call({ method: 'POST', repeatable: false })").await;
    world.name("response", &answer.unwrap());
    assert_eq!(
        world.see("[response.status, response.bodyUsed, cancelled]"),
        json!([401, false, 0])
    );
    assert_eq!(client.usable(), 0, "the token is gone all the same");
}

#[wasm_bindgen_test]
async fn retry_after_0_is_tried_again_at_once() {
    let world = World::new();
    let client = world.warm("{}").await;
    world.answers(&["body(429, { 'retry-after': '0' })", "body(200)"]);
    world.name("response", &world.drive(&client, "call({ method: 'POST' })").await.unwrap());
    assert_eq!(world.see("response.status"), 200);
    assert_eq!(world.see("[requests.length, cancelled]"), json!([2, 1]));
    assert_eq!(
        world.see("events"),
        json!([["retried", {"attempt": 1, "delayMs": 0, "status": 429}]])
    );
}

#[wasm_bindgen_test]
async fn a_network_fault_is_tried_again_where_that_is_safe() {
    let fault =
        "() => Promise.reject(Object.assign(new TypeError('fault'), { code: 'ECONNRESET' }))";
    for (call, requests) in [
        ("call()", 3),
        ("call({ idempotent: false })", 1),
        ("call({ method: 'POST' })", 1),
        ("call({ method: 'POST', idempotent: true })", 3),
        ("call({ repeatable: false })", 1),
    ] {
        let world = World::new();
        let client = world.warm("{}").await;
        world.answers(&[fault, fault, fault, fault]);
        world.fails(&client, call).await;
        assert_eq!(world.see("error.fields.code"), "network_error", "{call}");
        assert_eq!(world.see("error.cause.message"), "fault", "the runtime's own error");
        assert_eq!(world.see("error.message.includes('ECONNRESET')"), true);
        assert_eq!(world.see("requests.length"), requests, "{call}");
    }
}

#[wasm_bindgen_test]
async fn a_fetch_that_throws_leaves_the_client_at_work() {
    let world = World::new();
    let client = world.warm("{ maxRetries: 0 }").await;
    world.answers(&["() => { throw new RangeError('thrown') }", "body(200)"]);
    world.fails(&client, "call()").await;
    assert_eq!(
        world.see("[error.fields.code, error.cause.name]"),
        json!(["network_error", "RangeError"])
    );
    assert!(world.drive(&client, "call()").await.is_ok());
}

/// No network and no other attempt changes what fetch thinks of a call.
#[wasm_bindgen_test]
async fn a_call_that_fetch_refuses_is_not_tried_again() {
    let world = World::new();
    let client = world.warm("{}").await;
    world.run("refused = ({ method }) => { throw new TypeError(`no ${method}`) }");
    world.answers(&["() => Promise.reject(new TypeError('fault'))"]);
    world.fails(&client, "call()").await;
    assert_eq!(world.see("error.message"), "no GET");
    assert_eq!(world.see("[requests.length, events.length]"), json!([1, 0]));
}

/// Who gets an error does not get the answer before it, and its connection must not stay open.
#[wasm_bindgen_test]
async fn an_answer_that_an_error_takes_the_place_of_is_let_go() {
    let world = World::new();
    let client = world.client("{}");
    world.answers(&["grant()", "body(401)", "json(400, { error: 'invalid_request' })"]);
    world.fails(&client, "call()").await;
    assert_eq!(world.see("[error.fields.code, cancelled]"), json!(["token_request_refused", 1]));
}

/// The fetch of the moment of the call counts, so that mocks and instrumentations work.
#[wasm_bindgen_test]
async fn without_a_fetch_of_its_own_it_takes_the_global_one() {
    let world = World::new();
    world.run("faked = host.fetch, host.fetch = undefined");
    let client = world.client("{}");
    world.answers(&["grant()", "body(200)"]);
    world.run("original = globalThis.fetch, globalThis.fetch = async (...args) => faked(...args)");
    let answer = world.drive(&client, "call()").await;
    world.run("globalThis.fetch = original");
    assert!(answer.is_ok());
    assert_eq!(world.see("requests.length"), 2);
}

#[wasm_bindgen_test]
async fn a_profile_names_the_header_and_what_an_answer_means() {
    let world = World::new();
    let client = world
        .warm(
            "{ profile: { tokenHeader: 'accessToken', tokenScheme: '', codeMember: 'code',
                statusOfCode: { 7: 429 } } }",
        )
        .await;
    world.answers(&["body(200)"]);
    world.drive(&client, "call()").await.unwrap();
    assert_eq!(world.see("requests[0].headers.accesstoken === tokens[0]"), true);
    assert_eq!(world.see("'authorization' in requests[0].headers"), false);
    assert_eq!(client.meaning(200, &world.run("({ code: 7 })")), 429);
    assert_eq!(client.meaning(200, &world.run("({ code: 8 })")), 200);
    assert_eq!(client.meaning(500, &JsValue::UNDEFINED), 500);
}

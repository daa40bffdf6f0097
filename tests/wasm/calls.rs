//! Calls: sending with the token, and what becomes of responses and faults.

use serde_json::json;
use wasm_bindgen::prelude::*;
use wasm_bindgen_test::wasm_bindgen_test;

use crate::world::World;

#[wasm_bindgen_test]
async fn a_cold_call_gets_a_token_and_is_sent_with_it() {
    let world = World::new();
    let client = world.client("{}");
    assert_eq!(client.usable(), 0);
    world.responses(&["tokenResponse()", "body(418)"]);
    world.run("sent = call({ method: 'PUT', headers: { 'x-own': '1' } })");
    world.name("response", &world.lead(&client, "sent").await.unwrap());
    assert_eq!(world.see("response.status"), 418);
    assert_eq!(world.see("requests.length"), 2);
    assert_eq!(world.see("requests[1].init === sent.init"), true, "what the caller gave");
    assert_eq!(world.see("requests[1].target"), "https://api.example.com/things");
    assert_eq!(world.see("requests[1].headers.authorization === `Bearer ${tokens[0]}`"), true);
    assert_eq!(world.see("requests[1].headers['x-own']"), "1");
    assert_eq!(world.see("cancelled"), 0, "the body is the caller's");
}

#[wasm_bindgen_test]
async fn a_warm_call_is_sent_before_send_returns() {
    let world = World::new();
    let client = world.warm("{}").await;
    world.run("responses.push(() => 'whatever fetch returns')");
    world.run("sent = call()");
    world.run("result = send(client, sent, 0)");
    assert_eq!(world.see("result"), "whatever fetch returns");
    assert_eq!(world.see("requests.length"), 1);
    assert_eq!(world.see("sent.generation"), 1, "the call is told");
    assert_eq!(world.see("requests[0].headers.authorization === `Bearer ${tokens[0]}`"), true);

    assert!(client.settled(1, 200));
    assert!(client.settled(1, 404));
    assert!(!client.settled(1, 401));
    assert!(!client.settled(1, 429));
    assert!(!client.settled(1, 503));
}

#[wasm_bindgen_test]
async fn without_such_a_token_nothing_is_sent_or_returned() {
    let world = World::new();
    let client = world.client("{}");
    world.run("sent = call()");
    assert!(world.run("send(client, sent, 0)").is_undefined(), "cold");
    assert!(world.run("send(client, sent, 1)").is_undefined(), "never granted");
    world.responses(&["tokenResponse()"]);
    world.lead(&client, "wait()").await.unwrap();
    assert!(world.run("send(client, sent, 2)").is_undefined(), "not yet granted");
    client.invalidate(None);
    assert!(world.run("send(client, sent, 1)").is_undefined(), "dropped");
    assert_eq!(world.see("[requests.length, sent.generation, sent.headers]"), json!([1, 0, {}]));
}

#[wasm_bindgen_test]
async fn headers_and_tokens_are_those_of_the_current_generation() {
    let world = World::new();
    let client = world.warm("{}").await;
    world.name("header", &client.header(1).unwrap().into());
    assert_eq!(world.see("header === `Bearer ${tokens[0]}`"), true);
    assert!(client.header(0).is_none(), "there is no such generation");
    assert!(client.header(2).is_none(), "there is no such generation");
    world.name("token", &client.token(1));
    assert_eq!(
        world.see("Object.keys(token).sort()"),
        json!(["accessToken", "expiresAt", "generation"])
    );
    assert_eq!(world.see("Math.abs(token.expiresAt - Date.now() - 3600000) < 2000"), true);
    assert_eq!(world.see("client.token(0).accessToken === token.accessToken"), true, "0: any");

    client.invalidate(None);
    assert_eq!(client.usable(), 0);
    assert!(client.header(1).is_none());
    assert!(client.token(1).is_undefined());
    world.responses(&["tokenResponse()"]);
    world.lead(&client, "wait()").await.unwrap();
    assert_eq!(client.usable(), 2);
    assert!(client.header(1).is_none());
}

/// One call is about to be sent when another one's token is rejected.
#[wasm_bindgen_test]
async fn a_token_that_was_rejected_meanwhile_is_not_sent() {
    let world = World::new();
    let client = world.warm("{}").await;
    world.responses(&["body(401)"]);
    world.run("first = call(), send(client, first, 0)");
    world.run("led = client.begin(first, 0)");
    assert_eq!(world.see("led.responded(401, undefined, undefined, false, true)"), false);
    assert!(client.header(1).is_none());
    assert!(world.run("send(client, call(), 1)").is_undefined());
    assert_eq!(world.see("requests.length"), 1);
    world.run("led.free()");
}

/// After a redirect to another origin, which never saw the token, a 401 does not reject it.
#[wasm_bindgen_test]
async fn a_401_from_elsewhere_rejects_no_token() {
    let world = World::new();
    let client = world.warm("{}").await;
    world.responses(&["body(401)"]);
    world.run("sent = call(), send(client, sent, 0)");
    world.run("led = client.begin(sent, 0)");
    assert_eq!(
        world.see("led.responded(401, undefined, undefined, true, true)"),
        true,
        "it is the caller's"
    );
    assert_eq!(client.usable(), 1);
    world.run("led.free()");
}

#[wasm_bindgen_test]
async fn a_rejected_token_is_replaced_and_the_call_replayed() {
    let world = World::new();
    let client = world.warm("{}").await;
    world.responses(&["body(401)", "tokenResponse()", "body(200)"]);
    world.run("sent = call()");
    world.name("replayed", &world.lead(&client, "sent").await.unwrap());
    assert_eq!(world.see("[replayed.status, sent.generation]"), json!([200, 2]));
    assert_eq!(
        world.see("requests.map(({ target }) => new URL(target).pathname)"),
        json!(["/things", "/token", "/things"])
    );
    assert_eq!(world.see("requests[0].headers.authorization === `Bearer ${tokens[0]}`"), true);
    assert_eq!(world.see("requests[2].headers.authorization === `Bearer ${tokens[1]}`"), true);
    assert_eq!(world.see("cancelled"), 1, "nobody reads the body of the 401");
    assert_eq!(
        world.see("events.map(({ at, durationMs, ...others }) => others).slice(2)"),
        json!([{"type": "replayed", "call": 1, "rejectedGeneration": 1, "generation": 2}])
    );
    world.name("status", &client.status());
    assert_eq!(world.see("[status.replays, status.tokenRequests]"), json!([1, 2]));
}

#[wasm_bindgen_test]
async fn a_call_that_cannot_be_replayed_keeps_its_401() {
    let world = World::new();
    let client = world.client("{}");
    world.responses(&["tokenResponse()", "body(401)"]);
    let result = world.lead(&client, "call({ method: 'POST', repeatable: false })").await;
    world.name("response", &result.unwrap());
    assert_eq!(
        world.see("[response.status, response.bodyUsed, cancelled]"),
        json!([401, false, 0])
    );
    assert_eq!(client.usable(), 0, "the token is gone all the same");
}

/// For some bodies this is known only after sending.
#[wasm_bindgen_test]
async fn whether_a_body_is_repeatable_is_read_with_each_response() {
    let world = World::new();
    let client = world.warm("{}").await;
    world.run("led = client.begin(call({ repeatable: false }), 0)");
    assert_eq!(world.see("led.responded(503, '0', undefined, false, false)"), true);
    world.run("led.free(), led = client.begin(call({ repeatable: false }), 0)");
    assert_eq!(world.see("led.responded(503, '0', undefined, false, true)"), false);
    world.run("led.free(), led = client.begin(call(), 0)");
    assert!(world.run("led.failed('ECONNRESET', true, undefined)").is_undefined());
    world.run("led.free()");
    assert_eq!(client.usable(), 1);
}

#[wasm_bindgen_test]
async fn retry_after_0_is_retried_at_once() {
    let world = World::new();
    let client = world.warm("{}").await;
    world.responses(&["body(429, { 'retry-after': '0' })", "body(200)"]);
    world.name("response", &world.lead(&client, "call({ method: 'POST' })").await.unwrap());
    assert_eq!(world.see("response.status"), 200);
    assert_eq!(world.see("[requests.length, cancelled]"), json!([2, 1]));
    assert_eq!(
        world.see("events.map(({ at, durationMs, ...others }) => others)"),
        json!([{"type": "retried", "call": 1, "attempt": 1, "delayMs": 0, "status": 429}])
    );
}

#[wasm_bindgen_test]
async fn a_network_fault_is_retried_where_that_is_safe() {
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
        world.responses(&[fault, fault, fault, fault]);
        world.fails(&client, call).await;
        assert_eq!(world.see("error.fields.code"), "network_error", "{call}");
        assert_eq!(world.see("error.cause.message"), "fault", "the runtime's own error");
        assert_eq!(world.see("error.message.includes('ECONNRESET')"), true);
        assert_eq!(world.see("requests.length"), requests, "{call}");
    }
}

#[wasm_bindgen_test]
async fn an_untrusted_certificate_is_not_retried() {
    let world = World::new();
    let client = world.warm("{}").await;
    world.responses(&["() => Promise.reject(
        new TypeError('fault', { cause: Object.assign(new Error('x'), { code: 'CERT_HAS_EXPIRED' }) }),
    )"]);
    world.fails(&client, "call()").await;
    assert_eq!(world.see("error.fields.code"), "certificate_rejected");
    assert_eq!(world.see("error.cause.message"), "fault");
    assert_eq!(world.see("[requests.length, events.length]"), json!([1, 0]));
}

#[wasm_bindgen_test]
async fn an_error_that_fetch_throws_counts_as_a_rejection() {
    let world = World::new();
    let client = world.warm("{ maxRetries: 0 }").await;
    world.responses(&["() => { throw thrown }", "body(200)"]);
    world.run("thrown = new RangeError('thrown')");
    world.run("result = send(client, call(), 0)");
    assert_eq!(world.see("result instanceof Promise"), true);
    world.name(
        "error",
        &crate::world::wait(world.run("result").unchecked_into()).await.unwrap_err(),
    );
    assert_eq!(world.see("error === thrown"), true);
    assert!(world.lead(&client, "call()").await.is_ok(), "the client is at work");
}

/// The user's own fetch is called from within the module.
#[wasm_bindgen_test]
async fn a_fetch_may_use_the_client_while_it_is_called() {
    for use_it in [
        "client.status()",
        "client.close()",
        "client.invalidate()",
        "client.usable()",
        "client.token(0)",
        "send(client, call(), 0)",
        "led = client.begin(wait(), 0), led.next(), led.free()",
    ] {
        let world = World::new();
        let client = world.warm("{}").await;
        world.responses(&[&format!("() => (used = [{use_it}], new Response())"), "body(200)"]);
        let result = world.lead(&client, "call()").await;
        assert!(result.is_ok(), "{use_it}");
        assert_eq!(world.see("used.length >= 1"), true, "{use_it}");

        let client = world.client("{}");
        world.run("responses.length = 0, used = []");
        world.responses(&[
            &format!("() => (used = [{use_it}], tokenResponse()())"),
            "tokenResponse()",
        ]);
        let token = world.lead(&client, "wait()").await;
        assert_eq!(token.is_ok(), use_it != "client.close()", "{use_it}: {token:?}");
        assert_eq!(world.see("used.length >= 1"), true, "{use_it}: of a token request");
    }
}

#[wasm_bindgen_test]
async fn a_profile_names_the_header_and_what_a_response_means() {
    let world = World::new();
    let client = world
        .warm(
            "{ profile: { tokenHeader: 'accessToken', tokenScheme: '', codeMember: 'code',
                statusOfCode: { 7: 429 } } }",
        )
        .await;
    world.responses(&["body(200)"]);
    world.lead(&client, "call()").await.unwrap();
    assert_eq!(world.see("requests[0].headers.accesstoken === tokens[0]"), true);
    assert_eq!(world.see("'authorization' in requests[0].headers"), false);
    assert_eq!(client.meaning(200, &world.run("({ code: 7 })")), 429);
    assert_eq!(client.meaning(200, &world.run("({ code: 8 })")), 200);
    assert_eq!(client.meaning(500, &JsValue::UNDEFINED), 500);
}

#[wasm_bindgen_test]
async fn retry_after_can_be_read_by_the_facade() {
    let world = World::new();
    let client = world.client("{}");
    assert_eq!(client.retry_after_ms("1.5", 404), Some(2_000.0));
    assert_eq!(client.retry_after_ms("soon", 429), None);
    assert_eq!(client.retry_after_ms("1.5*", 404), None, "another header, and no throttle");
    world.handed_clock();
    let client = world.client("{}");
    assert_eq!(
        client.retry_after_ms("1800000060000", 429),
        Some(60_000.0),
        "by the client's clock"
    );
}

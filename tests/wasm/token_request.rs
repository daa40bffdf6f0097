//! The token request as fetch gets it, and what becomes of invalid responses and faults.

use serde_json::json;
use wasm_bindgen::prelude::*;
use wasm_bindgen_test::wasm_bindgen_test;

use crate::world::{World, wait};

#[wasm_bindgen_test]
async fn it_is_a_form_post_that_follows_no_redirect() {
    let world = World::new();
    let client = world.client("{ scope: 'a b', resource: 'urn:example:x', audience: 'ü' }");
    world.responses(&["tokenResponse()"]);
    world.name("token", &world.lead(&client, "wait()").await.unwrap());
    assert_eq!(world.see("token.accessToken === tokens[0]"), true);
    assert_eq!(world.see("requests[0].target"), "https://auth.example.com/token");
    assert_eq!(
        world.see("(({ method, redirect, cache }) => [method, redirect, cache])(requests[0].init)"),
        json!(["POST", "manual", "no-store"])
    );
    assert_eq!(
        world.see("requests[0].init.body"),
        "grant_type=client_credentials&scope=a+b&audience=%C3%BC&resource=urn%3Aexample%3Ax"
    );
    assert_eq!(
        world.see("(({ authorization, ...others }) => others)(requests[0].headers)"),
        json!({"accept": "application/json", "content-type": "application/x-www-form-urlencoded"})
    );
    world.run("sent = atob(requests[0].headers.authorization.replace(/^Basic /, ''))");
    world.run("decoded = new URLSearchParams(`=${sent.replace('acme:', '')}`).get('')");
    assert_eq!(world.see("decoded === secret"), true);
    assert_eq!(world.see("requests[0].init.signal.aborted"), false);
    assert_eq!(world.see("waited.length"), 1, "the runtime is told to wait for it");
}

#[wasm_bindgen_test]
async fn in_json_the_credentials_are_in_the_body() {
    let world = World::new();
    let client = world.client("{ tokenRequestFormat: 'json', tokenParameters: { a: '\"\\n' } }");
    world.responses(&["tokenResponse()"]);
    world.lead(&client, "wait()").await.unwrap();
    world.run("body = JSON.parse(requests[0].init.body)");
    assert_eq!(world.see("body.client_secret === secret"), true);
    assert_eq!(
        world.see("(({ client_secret, ...others }) => others)(body)"),
        json!({"client_id": "acme", "grant_type": "client_credentials", "a": "\"\n"})
    );
    assert_eq!(world.see("requests[0].headers['content-type']"), "application/json");
    assert_eq!(world.see("'authorization' in requests[0].headers"), false);
}

#[wasm_bindgen_test]
async fn the_error_contains_what_the_server_says() {
    let world = World::new();
    let client = world.client("{}");
    world.responses(&["json(400, { error: 'invalid_scope', error_description: `no ${secret}` })"]);
    world.fails(&client, "wait()").await;
    assert_eq!(world.see("error.fields.code"), "token_request_refused");
    assert_eq!(
        world.see("[error.fields.status, error.fields.error]"),
        json!([400, "invalid_scope"])
    );
    assert_eq!(world.see("JSON.stringify([error.fields, error.message]).includes(secret)"), false);
}

/// This way it is sent in the asynchronous context of the call that begins it.
#[wasm_bindgen_test]
async fn it_is_sent_before_the_caller_that_begins_it_goes_on() {
    let world = World::new();
    let client = world.client("{}");
    world.responses(&["(flight = held(tokenResponse()))"]);
    world.run("led = client.begin(call(), 0)");
    assert_eq!(world.see("requests.length"), 0, "nobody has asked for the next step");
    world.run("wait_ms = led.next()");
    assert_eq!(
        world.see("requests.map(({ target }) => target)"),
        json!(["https://auth.example.com/token"])
    );
    assert_eq!(world.see("wait_ms > 0 && led.flight() instanceof Promise"), true);
    world.run("led.free()");
    client.close();

    let client = world.warm("{}").await;
    world.responses(&["tokenResponse()"]);
    world.run("skip(3400000)");
    assert_eq!(client.usable(), 1);
    assert_eq!(world.see("requests.length"), 1, "of a refresh behind a call, too");
}

#[wasm_bindgen_test]
async fn the_response_is_read_up_to_a_limit_and_while_the_request_lasts() {
    let world = World::new();
    let client = world.client("{ policy: { tokenAttempts: 1 } }");
    world.responses(&["() => new Response(' '.repeat(256 * 1024 + 1))"]);
    world.fails(&client, "wait()").await;
    assert_eq!(world.see("error.fields.code"), "invalid_token_response");
    assert_eq!(world.see("readBodies.map(({ limit }) => limit)"), json!([256 * 1024]));
    assert_eq!(world.see("readBodies[0].signal === requests[0].init.signal"), true);
}

#[wasm_bindgen_test]
async fn a_body_that_breaks_off_is_a_network_fault_and_retried() {
    let world = World::new();
    let client = world.client("{}");
    world.run(
        "broken = () => new Response(new ReadableStream({
            start(controller) {
                controller.enqueue(new TextEncoder().encode('{\"access_token\":'));
                const cause = Object.assign(new Error(secret), { code: 'UND_ERR_SOCKET' });
                controller.error(new TypeError(secret, { cause }));
            },
        }))",
    );
    world.responses(&["broken", "broken", "broken"]);
    world.fails(&client, "wait()").await;
    assert_eq!(world.see("error.fields.code"), "token_endpoint_unreachable");
    assert_eq!(world.see("error.message.includes('UND_ERR_SOCKET')"), true);
    assert_eq!(world.see("JSON.stringify([error.fields, error.message]).includes(secret)"), false);
    assert_eq!(world.see("requests.length"), 3);
}

#[wasm_bindgen_test]
async fn the_error_of_json_parse_is_not_shown() {
    let world = World::new();
    for text in ["`{\"access_token\": \"${tokens[0]}`", "tokens[0]", "`<b>${tokens[0]}</b>`"] {
        let client = world.client("{}");
        world.run("tokenResponse()");
        world.responses(&[&format!("() => new Response({text})")]);
        world.fails(&client, "wait()").await;
        assert_eq!(world.see("error.fields.code"), "invalid_token_response");
        assert_eq!(world.see("error.cause"), json!(null));
        world.run("said = JSON.stringify([error.fields, error.message, error.stack])");
        assert_eq!(world.see("said.includes(tokens[0].slice(0, 8))"), false, "{text}");
    }
}

#[wasm_bindgen_test]
async fn a_redirect_is_refused_and_not_followed() {
    let world = World::new();
    let client = world.client("{}");
    world.responses(&["json(307, {}, { location: 'https://elsewhere.example/' })"]);
    world.fails(&client, "wait()").await;
    assert_eq!(world.see("error.fields.code"), "token_endpoint_redirected");
    assert_eq!(world.see("requests.length"), 1);
}

#[wasm_bindgen_test]
async fn a_fetch_that_throws_or_resolves_with_nonsense_is_a_network_fault() {
    for (response, fault) in [
        (
            "() => { throw Object.assign(new Error('x'), { code: 'ENOTFOUND' }) }",
            "faults[0].code === 'ENOTFOUND' && error.message.includes('ENOTFOUND')",
        ),
        ("() => Promise.reject(undefined)", "faults[0] === undefined"),
        ("() => 'no response'", "faults[0] === 'no response'"),
        ("() => undefined", "faults[0] === undefined"),
    ] {
        let world = World::new();
        let client = world.client("{ policy: { tokenAttempts: 1 } }");
        world.responses(&[response]);
        world.fails(&client, "wait()").await;
        assert_eq!(world.see("error.fields.code"), "token_endpoint_unreachable", "{response}");
        assert_eq!(world.see("faults.length"), 1, "the host keeps it, for the error's cause");
        assert_eq!(world.see(fault), true, "{response}");
    }
}

#[wasm_bindgen_test]
async fn an_untrusted_certificate_is_named() {
    let world = World::new();
    let client = world.client("{}");
    world.responses(&["() => Promise.reject(Object.assign(new Error('x'), {
        code: 'SELF_SIGNED_CERT_IN_CHAIN',
    }))"]);
    world.fails(&client, "wait()").await;
    assert_eq!(world.see("error.fields.code"), "token_endpoint_untrusted");
    assert_eq!(world.see("requests.length"), 1, "no other attempt would change that");
}

/// A framework controls its flow by errors that its fetch throws, or the user's own fetch has a bug.
#[wasm_bindgen_test]
async fn an_error_that_is_not_a_network_fault_goes_to_those_who_waited_and_is_not_stored() {
    let world = World::new();
    let client = world.client("{}");
    world.responses(&["() => Promise.reject(Object.assign(new Error('x'), { digest: 'steer' }))"]);
    world.run("waiting = [lead(client, wait()), lead(client, wait())]");
    world.name(
        "outcomes",
        &wait(world.run("Promise.allSettled(waiting)").unchecked_into()).await.unwrap(),
    );
    assert_eq!(
        world.see("outcomes.map(({ reason }) => reason.fields.code)"),
        json!(["fetch_failed", "fetch_failed"])
    );
    assert_eq!(world.see("[faults.length, requests.length]"), json!([1, 1]), "nor retried");
    world.responses(&["tokenResponse()"]);
    assert!(
        world.lead(&client, "wait()").await.is_ok(),
        "the next one makes a new request at once"
    );
}

/// A Response of another realm, or of a fetch installed as a package (undici's), is not an instance of
/// the global class.
#[wasm_bindgen_test]
async fn a_response_of_another_class_is_a_response() {
    let world = World::new();
    world.run(
        "foreign = (respond) => (...args) => {
            const response = respond(...args);
            const { status, headers } = response;
            return { status, headers, text: () => response.text(), redirected: false };
        }",
    );
    let client = world.client("{ policy: { tokenAttempts: 1 } }");
    world.responses(&["foreign(tokenResponse())", "foreign(body(203))"]);
    let result = world.lead(&client, "call()").await;
    assert!(result.is_ok(), "{result:?}");
    world.name("response", &result.unwrap());
    assert_eq!(world.see("response.status"), 203);
}

#[wasm_bindgen_test]
async fn a_request_without_a_response_ends_at_its_timeout() {
    let world = World::new();
    let client = world.client("{ tokenTimeoutMs: 20, policy: { tokenAttempts: 1 } }");
    world.responses(&["() => new Promise(() => undefined)"]);
    world.fails(&client, "wait()").await;
    assert_eq!(world.see("error.fields.code"), "token_endpoint_timeout");
    assert_eq!(world.see("requests[0].init.signal.aborted"), true);
}

#[wasm_bindgen_test]
async fn the_timer_of_a_finished_request_is_cleared() {
    let world = World::new();
    let client = world.client("{ tokenTimeoutMs: 7000, backgroundRefresh: false }");
    world.responses(&["tokenResponse()"]);
    world.lead(&client, "wait()").await.unwrap();
    world.settle().await;
    assert_eq!(
        world.see("timers.map(({ delay, cleared }) => [delay, cleared])"),
        json!([[7_000, true]])
    );
}

#[wasm_bindgen_test]
async fn a_get_has_no_body_and_a_uuid_in_its_headers() {
    let world = World::new();
    let client = world.client(
        "{ tokenRequestMethod: 'GET', clientAuthentication: 'client_secret_post',
           tokenRequestHeaders: { 'X-Id': '{uuid}', Accept: '*/*' } }",
    );
    world.responses(&["tokenResponse()"]);
    world.lead(&client, "wait()").await.unwrap();
    assert_eq!(world.see("requests[0].init.method"), "GET");
    assert_eq!(world.see("'body' in requests[0].init"), false);
    assert_eq!(
        world.see("new URL(requests[0].target).searchParams.get('client_secret') === secret"),
        true
    );
    assert_eq!(
        world.see("requests[0].headers"),
        json!({"accept": "*/*", "x-id": "7d444840-9dc0-41d1-b245-5ffdce74fad2"})
    );
}

#[wasm_bindgen_test]
async fn numbers_are_written_as_javascript_writes_them() {
    let world = World::new();
    world.run("numbers = [0, -0, 0.1, 1e21, 1e-7, 5e-324, 2 ** 53, -1.5]");
    let client = world.client("{ tokenRequestFormat: 'json', tokenParameters: { numbers } }");
    world.responses(&["tokenResponse()"]);
    world.lead(&client, "wait()").await.unwrap();
    let written = "requests[0].init.body.endsWith(`\"numbers\":${JSON.stringify(numbers)}}`)";
    assert_eq!(world.see(written), true);
}

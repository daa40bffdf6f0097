//! The token request as fetch gets it, and answers that are no answers.

use serde_json::json;
use wasm_bindgen_test::wasm_bindgen_test;

use crate::world::World;

#[wasm_bindgen_test]
async fn it_is_a_form_post_that_follows_no_redirect() {
    let world = World::new();
    let client = world.client("{ scope: 'a b', resource: 'urn:example:x', audience: 'ü' }");
    world.answers(&["grant()"]);
    world.name("token", &world.drive(&client, "wait()").await.unwrap());
    assert_eq!(world.see("token.accessToken === tokens[0]"), true);
    assert_eq!(world.see("requests[0].target"), "https://auth.example.com/token");
    assert_eq!(
        world.see("(({ method, redirect }) => [method, redirect])(requests[0].init)"),
        json!(["POST", "manual"])
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
async fn in_json_the_credentials_stand_in_the_body() {
    let world = World::new();
    let client = world.client("{ tokenRequestFormat: 'json', tokenParameters: { a: '\"\\n' } }");
    world.answers(&["grant()"]);
    world.drive(&client, "wait()").await.unwrap();
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
async fn what_the_server_says_becomes_the_error() {
    let world = World::new();
    let client = world.client("{}");
    world.answers(&["json(400, { error: 'invalid_scope', error_description: `no ${secret}` })"]);
    world.fails(&client, "wait()").await;
    assert_eq!(world.see("error.fields.code"), "token_request_refused");
    assert_eq!(
        world.see("[error.fields.status, error.fields.error]"),
        json!([400, "invalid_scope"])
    );
    assert_eq!(world.see("JSON.stringify([error.fields, error.message]).includes(secret)"), false);
}

#[wasm_bindgen_test]
async fn an_endless_body_is_cut_off_at_the_limit() {
    let world = World::new();
    let client = world.client("{}");
    world.run("pulled = 0");
    world.answers(&["() => new Response(new ReadableStream({
        pull(controller) {
            pulled += 1;
            controller.enqueue(new Uint8Array(64 * 1024).fill(32));
        },
    }))"]);
    world.fails(&client, "wait()").await;
    assert_eq!(world.see("error.fields.code"), "invalid_token_response");
    assert_eq!(world.see("pulled >= 4 && pulled <= 8"), true, "{}", world.see("pulled"));
    assert_eq!(world.see("requests[0].init.signal.aborted"), true, "the connection is let go");
}

#[wasm_bindgen_test]
async fn a_body_may_come_in_any_pieces() {
    let world = World::new();
    let client = world.client("{}");
    world.answers(&["async () => {
        const bytes = new Uint8Array(await grant({ scope: 'grüße' })().arrayBuffer());
        return new Response(new ReadableStream({
            start(controller) {
                for (const byte of bytes) controller.enqueue(Uint8Array.of(byte));
                controller.close();
            },
        }));
    }"]);
    world.name("token", &world.drive(&client, "wait()").await.unwrap());
    assert_eq!(world.see("token.accessToken === tokens[0]"), true);
    assert_eq!(world.see("token.scope"), "grüße");
}

#[wasm_bindgen_test]
async fn a_body_that_breaks_off_is_a_network_fault_and_tried_again() {
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
    world.answers(&["broken", "broken", "broken"]);
    world.fails(&client, "wait()").await;
    assert_eq!(world.see("error.fields.code"), "token_endpoint_unreachable");
    assert_eq!(world.see("error.message.includes('UND_ERR_SOCKET')"), true);
    assert_eq!(world.see("JSON.stringify([error.fields, error.message]).includes(secret)"), false);
    assert_eq!(world.see("requests.length"), 3);
}

#[wasm_bindgen_test]
async fn what_json_parse_says_is_not_told() {
    let world = World::new();
    for text in ["`{\"access_token\": \"${tokens[0]}`", "tokens[0]", "`<b>${tokens[0]}</b>`"] {
        let client = world.client("{}");
        world.run("grant()");
        world.answers(&[&format!("() => new Response({text})")]);
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
    world.answers(&["json(307, {}, { location: 'https://elsewhere.example/' })"]);
    world.fails(&client, "wait()").await;
    assert_eq!(world.see("error.fields.code"), "token_endpoint_redirected");
    assert_eq!(world.see("requests.length"), 1);
}

#[wasm_bindgen_test]
async fn a_fetch_that_throws_or_answers_nonsense_is_a_network_fault() {
    for answer in [
        "() => { throw Object.assign(new Error('x'), { code: 'ENOTFOUND' }) }",
        "() => Promise.reject(undefined)",
    ] {
        let world = World::new();
        let client = world.client("{ policy: { tokenAttempts: 1 } }");
        world.answers(&[answer]);
        world.fails(&client, "wait()").await;
        assert_eq!(world.see("error.fields.code"), "token_endpoint_unreachable", "{answer}");
    }
}

/// The Response of another realm, or of a fetch that is installed as a package (undici's), is no
/// instance of the global class.
#[wasm_bindgen_test]
async fn a_response_of_another_class_is_a_response() {
    let world = World::new();
    world.run(
        "foreign = (answer) => (...args) => {
            const { status, headers, body } = answer(...args);
            return { status, headers, body, redirected: false };
        }",
    );
    let client = world.client("{ policy: { tokenAttempts: 1 } }");
    world.answers(&["foreign(grant())", "foreign(body(203))"]);
    let answer = world.drive(&client, "call()").await;
    assert!(answer.is_ok(), "{answer:?}");
    world.name("response", &answer.unwrap());
    assert_eq!(world.see("response.status"), 203);
}

#[wasm_bindgen_test]
async fn a_request_without_an_answer_ends_at_its_timeout() {
    let world = World::new();
    let client = world.client("{ tokenTimeoutMs: 20, policy: { tokenAttempts: 1 } }");
    world.answers(&["() => new Promise(() => undefined)"]);
    world.fails(&client, "wait()").await;
    assert_eq!(world.see("error.fields.code"), "token_endpoint_timeout");
    assert_eq!(world.see("requests[0].init.signal.aborted"), true);
}

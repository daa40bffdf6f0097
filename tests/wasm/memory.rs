//! Nothing of the secret and the token may stay in the module's linear memory. Both are random and made
//! in JavaScript, which also does the search, so that only the client can have brought them in.

use js_sys::Reflect;
use serde_json::json;
use wasm_bindgen_test::wasm_bindgen_test;

use crate::world::{Client, World};

/// How often each form of the secret, and then each token, occurs in the memory.
const FOUND: &str = "[...secretForms(), ...tokens].map((text) => found(memory, text))";

fn world() -> World {
    let world = World::new();
    world.name("memory", &wasm_bindgen::memory());
    assert!(Reflect::has(&wasm_bindgen::memory(), &"buffer".into()).unwrap());
    world
}

async fn end(world: &World, client: Client) {
    client.close();
    drop(client);
    world.settle().await;
}

#[wasm_bindgen_test]
async fn a_closed_client_leaves_neither_secret_nor_token() {
    for options in [
        "{}",
        "{ clientAuthentication: 'client_secret_basic_raw' }",
        "{ clientAuthentication: 'client_secret_post' }",
        "{ tokenRequestFormat: 'json' }",
    ] {
        let world = world();
        let client = world.warm(options).await;
        world.responses(&["body(401)", "tokenResponse()", "body(200)"]);
        world.lead(&client, "call()").await.unwrap();
        client.header(2).unwrap();
        assert!(client.token(2).is_object());
        let found = world.see(FOUND);
        assert_ne!(found[0], 0, "the search finds what is there");
        assert_ne!(found[5], 0, "the search finds what is there");
        assert_eq!(found[4], 0, "the rejected token is gone");
        end(&world, client).await;
        assert_eq!(world.see(FOUND), json!([0, 0, 0, 0, 0, 0]), "{options}");
    }
}

#[wasm_bindgen_test]
async fn close_alone_wipes_the_token() {
    let world = world();
    let client = world.warm("{}").await;
    client.header(1).unwrap();
    client.close();
    world.settle().await;
    assert_eq!(world.see("found(memory, tokens[0])"), 0);
    assert!(client.header(1).is_none(), "nor is JavaScript's copy handed out");
}

#[wasm_bindgen_test]
async fn invalidate_wipes_the_token() {
    for rejected in ["undefined", "tokens[0]", "`Bearer ${tokens[0]}`"] {
        let world = world();
        let client = world.warm("{}").await;
        client.header(1).unwrap();
        world.run(&format!("client.invalidate({rejected})"));
        world.settle().await;
        assert_eq!(world.see("found(memory, tokens[0])"), 0, "{rejected}");
        assert!(client.header(1).is_none(), "nor is JavaScript's copy handed out");
    }
}

#[wasm_bindgen_test]
async fn failed_token_requests_leave_nothing() {
    for response in [
        "json(400, { error: 'invalid_request', error_description: `echo ${secretForms()}` })",
        "() => new Response(`{\"access_token\": \"${tokens[0]}\", `)",
        "json(200, { access_token: `${tokens[0]} two`, token_type: 'Bearer' })",
        "json(200, { access_token: tokens[0], token_type: 'mac' })",
        "() => new Response(tokens[0].repeat(10_000))",
        "() => Promise.reject(new TypeError(`${secret} ${tokens[0]}`))",
    ] {
        let world = world();
        world.run("tokenResponse()");
        let client = world.client("{ policy: { tokenAttempts: 1 } }");
        world.responses(&[response]);
        world.fails(&client, "wait()").await;
        assert_eq!(world.see("found(memory, tokens[0])"), 0, "{response}");
        end(&world, client).await;
        assert_eq!(world.see(FOUND), json!([0, 0, 0, 0, 0]), "{response}");
    }
}

#[wasm_bindgen_test]
async fn a_client_closed_in_flight_leaves_nothing() {
    let world = world();
    let client = world.client("{}");
    world.responses(&["(flight = held(tokenResponse()))"]);
    let waiting = world.begin(&client, "wait()");
    world.settle().await;
    client.close();
    drop(client);
    world.run("flight.release()");
    let _closed = crate::world::wait(waiting).await;
    world.settle().await;
    assert_eq!(world.see(FOUND), json!([0, 0, 0, 0, 0]));
}

#[wasm_bindgen_test]
fn an_invalid_configuration_leaves_nothing() {
    let world = world();
    for options in
        ["{ clientId: '' }", "{ scope: `${secret}\"` }", "{ [secret]: 1 }", "{ tokenUrl: secret }"]
    {
        assert!(world.construct(&format!("source({options})")).is_err(), "{options}");
        assert_eq!(world.see(FOUND), json!([0, 0, 0, 0]), "{options}");
    }
}

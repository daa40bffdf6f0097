//! The constructor: how it reads options, and how it reports wrong ones.

use serde_json::json;
use wasm_bindgen_test::wasm_bindgen_test;

use crate::world::World;

#[wasm_bindgen_test]
fn every_problem_is_in_one_error_of_the_host() {
    let world = World::new();
    let source =
        "{ options: { tokenUrl: 'http://auth.example.com/', clientSecret: 7, scop: 'a' } }";
    world.name("error", &world.construct(source).err().unwrap());
    assert_eq!(world.see("error instanceof Error"), true);
    assert_eq!(world.see("error.fields.code"), "invalid_configuration");
    assert_eq!(world.see("error.message === error.fields.message"), true);
    assert_eq!(world.see("error.cause"), json!(null));
    assert_eq!(
        world.see("error.fields.problems.map(({ option }) => option).sort()"),
        json!(["clientId", "clientSecret", "scop", "tokenUrl"])
    );
    assert_eq!(
        world.see("error.fields.problems.every(({ problem }) => /\\.$/.test(problem))"),
        true,
        "each is a sentence, for the facade to list"
    );
}

#[wasm_bindgen_test]
fn a_configuration_must_be_plain_data() {
    let world = World::new();
    for source in ["undefined", "null", "7", "'text'", "() => 1", "[]", "{ options: () => 1 }"] {
        world.name("error", &world.construct(source).err().unwrap());
        assert_eq!(world.see("error.fields.code"), "invalid_configuration", "{source}");
    }
    for (options, option) in [
        ("{ clientSecret: () => secret }", "clientSecret"),
        ("{ tokenUrl: Symbol('x') }", "tokenUrl"),
        ("{ maxRetries: 2.5 }", "maxRetries"),
        ("{ maxRetries: NaN }", "maxRetries"),
        ("{ tokenParameters: { a: [] } }", "tokenParameters.a"),
    ] {
        world.name("error", &world.construct(&format!("source({options})")).err().unwrap());
        let options = world.see("error.fields.problems.map(({ option }) => option)");
        assert_eq!(options, json!([option]));
    }
}

#[wasm_bindgen_test]
fn variables_are_read_and_what_the_facade_keeps_is_known() {
    let world = World::new();
    let client = world
        .construct(
            "{
                options: {},
                prefix: 'ACME',
                variables: { ACME_TOKEN_URL: 'https://auth.example.com/token', ACME_CLIENT_ID: 'a' },
                kept: { secret: true },
            }",
        )
        .ok()
        .unwrap();
    world.name("settings", &client.settings());
    assert_eq!(world.see("settings.clientId"), "a");
    let source = "{ options: {}, prefix: 'ACME', variables: {} }";
    world.name("error", &world.construct(source).err().unwrap());
    assert_eq!(
        world.see("error.fields.problems.map(({ variable }) => variable).sort()"),
        json!(["ACME_CLIENT_ID", "ACME_CLIENT_SECRET", "ACME_TOKEN_URL"])
    );
}

#[wasm_bindgen_test]
fn settings_are_plain_data_without_the_secret() {
    let world = World::new();
    let client = world.client("{ baseUrl: 'https://api.example.com:8443/v1', scope: ['a', 'b'] }");
    world.name("settings", &client.settings());
    assert_eq!(
        world.see("settings"),
        json!({
            "tokenUrl": "https://auth.example.com/token",
            "clientId": "acme",
            "clientAuthentication": "client_secret_basic",
            "scope": "a b",
            "baseUrl": "https://api.example.com:8443/v1/",
            "allowedOrigins": ["https://api.example.com:8443"],
            "tokenHeader": "authorization",
            "tokenScheme": "Bearer",
            "codeMember": "",
            "statusMember": "",
            "retryAfterHeader": "retry-after",
            "retryAfterMark": "",
        })
    );
    assert_eq!(world.see("JSON.stringify(settings).includes(secret)"), false);
}

/// Edge runtimes allow no timers, requests or randomness at module level.
#[wasm_bindgen_test]
fn a_client_does_nothing_before_its_first_call() {
    let world = World::new();
    world.run("drawn = Math.random, Math.random = undefined");
    let client = world.client("{}");
    assert_eq!(client.usable(), 0);
    world.run("Math.random = drawn");
    world.name("status", &client.status());
    assert_eq!(world.see("status.state"), "idle");
    assert_eq!(
        world.see("[requests, events, timers, waited].map(({ length }) => length)"),
        json!([0, 0, 0, 0])
    );
}

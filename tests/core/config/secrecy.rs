//! No problem repeats a value that was given.

use everbearer::engine::client::Engine;
use everbearer::engine::token_endpoint::request::TokenRequest;

use super::*;

const CANARY: &str = "CANARY-value";

/// The canary in every place in which a user could put a secret by mistake.
fn canaries() -> Vec<Value> {
    vec![
        json!(CANARY),
        json!(format!("{CANARY}\n")),
        json!(format!("{CANARY}\"ü")),
        json!([CANARY]),
        json!([CANARY, 7]),
        json!([[CANARY]]),
        json!([format!("{CANARY}\u{0}")]),
        json!({"member": CANARY}),
        json!({"storedErrorMs": CANARY, "scope": CANARY, "refreshAheadRatio": [CANARY]}),
        json!({"tokenHeader": format!("{CANARY}:"), "tokenScheme": format!("{CANARY} ")}),
        json!({"throttleReset": CANARY, "statusOfCode": {"1": CANARY}}),
        json!({"tokenMember": [CANARY], "statusOfCode": [CANARY]}),
        json!(format!("https://user:{CANARY}@auth.example.com/")),
        json!(format!("https://auth.example.com/?key={CANARY}#part")),
        json!(format!("https://auth.example.com/{CANARY}#part")),
        json!([format!("https://auth.example.com/{CANARY}")]),
        json!(format!("ftp://auth.example.com/{CANARY}")),
        json!(987_654_321_098.5),
        json!(987_654_321_098_765_u64),
    ]
}

fn assert_no_canary(error: &Error, what: &str) {
    for shown in [error.message.clone(), format!("{error:?}")] {
        assert!(!shown.contains(CANARY), "{what}: {shown}");
        assert!(!shown.contains("987654321"), "{what}: {shown}");
    }
}

#[test]
fn no_problem_repeats_a_value() {
    let mut invalid = 0;
    for name in NAMES {
        for value in canaries() {
            let what = format!("{} = {value}", name.option);
            if let Err(error) = read(options(json!({ name.option: value }))) {
                invalid += 1;
                assert_no_canary(&error, &what);
            }
        }
    }
    assert!(invalid > 150, "only {invalid} of the wrong values were found");
    let error = read(options(json!({"frobnicate": CANARY, "client_secret": CANARY}))).unwrap_err();
    assert_no_canary(&error, "unknown options");
}

#[test]
fn no_problem_repeats_a_variable() {
    let mut invalid = 0;
    for suffix in NAMES.iter().filter_map(|name| name.suffix) {
        let variable = format!("ACME_{suffix}");
        for value in canaries().iter().filter(|value| value.is_string()) {
            let variables = env_with(json!({ variable.as_str(): value }));
            if let Err(error) = read_env(json!({}), variables) {
                invalid += 1;
                assert_no_canary(&error, &variable);
            }
        }
    }
    assert!(invalid > 40, "only {invalid} of the wrong values were found");
}

#[test]
fn debug_of_configuration_engine_and_request_shows_no_secret() {
    let config = config(json!({"tokenParameters": {"api_key": CANARY}}));
    let body = TokenRequest::new(sent(&config)).body;
    assert!(body.contains(CANARY), "the parameter is really there");
    for shown in [
        format!("{config:?}"),
        format!("{config:#?}"),
        format!("{:?}", Engine::new(config.clone())),
        format!("{:#?}", Engine::new(config.clone())),
    ] {
        assert_clean(&shown);
        assert!(!shown.contains(CANARY), "{shown}");
        assert!(!shown.contains("hidden-query"), "{shown}");
        assert!(shown.contains("acme"), "the client id is shown: {shown}");
    }
}

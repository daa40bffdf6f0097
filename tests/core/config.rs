//! Options and environment variables, and the problems reported when they are wrong.

use everbearer::engine::config::reader::{Kept, OptionSource};
use everbearer::engine::config::{BodyFormat, ClientAuthentication, Config, NAMES};
use everbearer::engine::error::{Code, Error};
use everbearer::engine::policy::{Kind, Policy};
use everbearer::engine::time::Millis;
use everbearer::engine::token_endpoint::request::TokenRequest;
use serde_json::{Value, json};

use crate::support::{
    SECRET, assert_clean, config, options, parse_url, read, sent, to_json, write_number,
};

mod environment;
mod secrecy;
mod table;
mod urls;

/// Reads options and variables together.
fn read_env(options: Value, variables: Value) -> Result<Config, Error> {
    Config::read(OptionSource {
        options: &to_json(options),
        prefix: Some("ACME"),
        variables: Some(&to_json(variables)),
        kept: Kept::default(),
        parse_url: &parse_url,
        write_number: &write_number,
    })
}

fn complete_env() -> Value {
    json!({
        "ACME_TOKEN_URL": "https://auth.example.com/token",
        "ACME_CLIENT_ID": "acme",
        "ACME_CLIENT_SECRET": SECRET,
    })
}

fn env_with(extra: Value) -> Value {
    let mut all = complete_env();
    for (name, value) in extra.as_object().unwrap() {
        all[name] = value.clone();
    }
    all
}

/// The problems of an error as (option, variable, problem).
fn problems(error: &Error) -> Vec<(&str, Option<&str>, &str)> {
    assert_eq!(error.code, Code::InvalidConfiguration);
    error
        .problems
        .iter()
        .map(|p| (p.option.as_str(), p.variable.as_deref(), p.problem.as_str()))
        .collect()
}

/// The only problem of these options.
fn problem(extra: Value) -> (String, String) {
    let error = read(options(extra.clone())).expect_err(&extra.to_string());
    let found = problems(&error);
    assert_eq!(found.len(), 1, "{extra}: {found:?}");
    (found[0].0.to_owned(), found[0].2.to_owned())
}

fn assert_problem(extra: Value, option: &str, words: &str) {
    let (name, text) = problem(extra.clone());
    assert_eq!(name, option, "{extra}: {text}");
    assert!(text.contains(words), "{extra}: {text}");
}

#[test]
fn everything_missing_is_reported_at_once_with_names_and_variables() {
    let error = read_env(json!({}), json!({})).unwrap_err();
    let found = problems(&error);
    assert_eq!(
        found.iter().map(|p| (p.0, p.1)).collect::<Vec<_>>(),
        [
            ("tokenUrl", Some("ACME_TOKEN_URL")),
            ("clientId", Some("ACME_CLIENT_ID")),
            ("clientSecret", Some("ACME_CLIENT_SECRET")),
        ]
    );
    assert!(found.iter().all(|p| p.2.starts_with("is missing: ")));
    let error = read(json!({})).unwrap_err();
    assert!(problems(&error).iter().all(|p| p.1.is_none()), "no prefix, no variable");
    assert_eq!(error.problems.len(), 3);
}

#[test]
fn options_that_are_not_an_object_count_as_none() {
    for nothing in [json!(null), json!([]), json!("x"), json!(7)] {
        assert_eq!(read(nothing).unwrap_err().problems.len(), 3);
    }
}

#[test]
fn the_minimal_configuration_has_these_defaults() {
    let config = config(json!({}));
    assert_eq!(config.authentication, ClientAuthentication::Basic);
    assert_eq!(config.format, BodyFormat::Form);
    assert_eq!(config.scope, None);
    assert_eq!(config.audience, None);
    assert!(config.resources.is_empty() && config.token_parameters.is_empty());
    assert_eq!(config.base_url, None);
    assert!(config.allowed_origins.is_empty(), "no origin is allowed by default");
    assert_eq!(config.timeout_ms, None);
    assert_eq!(config.token_timeout_ms, Millis(10_000));
    assert_eq!(config.token_wait_ms, Millis(60_000));
    assert_eq!(config.max_retries, 2);
    assert!(config.background_refresh);
    assert_eq!(config.policy, Policy::default());
}

#[test]
fn every_wrong_type_is_reported_with_the_options_name() {
    let texts = ["tokenUrl", "clientId", "clientSecret", "audience", "baseUrl"];
    let choices = ["clientAuthentication", "tokenRequestFormat"];
    for option in texts.into_iter().chain(choices) {
        for (wrong, kind) in [
            (json!(7), "a number"),
            (json!(true), "a boolean"),
            (json!(["x"]), "an array"),
            (json!({"x": 1}), "an object"),
        ] {
            let words = format!("must be a string, and was {kind}");
            assert_problem(json!({ option: wrong }), option, &words);
        }
        for blank in ["", " "] {
            assert_problem(json!({ option: blank }), option, "is empty");
        }
        assert_problem(json!({ option: "two\nlines" }), option, "line break");
    }
    for option in ["scope", "resource", "allowedOrigins"] {
        for wrong in [json!(7), json!(true), json!({})] {
            assert_problem(json!({ option: wrong }), option, "a string or an array of strings");
        }
        for wrong in [json!([7]), json!([""]), json!([null]), json!([["x"]])] {
            let error = read(options(json!({ option: wrong }))).unwrap_err();
            let found = problems(&error);
            assert!(found.iter().all(|p| p.0 == option), "{found:?}");
            assert!(found[0].2.contains("nothing but strings"), "{found:?}");
        }
    }
    for option in ["tokenParameters", "policy"] {
        for wrong in [json!("x"), json!(7), json!([]), json!(false)] {
            assert_problem(json!({ option: wrong }), option, "must be an object");
        }
    }
    for wrong in [json!("true"), json!(1), json!([]), json!({})] {
        for option in ["backgroundRefresh", "replaceAuthorization", "dangerouslyAllowBrowser"] {
            assert_problem(json!({ option: wrong }), option, "true or false");
        }
    }
    assert_problem(json!({"fetch": "fetch"}), "fetch", "must be a function");
    assert_problem(json!({"headers": "x"}), "headers", "must be an object.");
    for wrong in [json!({}), json!(true)] {
        assert_problem(json!({"clock": wrong}), "clock", "must have wall, monotonic,");
    }
}

#[test]
fn every_number_has_its_range() {
    for (option, least, most) in [
        ("timeoutMs", 1_u64, 2_147_483_647_u64),
        ("tokenTimeoutMs", 1, 2_147_483_647),
        ("tokenWaitMs", 1, 2_147_483_647),
        ("maxRetries", 0, 20),
    ] {
        for fine in [least, most] {
            assert!(read(options(json!({ option: fine }))).is_ok(), "{option} {fine}");
        }
        let mut wrong = vec![
            json!(most + 1),
            json!(1.5),
            json!(-1),
            json!("5"),
            json!(1e300),
            json!(true),
            json!([5]),
        ];
        wrong.extend(least.checked_sub(1).map(|number| json!(number)));
        for wrong in wrong {
            let words = format!("from {least} to {most}");
            assert_problem(json!({ option: wrong }), option, &words);
        }
    }
}

#[test]
fn null_counts_as_missing() {
    let mut all = options(json!({}));
    for name in NAMES {
        if all[name.option].is_null() {
            all[name.option] = json!(null);
        }
    }
    assert_eq!(read(all).unwrap().policy, Policy::default());
    let error = read(options(json!({"clientSecret": null}))).unwrap_err();
    assert_eq!(problems(&error)[0].0, "clientSecret");
}

#[test]
fn unknown_options_are_reported_and_misspelt_ones_corrected() {
    assert_problem(json!({"frobnicate": 1}), "frobnicate", "is no option.");
    for (misspelt, meant) in [
        ("client_id", "clientId"),
        ("clientID", "clientId"),
        ("tokenURL", "tokenUrl"),
        ("token-url", "tokenUrl"),
        ("baseURL", "baseUrl"),
        ("timeoutMS", "timeoutMs"),
        ("max_retries", "maxRetries"),
    ] {
        let words = format!("did you mean {meant}?");
        assert_problem(json!({ misspelt: "x" }), misspelt, &words);
    }
    assert_problem(
        json!({"policy": {"storedErrorMS": 1}}),
        "policy.storedErrorMS",
        "storedErrorMs?",
    );
    assert_problem(json!({"policy": {"nonsense": 1}}), "policy.nonsense", "is no option.");
}

#[test]
fn all_problems_are_reported_at_once() {
    let error = read(json!({
        "tokenUrl": "nowhere",
        "clientId": 7,
        "scope": ["a\"b"],
        "maxRetries": 99,
        "policy": {"tokenAttempts": 0, "nonsense": 1},
        "tokenParameters": {"account": 7},
        "frobnicate": 1,
    }))
    .unwrap_err();
    let mut found: Vec<&str> = problems(&error).iter().map(|p| p.0).collect();
    found.sort_unstable();
    assert_eq!(
        found,
        [
            "clientId",
            "clientSecret",
            "frobnicate",
            "maxRetries",
            "policy.nonsense",
            "policy.tokenAttempts",
            "scope",
            "tokenParameters.account",
            "tokenUrl",
        ]
    );
}

#[test]
fn parameters_that_the_token_request_already_has_are_invalid() {
    for (name, words) in [
        ("client_id", "by the option clientId."),
        ("client_secret", "by the option clientSecret."),
        ("grant_type", "by the option profile.grantTypeParameter."),
        ("scope", "by the option scope."),
        ("audience", "by the option audience."),
        ("resource", "by the option resource."),
    ] {
        let option = format!("tokenParameters.{name}");
        let given = json!({
            "clientAuthentication": "client_secret_post",
            "scope": "a",
            "audience": "b",
            "resource": "c",
            "tokenParameters": { name: "x" },
        });
        assert_problem(given, &option, words);
    }
    for wrong in [json!(7), json!(true), json!(["x"]), json!({})] {
        assert_problem(
            json!({"tokenParameters": {"account": wrong}}),
            "tokenParameters.account",
            "must be a string",
        );
    }
}

/// Zoom has a grant type of its own; others expect the credentials in the body as well.
#[test]
fn parameters_that_the_token_request_does_not_have_may_be_set() {
    let given = json!({
        "profile": {"grantTypeParameter": ""},
        "tokenParameters": {
            "grant_type": "account_credentials",
            "client_id": "a",
            "client_secret": "b",
            "scope": "c",
            "audience": "d",
            "resource": "e",
        },
    });
    let request = TokenRequest::new(sent(&config(given)));
    assert_eq!(
        request.body,
        "audience=d&client_id=a&client_secret=b&grant_type=account_credentials&resource=e&scope=c"
    );
    let renamed = json!({
        "clientAuthentication": "client_secret_post",
        "profile": {"clientIdParameter": "key", "clientSecretParameter": "secret"},
        "tokenParameters": {"client_id": "a"},
    });
    let body = TokenRequest::new(sent(&config(renamed))).body;
    assert!(body.ends_with("&client_id=a"), "{body}");
}

#[test]
fn of_two_contradictory_parameters_the_one_not_given_adapts() {
    for at in Policy::LOWER {
        let (lower, upper) = (&Policy::PARAMETERS[*at], &Policy::PARAMETERS[at + 1]);
        let (least, most) = (lower.name, upper.name);
        let high = upper.least.max(lower.least) + 600_000_000;
        let high = high.min(lower.most);
        let mut policy = config(json!({"policy": { least: high }})).policy;
        let values = (*(lower.field)(&mut policy), *(upper.field)(&mut policy));
        assert_eq!(values, (high, high.max(*(upper.field)(&mut Policy::default()))), "{least}");
        let low = upper.least.max(lower.least);
        let mut policy = config(json!({"policy": { most: low }})).policy;
        let values = (*(lower.field)(&mut policy), *(upper.field)(&mut policy));
        assert_eq!(values, (low.min(*(lower.field)(&mut Policy::default())), low), "{most}");
        let both = json!({"policy": { least: low + 1, most: low }});
        let words = format!("must not be above policy.{most}: lower it, or raise that.");
        assert_problem(both, &format!("policy.{least}"), &words);
        config(json!({"policy": { least: low, most: low }}));
    }
}

/// A value of the core, as JavaScript writes it.
fn written(kind: Kind, value: u64) -> Value {
    match kind {
        Kind::Ratio => json!(value as f64 / 1_000.0),
        Kind::Milliseconds | Kind::Count => json!(value),
    }
}

#[test]
fn every_policy_parameter_has_its_range_and_its_field() {
    for parameter in Policy::PARAMETERS {
        let name = parameter.name;
        for fine in [parameter.least, parameter.most] {
            let given = json!({"policy": { name: written(parameter.kind, fine) }});
            let mut policy = config(given).policy;
            assert_eq!(*(parameter.field)(&mut policy), fine, "{name}");
            let pairs = Policy::LOWER.iter().map(|at| &Policy::NAMES[*at..at + 2]);
            let pair = pairs.into_iter().find(|pair| pair.contains(&name));
            for other in Policy::PARAMETERS {
                let may_differ =
                    other.name == name || pair.is_some_and(|pair| pair.contains(&other.name));
                let same = *(other.field)(&mut policy) == *(other.field)(&mut Policy::default());
                assert!(same || may_differ, "{name} changes {}", other.name);
            }
        }
        let given = json!({"policy": { name: null }});
        assert_eq!(config(given).policy, Policy::default());
        let mut wrong = vec![
            written(parameter.kind, parameter.most + 1),
            json!(-1),
            json!("1"),
            json!(true),
            json!([1]),
        ];
        wrong.extend(parameter.least.checked_sub(1).map(|v| written(parameter.kind, v)));
        if parameter.kind != Kind::Ratio {
            wrong.push(json!(parameter.least as f64 + 0.5));
        }
        for wrong in wrong {
            let option = format!("policy.{name}");
            assert_problem(json!({"policy": { name: wrong }}), &option, "must be a");
        }
    }
}

#[test]
fn json_means_post_unless_the_options_say_otherwise() {
    assert_eq!(
        config(json!({"tokenRequestFormat": "json"})).authentication,
        ClientAuthentication::Post
    );
    for (text, authentication) in [
        ("client_secret_basic", ClientAuthentication::Basic),
        ("client_secret_basic_raw", ClientAuthentication::BasicRaw),
        ("client_secret_post", ClientAuthentication::Post),
    ] {
        for format in ["form", "json"] {
            let given = json!({"tokenRequestFormat": format, "clientAuthentication": text});
            assert_eq!(config(given).authentication, authentication);
        }
    }
}

/// In a Basic header the first colon ends the id (RFC 7617 §2).
#[test]
fn an_id_with_a_colon_cannot_be_sent_raw() {
    let raw = "client_secret_basic_raw";
    assert_problem(
        json!({"clientId": "a:b", "clientAuthentication": raw}),
        "clientId",
        "holds a colon, which client_secret_basic_raw cannot carry.",
    );
    assert_problem(json!({"clientId": null, "clientAuthentication": raw}), "clientId", "missing");
    for authentication in ["client_secret_basic", "client_secret_post"] {
        config(json!({"clientId": "a:b", "clientAuthentication": authentication}));
    }
    config(json!({"clientId": "ab", "clientAuthentication": raw, "clientSecret": "c:d"}));
}

#[test]
fn scopes_contain_what_the_standard_allows() {
    for wrong in ["a\"b", "a\\b", "grüße", "a\u{7f}", "a\u{0}b"] {
        assert_problem(json!({"scope": [wrong]}), "scope", "visible ASCII");
        assert_problem(json!({"scope": ["fine", wrong]}), "scope", "visible ASCII");
    }
    let every: String = ('!'..='~').filter(|c| !matches!(c, '"' | '\\')).collect();
    assert_eq!(config(json!({"scope": every.clone()})).scope, Some(every));
    assert_eq!(config(json!({"scope": " "})).scope, None);
}

//! The table of options says what the reader does: required options, defaults and ranges.

use everbearer::engine::config::option_table::{DOCS, DefaultValue, Form, SPECS, Spec};
use everbearer::engine::config::wire_profile::WireProfile;

use super::*;

fn rows() -> impl Iterator<Item = (&'static str, &'static Spec)> {
    NAMES.iter().map(|name| name.option).zip(SPECS)
}

#[test]
fn what_is_required_is_what_is_missing_from_no_options() {
    let error = read(json!({})).unwrap_err();
    let missing: Vec<&str> = problems(&error).iter().map(|problem| problem.0).collect();
    let required: Vec<&str> = rows()
        .filter(|(_, spec)| matches!(spec.default, DefaultValue::RequiredUnless(_)))
        .map(|(name, _)| name)
        .collect();
    assert_eq!(missing, required);
}

#[test]
fn a_default_of_the_table_is_what_holds_where_nothing_is_given() {
    let config = read(options(json!({}))).unwrap();
    for (name, spec) in rows() {
        match (name, spec.default) {
            ("clientAuthentication", DefaultValue::Text(text)) => {
                let json = read(options(json!({"tokenRequestFormat": "json"}))).unwrap();
                let [form, json] =
                    [config.authentication, json.authentication].map(ClientAuthentication::as_str);
                let usual = format!("of a secret: `{form}`; `{json}` with JSON");
                assert!(text.ends_with(&usual), "{text}");
            }
            ("tokenRequestFormat", default) => {
                assert_eq!(
                    (default, config.format),
                    (DefaultValue::Text("`form`; `query` with `GET`"), BodyFormat::Form)
                );
                let get = read(options(json!({"tokenRequestMethod": "GET"}))).unwrap();
                assert_eq!(get.format, BodyFormat::Query);
            }
            ("tokenRequestMethod", default) => {
                assert_eq!((default, config.method), (DefaultValue::Text("`POST`"), "POST"));
            }
            ("tokenRequestHeaders", default) => {
                assert!(
                    default == DefaultValue::Nothing && config.token_request_headers.is_empty()
                );
            }
            ("scope", default) => {
                assert_eq!((default, &config.scope), (DefaultValue::Nothing, &None))
            }
            ("audience", default) => {
                assert_eq!((default, &config.audience), (DefaultValue::Nothing, &None))
            }
            ("resource", default) => {
                assert!(default == DefaultValue::Nothing && config.resources.is_empty())
            }
            ("tokenParameters", default) => {
                assert!(default == DefaultValue::Nothing && config.token_parameters.is_empty());
            }
            ("baseUrl", default) => {
                assert_eq!((default, &config.base_url), (DefaultValue::Nothing, &None))
            }
            ("allowedOrigins", default) => {
                assert!(default == DefaultValue::Nothing && config.allowed_origins.is_empty());
            }
            ("timeoutMs", default) => {
                assert_eq!((default, config.timeout_ms), (DefaultValue::Nothing, None))
            }
            ("tokenTimeoutMs", default) => {
                assert_eq!(default, DefaultValue::Number(config.token_timeout_ms.0))
            }
            ("tokenWaitMs", default) => {
                assert_eq!(default, DefaultValue::Number(config.token_wait_ms.0))
            }
            ("maxRetries", default) => {
                assert_eq!(default, DefaultValue::Number(config.max_retries.into()))
            }
            ("backgroundRefresh", default) => {
                assert_eq!(default, DefaultValue::Flag(config.background_refresh))
            }
            ("policy", _) => assert_eq!(config.policy, Policy::default()),
            ("profile", _) => assert_eq!(config.profile, WireProfile::default()),
            ("tokenUrl" | "clientId" | "clientSecret", default) => {
                assert!(matches!(default, DefaultValue::RequiredUnless(_)));
            }
            ("issuer", default) => {
                assert_eq!((default, &config.issuer), (DefaultValue::Nothing, &None));
            }
            ("grant", default) => {
                assert_eq!(default, DefaultValue::Text("`client_credentials`"));
                assert_eq!(config.grant, "client_credentials");
            }
            (
                "assertionAudience"
                | "assertionLifetimeSeconds"
                | "clientAssertionType"
                | "subjectTokenType",
                _,
            ) => assert_eq!(config.assertion, None, "tests/core/assertions.rs has them"),
            (
                "privateKey" | "certificate" | "assertionClaims" | "assertionHeader"
                | "clientAssertion",
                default,
            ) => assert_eq!(default, DefaultValue::Nothing),
            ("keyId" | "keyAlgorithm", default) => {
                assert!(matches!(default, DefaultValue::Text(_)));
            }
            ("storeTimeoutMs", default) => {
                assert_eq!(default, DefaultValue::Number(500));
                assert_eq!(config.store, None);
            }
            ("headers" | "store" | "storeKey", default) => {
                assert_eq!(default, DefaultValue::Nothing)
            }
            ("fetch" | "clock", default) => assert!(matches!(default, DefaultValue::Text(_))),
            ("dangerouslyAllowBrowser" | "replaceAuthorization", default) => {
                assert_eq!(default, DefaultValue::Flag(false))
            }
            (name, default) => panic!("{name} ({default:?}) is not in this test"),
        }
    }
}

#[test]
fn both_ends_of_a_range_are_accepted_and_nothing_beyond_them() {
    let mut count = 0;
    for (name, spec) in rows() {
        let Form::Whole { unit, least, most } = spec.form else { continue };
        count += 1;
        for fine in [least, most] {
            assert!(read(options(json!({ name: fine }))).is_ok(), "{name}: {fine}");
        }
        let words = format!("whole number of {unit} from {least} to {most}");
        assert_problem(json!({ name: most + 1 }), name, &words);
        if let DefaultValue::Number(number) = spec.default {
            assert!((least..=most).contains(&number), "{name}");
        }
    }
    assert_eq!(count, 6);
}

#[test]
fn each_option_is_documented() {
    assert_eq!([SPECS.len(), DOCS.len()], [NAMES.len(); 2]);
    for (name, doc) in NAMES.iter().zip(DOCS) {
        assert!(doc.trim().ends_with('.'), "{}", name.option);
    }
}

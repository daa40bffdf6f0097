//! Reading environment variables and the secret's file.

use everbearer::engine::config::Credential;
use everbearer::engine::time::Millis;

use super::*;
use crate::support::secret_of;

#[test]
fn every_variable_is_read_by_its_suffix() {
    let variables = json!({
        "ACME_TOKEN_URL": " https://auth.example.com/token ",
        "ACME_CLIENT_ID": " acme ",
        "ACME_CLIENT_SECRET": "from the environment",
        "ACME_CLIENT_AUTHENTICATION": "client_secret_post",
        "ACME_TOKEN_REQUEST_FORMAT": "json",
        "ACME_TOKEN_REQUEST_METHOD": " POST ",
        "ACME_SCOPE": "read,write admin",
        "ACME_AUDIENCE": "the audience",
        "ACME_RESOURCE": "https://one.example/, https://two.example/",
        "ACME_BASE_URL": "https://api.example.com/v1",
        "ACME_ALLOWED_ORIGINS": "https://a.example https://b.example",
        "ACME_TIMEOUT_MS": "111",
        "ACME_TOKEN_TIMEOUT_MS": " 222 ",
        "ACME_TOKEN_WAIT_MS": "333",
        "ACME_MAX_RETRIES": "0",
        "ACME_BACKGROUND_REFRESH": "false",
        "ACME_STORE_TIMEOUT_MS": "250",
        "ACME_ISSUER": "https://auth.example.com/tenant/",
        "ACME_GRANT": "account_credentials",
        "ACME_ASSERTION_LIFETIME_SECONDS": "30",
    });
    let set: Vec<String> = variables.as_object().unwrap().keys().cloned().collect();
    // The facade reads these: they must not enter the module. tests/core/assertions.rs has the others.
    let kept = [
        "PRIVATE_KEY",
        "KEY_ID",
        "KEY_ALGORITHM",
        "CERTIFICATE",
        "CLIENT_ASSERTION_FILE",
        "STORE_KEY",
    ];
    let of_assertions = ["ASSERTION_AUDIENCE", "CLIENT_ASSERTION_TYPE", "SUBJECT_TOKEN_TYPE"];
    for name in NAMES {
        if let Some(suffix) = name.suffix
            && !kept.contains(&suffix)
            && !of_assertions.contains(&suffix)
        {
            assert!(set.contains(&format!("ACME_{suffix}")), "{suffix} is not in this test");
        }
    }
    let config = read_env(json!({}), variables).unwrap();
    assert_eq!(config.token_url.as_ref().unwrap().url.href, "https://auth.example.com/token");
    assert_eq!(config.issuer.as_deref(), Some("https://auth.example.com/tenant/"));
    assert_eq!(config.grant, "account_credentials");
    assert_eq!(config.client_id, "acme");
    assert_eq!(secret_of(&config), "from the environment");
    assert_eq!(config.authentication, ClientAuthentication::Post);
    assert_eq!(config.format, BodyFormat::Json);
    assert_eq!(config.method, "POST");
    assert_eq!(config.scope.as_deref(), Some("read,write admin"), "commas are the provider's");
    assert_eq!(config.audience.as_deref(), Some("the audience"));
    assert_eq!(config.resources, ["https://one.example/", "https://two.example/"]);
    assert_eq!(config.base_url.as_deref(), Some("https://api.example.com/v1/"));
    assert_eq!(
        config.allowed_origins,
        ["https://api.example.com", "https://a.example", "https://b.example"]
    );
    assert_eq!(config.timeout_ms, Some(Millis(111)));
    assert_eq!(config.token_timeout_ms, Millis(222));
    assert_eq!(config.token_wait_ms, Millis(333));
    assert_eq!(config.max_retries, 0);
    assert!(!config.background_refresh);
}

#[test]
fn the_words_of_a_scope_are_joined_by_the_providers_separator() {
    let given = json!({"profile": {"scopeSeparator": ","}});
    for written in ["read,write", "read write", " read, write ", "read,,write"] {
        let variables =
            env_with(json!({"ACME_SCOPE": written, "ACME_TOKEN_REQUEST_METHOD": "GET"}));
        let config = read_env(given.clone(), variables).unwrap();
        assert_eq!(config.scope.as_deref(), Some("read,write"));
        assert_eq!((config.method, config.format), ("GET", BodyFormat::Query));
    }
}

#[test]
fn an_option_beats_its_variable_even_a_wrong_one() {
    let given = json!({"clientId": "option", "clientSecret": "option's", "maxRetries": 7});
    let variables = env_with(json!({"ACME_MAX_RETRIES": "nonsense"}));
    let config = read_env(given, variables).unwrap();
    assert_eq!(config.client_id, "option");
    assert_eq!(secret_of(&config), "option's");
    assert_eq!(config.max_retries, 7);
    assert_eq!(config.token_url.as_ref().unwrap().url.href, "https://auth.example.com/token");
}

#[test]
fn an_empty_variable_counts_as_missing() {
    for empty in ["", "  ", "\n"] {
        let variables = env_with(json!({"ACME_CLIENT_ID": empty, "ACME_TIMEOUT_MS": empty}));
        let error = read_env(json!({}), variables).unwrap_err();
        let found = problems(&error);
        assert_eq!(found.len(), 1, "{found:?}");
        assert_eq!((found[0].0, found[0].1), ("clientId", Some("ACME_CLIENT_ID")));
        assert!(found[0].2.starts_with("is missing"));
    }
}

#[test]
fn variables_of_another_prefix_are_not_read() {
    let variables =
        env_with(json!({"OTHER_MAX_RETRIES": "7", "ACMEX_SCOPE": "x", "MAX_RETRIES": "9"}));
    let config = read_env(json!({}), variables).unwrap();
    assert_eq!((config.max_retries, config.scope), (2, None));
}

#[test]
fn without_a_prefix_no_variable_is_read() {
    let read = Config::read(OptionSource {
        options: &to_json(json!({})),
        prefix: None,
        variables: Some(&to_json(complete_env())),
        kept: Kept::default(),
        parse_url: &parse_url,
        write_number: &write_number,
    });
    assert_eq!(read.unwrap_err().problems.len(), 3);
}

#[test]
fn wrong_variables_are_reported_by_name() {
    for (suffix, wrong, option, words) in [
        ("TIMEOUT_MS", "1.5", "timeoutMs", "whole number"),
        ("TIMEOUT_MS", "10s", "timeoutMs", "whole number"),
        ("TOKEN_TIMEOUT_MS", "0", "tokenTimeoutMs", "from 1"),
        ("TOKEN_WAIT_MS", "-1", "tokenWaitMs", "from 1"),
        ("MAX_RETRIES", "21", "maxRetries", "from 0 to 20"),
        ("BACKGROUND_REFRESH", "yes", "backgroundRefresh", "true or false"),
        ("CLIENT_AUTHENTICATION", "basic", "clientAuthentication", "client_secret_basic,"),
        ("TOKEN_REQUEST_FORMAT", "xml", "tokenRequestFormat", "form, json"),
        ("TOKEN_URL", "nowhere", "tokenUrl", "absolute URL"),
        ("BASE_URL", "/v1", "baseUrl", "absolute URL"),
    ] {
        let variable = format!("ACME_{suffix}");
        let variables = env_with(json!({ variable.as_str(): wrong }));
        let error = read_env(json!({}), variables).unwrap_err();
        let found = problems(&error);
        assert_eq!(found.len(), 1, "{found:?}");
        assert_eq!((found[0].0, found[0].1), (option, Some(variable.as_str())));
        assert!(found[0].2.contains(words), "{}", found[0].2);
    }
    for (text, expected) in [("true", true), ("1", true), (" false ", false), ("0", false)] {
        let variables = env_with(json!({"ACME_BACKGROUND_REFRESH": text}));
        let config = read_env(json!({}), variables).unwrap();
        assert_eq!(config.background_refresh, expected, "{text}");
    }
}

#[test]
fn a_secret_of_a_file_or_a_function_is_asked_for_and_checked_as_far_as_it_is_known() {
    let read = |secret: Value, variables: Value| {
        Config::read(OptionSource {
            options: &to_json(json!({
                "tokenUrl": "https://auth.example.com/token",
                "clientId": "a",
                "clientSecret": secret,
            })),
            prefix: Some("ACME"),
            variables: Some(&to_json(variables)),
            kept: Kept { secret: true, ..Kept::default() },
            parse_url: &parse_url,
            write_number: &write_number,
        })
    };
    for secret in [json!("hush"), json!(" hush with spaces "), Value::Null] {
        let config = read(secret, json!({})).unwrap();
        assert!(matches!(config.credential, Credential::Asked));
    }
    let variable = json!({"ACME_CLIENT_SECRET": "not this one"});
    assert!(matches!(read(Value::Null, variable).unwrap().credential, Credential::Asked));
    for (secret, words) in [("", "is empty"), ("two\nlines", "holds a line break")] {
        let error = read(json!(secret), json!({})).unwrap_err();
        let found = problems(&error);
        assert_eq!((found.len(), found[0].0), (1, "clientSecret"));
        assert!(found[0].2.contains(words), "{}", found[0].2);
    }
}

//! Secrets that are asked for before each token request.

use everbearer::engine::client::Engine;
use everbearer::engine::config::reader::{Kept, OptionSource};
use everbearer::engine::config::{Config, Credential};
use everbearer::engine::error::{Code, Error};
use everbearer::engine::secret::Secret;
use everbearer::engine::token_endpoint::credentials::{Credentials, Missing, Sent};
use everbearer::engine::token_endpoint::request::TokenRequest;
use everbearer::engine::token_endpoint::response::{self, Body, Fault, TokenResponse};
use serde_json::{Value, json};

use crate::support::{at, options, parse_url, to_json, write_number};

fn read(options: Value, variables: Value) -> Result<Config, Error> {
    Config::read(OptionSource {
        options: &to_json(options),
        prefix: Some("ACME"),
        variables: Some(&to_json(variables)),
        kept: Kept { secret: true, ..Kept::default() },
        parse_url: &parse_url,
        write_number: &write_number,
    })
}

/// A configuration whose secret a function gives.
fn config(more: Value) -> Config {
    let mut all = options(more);
    all.as_object_mut().unwrap().remove("clientSecret");
    read(all, json!({})).unwrap()
}

/// What came, with this secret.
fn with(secret: &str) -> Credentials {
    Credentials { secret: Some(Secret::new(secret.to_owned())), ..Credentials::default() }
}

fn responded(status: u16, body: Option<Value>) -> TokenResponse {
    let body = body.map_or(Body::Empty, |body| Body::Json(to_json(body)));
    TokenResponse { status, retry_after: None, base: None, body }
}

#[test]
fn a_function_takes_the_place_of_the_variable() {
    let mut all = options(json!({}));
    all.as_object_mut().unwrap().remove("clientSecret");
    let config = read(all, json!({"ACME_CLIENT_SECRET": "of the variable"})).unwrap();
    assert!(matches!(config.credential, Credential::Asked));
}

#[test]
fn the_secret_that_was_asked_for_is_sent_and_never_shown() {
    for (authentication, holds) in [("client_secret_basic", false), ("client_secret_post", true)] {
        let config = config(json!({"clientAuthentication": authentication}));
        let rotated = with("rotated");
        let sent = Sent::new(&config, Some(&rotated));
        let request = TokenRequest::new(sent);
        assert_eq!(request.body.contains("client_secret=rotated"), holds);
        assert_eq!(request.headers.iter().any(|(name, _)| *name == "authorization"), !holds);
        let echo = json!({"error": "invalid_request", "error_description": "got rotated"});
        let error = response::read(&responded(400, Some(echo)), sent, at(0, 0)).unwrap_err();
        assert_eq!(error.oauth.description.as_deref(), Some("got [redacted]"));
    }
}

#[test]
fn a_secret_of_the_configuration_is_used_whatever_was_asked_for() {
    let config = crate::support::config(json!({"clientAuthentication": "client_secret_post"}));
    let other = with("other");
    let request = TokenRequest::new(Sent::new(&config, Some(&other)));
    assert!(request.body.contains("client_secret=") && !request.body.contains("other"));
    assert!(!Engine::new(config).asks(at(0, 0)));
}

#[test]
fn what_was_asked_for_is_a_text_of_one_line() {
    let config = crate::support::config(json!({}));
    let of = |text: &str| Credentials::of(&config, Some(text.to_owned()), None, None);
    assert_eq!(of(" hush ").unwrap().secret.unwrap().expose(), " hush ");
    assert_eq!(of(" \n").unwrap_err(), "is empty.");
    let objection = "holds a line break or another control character.";
    assert_eq!(of("a\nb").unwrap_err(), objection);
}

/// RFC 6749 §5.2: the secret may have changed since it was asked for.
#[test]
fn a_refused_client_is_asked_once_more() {
    let error = |code: &str| Some(json!({ "error": code }));
    for (status, body, again) in [
        (401, None, true),
        (401, error("invalid_client"), true),
        (401, error("unauthorized_client"), true),
        (400, error("invalid_client"), true),
        (400, error("invalid_scope"), false),
        (400, None, false),
        (403, None, false),
        (429, error("invalid_client"), false),
        (503, None, false),
        (302, None, false),
        (302, error("invalid_client"), false),
        (200, error("invalid_client"), false),
        (200, Some(json!({"access_token": "abc"})), false),
    ] {
        let response = responded(status, body.clone());
        let mut engine = Engine::new(config(json!({})));
        assert!(engine.asks(at(0, 0)));
        assert_eq!(engine.asks_again(&response, None, at(0, 0)), again, "{status} {body:?}");
        let mut fixed = Engine::new(crate::support::config(json!({})));
        let again = fixed.asks_again(&response, None, at(0, 0));
        assert!(!again, "a secret that stays the same is not asked for");
    }
}

#[test]
fn another_token_request_of_a_flight_is_made_with_another_secret_and_counts() {
    let mut engine = Engine::new(config(json!({})));
    let [first, second] = ["first", "second"].map(with);
    for (next, differs, counted) in [(&first, false, 0), (&second, true, 1)] {
        assert_eq!(engine.differs(&first, next, false), differs);
        assert_eq!(engine.status(at(0, 0)).counters.token_requests, counted);
    }
}

#[test]
fn a_secret_that_does_not_come_is_a_transient_error() {
    let config = config(json!({"tokenTimeoutMs": 3_000}));
    let hush = with("hush");
    for (fault, asked, code, message) in [
        (
            Fault::Missing(Missing::Secret, None),
            None,
            Code::CredentialsUnavailable,
            "clientSecret could not be had; cause says more. Nothing was sent to the token endpoint.",
        ),
        (
            Fault::Missing(Missing::Secret, Some("is empty.")),
            None,
            Code::CredentialsUnavailable,
            "clientSecret is empty. Nothing was sent to the token endpoint.",
        ),
        (
            Fault::Timeout,
            None,
            Code::CredentialsUnavailable,
            "clientSecret did not come within tokenTimeoutMs. Nothing was sent to the token endpoint.",
        ),
        (
            Fault::Timeout,
            Some(&hush),
            Code::TokenEndpointTimeout,
            "The token endpoint https://auth.example.com/oauth2/token did not respond within tokenTimeoutMs (3000 ms).",
        ),
    ] {
        let error = response::fault(fault, Sent::new(&config, asked));
        assert_eq!((error.code, error.message.as_str()), (code, message));
        assert!(error.code.transient());
    }
}

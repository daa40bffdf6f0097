//! The advice of a refused token request: the likeliest cause comes first, then what was sent.

use everbearer::engine::token_endpoint::response::{self, Body, TokenResponse};
use serde_json::{Value, json};

use crate::support::{SECRET, START, assert_clean, at, config, sent};

/// The advice to a client with these options: the message without what happened.
fn advice(options: Value, status: u16, body: Value) -> String {
    let body = if body.is_null() { Body::Empty } else { Body::Json(super::to_json(body)) };
    let response = TokenResponse { status, retry_after: None, base: None, body };
    let error = response::read(&response, sent(&config(options)), at(5_000, START)).unwrap_err();
    assert_clean(&error.message);
    let (_happened, advice) = error.message.split_once(". ").unwrap();
    advice.to_owned()
}

fn word(error: &str) -> Value {
    json!({ "error": error })
}

const CREDENTIALS: &str =
    "Check clientId and clientSecret, and that they belong to this environment. ";
const FORMAT: &str = "Check tokenRequestFormat: the server may not read the format sent. ";
const ENCODING: &str = "clientId or clientSecret holds characters that client_secret_basic encodes \
                        and client_secret_basic_raw does not: try the other clientAuthentication. ";
const FORM: &str = " Sent: tokenRequestFormat form, clientAuthentication client_secret_basic.";
const JSON: &str = " Sent: tokenRequestFormat json, clientAuthentication client_secret_post.";

/// A form-only server finds no parameters in JSON, and says so in many ways.
#[test]
fn json_that_a_server_cannot_read_puts_the_format_first() {
    let rest = "Also check tokenUrl, clientAuthentication and tokenParameters.";
    for (status, body) in [
        (400, word("invalid_request")),
        (400, word("unsupported_grant_type")),
        (400, json!({ "error": "invalid_request", "error_description": "grant_type missing" })),
        (400, json!(null)),
        (400, json!({ "detail": "grant_type missing" })),
        (415, json!(null)),
        (422, json!({ "detail": [] })),
    ] {
        let told = advice(json!({ "tokenRequestFormat": "json" }), status, body.clone());
        assert_eq!(told, format!("{FORMAT}{rest}{JSON}"), "{status} {body}");
    }
}

#[test]
fn a_form_that_a_server_cannot_read_names_the_format_too() {
    for status in [415, 422] {
        let told = advice(json!({}), status, json!(null));
        assert!(told.starts_with(FORMAT), "{told}");
    }
    assert_eq!(
        advice(json!({}), 400, word("unsupported_grant_type")),
        format!(
            "Check tokenUrl and tokenRequestFormat: the server does not offer the client-credentials grant, \
             or does not read forms. Also check clientAuthentication and tokenParameters.{FORM}"
        )
    );
    assert_eq!(
        advice(json!({}), 400, word("invalid_request")),
        format!(
            "Check tokenUrl, tokenRequestFormat, clientAuthentication and tokenParameters.{FORM}"
        )
    );
}

/// A wrong secret as servers report it that do not follow the RFC.
#[test]
fn a_refusal_without_a_known_word_names_id_secret_and_scope() {
    for (status, body) in [
        (403, json!(null)),
        (400, json!({ "error": 1022, "error_description": "Invalid credentials" })),
        (400, word("bad_credentials")),
        (403, json!({ "detail": "No such scope" })),
    ] {
        for (scope, named) in [(json!(null), ""), (json!("read"), "scope, ")] {
            let told = advice(json!({ "scope": scope }), status, body.clone());
            let expected = format!(
                "{CREDENTIALS}Also check {named}tokenUrl, tokenRequestFormat, clientAuthentication and \
                 tokenParameters.{FORM}"
            );
            assert_eq!(told, expected, "{status} {body}");
        }
    }
}

#[test]
fn an_unknown_client_names_id_and_secret_first() {
    let rest = "tokenRequestFormat, clientAuthentication and tokenParameters.";
    for scope in [json!(null), json!("read")] {
        assert_eq!(
            advice(json!({ "scope": scope }), 401, word("invalid_client")),
            format!("{CREDENTIALS}Also check {rest}{FORM}")
        );
    }
    // A 401 without a word may mean anything in the request.
    assert_eq!(
        advice(json!({ "scope": "read" }), 401, json!({ "detail": "No such scope" })),
        format!("{CREDENTIALS}Also check scope, {rest}{FORM}")
    );
    assert_eq!(
        advice(json!({}), 401, word("unauthorized_client")),
        format!(
            "{CREDENTIALS}Also check {rest} If that is not it: The server does not allow this client the \
             client-credentials grant.{FORM}"
        )
    );
}

/// A 401 is about the client, also with the word for an incomplete request.
#[test]
fn a_401_for_an_incomplete_request_names_id_and_secret() {
    let rest = "Also check tokenRequestFormat, clientAuthentication and tokenParameters.";
    for (options, sent) in [(json!({}), FORM), (json!({ "tokenRequestFormat": "json" }), JSON)] {
        let told = advice(options, 401, word("invalid_request"));
        assert_eq!(told, format!("{CREDENTIALS}{rest}{sent}"));
    }
}

/// A server that has not found the grant in the body, or does not take its format, has not said anything about
/// the credentials.
#[test]
fn a_body_that_is_not_read_does_not_blame_the_credentials() {
    for format in ["form", "json"] {
        for (status, body) in
            [(400, word("unsupported_grant_type")), (415, json!(null)), (422, json!(null))]
        {
            let options = json!({
                "clientSecret": format!("{SECRET} b"),
                "clientAuthentication": "client_secret_basic",
                "tokenRequestFormat": format,
            });
            let told = advice(options, status, body);
            assert!(!told.contains("clientSecret"), "{told}");
        }
    }
}

#[test]
fn a_cause_that_the_server_names_is_the_only_one() {
    let not_allowed = "The server does not allow this client the client-credentials grant.";
    for (error, cause) in [
        ("invalid_scope", "Check scope."),
        ("scope_invalid", "Check scope."),
        ("insufficient_scope", "Check scope."),
        ("invalid_scopes", "Check scope."),
        ("invalid_target", "Check resource and audience."),
        ("unauthorized_client", not_allowed),
    ] {
        for (options, sent) in [(json!({}), FORM), (json!({ "tokenRequestFormat": "json" }), JSON)]
        {
            assert_eq!(advice(options, 400, word(error)), format!("{cause}{sent}"), "{error}");
        }
    }
    for status in [404, 405, 410] {
        let check = if status == 405 { "tokenRequestMethod and tokenUrl" } else { "tokenUrl" };
        assert_eq!(advice(json!({}), status, json!(null)), format!("Check {check}.{FORM}"));
        assert_eq!(
            advice(json!({}), status, word("not_found")),
            format!(
                "Check tokenUrl. {CREDENTIALS}Also check tokenRequestFormat, clientAuthentication and \
                 tokenParameters.{FORM}"
            )
        );
    }
    for other in ["microscope", "horoscopes_invalid"] {
        assert!(advice(json!({}), 400, word(other)).starts_with(CREDENTIALS), "{other}");
    }
}

/// Raw and encoded credentials differ only by these characters, and many servers do not decode.
#[test]
fn characters_that_encoders_treat_differently_name_the_other_authentication_first() {
    let raw = json!("client_secret_basic_raw");
    let basic = json!("client_secret_basic");
    for special in ["a b", "a+b", "100%", "a/b=", "ü", "a~b"] {
        for (id, secret) in [("acme", format!("{SECRET}{special}")), (special, SECRET.to_owned())] {
            for sent in [&raw, &basic] {
                let options =
                    json!({ "clientId": id, "clientSecret": secret, "clientAuthentication": sent });
                for (status, body) in [(401, word("invalid_client")), (403, json!(null))] {
                    let told = advice(options.clone(), status, body);
                    assert!(told.starts_with(&format!("{ENCODING}{CREDENTIALS}")), "{told}");
                    assert!(told.ends_with(&format!(" {}.", sent.as_str().unwrap())), "{told}");
                }
                let told = advice(options.clone(), 400, word("invalid_request"));
                assert!(told.starts_with(&format!("{ENCODING}Also check tokenUrl, ")), "{told}");
                let told = advice(options, 400, word("invalid_scope"));
                assert!(told.starts_with("Check scope."), "{told}");
            }
            let post = json!("client_secret_post");
            let options =
                json!({ "clientId": id, "clientSecret": secret, "clientAuthentication": post });
            assert!(advice(options, 401, json!(null)).starts_with(CREDENTIALS));
        }
    }
    let plain = "AZaz09*-._";
    for sent in [raw, basic] {
        let options =
            json!({ "clientId": plain, "clientSecret": plain, "clientAuthentication": sent });
        assert!(advice(options, 401, json!(null)).starts_with(CREDENTIALS));
    }
}

#[test]
fn advice_about_waits_names_no_option() {
    for status in [429, 503] {
        let told = advice(json!({ "clientSecret": "a b" }), status, json!(null));
        assert!(!told.contains("clientId"), "{told}");
        assert!(!told.contains("Sent"), "{told}");
    }
}

#[test]
fn an_error_with_another_name_does_not_blame_the_format() {
    let told = advice(json!({ "tokenRequestFormat": "json" }), 400, word("over_quota"));
    assert!(told.starts_with(CREDENTIALS), "{told}");
    assert!(!told.contains(FORMAT), "{told}");
}

//! Refused and failed token requests: their error code and message, with nothing of the body.

use everbearer::engine::error::{Code, Error};
use everbearer::engine::time::Millis;
use everbearer::engine::token_endpoint::response::{self, Body, Fault, TokenResponse};
use serde_json::json;

use super::{read, read_with};
use crate::support::{DAY, SECRET, START, assert_clean, at, bare, config, json_response, sent};

const ENDPOINT: &str = "The token endpoint https://auth.example.com/oauth2/token ";

/// The value of an extra member in each body.
const RAW: &str = "raw-body-mark";

struct Case {
    what: &'static str,
    response: TokenResponse,
    code: Code,
    transient: bool,
    status: Option<u16>,
    retry_after_ms: Option<u64>,
    error: Option<&'static str>,
    words: &'static str,
}

fn case(what: &'static str, response: TokenResponse, code: Code, words: &'static str) -> Case {
    Case {
        what,
        status: Some(response.status),
        response,
        code,
        transient: false,
        retry_after_ms: None,
        error: None,
        words,
    }
}

impl Case {
    fn error(mut self, error: &'static str) -> Self {
        self.error = Some(error);
        self
    }

    fn transient(mut self) -> Self {
        self.transient = true;
        self
    }

    fn after(mut self, ms: u64) -> Self {
        self.retry_after_ms = Some(ms);
        self
    }

    fn statusless(mut self) -> Self {
        self.status = None;
        self
    }
}

fn oauth(status: u16, error: &str) -> TokenResponse {
    json_response(
        status,
        json!({
            "error": error,
            "error_description": "The server's own words.",
            "error_uri": "https://docs.example.com/errors",
            "debug": RAW,
        }),
    )
}

fn of(status: u16, body: Body) -> TokenResponse {
    TokenResponse { status, retry_after: None, base: None, body }
}

fn success_cases() -> Vec<Case> {
    use Code::InvalidTokenResponse as Unusable;
    vec![
        case("HTML", of(200, Body::NotJson), Unusable, "not JSON"),
        case("empty", of(200, Body::Empty), Unusable, "an empty body"),
        case("204", of(204, Body::Empty), Unusable, "an empty body"),
        case("too large", of(200, Body::TooLarge), Unusable, "256 KB"),
        case(
            "an array",
            json_response(200, json!([RAW])),
            Unusable,
            "an array instead of a JSON object",
        ),
        case("null", json_response(200, json!(null)), Unusable, "null instead"),
        case("a string", json_response(200, json!(RAW)), Unusable, "a string instead"),
        case("201 without a token", json_response(201, json!({"x": RAW})), Unusable, "without"),
        case(
            "an error with status 200",
            oauth(200, "invalid_client"),
            Code::InvalidClient,
            "200 invalid_client: The server's own words. Check clientId",
        )
        .error("invalid_client"),
        case(
            "a scope error with status 200",
            oauth(200, "invalid_scope"),
            Code::TokenRequestRefused,
            "Check scope.",
        )
        .error("invalid_scope"),
        case(
            "a server error with status 200",
            oauth(200, "server_error"),
            Code::TokenEndpointUnavailable,
            "200 server_error",
        )
        .error("server_error")
        .transient(),
    ]
}

fn refusal_cases() -> Vec<Case> {
    use Code::{InvalidClient, TokenRequestRefused as Refused};
    vec![
        case("400", oauth(400, "invalid_request"), Refused, "400 invalid_request")
            .error("invalid_request"),
        case(
            "Vagaro's 401",
            oauth(401, "invalid_client"),
            InvalidClient,
            "Sent: tokenRequestFormat form, clientAuthentication client_secret_basic.",
        )
        .error("invalid_client"),
        case("400 too", oauth(400, "invalid_client"), InvalidClient, "Check clientId and")
            .error("invalid_client"),
        case("grant", oauth(400, "invalid_grant"), Refused, "400 invalid_grant")
            .error("invalid_grant"),
        case(
            "not allowed",
            oauth(400, "unauthorized_client"),
            Refused,
            "does not allow this client",
        )
        .error("unauthorized_client"),
        case(
            "grant type",
            oauth(400, "unsupported_grant_type"),
            Refused,
            "does not offer the client-credentials grant",
        )
        .error("unsupported_grant_type"),
        case("scope", oauth(400, "invalid_scope"), Refused, "Check scope.").error("invalid_scope"),
        case("RFC 8707", oauth(400, "invalid_target"), Refused, "Check resource and audience.")
            .error("invalid_target"),
        case("an own error", oauth(403, "quota_of_moons"), Refused, "403 quota_of_moons")
            .error("quota_of_moons"),
        case("401 HTML", of(401, Body::NotJson), InvalidClient, "Check clientId and"),
        case("401 empty", of(401, Body::Empty), InvalidClient, "Check clientId and"),
        case(
            "401 JSON without error",
            json_response(401, json!({"m": RAW})),
            InvalidClient,
            "Check",
        ),
        case(
            "Keycloak's 401",
            oauth(401, "unauthorized_client"),
            InvalidClient,
            "tokenParameters. If that is not it: The server does not allow this client",
        )
        .error("unauthorized_client"),
        case(
            "401 is the client, whatever else it says",
            oauth(401, "invalid_scope"),
            InvalidClient,
            "Check clientId and clientSecret",
        )
        .error("invalid_scope"),
        case("401 with a word of its own", oauth(401, "quota_of_moons"), InvalidClient, "Check")
            .error("quota_of_moons"),
        case("404", of(404, Body::NotJson), Refused, "Check tokenUrl."),
        case("405", of(405, Body::Empty), Refused, "Check tokenRequestMethod and tokenUrl."),
        case("410", of(410, Body::Empty), Refused, "Check tokenUrl."),
        case("403", of(403, Body::NotJson), Refused, "responded 403."),
        case("415", of(415, Body::Empty), Refused, "tokenRequestFormat"),
        case(
            "error is a list",
            json_response(400, json!({"error": [7]})),
            Refused,
            "responded 400.",
        ),
        case("error is an object", json_response(401, json!({"error": {}})), InvalidClient, "401."),
    ]
}

fn failure_cases() -> Vec<Case> {
    use Code::{
        TokenEndpointRedirected as Redirected, TokenEndpointThrottled as Throttled,
        TokenEndpointUnavailable as Unavailable,
    };
    vec![
        case("429", bare(429, None), Throttled, "fewer token requests").transient(),
        case("429, seconds", bare(429, Some("30")), Throttled, "429").transient().after(30_000),
        case("429, date", bare(429, Some("1793955037000")), Throttled, "429")
            .transient()
            .after(60_000),
        case("429, nonsense", bare(429, Some("soon")), Throttled, "429").transient(),
        case("429 wins over its error", oauth(429, "invalid_client"), Throttled, "429")
            .transient()
            .error("invalid_client"),
        case("503", bare(503, Some("7")), Unavailable, "503").transient().after(7_000),
        case("500 HTML", of(500, Body::NotJson), Unavailable, "500. It is failing;").transient(),
        case("502", bare(502, None), Unavailable, "502").transient(),
        case("504", bare(504, None), Unavailable, "504").transient(),
        case("521", bare(521, None), Unavailable, "521").transient(),
        case("529", bare(529, None), Unavailable, "529").transient(),
        case("501", bare(501, None), Code::TokenRequestRefused, "501"),
        case("526", bare(526, None), Code::TokenRequestRefused, "526"),
        case("busy, though 401", oauth(401, "server_error"), Unavailable, "401 server_error")
            .transient()
            .error("server_error"),
        case("429, decimals", bare(429, Some("1.5")), Throttled, "429").transient().after(2_000),
        case("429, as a point in time", bare(429, Some("1793955037")), Throttled, "429")
            .transient()
            .after(60_000),
        case("429, forever", bare(429, Some("99999999999999")), Throttled, "429")
            .transient()
            .after(DAY),
        case("408", bare(408, None), Unavailable, "408").transient(),
        case("425", bare(425, None), Unavailable, "425").transient(),
        case("busy", oauth(400, "temporarily_unavailable"), Unavailable, "400 temporarily_un")
            .transient()
            .error("temporarily_unavailable"),
        case("301", bare(301, None), Redirected, "final address"),
        case("302", of(302, Body::NotJson), Redirected, "redirect"),
        case("307", bare(307, None), Redirected, "redirect"),
        case("a hidden redirect", bare(0, None), Redirected, "redirect").statusless(),
    ]
}

#[test]
fn every_failure_has_its_code_status_wait_and_message() {
    for case in success_cases().into_iter().chain(refusal_cases()).chain(failure_cases()) {
        let what = case.what;
        let error = read(&case.response).expect_err(what);
        let words = format!("{what}: {}", error.message);
        assert_eq!(error.code, case.code, "{words}");
        assert_eq!(error.code.transient(), case.transient, "{words}");
        assert_eq!(error.status, case.status, "{words}");
        assert_eq!(error.retry_after_ms, case.retry_after_ms.map(Millis), "{words}");
        assert_eq!(error.oauth.error.as_deref(), case.error, "{words}");
        let said = case.error.map(|_| "The server's own words.");
        assert_eq!(error.oauth.description.as_deref(), said, "{words}");
        let uri = case.error.map(|_| "https://docs.example.com/errors");
        assert_eq!(error.oauth.uri.as_deref(), uri, "{words}");
        assert!(error.message.contains(case.words), "{words}");
        assert!(error.message.starts_with(ENDPOINT), "{words}");
        assert!(!error.message.contains("hidden-query"), "{words}");
        assert!(!format!("{error:?}").contains(RAW), "{words}");
        assert!(error.problems.is_empty());
    }
}

#[test]
fn faults_have_their_code_and_message() {
    let config = config(json!({"tokenTimeoutMs": 4321}));
    let timeout = response::fault(Fault::Timeout, sent(&config));
    assert_eq!(timeout.code, Code::TokenEndpointTimeout);
    assert!(timeout.code.transient());
    assert!(timeout.message.contains("tokenTimeoutMs (4321 ms)"));
    let named = response::fault(Fault::Network(Some("ENOTFOUND".to_owned())), sent(&config));
    assert_eq!(named.code, Code::TokenEndpointUnreachable);
    assert!(named.message.contains("could not be reached (ENOTFOUND)."));
    let unnamed = response::fault(Fault::Network(None), sent(&config));
    assert!(unnamed.message.contains("could not be reached."));
    let foreign = response::fault(Fault::Foreign, sent(&config));
    assert_eq!((foreign.code, foreign.code.transient()), (Code::FetchFailed, false));
    assert!(foreign.message.contains("was not asked: the fetch that was handed in threw"));
    let untrusted =
        response::fault(Fault::Network(Some("CERT_HAS_EXPIRED".to_owned())), sent(&config));
    assert_eq!((untrusted.code, untrusted.code.transient()), (Code::TokenEndpointUntrusted, false));
    assert!(
        untrusted.message.contains("was not accepted (CERT_HAS_EXPIRED), so nothing was sent.")
    );
    for error in [timeout, named, unnamed, foreign, untrusted] {
        assert!(error.message.starts_with(ENDPOINT), "{}", error.message);
        assert!(!error.message.contains("hidden-query"));
        assert_eq!((error.status, error.retry_after_ms), (None, None));
    }
}

fn described(text: &str) -> Error {
    read(&json_response(400, json!({"error": "invalid_request", "error_description": text})))
        .unwrap_err()
}

#[test]
fn an_echoed_secret_is_scrubbed_from_every_field() {
    let echo = format!("client_secret={SECRET} is wrong; {SECRET}!");
    let error = read(&json_response(
        400,
        json!({"error": echo, "error_description": echo, "error_uri": echo}),
    ))
    .unwrap_err();
    assert_clean(&format!("{error:?}"));
    assert_eq!(
        error.oauth.description.as_deref(),
        Some("client_secret=[redacted] is wrong; [redacted]!")
    );
    assert!(error.message.contains("[redacted]"), "{}", error.message);
    let error = read_with(json!({"token_type": SECRET})).unwrap_err();
    assert_clean(&format!("{error:?}"));
    let granted = read_with(json!({"scope": format!("read {SECRET}")})).unwrap();
    assert_eq!(granted.scope.as_deref(), Some("read [redacted]"));
    let fault = response::fault(Fault::Network(Some(SECRET.to_owned())), sent(&config(json!({}))));
    assert_clean(&format!("{fault:?}"));
}

/// Servers that echo the request echo it as it was sent, that is, encoded.
#[test]
fn an_echoed_secret_is_scrubbed_in_its_encoded_forms_too() {
    let secret = "canary+with/odd=signs";
    let config = config(json!({"clientSecret": secret}));
    let request = everbearer::engine::token_endpoint::request::TokenRequest::new(sent(&config));
    let header = request.headers.iter().find(|(name, _)| *name == "authorization");
    let basic = header.unwrap().1.strip_prefix("Basic ").unwrap();
    let encoded = "canary%2Bwith%2Fodd%3Dsigns";
    let response = json_response(
        400,
        json!({"error": "invalid_request", "error_description": format!("got {basic} and {encoded}")}),
    );
    let error = response::read(&response, sent(&config), at(5_000, START)).unwrap_err();
    assert!(!error.message.contains(basic), "{}", error.message);
    assert!(!error.message.contains(encoded), "{}", error.message);
}

/// Each form on its own: in form, URL and JSON encoding, and parameters too long to be ordinary words.
#[test]
fn every_form_in_which_a_secret_is_sent_is_scrubbed() {
    let config = config(json!({
        "clientSecret": "canary \"one\" \\ two",
        "tokenParameters": {"code": "canary-8", "kind": "service"},
    }));
    for (echo, shown) in [
        ("canary \"one\" \\ two", "[redacted]"),
        ("canary+%22one%22+%5C+two", "[redacted]"),
        ("canary%20%22one%22%20%5C%20two", "[redacted]"),
        (r#"canary \"one\" \\ two"#, "[redacted]"),
        ("canary-8", "[redacted]"),
        ("service", "service"),
    ] {
        let said = json!({"error": "invalid_request", "error_description": format!("<{echo}>")});
        let response = json_response(400, said);
        let error = response::read(&response, sent(&config), at(5_000, START)).unwrap_err();
        assert_eq!(error.oauth.description, Some(format!("<{shown}>")), "{echo}");
    }
}

/// An empty `error` says nothing, and a token that is null counts as missing.
#[test]
fn empty_members_count_as_missing() {
    let error = read(&json_response(401, json!({"error": ""}))).unwrap_err();
    assert_eq!(error.code, Code::InvalidClient);
    let response = json_response(200, json!({"access_token": null, "error": "invalid_client"}));
    assert_eq!(read(&response).unwrap_err().code, Code::InvalidClient);
    let error = described("");
    assert!(!error.message.contains(": ."), "{}", error.message);
}

#[test]
fn a_secret_across_the_cut_is_not_cut_in_half() {
    for lead in 270..310 {
        let error = described(&format!("{}{SECRET}", "x".repeat(lead)));
        assert!(!format!("{error:?}").contains("canary"), "lead {lead}");
    }
}

#[test]
fn server_text_is_on_one_line_and_bounded() {
    let error = described("one\r\ntwo\tthree\u{0}four\u{1b}[31m\u{7f}five");
    let description = error.oauth.description.as_deref().unwrap();
    assert_eq!(description, "one  two three four [31m five");
    assert!(!error.message.bytes().any(|b| b.is_ascii_control()));
    for long in ["x", "ü", "€", "𝄞", "\n"] {
        let error = described(&long.repeat(10_000));
        let description = error.oauth.description.unwrap_or_default();
        assert!(description.chars().count() <= 300, "{long}");
        assert!(error.message.chars().count() < 800, "{long}");
    }
    assert_eq!(described(&"x".repeat(10_000)).oauth.description.unwrap(), "x".repeat(300));
}

/// A scope is compared with the one that was asked for, so it may be longer than an error's text.
#[test]
fn a_long_scope_is_kept_and_an_endless_one_cut() {
    let scope = "read:things ".repeat(100);
    assert_eq!(read_with(json!({ "scope": scope })).unwrap().scope.as_deref(), Some(scope.trim()));
    let endless = read_with(json!({ "scope": "x".repeat(10_000) })).unwrap().scope.unwrap();
    assert_eq!(endless, "x".repeat(4_000));
}

/// C1 controls break lines (U+0085) and begin terminal sequences (U+009B) like the ASCII ones, U+2028 and
/// U+2029 are line ends in JavaScript, and others change the direction of text.
#[test]
fn line_ends_and_controls_beyond_ascii_are_replaced_too() {
    for c in ['\u{85}', '\u{9b}', '\u{2028}', '\u{2029}', '\u{202e}', '\u{2066}', '\u{2069}'] {
        let error = described(&format!("one{c}two"));
        let description = error.oauth.description.as_deref();
        assert_eq!(description, Some("one two"), "{c:?}");
    }
}

#[test]
fn a_secret_echoed_with_other_white_space_is_not_made_whole() {
    let read_by = |secret: &str, text: &str| {
        let body = json!({ "error": "x", "error_description": text });
        let config = config(json!({ "clientSecret": secret }));
        response::read(&json_response(400, body), sent(&config), at(0, START)).unwrap_err()
    };
    for (secret, echo) in [
        ("pass phrase", "pass\nphrase"),
        ("pass phrase", "pass\u{2028}phrase"),
        ("pass\u{85}phrase", "pass\u{85}phrase"),
        ("pass\u{2028}phrase", "pass phrase"),
    ] {
        let error = read_by(secret, &format!("is {echo}"));
        assert_eq!(
            error.oauth.description.as_deref(),
            Some("is [redacted]"),
            "{secret:?} {echo:?}"
        );
    }
}

#[test]
fn no_other_part_of_a_body_reaches_an_error() {
    let body = json!({
        "error": "invalid_request",
        "message": RAW,
        "errors": [{"detail": RAW}],
        "error_description": {"text": RAW},
    });
    let error = read(&json_response(400, body)).unwrap_err();
    assert!(!format!("{error:?}").contains(RAW), "{error:?}");
    assert_eq!(error.oauth.description, None);
}

//! Token responses: the client's number and the status on the first line, the Retry-After header on the
//! second, then the body. Bytes that are invalid in UTF-8 stand for the credentials, in the forms in which
//! a server may echo them.
#![no_main]

use std::sync::LazyLock;

use base64ct::{Base64, Encoding};
use everbearer::engine::call::{Call, Step};
use everbearer::engine::client::Engine;
use everbearer::engine::config::{ClientAuthentication, Config};
use everbearer::engine::error::{Error, OAuthFields};
use everbearer::engine::ids::Generation;
use everbearer::engine::json::Json;
use everbearer::engine::shapes;
use everbearer::engine::time::{Instant, Millis, MonoMillis, UnixMillis};
use everbearer::engine::token_endpoint::response::{self, Body, TokenResponse};
use everbearer_fuzz::support::{DAY, GET, MINUTE, SECOND, START, config, parse_url, sent};
use everbearer_fuzz::{first_line, is_one_line, parse, texts};
use libfuzzer_sys::fuzz_target;
use serde_json::{Value, json};

const SECRET: &str = "cän&ry=+ %s/\"\\<secret>~*'é:x";

/// Longer than any message: two texts of a server, and our own text.
const TEXT_LIMIT: usize = 1_600;

/// The longest scope.
const SCOPE_LIMIT: usize = 4_000;

static CLIENTS: LazyLock<Vec<Config>> = LazyLock::new(|| {
    let with = |extra: Value| {
        let mut options = json!({ "clientSecret": SECRET });
        options.as_object_mut().unwrap().extend(extra.as_object().unwrap().clone());
        config(options)
    };
    vec![
        with(json!({})),
        with(json!({ "clientAuthentication": "client_secret_basic_raw" })),
        with(json!({ "tokenRequestFormat": "json", "profile": {
            "tokenMember": "data", "accessTokenMember": "token", "expiresInMember": "ttl",
            "errorMember": "message", "errorDescriptionMember": "detail", "tokenScheme": "",
            "codeMember": "code", "successCode": "1000", "statusMember": "status",
            "statusOfCode": { "1034": 401, "1038": 429 }, "throttleReset": "minute",
        }})),
        with(json!({ "profile": {
            "tokenMember": "data[0].a", "accessTokenMember": "b.token", "errorMember": "errors[0].code",
            "expiresInFormat": "jwt", "retryAfterHeader": "x-reset", "retryAfterFormat": "milliseconds",
            "codeMember": "ok", "successCode": "true", "statusOfCode": { "false": 401 },
        }})),
        with(json!({ "profile": { "expiresInFormat": "iso8601" } })),
        with(json!({ "profile": { "expiresInFormat": "epoch_milliseconds" } })),
        with(json!({ "profile": { "baseUrlMember": "urls[0].rest" } })),
    ]
});

/// The credentials as they are, in form, URL and JSON encoding, and as in the header of each client.
static FORMS: LazyLock<[String; 6]> = LazyLock::new(|| {
    let form: String = url::form_urlencoded::byte_serialize(SECRET.as_bytes()).collect();
    let quoted = Value::from(SECRET).to_string();
    [
        SECRET.to_owned(),
        form.replace('+', "%20"),
        quoted[1..quoted.len() - 1].to_owned(),
        form.clone(),
        Base64::encode_string(format!("acme:{}", form.replace('+', "%20")).as_bytes()),
        Base64::encode_string(format!("acme:{SECRET}").as_bytes()),
    ]
});

/// The forms that this client knows: it cannot recognize a header that it never sends.
fn known_forms(config: &Config) -> impl Iterator<Item = &'static str> {
    let header = match config.authentication {
        ClientAuthentication::Basic => FORMS.get(4),
        ClientAuthentication::BasicRaw => FORMS.get(5),
        _ => None,
    };
    FORMS.iter().take(4).chain(header).map(String::as_str)
}

fuzz_target!(|data: &[u8]| {
    let (head, rest) = first_line(data);
    let (retry_after, body) = first_line(rest);
    let head = String::from_utf8_lossy(head);
    let mut numbers = head.split(' ').map(|word| word.parse::<u16>().unwrap_or(0));
    let at = usize::from(numbers.next().unwrap_or(0));
    let config = &CLIENTS[at % CLIENTS.len()];
    let body = Body::of(core::str::from_utf8(&echoing(body)).ok(), parse);
    let response = TokenResponse {
        status: numbers.next().unwrap_or(200),
        retry_after: Some(retry_after.iter().map(|byte| char::from(*byte)).collect()),
        base: response::base_of(&body, config).and_then(parse_url),
        body,
    };
    judge(&response, config);
    live(response, config);
});

/// The body with the credentials filled in.
fn echoing(body: &[u8]) -> Vec<u8> {
    let escaped = |form: &str| {
        let quoted = Value::from(form).to_string();
        quoted.as_bytes()[1..quoted.len() - 1].to_vec()
    };
    body.iter()
        .flat_map(|byte| match byte.checked_sub(0xf8).and_then(|at| FORMS.get(usize::from(at))) {
            Some(form) => escaped(form),
            None => vec![*byte],
        })
        .collect()
}

/// A sample of both clocks, this long after the client was made.
fn at(ms: u64) -> Instant {
    Instant::new(MonoMillis(ms), UnixMillis(START + ms))
}

fn judge(response: &TokenResponse, config: &Config) {
    match response::read(response, sent(config), at(0)) {
        Ok(granted) => {
            let token = granted.access_token.expose();
            assert!(!token.is_empty() && token.bytes().all(|byte| byte.is_ascii_graphic()));
            assert_ne!(granted.lifetime.refresh_in_ms, Some(Millis::ZERO));
            assert_eq!(granted.base_url.is_some(), config.is_based_on_token());
            check_base(granted.base_url.as_deref());
            check_texts(granted.scope.as_deref(), SCOPE_LIMIT, config);
        }
        Err(error) => check(&error, response.status, config),
    }
}

/// A token is sent to https alone, since the token endpoint has it, and to a folder.
fn check_base(base: Option<&str>) {
    let Some(base) = base else { return };
    assert!(base.starts_with("https://") && base.ends_with('/'), "{base}");
    assert!(!base.contains(['?', '#']), "{base}");
    let parsed = parse_url(base).expect("it is a URL");
    assert!(!parsed.has_credentials && !parsed.has_fragment && parsed.href == base);
}

fn check(error: &Error, status: u16, config: &Config) {
    let OAuthFields { error: name, description, uri } = &error.oauth;
    let shown = [Some(&error.message), name.as_ref(), description.as_ref(), uri.as_ref()];
    check_texts(shown.into_iter().flatten().map(String::as_str), TEXT_LIMIT, config);
    assert!(error.status.is_none_or(|told| told == status || (400..600).contains(&told)));
}

/// Shown texts are short, on one line and without credentials.
fn check_texts<'a>(texts: impl IntoIterator<Item = &'a str>, limit: usize, config: &Config) {
    for text in texts {
        assert!(text.chars().count() <= limit, "{} bytes", text.len());
        assert!(is_one_line(text), "{text:?}");
        assert!(known_forms(config).all(|form| !text.contains(form)), "{text:?}");
    }
}

/// A client that gets this response to its first token request. It waits for a bounded time, and a day
/// later it makes another token request, whatever the response was.
fn live(response: TokenResponse, config: &Config) {
    let status = response.status;
    let mut engine = Engine::new(config.clone());
    engine.seed(1);
    let mut call = Call::new(GET, at(0));
    let Step::Begin { flight } = engine.step(&mut call, at(0)) else {
        panic!("a cold call begins a token request");
    };
    engine.landed(flight, at(0), Ok(response), None, at(SECOND));
    match engine.step(&mut call, at(SECOND)) {
        Step::Send { generation } => check_token(&engine, generation),
        Step::Pause { wait_ms } => assert!(wait_ms < Millis(MINUTE)),
        Step::Fail(error) => check(&error, status, config),
        other => panic!("{other:?} after a response"),
    }
    let shown: Vec<Json> = engine.take_events().iter().map(shapes::event).collect();
    check_texts(shown.iter().flat_map(texts), SCOPE_LIMIT, config);
    check_texts(texts(&shapes::status(&engine.status(at(SECOND)))), SCOPE_LIMIT, config);
    let later = at(DAY + MINUTE);
    let step = engine.step(&mut Call::new(GET, later), later);
    assert!(matches!(step, Step::Begin { .. }), "{step:?} a day later");
}

/// The header can be sent, and the token expires.
fn check_token(engine: &Engine, generation: Generation) {
    let header = engine.header(generation).expect("a token that calls may use has a header");
    assert!(header.expose().bytes().all(|byte| byte == b' ' || byte.is_ascii_graphic()));
    let status = engine.status(at(SECOND));
    assert!(status.expires_at_ms.is_some_and(|end| end <= UnixMillis(START + DAY)));
    assert!(status.refreshes_at_ms <= status.expires_at_ms.max(Some(UnixMillis(START + SECOND))));
    assert!(engine.alarm_ms(at(SECOND)).is_none_or(|ms| ms <= Millis(DAY / 4)));
}

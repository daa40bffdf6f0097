//! The token response: a token (RFC 6749 §5.1) or an error (§5.2), read leniently where servers differ
//! harmlessly and strictly where it matters.

use super::advice::advice;
use super::credentials::{Missing, Sent};
use super::expiry::{self, milliseconds};
use crate::engine::config::wire_profile::{Field, text_of};
use crate::engine::config::{Config, Credential, Place};
use crate::engine::decimal::written;
use crate::engine::error::{CERTIFICATE_ADVICE, Code, Error, OAuthFields};
use crate::engine::http_status::is_transient;
use crate::engine::json::Json;
use crate::engine::lifecycle::schedule::Lifetime;
use crate::engine::lifecycle::token::Granted;
use crate::engine::origin::UrlParts;
use crate::engine::retry_after;
use crate::engine::runtime_code::is_certificate;
use crate::engine::secret::Secret;
use crate::engine::text::{is_visible, joined, text};
use crate::engine::time::{Instant, Millis};

/// The longest token response that is read, in bytes: 256 KiB. The largest real ones are a few kilobytes.
pub const BODY_LIMIT: usize = 262_144;

/// The longest server text in an error, in characters.
const TEXT_LIMIT: usize = 300;

/// The longest scope that is kept, in characters: users compare it with the scope that they asked for.
const SCOPE_LIMIT: usize = 4_000;

/// The content of a body.
#[derive(Clone, Debug, PartialEq)]
pub enum Body {
    /// JSON.
    Json(Json),
    /// Nothing.
    Empty,
    /// Something that is not JSON.
    NotJson,
    /// More than [`BODY_LIMIT`].
    TooLarge,
}

impl Body {
    /// A body read as text; none if it was more than [`BODY_LIMIT`]. `parse` is the edge's JSON parser.
    pub fn of(text: Option<&str>, parse: impl FnOnce(&str) -> Option<Json>) -> Self {
        let Some(text) = text else { return Self::TooLarge };
        // A byte order mark is not part of the text.
        match text.strip_prefix('\u{feff}').unwrap_or(text).trim_ascii() {
            "" => Self::Empty,
            text => parse(text).map_or(Self::NotJson, Self::Json),
        }
    }
}

/// A response of the token endpoint.
#[derive(Clone, Debug)]
pub struct TokenResponse {
    /// Its HTTP status; 0 for a redirect that the runtime hides.
    pub status: u16,
    /// Its Retry-After header, or the one that the wire profile names, with its mark.
    pub retry_after: Option<String>,
    /// The URL that [`base_of`] names.
    pub base: Option<UrlParts>,
    /// Its body.
    pub body: Body,
}

/// The text of the base of relative URLs in a token response, for the edge's parser; none if the client needs none.
pub fn base_of<'a>(body: &'a Body, config: &Config) -> Option<&'a str> {
    match body {
        Body::Json(json) if config.is_based_on_token() => {
            token_in(json, config).at(config.profile.get(Field::BaseUrl))?.text()
        }
        _ => None,
    }
}

/// The member that contains those of the token.
fn token_in<'a>(json: &'a Json, config: &Config) -> &'a Json {
    match config.profile.get(Field::Token) {
        "" => json,
        member => json.at(member).unwrap_or(&Json::Null),
    }
}

/// Why there was no response.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Fault {
    /// The token request took longer than its timeout.
    Timeout,
    /// It failed before or during the response; the runtime's error code where it names one.
    Network(Option<String>),
    /// The user's own fetch threw an error that is not a network error.
    Foreign,
    /// Something was asked for before the request and could not be had, or cannot be used: why, if that is known
    /// here.
    Missing(Missing, Option<&'static str>),
}

/// Reads a token response.
///
/// # Errors
/// The error for callers; it contains nothing of the raw body.
pub fn read(response: &TokenResponse, sent: Sent<'_>, now: Instant) -> Result<Granted, Error> {
    let sent = &sent;
    let status = match &response.body {
        Body::Json(json) => sent.config.profile.status_of(response.status, json),
        _ => response.status,
    };
    let mut error = match status {
        200..=299 => match read_success(response, sent, now) {
            Ok(granted) => return Ok(granted),
            Err(error) => error,
        },
        0 | 300..=399 => redirected(sent),
        status => refused(status, &response.body, sent),
    };
    error.status = Some(status).filter(|status| *status != 0);
    let asked_ms =
        response.retry_after.as_deref().and_then(|text| retry_after::asked_ms(text, status, now));
    let by_the_minute = status == 429 && sent.config.profile.get(Field::Throttle) == "minute";
    error.retry_after_ms = asked_ms
        .or_else(|| by_the_minute.then(|| now.next_minute()))
        .map(|ms| ms.min(sent.config.policy.token_retry_after_max_ms));
    Err(error)
}

/// Whether a response refuses the client's credentials (RFC 6749 §5.2 `invalid_client`, or 401; of a JWT that is
/// the grant itself, `invalid_grant` as well).
pub fn refuses_client(response: &TokenResponse, config: &Config) -> bool {
    let Body::Json(json) = &response.body else { return response.status == 401 };
    let error = json.at(config.profile.get(Field::Error)).and_then(text_of);
    let status = config.profile.status_of(response.status, json);
    if matches!(status, 200..=399) {
        return false;
    }
    let is_grant = config.assertion.as_ref().is_some_and(|jwt| jwt.place != Place::ClientAssertion);
    match code_of(status, error.as_deref()) {
        Code::InvalidClient => true,
        Code::TokenRequestRefused => is_grant && error.as_deref() == Some("invalid_grant"),
        _ => false,
    }
}

/// Whether there is no token endpoint at this address any more.
pub const fn is_elsewhere(response: &TokenResponse) -> bool {
    matches!(response.status, 404 | 405 | 410)
}

/// The error of a token request that got no response.
pub fn fault(fault: Fault, sent: Sent<'_>) -> Error {
    let sent = &sent;
    let endpoint = endpoint(sent);
    let (missing, objection) = match &fault {
        Fault::Missing(missing, objection) => {
            (Some(*missing), objection.unwrap_or("could not be had; cause says more."))
        }
        Fault::Timeout => (awaited(sent), "did not come within tokenTimeoutMs."),
        _ => (None, ""),
    };
    if let Some(missing) = missing {
        let code = if missing == Missing::Metadata {
            Code::DiscoveryFailed
        } else {
            Code::CredentialsUnavailable
        };
        let option = missing.option(sent.config);
        let message = text!("{} {} Nothing was sent to the token endpoint.", option, objection);
        return Error::new(code, message);
    }
    match fault {
        Fault::Timeout | Fault::Missing(..) => Error::new(
            Code::TokenEndpointTimeout,
            text!(
                "{} did not respond within tokenTimeoutMs ({} ms).",
                endpoint,
                written(sent.config.token_timeout_ms.0)
            ),
        ),
        Fault::Network(Some(code)) if is_certificate(&code) => Error::new(
            Code::TokenEndpointUntrusted,
            text!(
                "{} has a certificate that was not accepted ({}), so nothing was sent. {}",
                endpoint,
                presentable(&code, sent),
                CERTIFICATE_ADVICE
            ),
        ),
        Fault::Network(code) => Error::new(
            Code::TokenEndpointUnreachable,
            text!(
                "{} could not be reached{}. Check tokenUrl and the network, DNS and TLS on the way.",
                endpoint,
                code.map(|code| text!(" ({})", presentable(&code, sent))).unwrap_or_default()
            ),
        ),
        Fault::Foreign => Error::new(
            Code::FetchFailed,
            text!("{} was not asked: the fetch that was handed in threw an error.", endpoint),
        ),
    }
}

/// What a token request still waits for, if anything.
fn awaited(sent: &Sent<'_>) -> Option<Missing> {
    let Sent { config, endpoint, credentials, .. } = sent;
    if config.of_pool {
        return Some(Missing::Credentials);
    }
    if endpoint.is_none() {
        return Some(Missing::Metadata);
    }
    if credentials.is_some() {
        return None;
    }
    match config.credential {
        _ if config.assertion.is_some() => Some(Missing::Jwt),
        Credential::Asked => Some(Missing::Secret),
        _ => None,
    }
}

fn read_success(
    TokenResponse { body, base, .. }: &TokenResponse,
    sent: &Sent<'_>,
    now: Instant,
) -> Result<Granted, Error> {
    let json = match body {
        Body::Json(json @ Json::Object(_)) => json,
        Body::Json(other) => {
            return Err(unusable(sent, &text!("with {} instead of a JSON object", other.kind())));
        }
        Body::Empty => return Err(unusable(sent, "with an empty body")),
        Body::NotJson => {
            return Err(unusable(sent, "with a body that is not JSON. Check tokenUrl"));
        }
        Body::TooLarge => return Err(unusable(sent, "with more than 256 KB")),
    };
    let profile = &sent.config.profile;
    let token = token_in(json, sent.config);
    let access = token.at(profile.get(Field::AccessToken));
    // Some servers send their errors with status 200.
    let says_error = json.at(profile.get(Field::Error)).and_then(Json::text).is_some();
    if profile.denies(json) || (says_error && matches!(access, None | Some(Json::Null))) {
        return Err(refused(200, body, sent));
    }
    bearer_type(token.get("token_type"), sent)?;
    let access_token = access_token(access, sent)?;
    let stated = token.at(profile.get(Field::ExpiresIn));
    Ok(Granted {
        lifetime: Lifetime {
            expires_in_ms: expiry::lifetime(
                profile.get(Field::ExpiresInFormat),
                stated,
                access_token.expose(),
                now.wall().shifted(sent.clock_ahead_ms),
            ),
            refresh_in_ms: token
                .get("refresh_in")
                .and_then(|value| milliseconds(value, 1_000))
                .filter(|ms| *ms > Millis::ZERO && *ms < Millis::MAX),
        },
        scope: token.get("scope").and_then(scope).map(|scope| shown(&scope, SCOPE_LIMIT, sent)),
        base_url: base_url(base.as_ref(), sent)?,
        access_token,
    })
}

/// The base of relative URLs: the token goes there, so it is held to what holds for the option `baseUrl`. Plain http
/// is for tests, where the token endpoint has it, too.
fn base_url(base: Option<&UrlParts>, sent: &Sent<'_>) -> Result<Option<String>, Error> {
    if !sent.config.is_based_on_token() {
        return Ok(None);
    }
    let is_plain = |url: &UrlParts| url.protocol == "http:";
    let fine = base.filter(|url| {
        url.objection().is_none()
            && (!is_plain(url) || sent.endpoint.is_some_and(|endpoint| is_plain(&endpoint.url)))
    });
    match fine.and_then(UrlParts::folder) {
        None => Err(unusable(
            sent,
            &text!(
                "without a URL in {} that a token may be sent to: https, without user name, query and fragment",
                sent.config.profile.get(Field::BaseUrl)
            ),
        )),
        folder => Ok(folder),
    }
}

/// A string, or a list of strings (as Twitch sends it).
fn scope(value: &Json) -> Option<String> {
    match value {
        Json::Text(text) => Some(text.clone()),
        Json::List(items) => {
            let words: Vec<&str> = items.iter().filter_map(Json::text).collect();
            (!words.is_empty()).then(|| joined(&words, " "))
        }
        _ => None,
    }
}

/// A token goes into a header, so it must be visible ASCII (RFC 6750 §2.1 allows even less).
fn access_token(value: Option<&Json>, sent: &Sent<'_>) -> Result<Secret, Error> {
    match value {
        Some(Json::Text(token)) if token.is_empty() => {
            Err(unusable(sent, "with an empty access_token"))
        }
        Some(Json::Text(token)) if is_visible(token) => Ok(Secret::new(token.clone())),
        Some(Json::Text(_)) => {
            Err(unusable(sent, "with an access_token that holds characters no header can carry"))
        }
        Some(other) => {
            Err(unusable(sent, &text!("with {} as access_token instead of a string", other.kind())))
        }
        None => Err(unusable(sent, "without an access_token")),
    }
}

/// A missing type means Bearer: many servers leave it out. Any other type would have to be used in
/// another way (RFC 6749 §7.1), unless the profile names it as a synonym.
fn bearer_type(value: Option<&Json>, sent: &Sent<'_>) -> Result<(), Error> {
    match value {
        None | Some(Json::Null) => Ok(()),
        Some(Json::Text(kind)) => {
            let kind = kind.trim_ascii();
            let is = |fine: &str| !fine.is_empty() && kind.eq_ignore_ascii_case(fine);
            if is("bearer") || sent.config.profile.get(Field::TokenTypes).split(' ').any(is) {
                return Ok(());
            }
            Err(unusable(
                sent,
                &text!(
                    "with a token of type \"{}\"; only bearer tokens are supported, and what profile.tokenTypes names",
                    presentable(kind, sent)
                ),
            ))
        }
        Some(other) => {
            Err(unusable(sent, &text!("with {} as token_type instead of a string", other.kind())))
        }
    }
}

fn refused(status: u16, body: &Body, sent: &Sent<'_>) -> Error {
    let oauth = oauth_fields(body, sent);
    let code = code_of(status, oauth.error.as_deref());
    let endpoint = endpoint(sent);
    let mut said = written(u64::from(status));
    if let Some(error) = &oauth.error {
        said.push(' ');
        said.push_str(error);
    }
    let description =
        oauth.description.as_ref().map(|text| text!(": {}", text)).unwrap_or_default();
    let description = description.strip_suffix('.').unwrap_or(&description);
    let advice = advice(code, status, oauth.error.as_deref(), sent);
    Error {
        oauth,
        ..Error::new(code, text!("{} responded {}{}. {}", endpoint, said, description, advice))
    }
}

/// An error code that is a number is the provider's own, and says less than the status.
fn code_of(status: u16, error: Option<&str>) -> Code {
    match (error.filter(|error| !error.starts_with(|c: char| c.is_ascii_digit())), status) {
        (_, 429) => Code::TokenEndpointThrottled,
        (Some("temporarily_unavailable" | "server_error"), _) => Code::TokenEndpointUnavailable,
        (_, status) if is_transient(status) => Code::TokenEndpointUnavailable,
        // RFC 6749 §5.2: 401 is failed authentication, whatever the error code. Keycloak sends
        // unauthorized_client for a wrong secret.
        (Some("invalid_client"), _) | (_, 401) => Code::InvalidClient,
        _ => Code::TokenRequestRefused,
    }
}

fn oauth_fields(body: &Body, sent: &Sent<'_>) -> OAuthFields {
    let Body::Json(json) = body else {
        return OAuthFields::default();
    };
    let field = |name: &str| {
        let text = presentable(&json.at(name).and_then(text_of)?, sent);
        (!text.is_empty()).then_some(text)
    };
    OAuthFields {
        error: field(sent.config.profile.get(Field::Error)),
        description: field(sent.config.profile.get(Field::Description)),
        uri: field("error_uri"),
    }
}

fn redirected(sent: &Sent<'_>) -> Error {
    Error::new(
        Code::TokenEndpointRedirected,
        text!(
            "{} responded with a redirect, which is never followed. Set tokenUrl to its final address.",
            endpoint(sent)
        ),
    )
}

fn unusable(sent: &Sent<'_>, how: &str) -> Error {
    Error::new(Code::InvalidTokenResponse, text!("{} responded {}.", endpoint(sent), how))
}

fn endpoint(sent: &Sent<'_>) -> String {
    let shown = sent.endpoint.map(|endpoint| endpoint.url.shown());
    text!("The token endpoint {}", shown.as_deref().unwrap_or("that is still unknown"))
}

/// Server text, safe to show: on one line, without the secrets that it may echo, and bounded. Joining the
/// lines comes first, or it could reassemble a secret echoed in pieces; the cut comes last, or it could
/// leave half of one.
fn presentable(text: &str, sent: &Sent<'_>) -> String {
    shown(text, TEXT_LIMIT, sent)
}

fn shown(text: &str, limit: usize, sent: &Sent<'_>) -> String {
    let mut line = one_line(text);
    for secret in sent.forms() {
        line = Secret::new(one_line(secret.expose())).scrub(&line);
    }
    line.trim_ascii().chars().take(limit).collect()
}

fn one_line(text: &str) -> String {
    text.chars().map(|c| if breaks_a_line(c) { ' ' } else { c }).collect()
}

/// Control characters, line ends, and the marks that change the direction of text.
fn breaks_a_line(c: char) -> bool {
    c.is_control() || matches!(c, '\u{2028}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}

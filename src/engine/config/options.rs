//! Reads the options of a client and checks them.

use super::headers::read_headers;
use super::identity::Identity;
use super::option_table::*;
use super::parameters::{has_doubled_name, option_of};
use super::placeholders::Header;
use super::reader::{OptionSource, Reader, not_whole, whole_number};
use super::settings::{BodyFormat, Config, METHODS, StoreSettings, TokenParameter};
use super::wire_profile::{Field, WireProfile};
use crate::engine::decimal::written;
use crate::engine::error::{Error, Problem};
use crate::engine::json::{self, Json};
use crate::engine::origin::{Endpoint, UrlParts};
use crate::engine::policy::{Kind, Policy};
use crate::engine::text::{for_each_piece, joined, text};
use crate::engine::time::Millis;

/// Reads a whole number; its unit and range are in the table.
macro_rules! whole {
    ($reader:ident, $name:ident) => {{
        let unit = const { Spec::$name.unit() };
        let [least, most] = const { Spec::$name.range() };
        $reader.whole($name, unit, least, most)
    }};
}

impl Config {
    /// Reads a configuration.
    ///
    /// # Errors
    /// `invalid_configuration`, with every problem found.
    pub fn read(source: OptionSource<'_>) -> Result<Self, Error> {
        let mut reader = Reader::new(source);
        let config = Self::assemble(&mut reader);
        let problems: Vec<Problem> = reader.finish(OPTIONS);
        match config {
            Some(config) if problems.is_empty() => Ok(config),
            _ => Err(Error::configuration(problems)),
        }
    }

    /// Reads every option, even after a wrong one, so that all problems are found.
    fn assemble(reader: &mut Reader<'_>) -> Option<Self> {
        let issuer = issuer(reader);
        let token_url = token_url(reader, issuer.is_some());
        let (method, format) = method_and_format(reader);
        let token_request_headers = read_headers(reader);
        let identity = Identity::read(reader, format, &token_request_headers, issuer.is_some());
        let profile = WireProfile::read(reader, PROFILE);
        let scope = scope(reader, profile.get(Field::ScopeSeparator));
        let audience = reader.text(AUDIENCE).map(str::to_owned);
        // RFC 8707 §2 requires absolute URIs, but Azure's app ids are not.
        let resources = reader.texts(RESOURCE, ",").into_iter().map(str::to_owned).collect();
        let mut hidden = Vec::new();
        let token_parameters = token_parameters(reader, format, &mut hidden);
        hide(&token_request_headers, &mut hidden);
        let base_url = base_url(reader);
        let allowed_origins = allowed_origins(reader, base_url.as_ref());
        let timeout_ms = whole!(reader, TIMEOUT_MS).map(Millis);
        let token_timeout_ms = whole!(reader, TOKEN_TIMEOUT_MS);
        let token_wait_ms = whole!(reader, TOKEN_WAIT_MS);
        let max_retries = whole!(reader, MAX_RETRIES);
        let background_refresh = reader.boolean(BACKGROUND_REFRESH);
        let token_timeout_ms =
            Millis(token_timeout_ms.unwrap_or(const { Spec::TOKEN_TIMEOUT_MS.number() }));
        let store = store(reader, token_timeout_ms);
        let policy = policy(reader);
        // The facade acts on these two.
        reader.boolean(REPLACE_AUTHORIZATION);
        reader.boolean(DANGEROUSLY_ALLOW_BROWSER);
        // The facade keeps valid ones to itself; what arrives here is invalid.
        if reader.given(HEADERS) {
            reader.object(HEADERS, "must be an object.");
        }
        if reader.given(FETCH) {
            reader.object(FETCH, "must be a function.");
        }
        if reader.given(CLOCK) {
            reader.object(CLOCK, "must have wall, monotonic, setTimeout and clearTimeout.");
        }
        let Identity { client_id, credential, authentication, grant, assertion } = identity?;
        let config = Self {
            token_url: token_url?,
            issuer,
            client_id,
            credential,
            assertion,
            grant,
            authentication,
            method,
            format,
            scope,
            audience,
            resources,
            token_parameters,
            token_request_headers,
            hidden,
            base_url: base_url.map(|url| url.href),
            allowed_origins,
            timeout_ms,
            token_timeout_ms,
            token_wait_ms: Millis(token_wait_ms.unwrap_or(const { Spec::TOKEN_WAIT_MS.number() })),
            max_retries: u32::try_from(max_retries.unwrap_or(const { Spec::MAX_RETRIES.number() }))
                .unwrap_or(0),
            background_refresh: background_refresh
                .unwrap_or(const { Spec::BACKGROUND_REFRESH.flag() }),
            store,
            policy,
            profile,
            of_pool: reader.source().kept.pool,
        };
        if has_doubled_name(&config) {
            reader.object(PROFILE, "gives two parameters of the token request the same name.");
        }
        for TokenParameter { name, .. } in &config.token_parameters {
            if is_of_a_jwt(name) {
                let problem = "holds a JWT: use clientAssertion.";
                reader.object_member(TOKEN_PARAMETERS, name, problem);
            } else if let Some(option) = option_of(&config, name) {
                let problem = text!("is in the token request already, by the option {}.", option);
                reader.object_member(TOKEN_PARAMETERS, name, &problem);
            }
        }
        Some(config)
    }
}

/// The facade keeps the store with its keys, and checks both.
fn store(reader: &mut Reader<'_>, token_timeout_ms: Millis) -> Option<StoreSettings> {
    let timeout_ms = whole!(reader, STORE_TIMEOUT_MS);
    let timeout_ms = Millis(timeout_ms.unwrap_or(const { Spec::STORE_TIMEOUT_MS.number() }));
    // A flight that makes no step for as long as a token request may take counts as lost.
    let timeout_ms = timeout_ms.min(token_timeout_ms.half());
    reader.source().kept.store.map(|leases| StoreSettings { timeout_ms, leases })
}

/// Parameters that hold a JWT. One that stands still expires.
fn is_of_a_jwt(name: &str) -> bool {
    name.ends_with("assertion") || name.starts_with("subject_token")
}

/// RFC 6749 §3.2: the token endpoint's URL must not have a fragment. With an issuer, it can be discovered.
fn token_url(reader: &mut Reader<'_>, has_issuer: bool) -> Option<Option<Endpoint>> {
    if (has_issuer || reader.source().kept.pool) && !reader.given(TOKEN_URL) {
        return Some(None);
    }
    let url = reader
        .required_url(TOKEN_URL, "the address of the provider's token endpoint, or issuer")?;
    if url.has_fragment {
        reader.object(TOKEN_URL, "must have no fragment (#…).");
    }
    let text = reader.text(TOKEN_URL)?.to_owned();
    Some(Some(Endpoint { url, text }))
}

/// RFC 8414 §2: an https URL without query and fragment. Kept to the letter: servers compare it so.
fn issuer(reader: &mut Reader<'_>) -> Option<String> {
    let url = reader.url(ISSUER)?;
    if url.shown() != url.href {
        reader.object(ISSUER, "must have no query (?…) and no fragment (#…).");
    }
    reader.text(ISSUER).map(str::to_owned)
}

/// A GET has no body.
fn method_and_format(reader: &mut Reader<'_>) -> (&'static str, BodyFormat) {
    let method = reader.choice(TOKEN_REQUEST_METHOD, METHODS).unwrap_or(0);
    let format = reader.choice(TOKEN_REQUEST_FORMAT, BodyFormat::VALUES);
    let format = format.and_then(|at| BodyFormat::ALL.get(at).copied());
    let gets = method > 0;
    if gets && format.is_some_and(|format| format != BodyFormat::Query) {
        let problem =
            "cannot go with tokenRequestMethod GET, which has no body: use query, or leave it out.";
        reader.object(TOKEN_REQUEST_FORMAT, problem);
    }
    let usual = if gets { BodyFormat::Query } else { BodyFormat::Form };
    (METHODS.get(method).copied().unwrap_or_default(), format.unwrap_or(usual))
}

/// RFC 6749 §3.3: visible ASCII without quotes and backslashes, separated by spaces. Commas are allowed:
/// some providers separate scopes by them. One string is as the provider wants it.
fn scope(reader: &mut Reader<'_>, separator: &str) -> Option<String> {
    let words = reader.texts(SCOPE, separator);
    let separator = if reader.is_one_text(SCOPE) { " " } else { separator };
    let fine = |word: &&str| {
        word.bytes().all(|b| (b.is_ascii_graphic() && b != b'"' && b != b'\\') || b == b' ')
    };
    if !words.iter().all(fine) {
        reader.object(
            SCOPE,
            "may hold visible ASCII characters without quotes and backslashes only.",
        );
    }
    (!words.is_empty()).then(|| joined(&words, separator))
}

/// The longest JSON of one parameter, in bytes.
const JSON_LIMIT: usize = 65_536;

fn token_parameters(
    reader: &mut Reader<'_>,
    format: BodyFormat,
    hidden: &mut Vec<String>,
) -> Vec<TokenParameter> {
    let mut parameters = Vec::new();
    for (name, value) in reader.members(TOKEN_PARAMETERS) {
        let mut written = String::new();
        let problem = match value {
            Json::Null => {
                "must be a string, and no value that JSON does not have; null is not allowed."
            }
            Json::Text(text) => {
                written = text.clone();
                hidden.push(text.clone());
                ""
            }
            _ if format != BodyFormat::Json => {
                "must be a string: only tokenRequestFormat json can carry other values."
            }
            _ if !json::write_value(&mut written, value, reader.source().write_number, hidden) => {
                "may hold strings, finite numbers, booleans, arrays and objects, nested up to five levels; nothing else, and no null."
            }
            _ if written.len() > JSON_LIMIT => "is longer than 64 KiB as JSON.",
            _ => "",
        };
        if !problem.is_empty() {
            reader.object_member(TOKEN_PARAMETERS, name, problem);
            continue;
        }
        let is_json = !matches!(value, Json::Text(_));
        parameters.push(TokenParameter { name: name.clone(), value: written, is_json });
    }
    parameters
}

/// What stands in headers between the placeholders may be a secret. What is accepted is none.
fn hide(headers: &[Header], hidden: &mut Vec<String>) {
    for (_, value) in headers.iter().filter(|(name, _)| name != "accept") {
        for_each_piece(value, &mut |_, literal| hidden.push(literal.to_owned()));
    }
}

fn base_url(reader: &mut Reader<'_>) -> Option<UrlParts> {
    let url = reader.url(BASE_URL)?;
    match url.folder() {
        Some(href) => Some(UrlParts { href, ..url }),
        None => {
            reader.object(BASE_URL, "must have no query (?…) and no fragment (#…).");
            None
        }
    }
}

fn allowed_origins(reader: &mut Reader<'_>, base_url: Option<&UrlParts>) -> Vec<String> {
    let mut origins: Vec<String> = base_url.map(|url| url.origin.clone()).into_iter().collect();
    for text in reader.texts(ALLOWED_ORIGINS, ",") {
        let Some(url) = (reader.source().parse_url)(text) else {
            reader.object(ALLOWED_ORIGINS, "must hold origins such as https://api.example.com.");
            continue;
        };
        if url.hostname.bytes().any(|byte| byte == b'*') {
            reader.object(ALLOWED_ORIGINS, "must hold no wildcards: name each origin.");
        }
        if let Some(objection) = url.objection() {
            reader.object(ALLOWED_ORIGINS, &text!("holds one that {}", objection));
        }
        if url.href.strip_suffix('/') != Some(&url.origin) {
            reader.object(
                ALLOWED_ORIGINS,
                "must hold origins only, without a path, query or fragment.",
            );
        }
        if !origins.contains(&url.origin) {
            origins.push(url.origin);
        }
    }
    origins
}

/// If two parameters contradict each other and only one was given, the other adapts.
fn policy(reader: &mut Reader<'_>) -> Policy {
    let mut policy = Policy::default();
    let mut given = Vec::new();
    for (name, value) in reader.members(POLICY) {
        let Some(parameter) = Policy::PARAMETERS.iter().find(|known| known.name == name) else {
            reader.unknown_member(POLICY, name, Policy::NAMES);
            continue;
        };
        let number = match (parameter.kind, value) {
            (_, Json::Null) => continue,
            (Kind::Ratio, Json::Number(ratio)) if *ratio >= 0.0 => {
                Some((ratio * 1_000.0).round() as u64)
            }
            (Kind::Ratio, _) => None,
            (Kind::Milliseconds | Kind::Count, value) => whole_number(value),
        };
        match number.filter(|number| (parameter.least..=parameter.most).contains(number)) {
            Some(number) => {
                *(parameter.field)(&mut policy) = number;
                given.push(parameter.name);
            }
            None => reader.object_member(
                POLICY,
                name,
                &range(parameter.kind, parameter.least, parameter.most),
            ),
        }
    }
    for at in Policy::LOWER {
        let Some([lower, upper]) = Policy::PARAMETERS.get(*at..at.saturating_add(2)) else {
            continue;
        };
        let (low, high) = (*(lower.field)(&mut policy), *(upper.field)(&mut policy));
        let given = |name| given.contains(&name);
        if low <= high {
            continue;
        }
        if !given(lower.name) {
            *(lower.field)(&mut policy) = high;
        } else if !given(upper.name) {
            *(upper.field)(&mut policy) = low;
        } else {
            let problem =
                text!("must not be above policy.{}: lower it, or raise that.", upper.name);
            reader.object_member(POLICY, lower.name, &problem);
        }
    }
    policy
}

fn range(kind: Kind, least: u64, most: u64) -> String {
    match kind {
        Kind::Ratio => text!("must be a number from 0 to 0.{}.", written(most / 100)),
        Kind::Milliseconds => not_whole(" of milliseconds", least, most),
        Kind::Count => not_whole("", least, most),
    }
}

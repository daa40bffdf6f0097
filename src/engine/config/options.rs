//! Reads the options of a client and checks them.

use super::identity::Identity;
use super::option_table::*;
use super::parameters::{has_doubled_name, option_of};
use super::reader::{OptionSource, Reader, not_whole, whole_number};
use super::settings::{BodyFormat, Config, StoreSettings};
use super::wire_profile::WireProfile;
use crate::engine::decimal::written;
use crate::engine::error::{Error, Problem};
use crate::engine::json::Json;
use crate::engine::origin::{Endpoint, UrlParts};
use crate::engine::policy::{Kind, Policy};
use crate::engine::text::{joined, text};
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
        let format = reader.choice(TOKEN_REQUEST_FORMAT, BodyFormat::VALUES);
        let format = *format.and_then(|at| BodyFormat::ALL.get(at)).unwrap_or(&BodyFormat::Form);
        let identity = Identity::read(reader, format, issuer.is_some());
        let scope = scope(reader);
        let audience = reader.text(AUDIENCE).map(str::to_owned);
        // RFC 8707 §2 requires absolute URIs, but Azure's app ids are not.
        let resources = reader.texts(RESOURCE, true).into_iter().map(str::to_owned).collect();
        let token_parameters = token_parameters(reader);
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
        let profile = WireProfile::read(reader, PROFILE);
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
            format,
            scope,
            audience,
            resources,
            token_parameters,
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
        for (name, _) in &config.token_parameters {
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

/// RFC 6749 §3.3: visible ASCII without quotes and backslashes, separated by spaces. Commas are allowed:
/// some providers separate scopes by them.
fn scope(reader: &mut Reader<'_>) -> Option<String> {
    let words = reader.texts(SCOPE, false);
    let fine = |word: &&str| {
        word.bytes().all(|b| (b.is_ascii_graphic() && b != b'"' && b != b'\\') || b == b' ')
    };
    if !words.iter().all(fine) {
        reader.object(
            SCOPE,
            "may hold visible ASCII characters without quotes and backslashes only.",
        );
    }
    (!words.is_empty()).then(|| joined(&words, " "))
}

fn token_parameters(reader: &mut Reader<'_>) -> Vec<(String, String)> {
    let mut parameters = Vec::new();
    for (name, value) in reader.members(TOKEN_PARAMETERS) {
        if let Json::Text(text) = value {
            parameters.push((name.clone(), text.clone()));
        } else if !matches!(value, Json::Null) {
            reader.object_member(TOKEN_PARAMETERS, name, "must be a string.");
        }
    }
    parameters
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
    for text in reader.texts(ALLOWED_ORIGINS, true) {
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

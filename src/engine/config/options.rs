//! The options of a client: their names, variables, defaults and checks.

use super::authentication::ClientAuthentication;
use super::parameters::{has_doubled_name, option_of};
use super::reader::{Name, Reader, Source, joined, whole_number};
use super::settings::{BodyFormat, Config};
use super::wire_profile::Profile;
use crate::engine::error::{Error, Problem};
use crate::engine::json::Json;
use crate::engine::origin::UrlParts;
use crate::engine::policy::{Kind, Policy};
use crate::engine::secret::Secret;

macro_rules! names {
    ($($name:ident = $option:literal, $suffix:expr;)+) => {
        $(const $name: &Name = &Name { option: $option, suffix: $suffix };)+

        /// Every option that the core reads, for the documentation.
        pub const NAMES: &[&Name] = &[$($name,)+];

        const OPTIONS: &[&str] = &[$($option,)+];
    };
}

names! {
    TOKEN_URL = "tokenUrl", Some("TOKEN_URL");
    CLIENT_ID = "clientId", Some("CLIENT_ID");
    CLIENT_SECRET = "clientSecret", Some("CLIENT_SECRET");
    CLIENT_AUTHENTICATION = "clientAuthentication", Some("CLIENT_AUTHENTICATION");
    TOKEN_REQUEST_FORMAT = "tokenRequestFormat", Some("TOKEN_REQUEST_FORMAT");
    SCOPE = "scope", Some("SCOPE");
    AUDIENCE = "audience", Some("AUDIENCE");
    RESOURCE = "resource", Some("RESOURCE");
    TOKEN_PARAMETERS = "tokenParameters", None;
    BASE_URL = "baseUrl", Some("BASE_URL");
    ALLOWED_ORIGINS = "allowedOrigins", Some("ALLOWED_ORIGINS");
    TIMEOUT_MS = "timeoutMs", Some("TIMEOUT_MS");
    TOKEN_TIMEOUT_MS = "tokenTimeoutMs", Some("TOKEN_TIMEOUT_MS");
    TOKEN_WAIT_MS = "tokenWaitMs", Some("TOKEN_WAIT_MS");
    MAX_RETRIES = "maxRetries", Some("MAX_RETRIES");
    HEADERS = "headers", None;
    BACKGROUND_REFRESH = "backgroundRefresh", Some("BACKGROUND_REFRESH");
    POLICY = "policy", None;
    PROFILE = "profile", None;
    FETCH = "fetch", None;
    CLOCK = "clock", None;
    DANGEROUSLY_ALLOW_BROWSER = "dangerouslyAllowBrowser", None;
}

/// The longest timeout a JavaScript timer can hold, in milliseconds.
const LONGEST_MS: u64 = 2_147_483_647;

impl Config {
    /// Reads a configuration.
    ///
    /// # Errors
    /// `invalid_configuration`, with every problem there is.
    pub fn read(source: Source<'_>) -> Result<Self, Error> {
        let mut reader = Reader::new(source);
        let config = Self::assemble(&mut reader);
        let problems: Vec<Problem> = reader.finish(OPTIONS);
        match config {
            Some(config) if problems.is_empty() => Ok(config),
            _ => Err(Error::configuration(problems)),
        }
    }

    /// Reads every option, also after one was wrong, so that all problems are found.
    fn assemble(reader: &mut Reader<'_>) -> Option<Self> {
        let token_url = token_url(reader);
        let client_id = reader.required_text(CLIENT_ID, "the id that the provider issued");
        let client_secret = reader.secret(CLIENT_SECRET);
        let format = reader.choice(TOKEN_REQUEST_FORMAT, BodyFormat::WORDS);
        let format = *format.and_then(|at| BodyFormat::ALL.get(at)).unwrap_or(&BodyFormat::Form);
        // A server that wants JSON wants the credentials in it, unless it says otherwise.
        let usual = match format {
            BodyFormat::Form => ClientAuthentication::Basic,
            BodyFormat::Json => ClientAuthentication::Post,
        };
        let authentication = reader.choice(CLIENT_AUTHENTICATION, ClientAuthentication::WORDS);
        let authentication =
            *authentication.and_then(|at| ClientAuthentication::ALL.get(at)).unwrap_or(&usual);
        // RFC 7617 §2: the first colon ends the id.
        if authentication == ClientAuthentication::BasicRaw
            && client_id.is_some_and(|id| id.bytes().any(|byte| byte == b':'))
        {
            reader.object(CLIENT_ID, "holds a colon, which client_secret_basic_raw cannot carry.");
        }
        let scope = scope(reader);
        let audience = reader.text(AUDIENCE).map(str::to_owned);
        // RFC 8707 §2 wants absolute URIs, and Azure's app ids are none.
        let resources = reader.texts(RESOURCE, true).into_iter().map(str::to_owned).collect();
        let token_parameters = token_parameters(reader);
        let base_url = base_url(reader);
        let allowed_origins = allowed_origins(reader, base_url.as_ref());
        let timeout_ms = reader.whole(TIMEOUT_MS, "milliseconds", 1, LONGEST_MS);
        let token_timeout_ms = reader.whole(TOKEN_TIMEOUT_MS, "milliseconds", 1, LONGEST_MS);
        let token_wait_ms = reader.whole(TOKEN_WAIT_MS, "milliseconds", 1, LONGEST_MS);
        let max_retries = reader.whole(MAX_RETRIES, "retries", 0, 20);
        let background_refresh = reader.boolean(BACKGROUND_REFRESH);
        let policy = policy(reader);
        let profile = Profile::read(reader, PROFILE);
        reader.boolean(DANGEROUSLY_ALLOW_BROWSER);
        // The edge keeps these to itself; what arrives here is none of them.
        if reader.given(HEADERS) {
            reader.object(HEADERS, "must be an object of strings.");
        }
        if reader.given(FETCH) {
            reader.object(FETCH, "must be a function like the global fetch.");
        }
        if reader.given(CLOCK) {
            reader.object(
                CLOCK,
                "must be an object with wall, monotonic, setTimeout and clearTimeout.",
            );
        }
        let config = Self {
            token_url: token_url?,
            client_id: client_id?.to_owned(),
            client_secret: Secret::new(client_secret?.to_owned()),
            authentication,
            format,
            scope,
            audience,
            resources,
            token_parameters,
            base_url: base_url.map(|url| url.href),
            allowed_origins,
            timeout_ms,
            token_timeout_ms: token_timeout_ms.unwrap_or(10_000),
            token_wait_ms: token_wait_ms.unwrap_or(60_000),
            max_retries: max_retries.and_then(|n| u32::try_from(n).ok()).unwrap_or(2),
            background_refresh: background_refresh.unwrap_or(true),
            policy,
            profile,
        };
        if has_doubled_name(&config) {
            reader.object(PROFILE, "gives two parameters of the token request the same name.");
        }
        for (name, _) in &config.token_parameters {
            if let Some(option) = option_of(&config, name) {
                let problem = format!("is in the token request already, by the option {option}.");
                reader.object_member(TOKEN_PARAMETERS, name, &problem);
            }
        }
        Some(config)
    }
}

/// RFC 6749 §3.2: the token endpoint's URL has no fragment.
fn token_url(reader: &mut Reader<'_>) -> Option<UrlParts> {
    let url = reader.required_url(TOKEN_URL, "the address of the provider's token endpoint")?;
    if url.has_fragment {
        reader.object(TOKEN_URL, "must have no fragment (#…).");
    }
    Some(url)
}

/// RFC 6749 §3.3: words of visible ASCII without quote and backslash. A comma is part of a word; some
/// providers put them between their scopes.
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

/// The base is a folder: `things` below `https://host/v1` is `https://host/v1/things`.
fn base_url(reader: &mut Reader<'_>) -> Option<UrlParts> {
    let mut url = reader.url(BASE_URL)?;
    if url.shown() != url.href {
        reader.object(BASE_URL, "must have no query (?…) and no fragment (#…).");
    }
    if !url.href.ends_with('/') {
        url.href.push('/');
    }
    Some(url)
}

fn allowed_origins(reader: &mut Reader<'_>, base_url: Option<&UrlParts>) -> Vec<String> {
    let mut origins: Vec<String> = base_url.map(|url| url.origin.clone()).into_iter().collect();
    for text in reader.texts(ALLOWED_ORIGINS, true) {
        let Some(url) = reader.parse_url(text) else {
            reader.object(ALLOWED_ORIGINS, "must hold origins such as https://api.example.com.");
            continue;
        };
        if url.hostname.bytes().any(|byte| byte == b'*') {
            reader.object(ALLOWED_ORIGINS, "must hold no wildcards: name each origin.");
        }
        if let Some(objection) = url.objection() {
            reader.object(ALLOWED_ORIGINS, &format!("holds one that {objection}"));
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

/// Of two parameters that contradict each other, the one that was not given gives way to the other.
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
                format!("must not be above policy.{}: lower it, or raise that.", upper.name);
            reader.object_member(POLICY, lower.name, &problem);
        }
    }
    policy
}

fn range(kind: Kind, least: u64, most: u64) -> String {
    match kind {
        Kind::Ratio => format!("must be a number from 0 to 0.{}.", most / 100),
        Kind::Milliseconds => {
            format!("must be a whole number of milliseconds from {least} to {most}.")
        }
        Kind::Count => format!("must be a whole number from {least} to {most}."),
    }
}

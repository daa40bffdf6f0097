//! Options, environment variables and a secret's file, as one JSON text in the form of an option source.
#![no_main]

use base64ct::{Base64, Encoding};
use everbearer::engine::config::reader::{Kept, OptionSource};
use everbearer::engine::config::wire_profile::Field;
use everbearer::engine::config::{
    BodyFormat, ClientAuthentication, Config, Credential, Place, TokenParameter,
};
use everbearer::engine::error::Error;
use everbearer::engine::json::Json;
use everbearer::engine::policy::Policy;
use everbearer::engine::secret::Secret;
use everbearer::engine::shapes;
use everbearer::engine::token_endpoint::credentials::{Credentials, Sent};
use everbearer::engine::token_endpoint::request::TokenRequest;
use everbearer_fuzz::support::{parse_url, write_number};
use everbearer_fuzz::{parse, texts};
use libfuzzer_sys::fuzz_target;
use serde_json::Value;

/// A recognizable value: no host, word or number of our own has such characters.
const CANARY: &str = "<c4nary>";

/// A random UUID that came.
const ID: &str = "7d444840-9dc0-41d1-b245-5ffdce74fad2";

/// An assertion that came.
const JWT: &str = "aaa.bbb.ccc";

fuzz_target!(|data: &[u8]| {
    let Some(source) = core::str::from_utf8(data).ok().and_then(parse) else { return };
    let read = Config::read(OptionSource {
        options: source.get("options").unwrap_or(&Json::Null),
        prefix: source.get("prefix").and_then(Json::text),
        variables: source.get("variables"),
        kept: kept(&source),
        parse_url: &parse_url,
        write_number: &write_number,
    });
    match read {
        Ok(config) => {
            // That of a function or a file is asked for with each token request.
            let secret = source.get("asked").and_then(Json::text).map(str::to_owned);
            let asked = Credentials::of(&config, secret, Some(JWT.to_owned()), None).ok();
            // A flight whose secret did not come, or was refused, ends before its token request.
            let has_secret = asked.as_ref().is_some_and(|asked| asked.secret.is_some());
            if !matches!(config.credential, Credential::Asked) || has_secret {
                check(&config, Sent { uuid: ID, ..Sent::new(&config, asked.as_ref()) });
            }
        }
        Err(error) => check_problems(&error, &source),
    }
});

/// What the facade keeps, by the members of `kept`.
fn kept(source: &Json) -> Kept {
    let kept = |name| source.get("kept").and_then(|kept| kept.get(name));
    Kept {
        secret: kept("secret").is_some(),
        key: kept("key").map(|changes| *changes == Json::Bool(true)),
        assertion: kept("assertion").is_some(),
        fetch: kept("fetch").is_some(),
        store: kept("store").map(|leases| *leases == Json::Bool(true)),
        pool: kept("pool").is_some(),
    }
}

/// Problems name options and repeat no value.
fn check_problems(error: &Error, source: &Json) {
    assert!(!error.problems.is_empty());
    let values: Vec<&str> =
        texts(source).into_iter().filter(|text| text.contains(CANARY)).collect();
    for problem in &error.problems {
        assert!(!problem.problem.is_empty());
        assert!(values.iter().all(|value| !problem.problem.contains(value)), "{problem:?}");
    }
}

fn check(config: &Config, sent: Sent<'_>) {
    let mut policy = config.policy.clone();
    for parameter in Policy::PARAMETERS {
        let value = *(parameter.field)(&mut policy);
        assert!((parameter.least..=parameter.most).contains(&value), "{}", parameter.name);
    }
    for at in Policy::LOWER {
        let [least, most] = [at, &(at + 1)].map(|at| *(Policy::PARAMETERS[*at].field)(&mut policy));
        assert!(least <= most, "{}", Policy::NAMES[*at]);
    }
    let secret = secret_of(sent);
    let is_known = config.authentication == ClientAuthentication::None;
    assert!(is_known || !config.client_id.trim_ascii().is_empty());
    assert_eq!(matches!(config.credential, Credential::None), secret.is_empty());
    if secret.contains(CANARY) {
        assert!(!format!("{config:?}").contains(secret) || config.client_id.contains(CANARY));
    }
    let _shown = shapes::settings(config);
    check_request(config, sent);
}

/// The secret that is sent; empty if none is.
fn secret_of(sent: Sent<'_>) -> &str {
    match &sent.config.credential {
        Credential::Secret(secret) => secret.expose(),
        Credential::Asked => {
            let asked = sent.credentials.and_then(|asked| asked.secret.as_ref());
            asked.map_or("", Secret::expose)
        }
        Credential::None => "",
    }
}

/// Every parameter arrives unchanged, and headers contain only one line.
fn check_request(config: &Config, sent: Sent<'_>) {
    let secret = secret_of(sent);
    let request = TokenRequest::new(sent);
    for (name, value) in &request.headers {
        assert!(value.bytes().all(|byte| byte == b' ' || byte.is_ascii_graphic()));
        assert!(!name.is_empty() && !name.bytes().any(|byte| b" :\r\n\0".contains(&byte)));
        assert_eq!(request.headers.iter().filter(|(other, _)| other == name).count(), 1);
    }
    check_headers(config, secret, &request);
    check_places(config, sent, &request);
    check_basic(config, secret, &request);
    let name = |field| config.profile.get(field);
    let mut parameters: Vec<(&str, &str)> = Vec::new();
    let by_headers = config.authentication == ClientAuthentication::Headers;
    if !config.authentication.is_basic() && !by_headers && !config.client_id.is_empty() {
        parameters.push((name(Field::ClientId), &config.client_id));
    }
    if config.authentication == ClientAuthentication::Post {
        parameters.push((name(Field::ClientSecret), secret));
    }
    let assertion = config.assertion.as_ref();
    let kind = assertion.and_then(|assertion| assertion.kind.as_deref()).unwrap_or_default();
    let place = assertion.map(|assertion| assertion.place);
    if place == Some(Place::ClientAssertion) {
        parameters.push(("client_assertion_type", kind));
        parameters.push(("client_assertion", JWT));
    }
    if !name(Field::GrantType).is_empty() {
        parameters.push((name(Field::GrantType), &config.grant));
    }
    match place {
        Some(Place::Assertion) => parameters.push(("assertion", JWT)),
        Some(Place::SubjectToken) => {
            parameters.push(("subject_token_type", kind));
            parameters.push(("subject_token", JWT));
        }
        Some(Place::ClientAssertion) | None => {}
    }
    parameters.extend(config.scope.iter().map(|scope| ("scope", scope.as_str())));
    parameters.extend(config.audience.iter().map(|audience| ("audience", audience.as_str())));
    parameters.extend(config.resources.iter().map(|resource| ("resource", resource.as_str())));
    let (texts, values): (Vec<&TokenParameter>, Vec<&TokenParameter>) =
        config.token_parameters.iter().partition(|one| !one.is_json);
    assert!(values.is_empty() || config.format == BodyFormat::Json);
    parameters.extend(texts.iter().map(|one| (one.name.as_str(), one.value.as_str())));
    let pairs = |text: &str| -> Vec<(String, String)> {
        url::form_urlencoded::parse(text.as_bytes()).into_owned().collect()
    };
    let is_sent = |received: &[(String, String)]| {
        received.iter().map(|(name, value)| (name.as_str(), value.as_str())).eq(parameters.clone())
    };
    match config.format {
        BodyFormat::Form => assert!(is_sent(&pairs(&request.body))),
        BodyFormat::Query => {
            let sent = url::Url::parse(&request.url).expect("a URL stays one");
            let own = sent_url(config).unwrap_or_default();
            let own = pairs(
                url::Url::parse(&own).ok().as_ref().and_then(url::Url::query).unwrap_or_default(),
            );
            let received = pairs(sent.query().unwrap_or_default());
            assert_eq!(received.get(..own.len()), Some(own.as_slice()), "what was there stays");
            assert!(is_sent(&received[own.len()..]));
            assert_eq!(sent.fragment(), None);
        }
        BodyFormat::Json => {
            let received: Value = serde_json::from_str(&request.body).expect("a body is JSON");
            for TokenParameter { name, value, .. } in values {
                let given: Value = serde_json::from_str(value).expect("a value is JSON");
                assert!(received[name] == given && !given.is_null(), "{name}");
            }
            for (name, value) in parameters {
                let member = &received[name];
                let listed =
                    || member.as_array().is_some_and(|items| items.iter().any(|one| one == value));
                assert!(member == value || listed(), "{name}");
            }
        }
    }
}

/// The URL of the token endpoint.
fn sent_url(config: &Config) -> Option<String> {
    config.token_url.as_ref().map(|endpoint| endpoint.url.href.clone())
}

/// Placeholders are replaced, once: what they stand for is not looked into.
fn check_headers(config: &Config, secret: &str, request: &TokenRequest) {
    for (name, template) in &config.token_request_headers {
        let (_, value) = request.headers.iter().find(|(own, _)| own == name).expect("it is sent");
        let places = [
            ("{client_id}", config.client_id.as_str()),
            ("{client_secret}", secret),
            ("{uuid}", ID),
        ];
        let mut rest = template.as_str();
        let mut left = value.as_str();
        while !rest.is_empty() {
            if let Some((place, known)) = places.iter().find(|(place, _)| rest.starts_with(place)) {
                left = left.strip_prefix(known).expect("the placeholder is replaced");
                rest = &rest[place.len()..];
            } else {
                let [first, own] = [rest, left].map(|text| text.chars().next());
                assert_eq!(first, own, "the rest is as it was");
                let length = first.map_or(0, char::len_utf8);
                rest = &rest[length..];
                left = &left[length..];
            }
        }
        assert_eq!(left, "");
    }
}

/// The secret is where the authentication says, and nowhere else: with another secret, the rest is the same.
fn check_places(config: &Config, sent: Sent<'_>, request: &TokenRequest) {
    let TokenRequest { method, url, body, in_query, .. } = request;
    assert_eq!(*in_query, config.format == BodyFormat::Query);
    assert!(!in_query || body.is_empty());
    assert!(*method == "POST" || (*method == "GET" && *in_query));
    assert!(*in_query || Some(url) == sent_url(config).as_ref() || config.token_url.is_none());
    let mut other = config.clone();
    other.credential = Credential::Secret(Secret::new("another one".to_owned()));
    let other = TokenRequest::new(Sent { config: &other, ..sent });
    if config.authentication != ClientAuthentication::Post {
        assert!(*url == other.url && *body == other.body);
    }
    let in_headers = config.authentication == ClientAuthentication::Headers;
    for ((name, value), (_, differs)) in request.headers.iter().zip(&other.headers) {
        let own = config.token_request_headers.iter().find(|(own, _)| own == name);
        let may_differ = match own {
            Some((_, template)) => in_headers && template.contains("{client_secret}"),
            None => name == "authorization",
        };
        assert!(may_differ || value == differs, "{name}");
    }
}

fn check_basic(config: &Config, secret: &str, request: &TokenRequest) {
    let own = config.token_request_headers.iter().any(|(name, _)| name == "authorization");
    assert!(!own || !config.authentication.is_basic());
    let header = request.headers.iter().find(|(name, _)| !own && name == "authorization");
    let pair = header.map(|(_, value)| {
        let scheme = config.profile.get(Field::BasicScheme);
        let credentials = value.strip_prefix(scheme).and_then(|rest| rest.strip_prefix(' '));
        let credentials = credentials.expect("credentials have the scheme");
        String::from_utf8(Base64::decode_vec(credentials).expect("they are base64"))
            .expect("and UTF-8")
    });
    // The serializer writes a plus sign as %2B, so each plus is a space.
    let form = |text: &str| {
        let form: String = url::form_urlencoded::byte_serialize(text.as_bytes()).collect();
        form.replace('+', "%20")
    };
    let id = config.client_id.as_str();
    let expected = match config.authentication {
        ClientAuthentication::Basic => Some(format!("{}:{}", form(id), form(secret))),
        ClientAuthentication::BasicRaw => Some(format!("{id}:{secret}")),
        _ => None,
    };
    assert_eq!(pair, expected);
}

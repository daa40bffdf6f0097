//! The token request as plain data (RFC 6749 §4.4.2, §2.3.1; RFC 8707 for `resource`).

use base64ct::{Base64, Encoding};

use super::config::{BodyFormat, ClientAuthentication, Config};
use super::json;
use super::profile::Word;
use super::secret::Secret;

/// A request ready to be sent: always a POST, never with redirects followed. It holds the secret, so
/// it cannot be printed; the edge's allocator wipes it when it is freed.
pub struct TokenRequest {
    /// Where to.
    pub url: String,
    /// Header names and values.
    pub headers: Vec<(&'static str, String)>,
    /// The body.
    pub body: String,
}

impl TokenRequest {
    /// The request that this configuration makes.
    pub fn new(config: &Config) -> Self {
        let content_type = match config.format {
            BodyFormat::Form => "application/x-www-form-urlencoded",
            BodyFormat::Json => "application/json",
        };
        let mut headers = vec![
            ("accept", "application/json".to_owned()),
            ("content-type", content_type.to_owned()),
        ];
        headers.extend(basic(config).map(|value| ("authorization", value)));
        let parameters = parameters(config);
        let body = match config.format {
            BodyFormat::Form => form_body(&parameters),
            BodyFormat::Json => json_body(&parameters),
        };
        Self { url: config.token_url.href.clone(), headers, body }
    }
}

/// A parameter of the token request.
struct Parameter<'a> {
    name: &'a str,
    value: &'a str,
    /// The option that it comes from; empty for a further parameter.
    option: &'static str,
}

fn parameters(config: &Config) -> Vec<Parameter<'_>> {
    let mut parameters = Vec::new();
    let mut add = |name, value, option| parameters.push(Parameter { name, value, option });
    let name = |word| config.profile.word(word);
    if config.authentication == ClientAuthentication::Post {
        add(name(Word::ClientId), config.client_id.as_str(), "clientId");
        add(name(Word::ClientSecret), config.client_secret.expose(), "clientSecret");
    }
    if !name(Word::GrantType).is_empty() {
        add(name(Word::GrantType), "client_credentials", "profile.grantTypeParameter");
    }
    if let Some(scope) = &config.scope {
        add("scope", scope, "scope");
    }
    if let Some(audience) = &config.audience {
        add("audience", audience, "audience");
    }
    for resource in &config.resources {
        add("resource", resource, "resource");
    }
    for (name, value) in &config.token_parameters {
        add(name, value, "");
    }
    parameters
}

/// The option that a parameter of this name comes from already; none if it may be set.
pub fn option_of(config: &Config, name: &str) -> Option<&'static str> {
    let parameters = parameters(config);
    let own = parameters.iter().filter(|one| !one.option.is_empty());
    own.map(|one| (one.name, one.option)).find(|(own, _)| *own == name).map(|(_, option)| option)
}

/// Whether two options give parameters of the same name. One of them may give it several times.
pub fn has_doubled_name(config: &Config) -> bool {
    parameters(config).iter().any(|one| {
        !one.option.is_empty()
            && option_of(config, one.name).is_some_and(|option| option != one.option)
    })
}

/// The Basic header.
fn basic(config: &Config) -> Option<String> {
    basic_credentials(config).map(|credentials| format!("Basic {credentials}"))
}

/// The standard form-encodes id and secret first; some servers expect them raw.
fn basic_credentials(config: &Config) -> Option<String> {
    let secret = config.client_secret.expose();
    let pair = match config.authentication {
        ClientAuthentication::Basic => {
            format!("{}:{}", encoded(&config.client_id), encoded(secret))
        }
        ClientAuthentication::BasicRaw => format!("{}:{secret}", config.client_id),
        ClientAuthentication::Post => return None,
    };
    Some(Base64::encode_string(pair.as_bytes()))
}

/// The forms in which secrets travel, and in which a server may echo them: the client secret as it is
/// and as a form, a URL and JSON write it, the Basic credentials, and further parameters, which may hold
/// secrets too. Parameters of a few letters are words, and would take every such word with them.
pub fn sent_forms(config: &Config) -> Vec<Secret> {
    let secret = config.client_secret.expose();
    let mut forms = vec![
        config.client_secret.clone(),
        Secret::new(encoded(secret)),
        Secret::new(percent_encoded(secret, "%20")),
    ];
    let mut json = String::new();
    json::write_escaped(&mut json, secret);
    forms.push(Secret::new(json));
    forms.extend(basic_credentials(config).map(Secret::new));
    for (_, value) in &config.token_parameters {
        if value.len() >= 8 {
            forms.push(Secret::new(value.clone()));
        }
    }
    forms
}

/// The text as a form writes it.
fn encoded(text: &str) -> String {
    percent_encoded(text, "+")
}

/// The URL standard's application/x-www-form-urlencoded serializer, but for what a space becomes. A
/// library would bring a table of all its 256 outcomes; it checks this one in the tests instead.
fn percent_encoded(text: &str, space: &str) -> String {
    let mut out = String::new();
    for byte in text.bytes() {
        if byte == b' ' {
            out.push_str(space);
        } else if byte.is_ascii_alphanumeric() || matches!(byte, b'*' | b'-' | b'.' | b'_') {
            out.push(char::from(byte));
        } else {
            out.push('%');
            json::push_hex(&mut out, byte);
        }
    }
    out
}

fn form_body(parameters: &[Parameter<'_>]) -> String {
    let mut body = String::new();
    for Parameter { name, value, .. } in parameters {
        if !body.is_empty() {
            body.push('&');
        }
        body.push_str(&encoded(name));
        body.push('=');
        body.push_str(&encoded(value));
    }
    body
}

/// A name that stands more than once (`resource`) becomes an array.
fn json_body(parameters: &[Parameter<'_>]) -> String {
    let mut body = String::from("{");
    for group in parameters.chunk_by(|one, next| one.name == next.name) {
        let [Parameter { name, value, .. }, more @ ..] = group else { continue };
        separate(&mut body, '{');
        json::write_string(&mut body, name);
        body.push(':');
        if more.is_empty() {
            json::write_string(&mut body, value);
        } else {
            write_list(&mut body, group);
        }
    }
    body.push('}');
    body
}

fn write_list(body: &mut String, group: &[Parameter<'_>]) {
    body.push('[');
    for Parameter { value, .. } in group {
        separate(body, '[');
        json::write_string(body, value);
    }
    body.push(']');
}

/// A comma, unless the bracket has just been opened.
fn separate(body: &mut String, bracket: char) {
    if !body.ends_with(bracket) {
        body.push(',');
    }
}

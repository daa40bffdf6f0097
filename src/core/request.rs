//! The token request as plain data (RFC 6749 §4.4.2, §2.3.1; RFC 8707 for `resource`).

use base64ct::{Base64, Encoding};
use form_urlencoded::byte_serialize;
use zeroize::Zeroizing;

use super::config::{BodyFormat, ClientAuthentication, Config};
use super::json;
use super::secret::Secret;

/// A request ready to be sent: always a POST, never with redirects followed.
pub struct TokenRequest {
    /// Where to.
    pub url: String,
    /// Header names and values.
    pub headers: Vec<(&'static str, Zeroizing<String>)>,
    /// The body.
    pub body: Zeroizing<String>,
}

impl TokenRequest {
    /// The request that this configuration makes.
    pub fn new(config: &Config) -> Self {
        let content_type = match config.format {
            BodyFormat::Form => "application/x-www-form-urlencoded",
            BodyFormat::Json => "application/json",
        };
        let mut headers = vec![
            ("accept", Zeroizing::new("application/json".to_owned())),
            ("content-type", Zeroizing::new(content_type.to_owned())),
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

type Parameters<'a> = Vec<(&'a str, &'a str)>;

fn parameters(config: &Config) -> Parameters<'_> {
    let mut parameters: Parameters<'_> = Vec::new();
    if config.authentication == ClientAuthentication::Post {
        parameters.push(("client_id", &config.client_id));
        parameters.push(("client_secret", config.client_secret.expose()));
    }
    parameters.push(("grant_type", "client_credentials"));
    parameters.extend(config.scope.iter().map(|scope| ("scope", scope.as_str())));
    parameters.extend(config.audience.iter().map(|audience| ("audience", audience.as_str())));
    parameters.extend(config.resources.iter().map(|resource| ("resource", resource.as_str())));
    parameters.extend(config.token_parameters.iter().map(|(n, v)| (n.as_str(), v.as_str())));
    parameters
}

/// The Basic header.
fn basic(config: &Config) -> Option<Zeroizing<String>> {
    let credentials = basic_credentials(config)?;
    Some(Zeroizing::new(format!("Basic {}", credentials.as_str())))
}

/// The standard form-encodes id and secret first; some servers expect them raw.
fn basic_credentials(config: &Config) -> Option<Zeroizing<String>> {
    let secret = config.client_secret.expose();
    let pair = match config.authentication {
        ClientAuthentication::Basic => {
            format!("{}:{}", encoded(&config.client_id), encoded(secret))
        }
        ClientAuthentication::BasicRaw => format!("{}:{secret}", config.client_id),
        ClientAuthentication::Post => return None,
    };
    Some(Zeroizing::new(Base64::encode_string(Zeroizing::new(pair).as_bytes())))
}

/// The other forms in which the secret travels, and in which a server may echo it.
pub fn sent_forms(config: &Config) -> impl Iterator<Item = Secret> {
    let form = Secret::new(encoded(config.client_secret.expose()));
    let basic = basic_credentials(config).map(|text| Secret::new(text.as_str().to_owned()));
    [Some(form), basic].into_iter().flatten()
}

fn encoded(text: &str) -> String {
    byte_serialize(text.as_bytes()).collect()
}

fn form_body(parameters: &Parameters<'_>) -> Zeroizing<String> {
    let mut body = Zeroizing::new(String::new());
    for (name, value) in parameters {
        if !body.is_empty() {
            body.push('&');
        }
        body.extend(byte_serialize(name.as_bytes()));
        body.push('=');
        body.extend(byte_serialize(value.as_bytes()));
    }
    body
}

/// A name that stands more than once (`resource`) becomes an array.
fn json_body(parameters: &Parameters<'_>) -> Zeroizing<String> {
    let mut names: Vec<&str> = Vec::new();
    for (name, _) in parameters {
        if !names.contains(name) {
            names.push(name);
        }
    }
    let mut body = Zeroizing::new(String::from("{"));
    for (index, name) in names.iter().enumerate() {
        if index > 0 {
            body.push(',');
        }
        json::write_string(&mut body, name);
        body.push(':');
        let values: Vec<&str> =
            parameters.iter().filter(|(n, _)| n == name).map(|(_, value)| *value).collect();
        write_values(&mut body, &values);
    }
    body.push('}');
    body
}

fn write_values(body: &mut String, values: &[&str]) {
    if let [value] = values {
        json::write_string(body, value);
        return;
    }
    body.push('[');
    for (index, value) in values.iter().enumerate() {
        if index > 0 {
            body.push(',');
        }
        json::write_string(body, value);
    }
    body.push(']');
}

//! The token request as plain data (RFC 6749 §4.4.2, §2.3.1; RFC 8707 for `resource`).

use base64ct::{Base64, Encoding};

use super::encoding::{encoded, form_body, json_body, percent_encoded};
use crate::engine::config::{BodyFormat, ClientAuthentication, Config, parameters};
use crate::engine::json;
use crate::engine::secret::Secret;
use crate::engine::text::text;

/// A request ready to be sent: always a POST, and redirects are not followed. It holds the secret, so
/// it cannot be printed; the edge's allocator wipes it when it is freed.
pub struct TokenRequest {
    /// The token endpoint.
    pub url: String,
    /// Header names and values.
    pub headers: Vec<(&'static str, String)>,
    /// The body.
    pub body: String,
}

impl TokenRequest {
    /// The token request of this configuration.
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

/// The Basic header.
fn basic(config: &Config) -> Option<String> {
    basic_credentials(config).map(|credentials| text!("Basic {}", credentials))
}

/// RFC 6749 form-encodes id and secret first; some servers expect them raw. A space becomes `%20` and not
/// `+`: a form decoder accepts both, and servers that only percent-decode accept `%20` alone.
fn basic_credentials(config: &Config) -> Option<String> {
    let secret = config.client_secret.expose();
    let pair = match config.authentication {
        ClientAuthentication::Basic => {
            let part = |text| percent_encoded(text, "%20");
            text!("{}:{}", part(&config.client_id), part(secret))
        }
        ClientAuthentication::BasicRaw => text!("{}:{}", config.client_id, secret),
        ClientAuthentication::Post => return None,
    };
    Some(Base64::encode_string(pair.as_bytes()))
}

/// The forms in which secrets are sent, and in which a server may echo them: the client secret as it is
/// and in form, URL and JSON encoding, the Basic credentials, and additional parameters, which may be
/// secrets too. Short parameters are ordinary words; scrubbing them would remove those words everywhere.
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

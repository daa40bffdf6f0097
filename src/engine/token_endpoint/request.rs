//! The token request as plain data (RFC 6749 §4.4.2, §2.3.1; RFC 8707 for `resource`).

use super::credentials::{Credentials, Sent};
use super::encoding::{form_body, json_body};
use crate::engine::config::{Audience, BodyFormat, Config, parameters};
use crate::engine::text::{joined, text};

/// A request ready to be sent: always a POST, and redirects are not followed. It holds credentials, so
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
    /// The token request of this configuration, with these credentials.
    pub fn new(sent: Sent<'_>) -> Self {
        let sent = &sent;
        let config = sent.config;
        let content_type = match config.format {
            BodyFormat::Form => "application/x-www-form-urlencoded",
            BodyFormat::Json => "application/json",
        };
        let mut headers = vec![
            ("accept", "application/json".to_owned()),
            ("content-type", content_type.to_owned()),
        ];
        headers.extend(basic(sent).map(|value| ("authorization", value)));
        let parameters = parameters(config, sent.secret(), sent.jwt());
        let body = match config.format {
            BodyFormat::Form => form_body(&parameters),
            BodyFormat::Json => json_body(&parameters),
        };
        Self {
            url: sent.endpoint.map(|endpoint| endpoint.url.href.clone()).unwrap_or_default(),
            headers,
            body,
        }
    }

    /// What the token request says, as one text: equal ones, and no others, get the same token. A token endpoint that
    /// is discovered is known by its issuer. The JWT of `credentials` is one that stays the same.
    pub fn identity(config: &Config, credentials: &Credentials) -> String {
        let sent = Sent::new(config, Some(credentials));
        let Self { url, headers, body } = Self::new(sent);
        let audience = match config.assertion.as_ref().map(|assertion| &assertion.audience) {
            Some(Audience::Other(audience)) => audience,
            Some(Audience::TokenUrl) => "tokenUrl",
            Some(Audience::Issuer) | None => "",
        };
        let issuer = config.issuer.as_deref().unwrap_or_default();
        // None of them can hold a line break: URLs, headers, and a body that is encoded.
        let mut text = joined(&[&url, issuer, audience, &body], "\n");
        for (_, value) in &headers {
            text.push('\n');
            text.push_str(value);
        }
        text
    }
}

/// The Basic header.
fn basic(sent: &Sent<'_>) -> Option<String> {
    sent.basic().map(|credentials| text!("Basic {}", credentials))
}

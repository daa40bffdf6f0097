//! The token request as plain data (RFC 6749 §4.4.2, §2.3.1; RFC 8707 for `resource`).

use super::credentials::{Credentials, Sent};
use super::encoding::{form_body, json_body};
use crate::engine::config::placeholders::UUID;
use crate::engine::config::wire_profile::Field;
use crate::engine::config::{Audience, BodyFormat, Config, parameters};
use crate::engine::text::{joined, text};

/// A request ready to be sent; redirects are not followed. It holds credentials, so it cannot be printed; the edge's
/// allocator wipes it when it is freed.
pub struct TokenRequest {
    /// The method.
    pub method: &'static str,
    /// The token endpoint. The query may hold credentials.
    pub url: String,
    /// Header names and values.
    pub headers: Vec<(String, String)>,
    /// The body; empty if there is none.
    pub body: String,
    /// Whether the URL holds the parameters, so that it must not be shown.
    pub in_query: bool,
}

impl TokenRequest {
    /// The token request of this configuration, with these credentials.
    pub fn new(sent: Sent<'_>) -> Self {
        let sent = &sent;
        let config = sent.config;
        let mut url = sent.endpoint.map(|endpoint| endpoint.url.href.clone()).unwrap_or_default();
        let parameters = parameters(config, sent.secret(), sent.jwt());
        let (content_type, body) = match config.format {
            BodyFormat::Form => ("application/x-www-form-urlencoded", form_body(&parameters)),
            BodyFormat::Json => ("application/json", json_body(&parameters)),
            BodyFormat::Query => {
                url = with_query(&url, &form_body(&parameters));
                ("", String::new())
            }
        };
        let mut headers = Vec::new();
        let own = &config.token_request_headers;
        let mut add = |name: &str, value: String| headers.push((name.to_owned(), value));
        if !own.iter().any(|(name, _)| name == "accept") {
            add("accept", "application/json".to_owned());
        }
        if !content_type.is_empty() {
            add("content-type", content_type.to_owned());
        }
        if let Some(credentials) = sent.basic() {
            let scheme = config.profile.get(Field::BasicScheme);
            add("authorization", text!("{} {}", scheme, credentials));
        }
        for (name, template) in own {
            add(name, sent.header(template));
        }
        let in_query = config.format == BodyFormat::Query;
        Self { method: config.method, url, headers, body, in_query }
    }

    /// What the token request says, as one text: equal ones, and no others, get the same token. A token endpoint that
    /// is discovered is known by its issuer. The JWT of `credentials` is one that stays the same.
    pub fn identity(config: &Config, credentials: &Credentials) -> String {
        // The UUID is of one token request alone, and says nothing.
        let sent = Sent { uuid: UUID, ..Sent::new(config, Some(credentials)) };
        let Self { method, url, headers, body, .. } = Self::new(sent);
        let audience = match config.assertion.as_ref().map(|assertion| &assertion.audience) {
            Some(Audience::Other(audience)) => audience,
            Some(Audience::TokenUrl) => "tokenUrl",
            Some(Audience::Issuer) | None => "",
        };
        let issuer = config.issuer.as_deref().unwrap_or_default();
        // None of them can hold a line break: URLs, headers, and a body that is encoded.
        let mut text = joined(&[&url, issuer, audience, &body], "\n");
        for (name, value) in &headers {
            text.push('\n');
            if config.token_request_headers.iter().any(|(own, _)| own == name) {
                text.push_str(name);
                text.push(':');
            }
            text.push_str(value);
        }
        if config.format == BodyFormat::Query {
            text.push('\n');
            text.push_str(method);
        }
        text
    }
}

/// The URL with these parameters, beside those that it has. One that metadata name may have a fragment, which is never
/// sent.
fn with_query(url: &str, parameters: &str) -> String {
    let url = url.split('#').next().unwrap_or_default();
    let mark = if parameters.is_empty() {
        ""
    } else if url.bytes().any(|byte| byte == b'?') {
        "&"
    } else {
        "?"
    };
    text!("{}{}{}", url, mark, parameters)
}

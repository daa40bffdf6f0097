//! What to do about a token request that was refused: the likeliest cause first, then what was sent.

use super::assertion::{audience, is_far};
use super::credentials::Sent;
use crate::engine::config::{BodyFormat, Credential, JwtSource};
use crate::engine::decimal::written;
use crate::engine::error::Code;

/// The advice for a refusal with this status and this error code of the server.
pub fn advice(code: Code, status: u16, error: Option<&str>, sent: &Sent<'_>) -> String {
    let mut text = match code {
        Code::TokenEndpointThrottled => {
            return "It wants fewer token requests. Share one client instead of making many."
                .to_owned();
        }
        Code::TokenEndpointUnavailable => {
            return "It is failing; token requests are retried with growing waits.".to_owned();
        }
        _ => String::new(),
    };
    match named(code, status, error, sent) {
        Some(cause) => text.push_str(cause),
        None => push_likely(&mut text, code, status, error, sent),
    }
    text.push_str(" Sent: tokenRequestFormat ");
    text.push_str(sent.config.format.as_str());
    text.push_str(", clientAuthentication ");
    text.push_str(sent.config.authentication.as_str());
    text.push('.');
    text
}

/// The cause that the server names. One that does not know the client may name anything.
fn named(code: Code, status: u16, error: Option<&str>, sent: &Sent<'_>) -> Option<&'static str> {
    match (error, status) {
        (Some("invalid_grant"), _) if sent.config.assertion.is_some() => None,
        _ if code == Code::InvalidClient => None,
        (None, 405) => Some("Check tokenRequestMethod and tokenUrl."),
        (None, _) if is_elsewhere(status) => Some("Check tokenUrl."),
        (Some("invalid_target"), _) => Some("Check resource and audience."),
        (Some("unauthorized_client"), _) => Some(NOT_ALLOWED),
        (Some(error), _) if names_scope(error) => Some("Check scope."),
        _ => None,
    }
}

/// Statuses of an address without a token endpoint.
const fn is_elsewhere(status: u16) -> bool {
    matches!(status, 404 | 405 | 410)
}

/// `invalid_scope` (RFC 6749 §5.2), and what servers send in its place, such as `scope_invalid`.
fn names_scope(error: &str) -> bool {
    error.split('_').any(|word| word.starts_with("scope"))
}

const NOT_ALLOWED: &str = "The server does not allow this client the client-credentials grant.";

/// What to check of the credentials. What an assertion says is no secret, and people search for it for hours.
fn push_credentials(text: &mut String, sent: &Sent<'_>) {
    let config = sent.config;
    let Some(assertion) = &config.assertion else {
        text.push_str(match config.credential {
            Credential::None => "Check clientId. ",
            _ => "Check clientId and clientSecret, and that they belong to this environment. ",
        });
        return;
    };
    if assertion.source == JwtSource::Given {
        text.push_str("Check the issuer, the subject and the audience of clientAssertion. ");
        return;
    }
    text.push_str("Check clientId and keyId, and that the server knows this key. The assertion was signed with ");
    let signature = sent.credentials.and_then(|credentials| credentials.signature.as_deref());
    text.push_str(signature.unwrap_or_default());
    text.push_str(" for ");
    text.push_str(audience(assertion, sent, config.issuer.as_deref().unwrap_or_default()));
    match sent.ahead_ms {
        None => text.push_str("; whether the clocks differ is not known"),
        Some(ms) if is_far(ms) => {
            text.push_str("; the server's clock is ");
            text.push_str(&written(ms.unsigned_abs() / 1_000));
            text.push_str(if ms.is_negative() {
                " s behind this one"
            } else {
                " s ahead of this one"
            });
        }
        Some(_) => {}
    }
    text.push_str(". ");
}

/// All likely causes, the likeliest first.
fn push_likely(text: &mut String, code: Code, status: u16, error: Option<&str>, sent: &Sent<'_>) {
    let is_json = sent.config.format == BodyFormat::Json;
    let no_grant = error == Some("unsupported_grant_type");
    // A server that takes no such body, or finds no grant in it, has not looked at the credentials.
    let unread = no_grant || matches!(status, 415 | 422);
    let incomplete =
        status == 400 && (error == Some("invalid_request") || (is_json && error.is_none()));
    let format_first = if is_json { unread || incomplete } else { unread && !no_grant };
    let url_first = is_elsewhere(status);
    let both_first = no_grant && !is_json;
    if both_first {
        text.push_str(
            "Check tokenUrl and tokenRequestFormat: the server does not offer the client-credentials grant, or \
             does not read forms. ",
        );
    } else if url_first {
        text.push_str("Check tokenUrl. ");
    }
    if format_first {
        text.push_str("Check tokenRequestFormat: the server may not read the format sent. ");
    }
    if !unread {
        if sent.encoders_differ() {
            text.push_str(
                "clientId or clientSecret holds characters that client_secret_basic encodes and \
                 client_secret_basic_raw does not: try the other clientAuthentication. ",
            );
        }
        if !incomplete {
            push_credentials(text, sent);
        }
    }
    text.push_str(if text.is_empty() { "Check " } else { "Also check " });
    if sent.config.scope.is_some() && error != Some("invalid_client") {
        text.push_str("scope, ");
    }
    if code != Code::InvalidClient && !url_first && !both_first {
        text.push_str("tokenUrl, ");
    }
    if !format_first && !both_first {
        text.push_str("tokenRequestFormat, ");
    }
    text.push_str("clientAuthentication and tokenParameters.");
    if error == Some("unauthorized_client") {
        text.push_str(" If that is not it: ");
        text.push_str(NOT_ALLOWED);
    }
}

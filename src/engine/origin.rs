//! Where a secret or a token may be sent. The edge parses URLs with the URL standard's own parser; this
//! file decides what their parts mean.

use super::text::text;

/// The relevant parts of a URL, as the URL standard serializes them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct UrlParts {
    /// The whole URL.
    pub href: String,
    /// Scheme, host and port: `https://api.example.com`.
    pub origin: String,
    /// The path, from its first slash.
    pub path: String,
    /// The scheme with its colon: `https:`.
    pub protocol: String,
    /// The host without port; IPv6 in brackets.
    pub hostname: String,
    /// Whether it contains a user name or password.
    pub has_credentials: bool,
    /// Whether it has a fragment.
    pub has_fragment: bool,
}

/// A token endpoint.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Endpoint {
    /// Its parts.
    pub url: UrlParts,
    /// As it was given, to the letter.
    pub text: String,
}

/// Parses a URL as the URL standard does; none if it is not an absolute URL.
pub type ParseUrl<'a> = &'a dyn Fn(&str) -> Option<UrlParts>;

impl UrlParts {
    /// Why no credential may be sent there, in words that follow the option's name; none if it may.
    pub fn objection(&self) -> Option<String> {
        if self.has_credentials {
            return Some("must hold no user name or password.".to_owned());
        }
        match self.protocol.as_str() {
            "https:" => None,
            "http:" if is_loopback(&self.hostname) => None,
            "http:" => Some(text!(
                "is plain http to {}, so anyone on the way could read the credentials. Use https; http is accepted for loopback addresses only.",
                self.hostname
            )),
            _ => Some("must be an https URL.".to_owned()),
        }
    }

    /// As the base of relative URLs, taken as a folder: `things` relative to `https://host/v1` is
    /// `https://host/v1/things`. None if it has a query or a fragment.
    pub fn folder(&self) -> Option<String> {
        let end = if self.href.ends_with('/') { "" } else { "/" };
        (self.shown() == self.href).then(|| text!("{}{}", self.href, end))
    }

    /// The URL without query and fragment, safe to show.
    pub fn shown(&self) -> String {
        text!("{}{}", self.origin, self.path)
    }
}

/// Loopback hosts, as the URL standard serializes them (it turns 127.1 into 127.0.0.1, and leaves 127.1..
/// alone, which is a name).
fn is_loopback(hostname: &str) -> bool {
    let v4 = hostname.strip_prefix("127.").is_some_and(|rest| {
        let is_number = |part: &str| part.parse::<u8>().is_ok();
        rest.split('.').count() == 3 && rest.split('.').all(is_number)
    });
    v4 || hostname == "localhost" || hostname.ends_with(".localhost") || hostname == "[::1]"
}

//! Where a secret or a token may be sent to. URLs are parsed by the edge (the URL standard's own
//! parser); what their parts mean is decided here.

/// The parts of a URL that matter, as the URL standard serializes them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct UrlParts {
    /// The whole URL.
    pub href: String,
    /// Scheme, host and port: `https://api.example.com`.
    pub origin: String,
    /// The path, from its first slash.
    pub path: String,
    /// With its colon: `https:`.
    pub protocol: String,
    /// Host without port; IPv6 in brackets.
    pub hostname: String,
    /// Whether a user name or password stands in it.
    pub has_credentials: bool,
    /// Whether it has a fragment.
    pub has_fragment: bool,
}

/// Parses a URL as the URL standard does; none if it is not an absolute URL.
pub type ParseUrl<'a> = &'a dyn Fn(&str) -> Option<UrlParts>;

impl UrlParts {
    /// What forbids sending a credential there, in words that follow the option's name; none if
    /// nothing does.
    pub fn objection(&self) -> Option<String> {
        if self.has_credentials {
            return Some("must hold no user name or password.".to_owned());
        }
        match self.protocol.as_str() {
            "https:" => None,
            "http:" if is_loopback(&self.hostname) => None,
            "http:" => Some(format!(
                "is plain http to {}, so anyone on the way could read the credentials. Use https; http is accepted for loopback addresses only.",
                self.hostname
            )),
            _ => Some("must be an https URL.".to_owned()),
        }
    }

    /// The URL as it may be shown: without query and fragment.
    pub fn shown(&self) -> String {
        format!("{}{}", self.origin, self.path)
    }
}

/// Loopback hosts, as serialized by the URL standard (127.1 has become 127.0.0.1 by then, and 127.1..,
/// which is a name, has stayed one).
fn is_loopback(hostname: &str) -> bool {
    let v4 = hostname.strip_prefix("127.").is_some_and(|rest| {
        let is_number = |part: &str| part.parse::<u8>().is_ok();
        rest.split('.').count() == 3 && rest.split('.').all(is_number)
    });
    v4 || hostname == "localhost" || hostname.ends_with(".localhost") || hostname == "[::1]"
}

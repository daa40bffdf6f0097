//! Every error of the client: one table of codes, from which `examples/error-codes.rs` generates the
//! TypeScript union, the classes and the documentation.

use core::fmt;

use super::runtime_code::{is_certificate, never_connected};
use super::text::text;
use super::time::Millis;

macro_rules! codes {
    ($($(#[doc = $doc:literal])+ $variant:ident = $code:literal, $class:ident, $transient:literal;)+) => {
        /// A stable error code.
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        pub enum Code {
            $($(#[doc = $doc])+ $variant,)+
        }

        impl Code {
            /// Every code.
            pub const ALL: &'static [Self] = &[$(Self::$variant,)+];

            /// The code as JavaScript sees it.
            pub const fn as_str(self) -> &'static str {
                match self { $(Self::$variant => $code,)+ }
            }

            /// The class of its JavaScript error.
            pub const fn class(self) -> Class {
                match self { $(Self::$variant => Class::$class,)+ }
            }

            /// Whether the same request may succeed later, with nothing changed.
            pub const fn transient(self) -> bool {
                match self { $(Self::$variant => $transient,)+ }
            }

            /// What it means, in one or two sentences.
            pub const fn doc(self) -> &'static str {
                match self { $(Self::$variant => concat!($($doc),+).trim_ascii(),)+ }
            }
        }
    };
}

/// The JavaScript class of an error.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Class {
    /// Options, environment variables or the place of use are wrong.
    ConfigurationError,
    /// The token endpoint granted no token.
    TokenError,
    /// The call could not be sent or got no response.
    CallError,
    /// The client can no longer be used.
    ClientError,
}

impl Class {
    /// Every class.
    pub const ALL: &'static [Self] =
        &[Self::ConfigurationError, Self::TokenError, Self::CallError, Self::ClientError];

    /// The name of the class.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::ConfigurationError => "ConfigurationError",
            Self::TokenError => "TokenError",
            Self::CallError => "CallError",
            Self::ClientError => "ClientError",
        }
    }
}

codes! {
    /// Options or environment variables are missing or wrong; `problems` lists all of them.
    InvalidConfiguration = "invalid_configuration", ConfigurationError, false;
    /// A client secret must not be used in a browser page, where every visitor can read it.
    BrowserRefused = "browser_refused", ConfigurationError, false;
    /// The package's WebAssembly module could not be loaded: it is missing, damaged, of another version, or not allowed here; `cause` is the runtime's own error.
    WasmUnavailable = "wasm_unavailable", ConfigurationError, false;
    /// The token endpoint refused the client's credentials (RFC 6749 §5.2 `invalid_client`, or 401).
    InvalidClient = "invalid_client", TokenError, false;
    /// The token endpoint refused the request for another reason; `error` has its OAuth error code.
    TokenRequestRefused = "token_request_refused", TokenError, false;
    /// The token endpoint responded 429; nothing is sent to it before `retryAfterMs` has passed.
    TokenEndpointThrottled = "token_endpoint_throttled", TokenError, true;
    /// The token endpoint is failing (5xx, `temporarily_unavailable` or `server_error`).
    TokenEndpointUnavailable = "token_endpoint_unavailable", TokenError, true;
    /// The token endpoint could not be reached: a name, connection or TLS problem.
    TokenEndpointUnreachable = "token_endpoint_unreachable", TokenError, true;
    /// The token endpoint did not respond within `tokenTimeoutMs`.
    TokenEndpointTimeout = "token_endpoint_timeout", TokenError, true;
    /// The token endpoint responded with a redirect, which is never followed: it would carry the secret elsewhere.
    TokenEndpointRedirected = "token_endpoint_redirected", TokenError, false;
    /// The token endpoint responded with success, but without a usable bearer token.
    InvalidTokenResponse = "invalid_token_response", TokenError, false;
    /// The certificate of the token endpoint is not trusted, has expired, or is for another name; `cause` is the runtime's own error.
    TokenEndpointUntrusted = "token_endpoint_untrusted", TokenError, false;
    /// The client's secret, key or assertion was asked for and could not be had: the function threw or took too long, the file could not be read, or what came cannot be used; `cause` is the function's or the runtime's own error.
    CredentialsUnavailable = "credentials_unavailable", TokenError, true;
    /// The metadata of the issuer could not be had (RFC 8414), so the token endpoint is not known; `cause` is the runtime's own error.
    DiscoveryFailed = "discovery_failed", TokenError, true;
    /// The metadata of the issuer cannot be used: they name another issuer, no token endpoint, or other client authentication.
    InvalidMetadata = "invalid_metadata", TokenError, false;
    /// Your own `fetch` threw an error at the token request that is not a network error; the caller gets that error itself.
    FetchFailed = "fetch_failed", TokenError, false;
    /// No token arrived within `tokenWaitMs`.
    TokenWaitTimeout = "token_wait_timeout", TokenError, true;
    /// The call failed before a response arrived; `cause` is the runtime's own error.
    NetworkError = "network_error", CallError, true;
    /// The certificate of the API is not trusted, has expired, or is for another name; `cause` is the runtime's own error.
    CertificateRejected = "certificate_rejected", CallError, false;
    /// A redirect was not followed: `redirect` is `"error"`, there were more than 20, or the body cannot be sent again.
    RedirectRefused = "redirect_refused", CallError, false;
    /// The API did not respond within the call's timeout.
    CallTimeout = "call_timeout", CallError, true;
    /// The bearer token may not be sent to this URL: see `baseUrl` and `allowedOrigins`.
    OriginNotAllowed = "origin_not_allowed", CallError, false;
    /// The URL or the call's own options cannot be used.
    InvalidCall = "invalid_call", CallError, false;
    /// The call has an Authorization header of its own, which the client would have to overwrite.
    AuthorizationHeaderPresent = "authorization_header_present", CallError, false;
    /// The client was closed.
    ClientClosed = "client_closed", ClientError, false;
    /// The WebAssembly instance failed and was replaced; the call may be made again.
    InstanceFailed = "instance_failed", ClientError, true;
}

/// Advice for a certificate that was not accepted.
pub const CERTIFICATE_ADVICE: &str =
    "Check the host's name, this machine's clock and the authorities that it trusts.";

/// The fields of an OAuth error response (RFC 6749 §5.2), scrubbed and bounded.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct OAuthFields {
    /// `error`.
    pub error: Option<String>,
    /// `error_description`.
    pub description: Option<String>,
    /// `error_uri`.
    pub uri: Option<String>,
}

/// One mistake in the configuration.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Problem {
    /// The option's name.
    pub option: String,
    /// The environment variable that also sets it, if any.
    pub variable: Option<String>,
    /// What is wrong and what to do.
    pub problem: String,
}

/// An error. Contains nothing secret.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Error {
    /// Its code.
    pub code: Code,
    /// What happened, why, and what to do.
    pub message: String,
    /// The time until trying again makes sense, where that is known.
    pub retry_after_ms: Option<Millis>,
    /// The HTTP status, where there was a response.
    pub status: Option<u16>,
    /// The fields of an OAuth error response.
    pub oauth: OAuthFields,
    /// The mistakes in the configuration.
    pub problems: Vec<Problem>,
}

impl Error {
    /// An error of this code with this message.
    pub fn new(code: Code, message: impl Into<String>) -> Self {
        Self {
            code,
            message: message.into(),
            retry_after_ms: None,
            status: None,
            oauth: OAuthFields::default(),
            problems: Vec::new(),
        }
    }

    /// All mistakes in a configuration, as one error. The facade appends the list of problems.
    pub fn configuration(problems: Vec<Problem>) -> Self {
        Self {
            problems,
            ..Self::new(Code::InvalidConfiguration, "The configuration cannot be used:")
        }
    }

    /// A call got no response; `code` is the runtime's own, such as `ECONNRESET`.
    pub fn network(code: Option<&str>) -> Self {
        let code = code.filter(|code| is_word(code));
        if let Some(code) = code.filter(|code| is_certificate(code)) {
            let message = text!(
                "The API's certificate was not accepted ({}), so nothing was sent. {}",
                code,
                CERTIFICATE_ADVICE
            );
            return Self::new(Code::CertificateRejected, message);
        }
        let sent = if code.is_some_and(never_connected) {
            "It was not sent."
        } else {
            "Whether it was processed is not known."
        };
        let code = code.map(|code| text!(" ({})", code)).unwrap_or_default();
        let message = text!("The API call got no response{}. {} cause says more.", code, sent);
        Self::new(Code::NetworkError, message)
    }

    /// The client was closed.
    pub fn closed() -> Self {
        Self::new(Code::ClientClosed, "The client was closed. Construct a new one to go on.")
    }
}

/// Whether it looks like a runtime's code. It comes from an error that the caller's own fetch may have
/// thrown, so it can be anything.
fn is_word(code: &str) -> bool {
    (1..=64).contains(&code.len())
        && code.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'_')
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.message)
    }
}

impl core::error::Error for Error {}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_code_is_unique_named_in_snake_case_and_explained() {
        let mut seen = Vec::new();
        for code in Code::ALL {
            let name = code.as_str();
            assert!(!seen.contains(&name), "{name} occurs twice");
            seen.push(name);
            assert!(name.bytes().all(|b| b.is_ascii_lowercase() || b == b'_'), "{name}");
            assert!(code.doc().ends_with('.'), "{name}: {}", code.doc());
            assert!(Class::ALL.contains(&code.class()));
        }
    }

    #[test]
    fn a_network_error_names_the_code_only_if_it_looks_like_one() {
        let longest = "E".repeat(64);
        for code in ["ECONNRESET", "UND_ERR_SOCKET", "E2", "e", "_", longest.as_str()] {
            let message = Error::network(Some(code)).message;
            assert!(
                message.starts_with(&format!("The API call got no response ({code}). ")),
                "{message}"
            );
        }
        let nameless = Error::network(None).message;
        assert!(nameless.starts_with("The API call got no response. "), "{nameless}");
        let long = "E".repeat(65);
        for code in ["", " ", "E-1", "E CONN", "ECONN\n", "É", "a=b", "Bearer x", long.as_str()] {
            assert_eq!(Error::network(Some(code)).message, nameless, "{code:?}");
        }
    }
}

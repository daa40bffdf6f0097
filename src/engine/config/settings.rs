//! A configuration that has been read and checked, and nothing of how that is done.

use core::fmt;

use super::authentication::ClientAuthentication;
use super::wire_profile::Profile;
use crate::engine::origin::UrlParts;
use crate::engine::policy::Policy;
use crate::engine::secret::Secret;

/// How the body of the token request is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum BodyFormat {
    /// `application/x-www-form-urlencoded`, as RFC 6749 has it.
    Form,
    /// `application/json`, as Vagaro and others have it.
    Json,
}

impl BodyFormat {
    pub(super) const ALL: &'static [Self] = &[Self::Form, Self::Json];
    pub(super) const WORDS: &'static [&'static str] = &["form", "json"];
}

/// A configuration that can be used.
#[derive(Clone)]
pub struct Config {
    /// The token endpoint.
    pub token_url: UrlParts,
    /// The client id.
    pub client_id: String,
    /// The client secret.
    pub client_secret: Secret,
    /// How the client authenticates.
    pub authentication: ClientAuthentication,
    /// How the token request's body is written.
    pub format: BodyFormat,
    /// The scope asked for, words with a space between.
    pub scope: Option<String>,
    /// The audience asked for.
    pub audience: Option<String>,
    /// The resources asked for (RFC 8707).
    pub resources: Vec<String>,
    /// Further parameters of the token request.
    pub token_parameters: Vec<(String, String)>,
    /// What relative URLs of calls are relative to; its path ends in a slash.
    pub base_url: Option<String>,
    /// Origins that the bearer may be sent to.
    pub allowed_origins: Vec<String>,
    /// Default timeout of a call, in milliseconds.
    pub timeout_ms: Option<u64>,
    /// Timeout of one token request, in milliseconds.
    pub token_timeout_ms: u64,
    /// Longest time that a call waits for a token, in milliseconds.
    pub token_wait_ms: u64,
    /// Retries of one API call.
    pub max_retries: u32,
    /// Whether a timer refreshes the token when no call comes.
    pub background_refresh: bool,
    /// The lifecycle's parameters.
    pub policy: Policy,
    /// What the provider does in its own way.
    pub profile: Profile,
}

impl fmt::Debug for Config {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Config")
            .field("token_url", &self.token_url.shown())
            .field("client_id", &self.client_id)
            .field("client_secret", &self.client_secret)
            .finish_non_exhaustive()
    }
}

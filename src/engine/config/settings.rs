//! A configuration that has been read and checked.

use core::fmt;

use super::authentication::ClientAuthentication;
use super::wire_profile::WireProfile;
use crate::engine::origin::UrlParts;
use crate::engine::policy::Policy;
use crate::engine::secret::Secret;
use crate::engine::time::Millis;

/// The format of the token request's body.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum BodyFormat {
    /// `application/x-www-form-urlencoded`, as in RFC 6749.
    Form,
    /// `application/json`, as Vagaro and others expect.
    Json,
}

impl BodyFormat {
    pub(super) const ALL: &'static [Self] = &[Self::Form, Self::Json];
    pub(super) const VALUES: &'static [&'static str] = &[Self::Form.as_str(), Self::Json.as_str()];

    /// The option's value.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Form => "form",
            Self::Json => "json",
        }
    }
}

/// What a client proves its identity with.
#[derive(Clone, Debug)]
pub enum Credential {
    /// A secret that stays the same.
    Secret(Secret),
    /// A secret that the edge asks for before each token request.
    Asked,
}

/// A valid configuration.
#[derive(Clone)]
pub struct Config {
    /// The token endpoint.
    pub token_url: UrlParts,
    /// The client id.
    pub client_id: String,
    /// What the client proves its identity with.
    pub credential: Credential,
    /// How the client authenticates.
    pub authentication: ClientAuthentication,
    /// The format of the token request's body.
    pub format: BodyFormat,
    /// The scope to request, separated by spaces.
    pub scope: Option<String>,
    /// The audience to request.
    pub audience: Option<String>,
    /// The resources to request (RFC 8707).
    pub resources: Vec<String>,
    /// Additional parameters of the token request.
    pub token_parameters: Vec<(String, String)>,
    /// The base of relative URLs; its path ends in a slash.
    pub base_url: Option<String>,
    /// Origins to which the bearer token may be sent.
    pub allowed_origins: Vec<String>,
    /// Default timeout of a call.
    pub timeout_ms: Option<Millis>,
    /// Timeout of one token request.
    pub token_timeout_ms: Millis,
    /// Longest time that a call waits for a token.
    pub token_wait_ms: Millis,
    /// Maximum retries of one call.
    pub max_retries: u32,
    /// Whether a timer refreshes the token while the client is idle.
    pub background_refresh: bool,
    /// The lifecycle's parameters.
    pub policy: Policy,
    /// How the provider departs from the RFCs.
    pub profile: WireProfile,
}

impl fmt::Debug for Config {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Config")
            .field("token_url", &self.token_url.shown())
            .field("client_id", &self.client_id)
            .field("credential", &self.credential)
            .finish_non_exhaustive()
    }
}

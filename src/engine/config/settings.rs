//! A configuration that has been read and checked.

use core::fmt;

use super::authentication::ClientAuthentication;
use super::placeholders::{Header, UUID, hold};
use super::wire_profile::{Field, WireProfile};
use crate::engine::origin::Endpoint;
use crate::engine::policy::Policy;
use crate::engine::secret::Secret;
use crate::engine::time::Millis;

/// The methods of the token request; the first is the default.
pub const METHODS: &[&str] = &["POST", "GET"];

/// The format of the token request's parameters.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum BodyFormat {
    /// `application/x-www-form-urlencoded`, as in RFC 6749.
    Form,
    /// `application/json`, as Vagaro and others expect.
    Json,
    /// In the query of the token endpoint's URL, without a body.
    Query,
}

impl BodyFormat {
    pub(super) const ALL: &'static [Self] = &[Self::Form, Self::Json, Self::Query];
    pub(super) const VALUES: &'static [&'static str] =
        &[Self::Form.as_str(), Self::Json.as_str(), Self::Query.as_str()];

    /// The option's value.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Form => "form",
            Self::Json => "json",
            Self::Query => "query",
        }
    }
}

/// The client secret.
#[derive(Clone, Debug)]
pub enum Credential {
    /// One that stays the same.
    Secret(Secret),
    /// One that the edge asks for before each token request.
    Asked,
    /// None that is sent.
    None,
}

/// Where the JWT of a token request comes from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum JwtSource {
    /// The edge signs it; `changes`: the key is asked for each time.
    Signed {
        /// Whether the key may be another one the next time.
        changes: bool,
    },
    /// Somebody else has signed it: the edge asks for it before each token request.
    Given,
}

/// Where the JWT of a token request stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Place {
    /// `client_assertion` (RFC 7521 §4.2).
    ClientAssertion,
    /// `assertion` of the grant `jwt-bearer` (RFC 7523 §2.1).
    Assertion,
    /// `subject_token` of the grant `token-exchange` (RFC 8693 §2.1).
    SubjectToken,
}

/// Whom a JWT that the client signs is for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Audience {
    /// The issuer, to the letter.
    Issuer,
    /// The token endpoint, to the letter.
    TokenUrl,
    /// Another one.
    Other(String),
}

/// The JWT of each token request.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Assertion {
    /// Where it comes from.
    pub source: JwtSource,
    /// Where it stands.
    pub place: Place,
    /// Its type, by which the server knows what it is; none for an `assertion`.
    pub kind: Option<String>,
    /// Whom it is for, if the client signs it.
    pub audience: Audience,
    /// How long it is valid, in seconds, if the client signs it.
    pub lifetime_s: u64,
}

/// The store that processes share.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct StoreSettings {
    /// Longest time of its operations before a token request.
    pub timeout_ms: Millis,
    /// Whether it can store a value unless there is one.
    pub leases: bool,
}

/// An additional parameter of the token request.
#[derive(Clone)]
pub struct TokenParameter {
    /// Its name.
    pub name: String,
    /// Its value: a text, or (`is_json`) another value as JSON.
    pub value: String,
    /// Whether the value is JSON.
    pub is_json: bool,
}

/// A valid configuration.
#[derive(Clone)]
pub struct Config {
    /// The token endpoint; none if it has to be discovered.
    pub token_url: Option<Endpoint>,
    /// The authorization server, to the letter.
    pub issuer: Option<String>,
    /// The client id; empty if there is none.
    pub client_id: String,
    /// The client secret.
    pub credential: Credential,
    /// The JWT of each token request, if it has one.
    pub assertion: Option<Assertion>,
    /// The grant, as the server knows it.
    pub grant: String,
    /// How the client authenticates.
    pub authentication: ClientAuthentication,
    /// The method of the token request.
    pub method: &'static str,
    /// The format of its parameters.
    pub format: BodyFormat,
    /// The scope to request, as it is sent.
    pub scope: Option<String>,
    /// The audience to request.
    pub audience: Option<String>,
    /// The resources to request (RFC 8707).
    pub resources: Vec<String>,
    /// Additional parameters of the token request.
    pub token_parameters: Vec<TokenParameter>,
    /// Additional headers of the token request.
    pub token_request_headers: Vec<Header>,
    /// Texts in both that may be secrets.
    pub hidden: Vec<String>,
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
    /// The store, if the client has one.
    pub store: Option<StoreSettings>,
    /// The lifecycle's parameters.
    pub policy: Policy,
    /// How the provider departs from the RFCs.
    pub profile: WireProfile,
    /// Whether these are the options of a pool, without a tenant's credentials.
    pub of_pool: bool,
}

impl Config {
    /// Whether each token request has a UUID of its own.
    pub fn wants_uuid(&self) -> bool {
        hold(&self.token_request_headers, UUID)
    }

    /// Whether relative URLs have the base that comes with the token. The option `baseUrl` wins.
    pub fn is_based_on_token(&self) -> bool {
        self.base_url.is_none() && !self.profile.get(Field::BaseUrl).is_empty()
    }

    /// Whether token requests go to the same place.
    pub fn has_endpoint_of(&self, other: &Self) -> bool {
        let [own, others] = [self, other].map(|config| config.token_url.as_ref());
        let same = own.map(|own| own.text.as_str()) == others.map(|other| other.text.as_str());
        same && self.issuer == other.issuer
    }
}

impl fmt::Debug for Config {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Config")
            .field("token_url", &self.token_url.as_ref().map(|endpoint| endpoint.url.shown()))
            .field("client_id", &self.client_id)
            .field("credential", &self.credential)
            .finish_non_exhaustive()
    }
}

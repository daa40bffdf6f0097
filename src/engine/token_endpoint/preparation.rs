//! What has to be done before a token request, and whether a refused one is prepared once more.

use super::assertion::{self, Plan, ServerClock};
use super::credentials::{Credentials, Sent};
use super::discovery::{Discovery, Metadata};
use super::response::{self, TokenResponse};
use crate::engine::config::{Assertion, Config, Credential, JwtSource};
use crate::engine::error::{Code, Error};
use crate::engine::origin::ParseUrl;
use crate::engine::secret::Secret;
use crate::engine::time::{Instant, UnixMillis};

/// What the edge has to do before a token request.
#[derive(Clone, Debug)]
pub enum Preparation {
    /// Request the metadata of the issuer, and tell [`Preparer::discovered`] or [`Preparer::undiscovered`].
    Discover,
    /// Ask for the secret or the JWT where either is wanted, and then for the token request.
    Ask,
    /// The same with a JWT that the edge signs.
    Sign(Plan),
    /// Nothing: there is no token endpoint.
    Fail,
}

/// What one client knows of its token endpoint before it sends anything.
#[derive(Clone, Debug, Default)]
pub struct Preparer {
    discovery: Discovery,
    clock: ServerClock,
    /// By how much the server's clock is ahead of ours, if its last refusal told.
    ahead_ms: Option<i64>,
    /// Whether the flight's next token request differs from its last one, whatever it is sent with.
    differs: bool,
}

impl Preparer {
    /// What is known of the same token endpoint.
    pub fn learn(&mut self, other: &Self) {
        let differs = self.differs;
        *self = Self { differs, ..other.clone() };
    }

    /// The flight goes on with another configuration, so that its next token request is another one.
    pub const fn changed(&mut self) {
        self.differs = true;
    }

    /// Whether the edge has to prepare the next token request ([`prepare`](Self::prepare)), or can send it at once.
    pub fn asks(&self, config: &Config, now: Instant) -> bool {
        matches!(config.credential, Credential::Asked)
            || config.assertion.is_some()
            || (config.token_url.is_none() && self.discovery.is_due(now))
    }

    /// What is next.
    pub fn prepare(&mut self, config: &Config, now: Instant) -> Preparation {
        if config.token_url.is_none() && self.discovery.begin(now) {
            return Preparation::Discover;
        }
        let sent = self.sent(config, None);
        if sent.endpoint.is_none() {
            return Preparation::Fail;
        }
        let given = config.issuer.as_deref().unwrap_or_default();
        let issuer = self.discovery.issuer().unwrap_or(given);
        match assertion::plan(&sent, issuer, self.clock, now) {
            Some(plan) => Preparation::Sign(plan),
            None => Preparation::Ask,
        }
    }

    /// The metadata have come. [`prepare`](Self::prepare) tells what is next.
    pub fn discovered(&mut self, metadata: Metadata, parse_url: ParseUrl<'_>, now: Instant) {
        self.differs |= self.discovery.found(metadata, parse_url, now);
    }

    /// The metadata have not come, or cannot be used: why, in a sentence. `transient`: they may come later.
    pub fn undiscovered(&mut self, message: String, transient: bool) {
        let code = if transient { Code::DiscoveryFailed } else { Code::InvalidMetadata };
        self.discovery.missed(Error::new(code, message));
    }

    /// What a token request is made of, and its response is read by.
    pub fn sent<'a>(
        &'a self,
        config: &'a Config,
        credentials: Option<&'a Credentials>,
    ) -> Sent<'a> {
        let sent = Sent::new(config, credentials);
        let endpoint = sent.endpoint.or_else(|| self.discovery.endpoint());
        Sent { endpoint, ahead_ms: self.ahead_ms, clock_ahead_ms: self.clock.ahead_ms(), ..sent }
    }

    /// Whether something of a refused token request may have changed since: prepare it once more, and if it is
    /// another one ([`differs`](Self::differs)), it is sent. `date`: the server's clock, if it told.
    pub fn asks_again(
        &mut self,
        config: &Config,
        response: &TokenResponse,
        date: Option<UnixMillis>,
        now: Instant,
    ) -> bool {
        let refuses = response::refuses_client(response, config);
        let discovers = config.token_url.is_none();
        if !refuses && (!discovers || !response::is_elsewhere(response)) {
            return false;
        }
        if let Some(date) = date
            && signs(config)
        {
            self.ahead_ms = Some(assertion::ahead_ms(date, now));
            self.differs |= self.clock.told(date, now);
        }
        let doubted = discovers && self.discovery.doubt();
        doubted
            || self.differs
            || matches!(config.credential, Credential::Asked)
            || matches!(
                source(config),
                Some(JwtSource::Given | JwtSource::Signed { changes: true })
            )
    }

    /// Whether a second token request of a flight differs from its first one. `new_key`: the key that signed is
    /// another one.
    pub fn differs(
        &self,
        config: &Config,
        last: &Credentials,
        next: &Credentials,
        new_key: bool,
    ) -> bool {
        let changed = |last: &Option<Secret>, next: &Option<Secret>| {
            last.as_ref().map(Secret::expose) != next.as_ref().map(Secret::expose)
        };
        self.differs
            || new_key
            || changed(&last.secret, &next.secret)
            || (source(config) == Some(JwtSource::Given) && changed(&last.jwt, &next.jwt))
    }

    /// The flight has landed. Returns why it had no token endpoint, if it had none.
    pub const fn land(&mut self) -> Option<Box<Error>> {
        self.differs = false;
        self.discovery.land()
    }
}

/// Whether the edge signs the JWT of token requests, so that the server's clock matters.
pub fn signs(config: &Config) -> bool {
    matches!(source(config), Some(JwtSource::Signed { .. }))
}

fn source(config: &Config) -> Option<JwtSource> {
    config.assertion.as_ref().map(|Assertion { source, .. }| *source)
}

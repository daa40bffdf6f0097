//! A token as the client holds it.

use super::schedule::{Lifetime, Schedule};
use crate::engine::event::{Reason, TokenFacts};
use crate::engine::ids::{FlightId, Generation};
use crate::engine::secret::Secret;
use crate::engine::time::{Instant, Span};

/// How long the answer that a token is fresh holds: many calls of a busy client, and no time at all for
/// a clock to be set back by just as much as has passed.
const FRESH_MS: u64 = 100;

/// What a token reply granted.
#[derive(Clone, Debug)]
pub struct Grant {
    /// The access token, safe to stand in a header.
    pub access_token: Secret,
    /// How long the server says it lives.
    pub lifetime: Lifetime,
    /// The scope granted, if the server named one.
    pub scope: Option<String>,
}

/// A granted token with its place in the client's history.
#[derive(Clone, Debug)]
pub struct Token {
    /// Counts the client's tokens from 1.
    pub generation: Generation,
    /// The flight that brought it: who waited for that flight may use it once, however short its life.
    pub flight: FlightId,
    /// The access token.
    pub access_token: Secret,
    /// When it was asked for. The server may have granted it at any time since, so its life is
    /// counted from here.
    pub since: Instant,
    /// Its turning points.
    pub schedule: Schedule,
    /// The scope granted, if the server named one.
    pub scope: Option<String>,
    /// Why it was asked for.
    pub reason: Reason,
    /// Whether a call has used it.
    pub used: bool,
    /// While this lasts, it is known to be usable and not to be refreshed yet.
    pub fresh: Span,
    /// Whether the API has answered a call with it by anything but 401.
    pub accepted: bool,
    /// Whether the token before it was refused.
    pub replaces_refused: bool,
}

impl Token {
    /// Whether calls may go on with it at once.
    pub fn usable(&self, now: Instant) -> bool {
        now.age_of(self.since) < self.schedule.wait_after_ms
    }

    /// Whether it has not ended yet.
    pub fn alive(&self, now: Instant) -> bool {
        self.life_ms(now) > 0
    }

    /// What is left of its life, in milliseconds.
    pub fn life_ms(&self, now: Instant) -> u64 {
        self.schedule.lifetime_ms.saturating_sub(now.age_of(self.since))
    }

    /// Milliseconds until it should be refreshed; 0 when that time has come.
    pub fn refresh_in_ms(&self, now: Instant) -> u64 {
        self.schedule.refresh_after_ms.saturating_sub(now.age_of(self.since))
    }

    /// Uses it for a call, and looks how long others may do the same without asking again.
    pub fn take(&mut self, now: Instant) {
        self.used = true;
        self.fresh = now.span(self.refresh_in_ms(now).min(FRESH_MS));
    }

    /// The value of the header that carries it: the scheme and the token (RFC 6750 §2.1), or the token
    /// alone.
    pub fn header(&self, scheme: &str) -> Secret {
        let mut value = String::from(scheme);
        if !scheme.is_empty() {
            value.push(' ');
        }
        value.push_str(self.access_token.expose());
        Secret::new(value)
    }

    /// When it expires, in milliseconds since the Unix epoch.
    pub const fn expires_at_ms(&self) -> u64 {
        self.since.wall_after(self.schedule.lifetime_ms)
    }

    /// What may be said of it.
    pub fn facts(&self) -> TokenFacts {
        TokenFacts {
            generation: self.generation,
            expires_at_ms: self.expires_at_ms(),
            lifetime_ms: self.schedule.lifetime_ms,
            scope: self.scope.clone(),
            reason: self.reason,
        }
    }
}

//! A token as the client holds it.

use super::schedule::{Lifetime, Schedule};
use crate::engine::event::{Reason, Source, TokenDetails};
use crate::engine::ids::{FlightId, Generation};
use crate::engine::secret::Secret;
use crate::engine::time::{Instant, Millis, Span, UnixMillis};

/// How long a token that was found warm counts as warm: long enough for many calls of a busy client, and
/// too short for a clock to be set back by exactly the time that has passed.
const WARM_MS: Millis = Millis(100);

/// What a token response grants.
#[derive(Clone, Debug)]
pub struct Granted {
    /// The access token, safe in a header.
    pub access_token: Secret,
    /// The lifetime that the server states.
    pub lifetime: Lifetime,
    /// The scope granted, if the server states one.
    pub scope: Option<String>,
    /// The base of relative URLs of calls that carry it, if the server states one.
    pub base_url: Option<String>,
}

/// How a token arrives.
#[derive(Clone, Debug)]
pub struct Arrival {
    /// What was granted.
    pub granted: Granted,
    /// When it was asked for: its token request, or the read of the store.
    pub asked_at: Instant,
    /// Its age then.
    pub age_ms: Millis,
    /// Where it comes from.
    pub source: Source,
    /// Whether it was asked for after a rejection, if there was one. That of another process may be older.
    pub replaces_rejected: bool,
}

/// A token with its place in the client's history.
#[derive(Clone, Debug)]
pub struct Token {
    /// Counts the client's tokens from 1.
    pub generation: Generation,
    /// The generation in which this very token came first. Servers may hand out the same token again.
    pub first: Generation,
    /// The flight that brought it: callers who waited for it may use the token, however short its life.
    pub flight: FlightId,
    /// The access token.
    pub access_token: Secret,
    /// When its token request was sent, or the read of the store. The server may have granted it at any time since,
    /// so its age is counted from then.
    pub since: Instant,
    /// Its turning points, as ages since then.
    pub schedule: Schedule,
    /// The refresh time that the server stated, or that it gives reason for.
    pub refresh_in_ms: Option<Millis>,
    /// The scope granted, if the server states one.
    pub scope: Option<String>,
    /// The base of relative URLs of calls that carry it.
    pub base_url: Option<String>,
    /// Why it was requested.
    pub reason: Reason,
    /// Where it comes from.
    pub source: Source,
    /// Whether a call has used it.
    pub used: bool,
    /// While this lasts, it is known to be warm, with no refresh due.
    pub warm: Span,
    /// Whether the API has accepted it: a call with it got a response that neither rejects it nor is transient.
    pub accepted: bool,
    /// Whether the token before it was rejected.
    pub replaces_rejected: bool,
}

impl Token {
    /// Whether calls may use it at once.
    pub fn usable(&self, now: Instant) -> bool {
        now.age_of(self.since) < self.schedule.wait_after_ms
    }

    /// Whether a call of this generation carries it.
    pub fn is_of(&self, generation: Generation) -> bool {
        (self.first..=self.generation).contains(&generation)
    }

    /// Whether it has not expired.
    pub fn alive(&self, now: Instant) -> bool {
        self.life_ms(now) > Millis::ZERO
    }

    /// The rest of its life.
    pub fn life_ms(&self, now: Instant) -> Millis {
        self.schedule.lifetime_ms.saturating_sub(now.age_of(self.since))
    }

    /// The time until its refresh is due; none when it is.
    pub fn refresh_in_ms(&self, now: Instant) -> Millis {
        self.schedule.refresh_after_ms.saturating_sub(now.age_of(self.since))
    }

    /// Uses it for a call, and notes how long other calls may use it without asking again.
    pub fn take(&mut self, now: Instant) {
        self.used = true;
        self.warm = now.span(self.refresh_in_ms(now).min(WARM_MS));
    }

    /// The value of its header: the scheme and the token (RFC 6750 §2.1), or the token alone.
    pub fn header(&self, scheme: &str) -> Secret {
        let mut value = String::from(scheme);
        if !scheme.is_empty() {
            value.push(' ');
        }
        value.push_str(self.access_token.expose());
        Secret::new(value)
    }

    /// When it expires.
    pub const fn expires_at_ms(&self) -> UnixMillis {
        self.since.wall_after(self.schedule.lifetime_ms)
    }

    /// What events tell about it.
    pub fn details(&self) -> TokenDetails {
        TokenDetails {
            generation: self.generation,
            expires_at_ms: self.expires_at_ms(),
            lifetime_ms: self.schedule.lifetime_ms,
            scope: self.scope.clone(),
            reason: self.reason,
            source: self.source,
        }
    }
}

//! The assertion that a client signs: its claims, whom it is for, its times, and the server's clock.

use super::credentials::Sent;
use crate::engine::config::{Assertion, Audience, JwtSource, Place};
use crate::engine::time::{Instant, UnixMillis};

/// Servers refuse what was issued ahead of their own clock, be it by a moment.
const EARLY_S: u64 = 5;

/// Clocks may differ by so much, in milliseconds: a difference below it does not explain a refusal.
const TOLERANCE_MS: u64 = 10_000;

/// The server's clock, as far as it is known.
#[derive(Clone, Copy, Debug, Default)]
pub struct ServerClock {
    /// By how much it is ahead of ours, in milliseconds; what assertions are corrected by.
    ahead_ms: i64,
}

impl ServerClock {
    /// The time by the server's clock.
    const fn time(self, now: Instant) -> UnixMillis {
        now.wall().shifted(self.ahead_ms)
    }

    /// By how much it is ahead of ours, in milliseconds.
    pub const fn ahead_ms(self) -> i64 {
        self.ahead_ms
    }

    /// A refusal told the server's time. Returns whether the clock that the assertion was made by was wrong.
    pub const fn told(&mut self, date: UnixMillis, now: Instant) -> bool {
        let wrong = self.time(now).0.abs_diff(date.0) > TOLERANCE_MS;
        if wrong {
            self.ahead_ms = ahead_ms(date, now);
        }
        wrong
    }
}

/// By how many milliseconds the server's clock is ahead of ours.
pub const fn ahead_ms(date: UnixMillis, now: Instant) -> i64 {
    date.0.cast_signed().saturating_sub(now.wall().0.cast_signed())
}

/// Whether clocks that differ by so much explain a refusal.
pub const fn is_far(ahead_ms: i64) -> bool {
    ahead_ms.unsigned_abs() > TOLERANCE_MS
}

/// What the edge signs.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Plan {
    /// The type in the header.
    pub typ: &'static str,
    /// The claim `aud`.
    pub audience: String,
    /// The claim `iat`, in seconds since the Unix epoch.
    pub issued_at_s: u64,
    /// The claim `exp`, in the same way.
    pub expires_at_s: u64,
    /// Whether it is the grant itself, so that the user's own claims may say whose it is.
    pub is_grant: bool,
}

/// What the edge signs now; none if it signs nothing.
///
/// The audience is the issuer, so that no other server can be made to use the assertion, and then the type says
/// that it authenticates a client (draft-ietf-oauth-rfc7523bis).
pub fn plan(sent: &Sent<'_>, issuer: &str, clock: ServerClock, now: Instant) -> Option<Plan> {
    let assertion = sent.config.assertion.as_ref()?;
    let JwtSource::Signed { .. } = assertion.source else { return None };
    let issued_at_s = (clock.time(now).0 / 1_000).saturating_sub(EARLY_S);
    let is_grant = assertion.place != Place::ClientAssertion;
    let own = !is_grant && assertion.audience == Audience::Issuer;
    Some(Plan {
        typ: if own { "client-authentication+jwt" } else { "JWT" },
        audience: audience(assertion, sent, issuer).to_owned(),
        issued_at_s,
        expires_at_s: issued_at_s.saturating_add(assertion.lifetime_s),
        is_grant,
    })
}

/// Whom the assertion is for.
pub fn audience<'a>(assertion: &'a Assertion, sent: &Sent<'a>, issuer: &'a str) -> &'a str {
    match &assertion.audience {
        Audience::Issuer => issuer,
        Audience::TokenUrl => sent.endpoint.map_or("", |endpoint| &endpoint.text),
        Audience::Other(text) => text,
    }
}

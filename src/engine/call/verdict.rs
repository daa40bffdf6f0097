//! What becomes of an API call once it has been answered, or has failed.

use super::retry_budget::Budget;
use crate::engine::backoff::{full_jitter, late_ms};
use crate::engine::http_status::is_transient;
use crate::engine::policy::Policy;
use crate::engine::retry_after::retry_after_ms;
use crate::engine::rng::Rng;
use crate::engine::runtime_code::{is_certificate, never_connected};
use crate::engine::time::Instant;

/// How an attempt ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Outcome<'a> {
    /// With an answer.
    Answer {
        /// Its HTTP status.
        status: u16,
        /// Its Retry-After header.
        retry_after: Option<&'a str>,
        /// Whether a redirect led to another origin: fetch leaves the token behind on such a way.
        elsewhere: bool,
    },
    /// Without one. The runtime's error code, such as `ECONNREFUSED`, where it names one.
    Fault {
        /// The code.
        code: Option<&'a str>,
    },
}

/// What is known of a call when it is judged.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Call {
    /// Sending it twice does what sending it once does: by its method, by declaration, or by an
    /// Idempotency-Key.
    pub idempotent: bool,
    /// Its body can be sent again.
    pub repeatable_body: bool,
    /// Retries so far.
    pub retries: u32,
    /// Milliseconds left of the call's own timeout, if it has one.
    pub left_ms: Option<u64>,
}

/// What to do with a call.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Verdict {
    /// Hand the outcome to the caller as it is.
    Pass,
    /// Wait, then send it again.
    Retry {
        /// Milliseconds to wait.
        delay_ms: u64,
        /// Whether the server asked for it.
        throttled: bool,
    },
}

/// Whether an answer of this status needs no judgement at all: the warm path's only question. A 403
/// with Retry-After is a throttle, and without it a refusal.
pub const fn passes(status: u16) -> bool {
    !matches!(status, 401 | 403) && !is_transient(status)
}

/// Whether the token itself was refused (RFC 6750 §3.1 `invalid_token`). An origin that never saw it
/// cannot refuse it.
pub const fn refuses_token(outcome: Outcome<'_>) -> bool {
    matches!(outcome, Outcome::Answer { status: 401, elsewhere: false, .. })
}

/// Methods that may be sent twice by their definition (RFC 9110 §9.2.2).
pub fn is_idempotent(method: &str) -> bool {
    matches!(method, "GET" | "HEAD" | "OPTIONS" | "TRACE" | "PUT" | "DELETE")
}

/// Judges everything but a refused token: whether, and after how long, a call is sent again.
pub fn retry(
    call: Call,
    outcome: Outcome<'_>,
    max_retries: u32,
    policy: &Policy,
    budget: &mut Budget,
    rng: &mut Rng,
    now: Instant,
) -> Verdict {
    let asked_ms = asked_ms(outcome, now);
    let delay_ms = match asked_ms {
        // Coming back earlier than asked would be worse than not at all.
        Some(asked_ms) if asked_ms > policy.retry_after_max_ms => return Verdict::Pass,
        // The call's own timeout bounds what is added to the wait, and half of the rest is for the call.
        Some(asked_ms) => {
            let room_ms = call.left_ms.unwrap_or(u64::MAX).saturating_sub(asked_ms) / 2;
            asked_ms.saturating_add(late_ms(asked_ms, rng).min(room_ms))
        }
        None => full_jitter(policy.backoff_base_ms, policy.backoff_max_ms, call.retries, rng),
    };
    let throttled = asked_ms.is_some() || matches!(outcome, Outcome::Answer { status: 429, .. });
    let allowed = curable(outcome, now)
        && call.repeatable_body
        && (call.idempotent || surely_unprocessed(outcome))
        && call.retries < max_retries
        && call.left_ms.is_none_or(|left_ms| delay_ms < left_ms)
        && budget.spend(policy, throttled);
    if allowed { Verdict::Retry { delay_ms, throttled } } else { Verdict::Pass }
}

/// The wait that an answer asks for, in milliseconds.
fn asked_ms(outcome: Outcome<'_>, now: Instant) -> Option<u64> {
    match outcome {
        Outcome::Answer { retry_after, .. } => retry_after_ms(retry_after?, now),
        Outcome::Fault { .. } => None,
    }
}

/// Outcomes that another try may cure.
pub fn curable(outcome: Outcome<'_>, now: Instant) -> bool {
    match outcome {
        Outcome::Answer { status: 403, .. } => asked_ms(outcome, now).is_some(),
        Outcome::Answer { status, .. } => is_transient(status),
        Outcome::Fault { code } => !code.is_some_and(is_certificate),
    }
}

/// Outcomes that prove that the request was not processed: 429 and 425 say so, as does a 403 that may be
/// tried again later, and a connection that was never made carried nothing.
fn surely_unprocessed(outcome: Outcome<'_>) -> bool {
    match outcome {
        Outcome::Answer { status, .. } => matches!(status, 403 | 425 | 429),
        Outcome::Fault { code } => code.is_some_and(never_connected),
    }
}

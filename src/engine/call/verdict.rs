//! What becomes of a call once its response has arrived, or it has failed.

use super::retry_budget::Budget;
use super::step::Call;
use crate::engine::backoff::{full_jitter, late_ms};
use crate::engine::http_status::is_transient;
use crate::engine::policy::Policy;
use crate::engine::retry_after;
use crate::engine::rng::Rng;
use crate::engine::runtime_code::{is_certificate, never_connected};
use crate::engine::time::{Instant, Millis};

/// How an attempt ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Outcome<'a> {
    /// With a response.
    Response {
        /// Its HTTP status.
        status: u16,
        /// Its Retry-After header, or the one that the wire profile names, with its mark.
        retry_after: Option<&'a str>,
        /// Its WWW-Authenticate header.
        challenge: Option<&'a str>,
        /// Whether a redirect led to another origin, to which the token was not sent.
        elsewhere: bool,
    },
    /// Without one.
    Fault {
        /// The runtime's error code, such as `ECONNREFUSED`, where it names one.
        code: Option<&'a str>,
    },
}

/// What to do with a call.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Verdict {
    /// Hand the outcome to the caller as it is.
    Pass,
    /// Wait, then retry.
    Retry {
        /// The wait.
        delay_ms: Millis,
        /// Whether the server asked for it.
        throttled: bool,
    },
}

/// Whether a response of this status goes to the caller without further judgement: the warm path's only
/// question, apart from whether the status rejects the token. A 403 with Retry-After is a throttle.
pub const fn passes(status: u16) -> bool {
    status != 403 && !is_transient(status)
}

/// Methods that are idempotent by definition (RFC 9110 §9.2.2).
pub fn is_idempotent(method: &str) -> bool {
    matches!(method, "GET" | "HEAD" | "OPTIONS" | "TRACE" | "PUT" | "DELETE")
}

/// Judges everything but a rejected token: whether a call is retried, and after which wait.
pub fn retry(
    call: &Call,
    outcome: Outcome<'_>,
    max_retries: u32,
    policy: &Policy,
    budget: &mut Budget,
    rng: &mut Rng,
    now: Instant,
) -> Verdict {
    let left_ms = call.left_ms(now);
    let asked_ms = asked_ms(outcome, now);
    let delay_ms = match asked_ms {
        // Coming back earlier than asked would be worse than not at all.
        Some(asked_ms) if asked_ms > policy.retry_after_max_ms => return Verdict::Pass,
        // The call's own timeout bounds the added delay, and half of the rest is left for the call.
        Some(asked_ms) => {
            let room_ms = left_ms.unwrap_or(Millis::MAX).saturating_sub(asked_ms).half();
            asked_ms.saturating_add(late_ms(asked_ms, rng).min(room_ms))
        }
        None => full_jitter(policy.backoff_base_ms, policy.backoff_max_ms, call.retries, rng),
    };
    let throttled = asked_ms.is_some() || matches!(outcome, Outcome::Response { status: 429, .. });
    let allowed = curable(outcome, now)
        && call.options.repeatable_body
        && (call.options.idempotent || surely_unprocessed(outcome))
        && call.retries < max_retries
        && left_ms.is_none_or(|left_ms| delay_ms < left_ms)
        && budget.spend(policy, throttled);
    if allowed { Verdict::Retry { delay_ms, throttled } } else { Verdict::Pass }
}

/// The wait that a response asks for.
fn asked_ms(outcome: Outcome<'_>, now: Instant) -> Option<Millis> {
    match outcome {
        Outcome::Response { status, retry_after, .. } => {
            retry_after::asked_ms(retry_after?, status, now)
        }
        Outcome::Fault { .. } => None,
    }
}

/// Outcomes that another attempt may cure.
pub fn curable(outcome: Outcome<'_>, now: Instant) -> bool {
    match outcome {
        Outcome::Response { status: 403, .. } => asked_ms(outcome, now).is_some(),
        Outcome::Response { status, .. } => is_transient(status),
        Outcome::Fault { code } => !code.is_some_and(is_certificate),
    }
}

/// Outcomes that prove that the call was not processed: 425, 429 and a 403 with Retry-After say so, and a
/// connection that was never made carried nothing.
fn surely_unprocessed(outcome: Outcome<'_>) -> bool {
    match outcome {
        Outcome::Response { status, .. } => matches!(status, 403 | 425 | 429),
        Outcome::Fault { code } => code.is_some_and(never_connected),
    }
}

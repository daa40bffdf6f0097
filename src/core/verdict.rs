//! What becomes of an API call once it has been answered, or has failed.

use super::backoff::{full_jitter, retry_after_ms};
use super::budget::Budget;
use super::policy::Policy;
use super::rng::Rng;
use super::time::Instant;

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
    },
}

/// Whether an answer of this status needs no judgement at all: the warm path's only question.
pub const fn passes(status: u16) -> bool {
    status != 401 && !is_curable(status)
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
    let asked_ms = match outcome {
        Outcome::Answer { retry_after, .. } => {
            retry_after.and_then(|text| retry_after_ms(text, now))
        }
        Outcome::Fault { .. } => None,
    };
    let delay_ms = match asked_ms {
        // Coming back earlier than asked would be worse than not at all.
        Some(asked_ms) if asked_ms > policy.retry_after_max_ms => return Verdict::Pass,
        Some(asked_ms) => asked_ms,
        None => full_jitter(policy.backoff_base_ms, policy.backoff_max_ms, call.retries, rng),
    };
    let throttled = asked_ms.is_some() || matches!(outcome, Outcome::Answer { status: 429, .. });
    let allowed = curable(outcome)
        && call.repeatable_body
        && (call.idempotent || surely_unprocessed(outcome))
        && call.retries < max_retries
        && call.left_ms.is_none_or(|left_ms| delay_ms < left_ms)
        && budget.spend(policy, throttled);
    if allowed { Verdict::Retry { delay_ms } } else { Verdict::Pass }
}

/// Outcomes that another try may cure.
const fn curable(outcome: Outcome<'_>) -> bool {
    match outcome {
        Outcome::Answer { status, .. } => is_curable(status),
        Outcome::Fault { .. } => true,
    }
}

/// Statuses that another try may cure.
const fn is_curable(status: u16) -> bool {
    matches!(status, 408 | 429 | 500 | 502..=504)
}

/// Outcomes that prove that the request was not processed: 429 says so, and a connection that was
/// never made carried nothing.
fn surely_unprocessed(outcome: Outcome<'_>) -> bool {
    match outcome {
        Outcome::Answer { status, .. } => status == 429,
        Outcome::Fault { code } => code.is_some_and(never_connected),
    }
}

/// The runtimes' codes for a connection that was never made. An unreachable host is none of them: that
/// can be told of an established connection, too.
pub fn never_connected(code: &str) -> bool {
    matches!(
        code,
        "ECONNREFUSED"
            | "ConnectionRefused"
            | "ENOTFOUND"
            | "EAI_AGAIN"
            | "UND_ERR_CONNECT_TIMEOUT"
    )
}

//! The invariants, each a function that reports a violation.

use core::fmt;

use crate::common::violation;
use crate::common::violation::unless;

use everbearer::engine::error::Code;
use everbearer::engine::ids::{FlightId, Generation};
use everbearer::engine::lifecycle::State;

use crate::callers::Ending;
use crate::driver::Driver;
use crate::model::{Clock, Input, LONGEST_PAUSE, LONGEST_TIMER, Model, SPREAD};

#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Invariant {
    OneFlight,
    NoBadToken,
    EndsInTime,
    UsableKept,
    LastsToItsEnd,
    NewerIfAsked,
    RequestsBounded,
    OneRefreshForAStorm,
    NothingTerminal,
    TimersBounded,
    EachIsTold,
    NoPanic,
}

impl fmt::Display for Invariant {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::OneFlight => "at most one flight at a time",
            Self::NoBadToken => "no call carries a token known to be expired or rejected",
            Self::EndsInTime => "every call ends within its deadline",
            Self::UsableKept => "a usable token is never dropped for a failed refresh",
            Self::LastsToItsEnd => "nobody is left without a token while one is alive",
            Self::NewerIfAsked => "a caller that asks for a newer token gets one",
            Self::RequestsBounded => {
                "token requests keep within throttle, backoff, stored error and lifetime"
            }
            Self::OneRefreshForAStorm => "a storm of 401 costs one refresh",
            Self::NothingTerminal => "a client heals once the server does",
            Self::TimersBounded => "one timer at most, of six hours at most, none when idle",
            Self::EachIsTold => "listeners hear of each token request and of its end, once",
            Self::NoPanic => "nothing panics",
        })
    }
}

pub type Violation = violation::Violation<Invariant>;
pub type Check = Result<(), Violation>;

// At most one flight. Flights that outlive their limit are lost, and those from before an `invalidate` no
// longer count.

/// Checked before a token request is made.
pub fn one_flight(model: &Model, now: Clock) -> Check {
    let other = model.joinable(now).next();
    unless(other.is_none(), Invariant::OneFlight, || {
        format!("a token request begins while {other:?} is in the air")
    })
}

// No call carries a token known to be expired or rejected. A caller that waited for a flight may use its
// token, however short its life. In its last stretch, a token is used by callers that have waited for a
// newer one, and by all while none may be requested.

/// Checked when a call is sent with a token, or a caller is handed it.
pub fn no_bad_token(
    model: &Model,
    text: &str,
    waited: Option<FlightId>,
    patience_ms: u64,
    now: Clock,
) -> Check {
    let current = model.token.as_ref().filter(|token| token.text == text);
    let fine = current.is_some_and(|token| {
        let left = token.left(now);
        let in_vain = waited.is_some() || left.min(patience_ms) < 2 || model.none_to_come(now);
        token.usable(now) || waited == Some(token.flight) || (left > 0 && in_vain)
    });
    unless(fine, Invariant::NoBadToken, || match (current, model.is_rejected(text)) {
        (_, true) => format!("{text} was rejected"),
        (Some(token), _) => {
            format!("{text} is {} ms old, and waited is {waited:?}", token.age(now))
        }
        (None, _) => format!("{text} is not the current token: {:?}", model.token),
    })
}

// Every call ends within its deadline: its own timeout, and the client's longest wait for a token each
// time it needs one.

/// Checked when a caller's deadline has passed: it must not wait any more.
pub fn ends_in_time(waiting: bool, caller: usize, now: Clock) -> Check {
    unless(!waiting, Invariant::EndsInTime, || format!("caller {caller} still waits at {now:?}"))
}

/// Checked when a call is to be retried after a wait.
pub fn pause_ends_in_time(wait_ms: u64, left_ms: Option<u64>) -> Check {
    let fine = wait_ms <= LONGEST_PAUSE && left_ms.is_none_or(|left_ms| wait_ms < left_ms);
    unless(fine, Invariant::EndsInTime, || {
        format!("a wait of {wait_ms} ms with {left_ms:?} ms left")
    })
}

/// Checked each time a caller asks for its next step while no time passes.
pub fn comes_to_a_decision(rounds: u32, caller: usize) -> Check {
    unless(rounds < 50, Invariant::EndsInTime, || format!("caller {caller} goes round and round"))
}

// Nobody is left without a token while one is alive, nor waits for more than half of its remaining life.

/// Checked when a call fails for lack of a token. `left_ms` is the remaining life of the current token, if
/// this caller may use it.
pub fn fails_without_a_token_only(left_ms: u64, code: Code) -> Check {
    let fine = left_ms == 0 || code == Code::ClientClosed;
    unless(fine, Invariant::LastsToItsEnd, || {
        format!("{code:?}, but there is a token with {left_ms} ms left")
    })
}

/// Checked when a caller begins to wait: for a flight, or (none) for a time. `before`: it has waited
/// before with the same current token.
pub fn waits_for_half_at_most(left_ms: u64, at_most_ms: Option<u64>, before: bool) -> Check {
    let fine = left_ms == 0 || (!before && at_most_ms.is_some_and(|ms| ms <= left_ms / 2));
    unless(fine, Invariant::LastsToItsEnd, || {
        format!("a wait of {at_most_ms:?} ms for a flight, with a token that has {left_ms} ms left")
    })
}

// A caller that asks for a newer token gets one.

/// Checked when a caller gets a token.
pub fn newer(model: &Model, newer_than: Generation) -> Check {
    let fine = model.token.as_ref().is_some_and(|token| token.generation > newer_than);
    unless(fine, Invariant::NewerIfAsked, || {
        format!("a token newer than {newer_than:?} was asked for: {:?}", model.token)
    })
}

// A living token is kept: neither a failed refresh nor the rejection of another token drops it.

/// Checked after each step.
pub fn usable_token_kept(model: &Model, state: State, now: Clock) -> Check {
    let usable = matches!(state, State::Usable | State::Refreshing);
    let alive = model.left(Generation::NONE, now) > 0;
    unless(usable || !alive, lost_token(model), || {
        format!("the state is {state:?}, but {:?} is alive at {now:?}", model.token)
    })?;
    unless(!usable || alive, Invariant::NoBadToken, || {
        format!("the state is {state:?}, but {:?} has ended at {now:?}", model.token)
    })
}

/// Which promise a lost token breaks depends on the client's last input.
fn lost_token(model: &Model) -> Invariant {
    match model.last_input {
        Input::Rejection => Invariant::OneRefreshForAStorm,
        Input::Failure => Invariant::UsableKept,
        Input::Other => Invariant::RequestsBounded,
    }
}

// Token requests never exceed what the throttle, the backoff and the lifetime allow.

/// Checked before a caller makes a token request; it may want a token newer than some generation.
pub fn request_bounded(model: &Model, newer_than: Generation, now: Clock) -> Check {
    unless(!model.closed, Invariant::RequestsBounded, || {
        "a closed client requests a token".into()
    })?;
    let alive = model.left(newer_than, now) > 0;
    unless(!alive || !model.usable(now), lost_token(model), || {
        format!("a token is requested, but {:?} is usable at {now:?}", model.token)
    })?;
    unless(!alive || now.mono >= model.refresh_not_before, Invariant::RequestsBounded, || {
        format!("at {} ms: no refresh until {}", now.mono, model.refresh_not_before)
    })?;
    unless(now.mono >= model.free_from(), Invariant::RequestsBounded, || {
        format!(
            "at {} ms: throttled until {}, stored error until {}, backoff until {}",
            now.mono, model.throttled_until, model.stored_until, model.backoff_until
        )
    })?;
    let (many, least) = SPREAD;
    let fast = model.begun.iter().rev().nth(many - 1).is_some_and(|at| now.mono < at + least);
    unless(!fast, Invariant::RequestsBounded, || format!("{many} requests within {least} ms"))
}

/// Checked when a caller makes a token request: the flight that it waited for before must not have brought
/// a token, however short its life.
pub fn waiting_was_worth_it(model: &Model, waited: Option<FlightId>) -> Check {
    let brought = model.token.as_ref().filter(|token| waited == Some(token.flight));
    unless(brought.is_none(), Invariant::RequestsBounded, || {
        format!("a caller that waited for {brought:?} asks for another token")
    })
}

/// Checked before a background refresh begins.
pub fn refresh_bounded(model: &Model, now: Clock) -> Check {
    let due = model.token.as_ref().is_some_and(|token| {
        token.used && token.usable(now) && token.age(now) >= token.refresh_from
    });
    let free = now.mono >= model.refresh_not_before.max(model.throttled_until);
    unless(!model.closed && due && free, Invariant::RequestsBounded, || {
        format!("a refresh at {now:?} that is not due or not allowed: {model:?}")
    })
}

/// Checked when an event says how long the next token request has to wait.
pub fn reported_wait_is_right(reported: Result<(), String>) -> Check {
    reported.map_err(|how| Violation { invariant: Invariant::RequestsBounded, how })
}

// Listeners hear of each token request and of its end, once, with the times of both.

/// Asked for each event.
pub fn told_at_once(at_ms: u64, now: Clock) -> Check {
    unless(at_ms == now.wall, Invariant::EachIsTold, || {
        format!("an event of {at_ms} is told at {now:?}")
    })
}

/// Asked when a token request goes out.
pub fn beginning_is_told(told: bool, flight: FlightId) -> Check {
    unless(told, Invariant::EachIsTold, || format!("{flight:?} goes out, and nobody hears of it"))
}

/// Asked when the end of a token request is told.
pub fn ends_what_has_begun(begun: bool, flight: FlightId) -> Check {
    unless(begun, Invariant::EachIsTold, || format!("{flight:?} ends twice, or never began"))
}

/// Asked with it.
pub fn reported_duration_is_right(
    reported_ms: Option<u64>,
    asked: Option<Clock>,
    now: Clock,
) -> Check {
    let passed_ms = asked.map(|asked| now.mono - asked.mono);
    unless(reported_ms.is_some() && reported_ms == passed_ms, Invariant::EachIsTold, || {
        format!(
            "an event reports {reported_ms:?} ms for a token request that took {passed_ms:?} ms"
        )
    })
}

/// Asked when a token request has landed.
pub fn end_is_told(told: bool, flight: FlightId) -> Check {
    unless(told, Invariant::EachIsTold, || format!("{flight:?} has landed, and nobody hears of it"))
}

// Nothing is terminal: the API responds to all calls, once the servers are healthy, every wait
// that they have asked for has passed, and one call had the time to find out.

/// Checked when a call fails for lack of a token: an error that a retry cannot cure goes to callers that
/// waited for it, and to others as long as it is stored.
pub fn told_while_stored(model: &Model, code: Code, waited: Option<FlightId>, now: Clock) -> Check {
    let for_good = matches!(
        code,
        Code::InvalidClient
            | Code::TokenRequestRefused
            | Code::InvalidTokenResponse
            | Code::TokenEndpointRedirected
    );
    let fine = !for_good || waited.is_some() || now.mono < model.stored_until;
    unless(fine, Invariant::NothingTerminal, || {
        format!("{code:?} at {} ms, though it is stored until {}", now.mono, model.stored_until)
    })
}

/// Checked at the end of a call to healthy servers.
pub fn healed(ending: Option<&Ending>) -> Check {
    let fine = ending == Some(&Ending::Response(200));
    unless(fine, Invariant::NothingTerminal, || format!("healthy servers, but {ending:?}"))
}

// Timers are bounded.

/// Checked after each step. A timer set for a token may stay until that token is replaced, even if the
/// token has aged meanwhile; it then fires once, without effect.
pub fn timers_bounded(driver: &Driver, model: &Model, allowed: bool, now: Clock) -> Check {
    let timers = &driver.armed;
    let wanted = allowed && model.token.is_some();
    let longest = timers.iter().map(|timer| timer.due.saturating_sub(now.mono)).max();
    let fine = timers.len() <= usize::from(wanted) && longest.is_none_or(|ms| ms <= LONGEST_TIMER);
    unless(fine, Invariant::TimersBounded, || format!("the timers {timers:?} at {now:?}"))
}

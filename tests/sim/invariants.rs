//! The invariants, each a function that says what is wrong.

use core::fmt;

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
    Answered,
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
            Self::Answered => "every caller is answered within its deadline",
            Self::UsableKept => "a usable token is never dropped for a failed refresh",
            Self::LastsToItsEnd => "nobody is left without a token while one is alive",
            Self::NewerIfAsked => "who asks for a newer token gets one",
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

/// What was violated, and how.
#[derive(Clone, Debug)]
pub struct Violation {
    pub invariant: Invariant,
    pub how: String,
}

pub type Check = Result<(), Violation>;

fn unless(fine: bool, invariant: Invariant, how: impl FnOnce() -> String) -> Check {
    if fine { Ok(()) } else { Err(Violation { invariant, how: how() }) }
}

// At most one flight. Those that have outlived their limit are lost, and what a caller has dropped by
// `invalidate` counts no more.

/// Asked before a token request is made.
pub fn one_flight(model: &Model, now: Clock) -> Check {
    let other = model.joinable(now).next();
    unless(other.is_none(), Invariant::OneFlight, || {
        format!("a token request begins while {other:?} is in the air")
    })
}

// No call carries a token known to be expired or rejected. Who waited for a flight may use what it
// brought, however short its life. In its last stretch a token is used by those who have waited for a
// newer one, and by all while none may be asked for.

/// Asked when a call is sent with a token, or a caller is handed it.
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
    unless(fine, Invariant::NoBadToken, || match (current, model.rejected(text)) {
        (_, true) => format!("{text} was rejected"),
        (Some(token), _) => {
            format!("{text} is {} ms old, and waited is {waited:?}", token.age(now))
        }
        (None, _) => format!("{text} is not the current token: {:?}", model.token),
    })
}

// Every caller is answered within its deadline: its own timeout, and the client's longest wait for a
// token each time it needs one.

/// Asked when a caller's deadline has passed, and it still waits.
pub fn answered(waiting: bool, caller: usize, now: Clock) -> Check {
    unless(!waiting, Invariant::Answered, || format!("caller {caller} still waits at {now:?}"))
}

/// Asked when a call is to be sent again after a wait.
pub fn pause_ends_in_time(wait_ms: u64, left_ms: Option<u64>) -> Check {
    let fine = wait_ms <= LONGEST_PAUSE && left_ms.is_none_or(|left_ms| wait_ms < left_ms);
    unless(fine, Invariant::Answered, || format!("a wait of {wait_ms} ms with {left_ms:?} ms left"))
}

/// Asked when a caller has been asked about again and again while no time went by.
pub fn comes_to_a_decision(rounds: u32, caller: usize) -> Check {
    unless(rounds < 50, Invariant::Answered, || format!("caller {caller} goes round and round"))
}

// Nobody is left without a token while one is alive, nor waits for more than half of what is left of it.

/// Asked when a call fails for want of a token. `left_ms` is what the token at hand has to live, if that
/// is one for this caller.
pub fn fails_without_a_token_only(left_ms: u64, code: Code) -> Check {
    let fine = left_ms == 0 || code == Code::ClientClosed;
    unless(fine, Invariant::LastsToItsEnd, || {
        format!("{code:?}, but there is a token with {left_ms} ms left")
    })
}

/// Asked when a caller begins to wait: for a flight, or (none) for a time. `before` says that it has
/// waited with the same token at hand.
pub fn waits_for_half_at_most(left_ms: u64, at_most_ms: Option<u64>, before: bool) -> Check {
    let fine = left_ms == 0 || (!before && at_most_ms.is_some_and(|ms| ms <= left_ms / 2));
    unless(fine, Invariant::LastsToItsEnd, || {
        format!("a wait of {at_most_ms:?} ms for a flight, with a token that has {left_ms} ms left")
    })
}

// Who asks for a newer token gets one.

/// Asked when a caller gets a token.
pub fn newer(model: &Model, newer_than: Generation) -> Check {
    let fine = model.token.as_ref().is_some_and(|token| token.generation > newer_than);
    unless(fine, Invariant::NewerIfAsked, || {
        format!("a token newer than {newer_than:?} was asked for: {:?}", model.token)
    })
}

// A living token is kept: a failed refresh does not drop it, nor does the refusal of another token.

/// Asked after each step.
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

/// Which promise it breaks to lose a token depends on what the client was told before.
fn lost_token(model: &Model) -> Invariant {
    match model.last_input {
        Input::Refusal => Invariant::OneRefreshForAStorm,
        Input::Failure => Invariant::UsableKept,
        Input::Other => Invariant::RequestsBounded,
    }
}

// Token requests never exceed what the throttle, the backoff and the lifetime allow.

/// Asked before a token request is made by a caller, who may want one newer than some generation.
pub fn request_bounded(model: &Model, newer_than: Generation, now: Clock) -> Check {
    unless(!model.closed, Invariant::RequestsBounded, || {
        "a closed client asks for a token".into()
    })?;
    let alive = model.left(newer_than, now) > 0;
    unless(!alive || !model.usable(now), lost_token(model), || {
        format!("a token is asked for, but {:?} is usable at {now:?}", model.token)
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

/// Asked when a caller makes a token request: what it has waited for before must not have brought one,
/// however short its life.
pub fn waiting_was_worth_it(model: &Model, waited: Option<FlightId>) -> Check {
    let brought = model.token.as_ref().filter(|token| waited == Some(token.flight));
    unless(brought.is_none(), Invariant::RequestsBounded, || {
        format!("who has waited for {brought:?} asks for another token")
    })
}

/// Asked before a refresh is made behind a usable token.
pub fn refresh_bounded(model: &Model, now: Clock) -> Check {
    let due = model.token.as_ref().is_some_and(|token| {
        token.used && token.usable(now) && token.age(now) >= token.refresh_from
    });
    let free = now.mono >= model.refresh_not_before.max(model.throttled_until);
    unless(!model.closed && due && free, Invariant::RequestsBounded, || {
        format!("a refresh at {now:?} that is not due or not allowed: {model:?}")
    })
}

/// Asked when listeners are told how long the next token request has to wait.
pub fn told_wait_is_right(told: Result<(), String>) -> Check {
    told.map_err(|how| Violation { invariant: Invariant::RequestsBounded, how })
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
pub fn told_duration_is_right(told_ms: Option<u64>, asked: Option<Clock>, now: Clock) -> Check {
    let passed_ms = asked.map(|asked| now.mono - asked.mono);
    unless(told_ms.is_some() && told_ms == passed_ms, Invariant::EachIsTold, || {
        format!("{told_ms:?} ms are told of a token request that took {passed_ms:?} ms")
    })
}

/// Asked when a token request has landed.
pub fn end_is_told(told: bool, flight: FlightId) -> Check {
    unless(told, Invariant::EachIsTold, || format!("{flight:?} has landed, and nobody hears of it"))
}

// Nothing is terminal: all calls are answered by the API, once the servers are healthy, every wait
// that they have asked for has passed, and one call had the time to find out.

/// Asked when a call fails for want of a token: an error that a retry cannot cure is told to those who
/// have waited for it, and to others for as long as it is stored.
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

/// Asked at the end of a call to healthy servers.
pub fn healed(ending: Option<&Ending>) -> Check {
    let fine = ending == Some(&Ending::Answer(200));
    unless(fine, Invariant::NothingTerminal, || format!("healthy servers, but {ending:?}"))
}

// Timers are bounded.

/// Asked after each step. A timer that was set for a token may be there until that token is replaced,
/// also when the token has aged meanwhile; it then fires once, for nothing.
pub fn timers_bounded(driver: &Driver, model: &Model, allowed: bool, now: Clock) -> Check {
    let timers = &driver.armed;
    let wanted = allowed && model.token.is_some();
    let longest = timers.iter().map(|timer| timer.due.saturating_sub(now.mono)).max();
    let fine = timers.len() <= usize::from(wanted) && longest.is_none_or(|ms| ms <= LONGEST_TIMER);
    unless(fine, Invariant::TimersBounded, || format!("the timers {timers:?} at {now:?}"))
}

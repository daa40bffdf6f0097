//! The token's lifecycle. This is the only file that assigns its state.
//!
//! ```text
//!                    acquire: Begin                      delivered
//!      (no token) ───────────────────▶ (flight in the air) ─────────▶ (token, generation N)
//!          ▲  ▲                              │ failed                    │      │     ▲
//!          │  └──────────────────────────────┘                           │      │     │ delivered
//!          │        wait: throttle, backoff or stored error              │      ▼     │
//!          └──────────────────────── rejected(N), invalidate ◀───────────┘   (refresh in the air)
//!                                    or too old to be used                   failed: back, silently
//! ```
//!
//! Rules
//! 1. There is at most one flight (one token request) at a time. A flight that has outlived its
//!    limit is taken to be lost: nobody joins it any more, and another may begin.
//! 2. Every token has a generation. A refusal of generation N drops N only if N is still current.
//! 3. A token that is usable is used. A refresh that fails while it is usable is nobody's error; it
//!    is tried again after a wait that doubles.
//! 4. While the token endpoint has said "not before T", nothing goes out before T.
//! 5. Who has waited for a flight may use what it brought, even if that has no life left.
//! 6. Nothing is terminal but `close`: a stored error is followed by one probe.
//! 7. If a fresh token, which the API has not accepted yet, is refused like the one before it, the API
//!    means the caller and not the token: for a while a refusal of that token is passed on, instead
//!    of one refresh for each call. A token that has been in use for as long without a refusal counts
//!    as accepted: of users outside of `fetch` nothing but refusals is heard.
//! 8. Nobody is left without a token while one is alive: from the hard window on callers wait for a
//!    newer one, but for half of what is left at most, and go on with the one at hand if that does not
//!    come or cannot be asked for.

use super::pacing::{Failed, Pacing};
use super::schedule::Schedule;
use super::state::{Acquire, Need, Refusal, State, Warm};
use super::token::{Grant, Token};
use crate::engine::error::Error;
use crate::engine::event::{Event, Reason};
use crate::engine::ids::{FlightId, Generation};
use crate::engine::policy::Policy;
use crate::engine::rng::Rng;
use crate::engine::time::{Instant, NotBefore, Span};

#[derive(Clone, Debug)]
struct Flight {
    id: FlightId,
    /// Until then it may be joined.
    until: NotBefore,
    /// Why it began. If nobody waits for it, it is a refresh behind a usable token.
    reason: Reason,
}

/// The lifecycle of one client's token.
#[derive(Debug)]
pub struct Lifecycle {
    token: Option<Token>,
    flight: Option<Flight>,
    /// When the token endpoint may be asked again.
    pacing: Pacing,
    /// The generation whose refusals are passed on, and until when.
    held: Option<(Generation, NotBefore)>,
    /// Whether the last token was dropped because the API refused it.
    refused_last: bool,
    flights: u32,
    /// What this flight and those before it bring is not wanted any more.
    unwanted: FlightId,
    generation: Generation,
    closed: bool,
    /// After this long a flight is taken to be lost.
    flight_limit_ms: u64,
}

impl Lifecycle {
    /// A lifecycle with no token yet. A flight gets a little longer than the token request's own
    /// timeout, which normally ends it.
    pub fn new(token_timeout_ms: u64) -> Self {
        Self {
            token: None,
            flight: None,
            pacing: Pacing::default(),
            held: None,
            refused_last: false,
            flights: 0,
            unwanted: FlightId(0),
            generation: Generation::NONE,
            closed: false,
            flight_limit_ms: token_timeout_ms.saturating_add(1_000),
        }
    }

    /// The current token, usable or not.
    pub const fn token(&self) -> Option<&Token> {
        self.token.as_ref()
    }

    /// The warm path's first look, at one clock instead of two: the generation that was found fresh a
    /// moment ago, or none.
    pub fn fresh(&self, wall_ms: u64) -> Generation {
        let token = self.token.as_ref().filter(|token| token.fresh.covers(wall_ms));
        token.map_or(Generation::NONE, |token| token.generation)
    }

    /// The warm path's question: is there a token to use at once?
    pub fn warm(&mut self, now: Instant) -> Warm {
        let Some(token) = self.token.as_mut().filter(|token| token.usable(now)) else {
            return Warm::Cold;
        };
        token.take(now);
        let generation = token.generation;
        if token.refresh_in_ms(now) == 0 && self.may_refresh(now) {
            Warm::Refresh(generation)
        } else {
            Warm::Fresh(generation)
        }
    }

    /// Begins a refresh behind the usable token, if one is due and allowed. A token that nobody has
    /// used since it came is left to age.
    pub fn begin_refresh(&mut self, now: Instant) -> Option<FlightId> {
        let due = self
            .token
            .as_ref()
            .is_some_and(|token| token.used && token.usable(now) && token.refresh_in_ms(now) == 0);
        (due && self.may_refresh(now)).then(|| self.begin(now, Reason::Ahead))
    }

    /// A caller who has found no token to use at once asks what to do.
    pub fn acquire(&mut self, now: Instant, need: Need, policy: &Policy) -> Acquire {
        if self.closed {
            return Acquire::Fail(Box::new(Error::closed()));
        }
        let airborne = self.airborne(now);
        let may_refresh = self.may_refresh(now);
        if let Some(token) = self.token.as_mut().filter(|token| token.generation > need.newer_than)
        {
            let at_once = token.usable(now) || need.waited == Some(token.flight);
            // Also half of the caller's own time at most: the call itself needs some of it.
            let wait_ms = token.life_ms(now).min(need.patience_ms) / 2;
            match airborne {
                Some((flight, left_ms)) if !at_once && !need.joined && wait_ms > 0 => {
                    return self.join(flight, left_ms.min(wait_ms));
                }
                None if !at_once && !need.joined && wait_ms > 0 && may_refresh => {
                    let reason = Reason::Needed;
                    return Acquire::Begin { flight: self.begin(now, reason), reason };
                }
                _ if at_once || token.alive(now) => {
                    token.used = true;
                    return Acquire::Use(token.generation);
                }
                _ => {}
            }
        }
        let wait_ms = self.pacing.wait_ms(now);
        if let Some(error) = self.pacing.answer_from_memory(now, wait_ms, need, policy) {
            return Acquire::Fail(Box::new(error));
        }
        if let Some((flight, left_ms)) = airborne {
            return self.join(flight, left_ms.min(need.patience_ms));
        }
        if wait_ms > 0 {
            return Acquire::Later {
                wait_ms: wait_ms.max(self.pacing.late_wait_ms(now, need.patience_ms)),
            };
        }
        let reason = match need.newer_than {
            _ if self.refused_last => Reason::Rejected,
            Generation::NONE => Reason::Needed,
            _ => Reason::Forced,
        };
        Acquire::Begin { flight: self.begin(now, reason), reason }
    }

    /// Whether the lifecycle has ended.
    pub const fn closed(&self) -> bool {
        self.closed
    }

    /// The API did not refuse a token of this generation.
    pub fn accepted(&mut self, generation: Generation) {
        if let Some(token) = self.token.as_mut().filter(|token| token.generation == generation) {
            token.accepted = true;
        }
    }

    /// A flight brought a token. A late one is welcome unless a later flight was faster; then, or if it is
    /// not wanted any more, it is told to listeners, with no generation, and dropped.
    pub fn delivered(
        &mut self,
        flight: FlightId,
        asked_at: Instant,
        grant: Grant,
        policy: &Policy,
        rng: &mut Rng,
    ) -> Option<Event> {
        // Of a flight given up, it is the reason of the one in its place.
        let later = self.flight.as_ref().map(|current| current.reason);
        let reason = self.land(flight).or(later).unwrap_or(Reason::Ahead);
        if self.closed || self.brought_by(flight) {
            return None;
        }
        let late = self.token.as_ref().is_some_and(|token| token.flight >= flight);
        let dropped = late || flight <= self.unwanted;
        let token = Token {
            generation: if dropped { Generation::NONE } else { self.generation.next() },
            flight,
            access_token: grant.access_token,
            since: asked_at,
            schedule: Schedule::new(grant.lifetime, policy, rng),
            scope: grant.scope,
            reason,
            used: false,
            fresh: Span::default(),
            accepted: false,
            replaces_refused: self.refused_last,
        };
        let facts = token.facts();
        if !dropped {
            self.generation = token.generation;
            self.token = Some(token);
            self.refused_last = false;
            self.pacing.succeeded();
        }
        Some(Event::Token(facts))
    }

    /// A flight failed. The late failure of a flight already given up is told, and changes nothing.
    pub fn failed(
        &mut self,
        now: Instant,
        flight: FlightId,
        error: Error,
        policy: &Policy,
        rng: &mut Rng,
    ) -> Option<Event> {
        let reason = self.land(flight);
        if self.closed || self.brought_by(flight) {
            return None;
        }
        let alive = self.token.as_ref().is_some_and(|token| token.alive(now));
        let retry_in_ms = match reason {
            Some(reason) if flight > self.unwanted => {
                let awaited = reason != Reason::Ahead;
                let failed = Failed { flight, error: &error, awaited, alive };
                self.pacing.failed(now, failed, policy, rng)
            }
            _ => self.pacing.refresh_wait_ms(now),
        };
        Some(Event::TokenFailed { error, still_usable: alive, retry_in_ms })
    }

    /// The API refused a token of this generation. `replayed` says that the call had already been
    /// refused once, with an older token.
    pub fn rejected(
        &mut self,
        now: Instant,
        generation: Generation,
        replayed: bool,
        policy: &Policy,
    ) -> Refusal {
        let Some(token) = self.token.as_ref().filter(|token| token.generation == generation) else {
            return if replayed { Refusal::Pass } else { Refusal::Replay };
        };
        let held = self.held.filter(|(held, _)| *held == generation);
        let accepted = token.accepted
            || (token.used && now.waited_since(token.since) > policy.stored_error_ms);
        if replayed || (held.is_none() && token.replaces_refused && !accepted) {
            self.held = Some((generation, NotBefore::after(now, policy.stored_error_ms)));
            return Refusal::Pass;
        }
        if held.is_some_and(|(_, until)| until.left_ms(now) > 0) {
            return Refusal::Pass;
        }
        self.token = None;
        self.refused_last = true;
        Refusal::Replay
    }

    /// Drops the current token on the caller's word, and with it what a flight may still bring that
    /// was asked for before: it may be just what the caller wants to be rid of. What we hold back of
    /// our own accord is forgotten too, but not what the server has asked for: rule 4.
    pub fn invalidate(&mut self, now: Instant) {
        self.token = None;
        self.unwanted = FlightId(self.flights);
        self.held = None;
        self.refused_last = false;
        self.pacing.forget(now);
    }

    /// Ends the lifecycle: the token is forgotten, what a flight brings comes too late, and every caller
    /// is told so.
    pub fn close(&mut self) {
        self.closed = true;
        self.token = None;
        self.pacing.forget_error();
    }

    /// Milliseconds until the timer should ask for a refresh; none if no timer is needed. An unused
    /// token gets a timer too, since it may be used by then; but only one.
    pub fn alarm_ms(&self, now: Instant, policy: &Policy) -> Option<u64> {
        let token = self.token.as_ref().filter(|token| token.usable(now))?;
        let refresh_in_ms = token.refresh_in_ms(now);
        if self.airborne(now).is_some() || (refresh_in_ms == 0 && !token.used) {
            return None;
        }
        let wait_ms = refresh_in_ms.max(self.pacing.refresh_wait_ms(now));
        Some(wait_ms.min(policy.timer_max_ms))
    }

    /// What the client is doing.
    pub fn state(&self, now: Instant) -> State {
        let alive = self.token.as_ref().is_some_and(|token| token.alive(now));
        match (self.closed, alive, self.airborne(now).is_some()) {
            (true, _, _) => State::Closed,
            (false, true, true) => State::Refreshing,
            (false, true, false) => State::Usable,
            (false, false, true) => State::Fetching,
            (false, false, false) if self.last_error().is_some() => State::Failing,
            (false, false, false) => State::Idle,
        }
    }

    /// The last failure, if nothing has succeeded since.
    pub fn last_error(&self) -> Option<&Error> {
        self.pacing.last_error()
    }

    fn may_refresh(&self, now: Instant) -> bool {
        !self.closed && self.airborne(now).is_none() && self.pacing.refresh_wait_ms(now) == 0
    }

    /// The flight that can be joined, and the milliseconds until it is taken to be lost.
    fn airborne(&self, now: Instant) -> Option<(FlightId, u64)> {
        let flight = self.flight.as_ref().filter(|flight| flight.id > self.unwanted)?;
        let left_ms = flight.until.left_ms(now);
        (left_ms > 0).then_some((flight.id, left_ms))
    }

    /// Whether a flight has brought the current token: it does not land twice.
    fn brought_by(&self, flight: FlightId) -> bool {
        self.token.as_ref().is_some_and(|token| token.flight == flight)
    }

    const fn begin(&mut self, now: Instant, reason: Reason) -> FlightId {
        self.flights = self.flights.saturating_add(1);
        let id = FlightId(self.flights);
        let until = NotBefore::after(now, self.flight_limit_ms);
        self.flight = Some(Flight { id, until, reason });
        id
    }

    fn join(&mut self, flight: FlightId, at_most_ms: u64) -> Acquire {
        if let Some(flight) = self.flight.as_mut()
            && flight.reason == Reason::Ahead
        {
            flight.reason = Reason::Needed;
        }
        Acquire::Join { flight, at_most_ms }
    }

    /// Ends a flight and tells why it flew; none if another has taken its place.
    fn land(&mut self, id: FlightId) -> Option<Reason> {
        self.flight.take_if(|flight| flight.id == id).map(|flight| flight.reason)
    }
}

//! The token's lifecycle. Only this file assigns its state.
//!
//! ```text
//!                    acquire: Begin                      delivered
//!      (no token) ───────────────────▶ (flight in the air) ─────────▶ (token, generation N)
//!          ▲  ▲                              │ failed                    │      │     ▲
//!          │  └──────────────────────────────┘                           │      │     │ delivered
//!          │        wait: throttle, backoff or stored error              │      ▼     │
//!          └──────────────────────── rejected(N), invalidate ◀───────────┘   (refresh in the air)
//!                                    or too old to use                       failed: back, silently
//! ```
//!
//! Rules
//! 1. There is at most one flight (one token request) at a time. A flight that outlives its limit counts
//!    as lost: nobody joins it any more, and another may begin.
//! 2. Every token has a generation. A rejection of generation N drops N only if N is still current.
//! 3. A usable token is used. A refresh that fails while the token is usable is no caller's error; the
//!    next attempt follows after a wait that doubles. After a refresh that brings the same token again,
//!    the next one is as late as calls allow that go on meanwhile.
//! 4. While the token endpoint has said "not before T", nothing is sent to it before T.
//! 5. A caller who waited for a flight may use its token, even if that has no life left.
//! 6. Only `close` is final: a stored error is followed by one probe.
//! 7. If a new token, not yet accepted by the API, is rejected like the one before it, the API means the
//!    caller and not the token: for a while, rejections of that token are passed on, instead of one
//!    refresh for each call. A token that has been in use for as long without a rejection counts as
//!    accepted: users outside of `fetch` report only rejections.
//! 8. Nobody is left without a token while one is alive: in the hard window, callers wait for a newer
//!    one for at most half of the remaining life, and go on with the current one if no newer one arrives
//!    or may be requested.

use super::pacing::{Failed, Pacing};
use super::schedule::{LATE, Schedule};
use super::state::{Acquire, Need, Offer, Rejection, State, Warmth};
use super::token::{Arrival, Token};
use crate::engine::error::Error;
use crate::engine::event::{Event, Reason, Source};
use crate::engine::ids::{FlightId, Generation};
use crate::engine::policy::Policy;
use crate::engine::rng::Rng;
use crate::engine::secret::Print;
use crate::engine::time::{Instant, Millis, NotBefore, Span, UnixMillis};

/// How long after the timeout of its token request a flight counts as lost.
const LOST_AFTER_MS: Millis = Millis(1_000);
/// How long a flight waits for its turn, at most: longer than any caller.
const PARKED_MS: Millis = Millis(3_600_000);

#[derive(Clone, Debug)]
struct Flight {
    id: FlightId,
    /// It may be joined until then.
    until: NotBefore,
    /// Why it began. If nobody waits for it, it is a refresh behind a usable token.
    reason: Reason,
}

/// The lifecycle of one client's token.
#[derive(Debug)]
pub struct Lifecycle {
    token: Option<Token>,
    flight: Option<Flight>,
    /// When the next token request may be sent.
    pacing: Pacing,
    /// The generation whose rejections are passed on, and until when.
    held: Option<(Generation, NotBefore)>,
    /// Whether the last token was dropped because the API rejected it.
    rejected_last: bool,
    /// The print of the last token that was dropped: no store gives it back.
    dropped: Option<Print>,
    /// The generation that was rejected last of those that replaced no rejected token: adopted ones, which may be older
    /// than the rejection before.
    older: Generation,
    flights: u32,
    /// Tokens of this flight and of those before it are no longer wanted.
    unwanted: FlightId,
    generation: Generation,
    closed: bool,
    /// A flight counts as lost after this time.
    flight_limit_ms: Millis,
}

impl Lifecycle {
    /// A lifecycle without a token. A flight's limit is a little longer than the token request's own
    /// timeout, which normally ends it.
    pub fn new(token_timeout_ms: Millis) -> Self {
        Self {
            token: None,
            flight: None,
            pacing: Pacing::default(),
            held: None,
            rejected_last: false,
            dropped: None,
            older: Generation::NONE,
            flights: 0,
            unwanted: FlightId(0),
            generation: Generation::NONE,
            closed: false,
            flight_limit_ms: token_timeout_ms.saturating_add(LOST_AFTER_MS),
        }
    }

    /// The current token, usable or not.
    pub const fn token(&self) -> Option<&Token> {
        self.token.as_ref()
    }

    /// The warm path's shortcut, which needs one clock instead of two: the generation that was found warm
    /// a moment ago, or none.
    pub fn still_warm(&self, wall: UnixMillis) -> Generation {
        let token = self.token.as_ref().filter(|token| token.warm.covers(wall));
        token.map_or(Generation::NONE, |token| token.generation)
    }

    /// The warm path's question: is there a token to use at once?
    pub fn warmth(&mut self, now: Instant) -> Warmth {
        let Some(token) = self.token.as_mut().filter(|token| token.usable(now)) else {
            return Warmth::Cold;
        };
        token.take(now);
        let generation = token.generation;
        if token.refresh_in_ms(now) == Millis::ZERO && self.may_refresh(now) {
            Warmth::RefreshDue(generation)
        } else {
            Warmth::Warm(generation)
        }
    }

    /// Begins a background refresh, if one is due and allowed. A token that no call has used is not
    /// refreshed.
    pub fn begin_refresh(&mut self, now: Instant) -> Option<FlightId> {
        self.refresh_is_due(now).then(|| self.begin(now, Reason::Ahead))
    }

    /// Whether a background refresh is due and allowed.
    pub fn refresh_is_due(&self, now: Instant) -> bool {
        let token = self.token.as_ref().filter(|token| token.used && token.usable(now));
        token.is_some_and(|token| token.refresh_in_ms(now) == Millis::ZERO) && self.may_refresh(now)
    }

    /// What a caller should do who found no token to use at once.
    pub fn acquire(&mut self, now: Instant, need: Need, policy: &Policy) -> Acquire {
        if self.closed {
            return Acquire::Fail(Box::new(Error::closed()));
        }
        let airborne = self.airborne(now);
        let may_refresh = self.may_refresh(now);
        if let Some(token) = self.token.as_mut().filter(|token| token.generation > need.newer_than)
        {
            let at_once = token.usable(now) || need.waited == Some(token.flight);
            // And at most half of the caller's own time: the call itself needs the rest.
            let wait_ms = token.life_ms(now).min(need.patience_ms).half();
            let waits = !at_once && !need.joined && wait_ms > Millis::ZERO;
            match airborne {
                Some((flight, left_ms)) if waits => {
                    return self.join(flight, left_ms.min(wait_ms));
                }
                None if waits && may_refresh => {
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
        if let Some(error) = self.pacing.error_from_memory(now, wait_ms, need, policy) {
            return Acquire::Fail(Box::new(error));
        }
        if let Some((flight, left_ms)) = airborne {
            return self.join(flight, left_ms.min(need.patience_ms));
        }
        if wait_ms > Millis::ZERO {
            return Acquire::Later {
                wait_ms: wait_ms.max(self.pacing.late_wait_ms(now, need.patience_ms)),
            };
        }
        let reason = match need.newer_than {
            _ if self.rejected_last => Reason::Rejected,
            Generation::NONE => Reason::Needed,
            _ => Reason::Forced,
        };
        Acquire::Begin { flight: self.begin(now, reason), reason }
    }

    /// Whether the lifecycle has ended.
    pub const fn closed(&self) -> bool {
        self.closed
    }

    /// The API accepted a token of this generation.
    pub fn accepted(&mut self, generation: Generation) {
        if let Some(token) = self.token.as_mut().filter(|token| token.is_of(generation)) {
            token.accepted = true;
        }
    }

    /// A flight brought a token. A late one is welcome unless a later flight was faster; then, or if it is
    /// not wanted any more, it is told to listeners, with no generation, and dropped.
    pub fn delivered(
        &mut self,
        flight: FlightId,
        arrival: Arrival,
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
        let Arrival { mut granted, asked_at, age_ms, source, replaces_rejected } = arrival;
        let generation = if dropped { Generation::NONE } else { self.generation.next() };
        let print = granted.access_token.print();
        let same = self.token.as_ref().filter(|token| token.access_token.print() == print);
        if same.is_some() {
            granted.lifetime.refresh_in_ms = Some(LATE);
        }
        let token = Token {
            generation,
            first: same.map_or(generation, |token| token.first),
            flight,
            access_token: granted.access_token,
            since: asked_at,
            schedule: Schedule::new(granted.lifetime, policy, rng).aged(age_ms),
            refresh_in_ms: granted.lifetime.refresh_in_ms,
            scope: granted.scope,
            base_url: granted.base_url,
            reason,
            source,
            used: false,
            warm: Span::default(),
            // A token that the fleet has used for so long was accepted.
            accepted: age_ms > policy.stored_error_ms,
            replaces_rejected: self.rejected_last && replaces_rejected,
        };
        let details = token.details();
        if !dropped {
            self.generation = token.generation;
            self.token = Some(token);
            self.rejected_last = false;
            self.pacing.succeeded();
        }
        Some(Event::Token(details))
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
        let alive = self.is_alive(now);
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

    /// The API rejected a token of this generation. `replayed`: the call had already been rejected once,
    /// with an older token.
    pub fn rejected(
        &mut self,
        now: Instant,
        generation: Generation,
        replayed: bool,
        policy: &Policy,
    ) -> Rejection {
        let Some(token) = self.token.as_ref().filter(|token| token.is_of(generation)) else {
            let passes = replayed && generation != self.older;
            return if passes { Rejection::Pass } else { Rejection::Replay };
        };
        let generation = token.generation;
        // Another process's token may be older than the rejection that the call was replayed after.
        let older = token.source == Source::Store && !token.replaces_rejected;
        let held = self.held.filter(|(held, _)| *held == generation);
        let accepted = token.accepted
            || (token.used && now.waited_since(token.since) > policy.stored_error_ms);
        if (replayed && !older) || (held.is_none() && token.replaces_rejected && !accepted) {
            self.held = Some((generation, NotBefore::after(now, policy.stored_error_ms)));
            return Rejection::Pass;
        }
        if held.is_some_and(|(_, until)| until.left_ms(now) > Millis::ZERO) {
            return Rejection::Pass;
        }
        if older {
            self.older = generation;
        }
        self.drop_token();
        self.rejected_last = true;
        Rejection::Replay
    }

    /// Drops the current token on request, and any token that a flight already in the air may bring: it
    /// may be the very one that the caller wants dropped. Also forgets the client's own waits and stored
    /// error, but not the waits that the server asked for (rule 4).
    pub fn invalidate(&mut self, now: Instant) {
        self.drop_token();
        self.unwanted = FlightId(self.flights);
        self.held = None;
        self.rejected_last = false;
        self.pacing.forget(now);
    }

    /// Forgets the client's own waits and stored error, for a token request with other credentials. The token stays.
    pub fn forgive(&mut self, now: Instant) {
        self.pacing.forget(now);
    }

    /// Ends the lifecycle: drops the token, ignores what flights still bring, and fails every caller.
    pub fn close(&mut self) {
        self.closed = true;
        self.token = None;
        self.pacing.forget_error();
    }

    /// The time until the timer should begin a refresh; none if no timer is needed. An unused token
    /// gets one timer too, since it may have been used by then.
    pub fn alarm_ms(&self, now: Instant, policy: &Policy) -> Option<Millis> {
        let token = self.token.as_ref().filter(|token| token.usable(now))?;
        let refresh_in_ms = token.refresh_in_ms(now);
        if self.airborne(now).is_some() || (refresh_in_ms == Millis::ZERO && !token.used) {
            return None;
        }
        let wait_ms = refresh_in_ms.max(self.pacing.refresh_wait_ms(now));
        Some(wait_ms.min(policy.timer_max_ms))
    }

    /// What the client is doing.
    pub fn state(&self, now: Instant) -> State {
        let alive = self.is_alive(now);
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

    /// A flight is on its way: it counts as lost only after its limit from now on. Returns why it flies; none if it is
    /// not wanted any more, or another has taken its place.
    pub fn progressed(&mut self, now: Instant, id: FlightId) -> Option<Reason> {
        let until = NotBefore::after(now, self.flight_limit_ms);
        let wanted = !self.closed && id > self.unwanted;
        let flight = self.flight.as_mut().filter(|flight| wanted && flight.id == id)?;
        flight.until = until;
        Some(flight.reason)
    }

    /// A flight waits for its turn: meanwhile it does not count as lost.
    pub fn parked(&mut self, now: Instant, id: FlightId) {
        if let Some(flight) = self.flight.as_mut().filter(|flight| flight.id == id) {
            flight.until = NotBefore::after(now, PARKED_MS);
        }
    }

    /// Whether callers wait for this flight.
    pub fn awaited(&self, id: FlightId) -> bool {
        let flight = self.flight.as_ref().filter(|flight| flight.id == id);
        flight.is_some_and(|flight| flight.reason != Reason::Ahead)
    }

    /// The time until the token request of a flight has taken as long as it may.
    pub fn lost_in_ms(&self, now: Instant, id: FlightId) -> Millis {
        let flight = self.flight.as_ref().filter(|flight| flight.id == id);
        let left_ms = flight.map_or(Millis::ZERO, |flight| flight.until.left_ms(now));
        left_ms.saturating_sub(LOST_AFTER_MS)
    }

    /// What a record of another process is worth to a flight: a token with this print, which was of this age when it
    /// was read. A caller who waits takes any that is not within its hard window; a refresh wants one that lives
    /// longer than the current token and is not itself due.
    pub fn offered(&self, print: Print, schedule: Schedule, reason: Reason, now: Instant) -> Offer {
        let current = self.token.as_ref();
        if current.is_some_and(|token| token.access_token.print() == print) {
            let later = reason == Reason::Ahead && schedule.refresh_after_ms > Millis::ZERO;
            return if later { Offer::Later(schedule.refresh_after_ms) } else { Offer::Nothing };
        }
        let serves = if reason == Reason::Ahead {
            let left_ms = current.map_or(Millis::ZERO, |token| token.life_ms(now));
            schedule.refresh_after_ms > Millis::ZERO && schedule.lifetime_ms > left_ms
        } else {
            schedule.wait_after_ms > Millis::ZERO
        };
        if serves && self.dropped != Some(print) { Offer::Serves } else { Offer::Nothing }
    }

    /// Whether somebody waits for a flight who cannot go on with the current token.
    pub fn urgent(&self, now: Instant, reason: Reason) -> bool {
        match reason {
            Reason::Ahead => false,
            Reason::Needed => !self.is_alive(now),
            Reason::Rejected | Reason::Forced => true,
        }
    }

    /// A flight ends without a token, because another process gets one, or has failed to: a refresh is not due for this
    /// time. `streak`: how many refreshes have failed.
    pub fn spared(&mut self, now: Instant, flight: FlightId, wait_ms: Millis, streak: u32) {
        if self.land(flight).is_some() {
            self.pacing.spared(now, wait_ms, streak);
        }
    }

    /// A flight ends without a token, because another process has failed to get one.
    pub fn held(&mut self, now: Instant, flight: FlightId, error: Error, streak: u32) {
        if self.land(flight).is_some() {
            self.pacing.held(now, flight, error, streak);
        }
    }

    /// For how long the last failure holds the refreshes of other processes off, and for how long everyone; and after
    /// how many of both in a row.
    pub fn hold_off(&self, now: Instant, awaited: bool) -> ([Millis; 2], [u32; 2]) {
        self.pacing.hold_off(now, !awaited || self.is_alive(now))
    }

    fn is_alive(&self, now: Instant) -> bool {
        self.token.as_ref().is_some_and(|token| token.alive(now))
    }

    fn drop_token(&mut self) {
        if let Some(token) = self.token.take() {
            self.dropped = Some(token.access_token.print());
        }
    }

    fn may_refresh(&self, now: Instant) -> bool {
        !self.closed
            && self.airborne(now).is_none()
            && self.pacing.refresh_wait_ms(now) == Millis::ZERO
    }

    /// The flight that can be joined, and the time until it counts as lost.
    fn airborne(&self, now: Instant) -> Option<(FlightId, Millis)> {
        let flight = self.flight.as_ref().filter(|flight| flight.id > self.unwanted)?;
        let left_ms = flight.until.left_ms(now);
        (left_ms > Millis::ZERO).then_some((flight.id, left_ms))
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

    fn join(&mut self, flight: FlightId, at_most_ms: Millis) -> Acquire {
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

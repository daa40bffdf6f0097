//! How a flight comes to a token where processes share a store: it reads the record and the lease, adopts the
//! record's token, or takes the lease and makes the token request, or waits for the process that does.
//!
//! ```text
//!          begin
//!            │ read: record and lease
//!            ▼
//!      record serves? ── yes ──▶ adopt ───────────────────────────▶ landed
//!            │ no
//!      lease of ─┬─ nobody ────▶ take it ── ours ──▶ read again ──▶ token request ──▶ landed
//!                │                 │ a peer's: read again
//!                ├─ a peer ─────▶ callers wait: pause, read again … until the lease is over
//!                │                 nobody waits: leave the refresh to the peer
//!                └─ a hold-off ─▶ wait it out, or fail with the peer's error
//!
//!      landed ─▶ waiters go on ─▶ write the record ─▶ give the lease back, or leave a hold-off in its place
//! ```
//!
//! Rules, after those of the lifecycle
//!
//! 9. Only a flight asks the store, never a call that has a token.
//! 10. The operations of a flight before its token request take `storeTimeoutMs` together; then it goes alone. After
//!     a fault the store is left alone, for a time that doubles.
//! 11. A record is adopted if its token serves and is not the one that was dropped last.
//! 12. A lease lasts as long as the store says. A peer that is known to fly is waited for until its lease ends,
//!     although the store stutters: up to three operations in a row may fail.
//! 13. What the token endpoint said ("not before", "refused") holds for the fleet, as long as the store keeps it; and
//!     so does the rhythm of refreshes that fail, for processes whose token is alive.
//! 14. What was asked for before `invalidate` or `close` is neither used nor written. Without the lease, no record is
//!     replaced by one that ends earlier, unless it was found before the token request and did not serve.

use super::health::Health;
use super::lease::{HoldOff, Lease, lease_text};
use super::record::Record;
use crate::engine::config::StoreSettings;
use crate::engine::event::{Event, Reason, Source};
use crate::engine::ids::FlightId;
use crate::engine::lifecycle::schedule::Schedule;
use crate::engine::lifecycle::token::Arrival;
use crate::engine::lifecycle::{Lifecycle, Offer};
use crate::engine::policy::Policy;
use crate::engine::rng::Rng;
use crate::engine::secret::Print;
use crate::engine::time::{Instant, Millis, NotBefore};

/// How long a lease outlasts the timeout of the token request.
const MARGIN_MS: Millis = Millis(1_000);
/// With less than this left, a lease is left to end: by the time an operation on it arrives, another process may have it.
const GUARD_MS: Millis = Millis(500);
/// How long a refresh is left to the peer that makes it, at most.
const LEAVE_MAX_MS: Millis = Millis(3_000);
/// The waits between two looks at a peer's lease: they grow from the first to the last.
const PAUSE_MIN_MS: Millis = Millis(40);
const PAUSE_MAX_MS: Millis = Millis(400);
/// A store that tells of changes is looked at again after this time at the latest.
const CHANGE_MAX_MS: Millis = Millis(2_000);
/// Faults in a row after which a peer is not waited for.
const FAULTS_MAX: u32 = 3;

/// What the edge has to do next for a flight.
#[derive(Clone, Debug)]
pub enum Need {
    /// Read record and lease.
    Read,
    /// Take the lease: store this text unless there is one.
    Take {
        /// The text.
        text: String,
        /// For how long.
        for_ms: Millis,
    },
    /// Wait; less if the store tells of a change, more if it would.
    Pause {
        /// The wait.
        wait_ms: Millis,
        /// The wait in a store that tells of changes.
        change_ms: Millis,
    },
    /// Make the token request.
    Request,
    /// Write the record.
    Write {
        /// The record.
        record: Box<Record>,
        /// For how long.
        for_ms: Millis,
    },
    /// Store a hold-off in the place of the lease.
    HoldOff {
        /// The text.
        text: String,
        /// For how long.
        for_ms: Millis,
    },
    /// Give the lease back.
    Release,
    /// Nothing: before the token request, the flight ends without one; after it, all is done.
    End,
}

/// What was found in the store.
#[derive(Clone, Debug, Default)]
pub struct Found {
    /// The record, and the time it has left by the store's clock, if that is known.
    pub record: Option<(Record, Option<Millis>)>,
    /// What stands in the place of the lease, and the time it has left.
    pub lease: Option<(String, Option<Millis>)>,
    /// Why the record's value cannot be used.
    pub ignored: Option<String>,
}

/// What the edge tells of a flight.
#[derive(Clone, Debug)]
pub enum Told {
    /// It begins.
    Begun,
    /// The store was read.
    Found(Box<Found>),
    /// The lease was taken, or is another's.
    Taken(bool),
    /// The operation failed, or took too long: which, and the name and code of its error.
    Failed(String, String),
    /// Any other operation, or the wait, is over.
    Done,
    /// The flight has landed, and its waiters have been told.
    Landed,
}

/// What a flight with a lease has brought.
#[derive(Clone, Debug)]
pub enum Landing {
    /// A token, by the token request sent then.
    Token(Box<Record>, Instant),
    /// A failure that holds for others.
    Failed(HoldOff),
    /// Nothing that others need to know.
    Nothing,
}

/// What a coordination works with.
pub struct Context<'a> {
    /// The client's lifecycle.
    pub lifecycle: &'a mut Lifecycle,
    /// Its randomness.
    pub rng: &'a mut Rng,
    /// Its policy.
    pub policy: &'a Policy,
    /// Its store.
    pub store: StoreSettings,
    /// Longest time of a token request.
    pub token_timeout_ms: Millis,
    /// What listeners are to be told.
    pub events: Vec<Event>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Stage {
    /// Before the token request.
    Seeking,
    /// While it is made, or after the flight has landed without one.
    Flying,
    /// After it.
    Settling,
}

/// The coordination of one flight.
#[derive(Debug)]
pub struct Coordination {
    /// The flight.
    pub flight: FlightId,
    /// When it began.
    pub began_at: Instant,
    stage: Stage,
    /// When the operation in progress went out.
    asked_at: Instant,
    /// The time that operations have taken, as far as it counts.
    spent_ms: Millis,
    faults: u32,
    pauses: u32,
    /// What is over next is a pause: the store has not taken that time.
    pausing: bool,
    /// A peer is known to fly until then.
    peer: NotBefore,
    /// The own lease lasts until then.
    lease: Option<NotBefore>,
    /// Its text.
    text: String,
    /// The print of the record that was read last.
    seen: Option<Print>,
    landing: Landing,
}

impl Coordination {
    /// The coordination of a flight that begins.
    pub fn new(flight: FlightId, now: Instant) -> Self {
        Self {
            flight,
            began_at: now,
            stage: Stage::Seeking,
            asked_at: now,
            spent_ms: Millis::ZERO,
            faults: 0,
            pauses: 0,
            pausing: false,
            peer: NotBefore::default(),
            lease: None,
            text: String::new(),
            seen: None,
            landing: Landing::Nothing,
        }
    }

    /// Whether nothing is left to do.
    pub fn is_over(&self, need: &Need) -> bool {
        self.stage == Stage::Settling && matches!(need, Need::End)
    }

    /// What the flight has brought.
    pub fn landed(&mut self, landing: Landing) {
        self.landing = landing;
    }

    /// The longest time of the next operation.
    pub fn limit_ms(&self, context: &Context<'_>) -> Millis {
        match self.stage {
            Stage::Seeking => context.store.timeout_ms.saturating_sub(self.spent_ms),
            _ => context.store.timeout_ms,
        }
    }

    /// The next step.
    pub fn step(
        &mut self,
        told: Told,
        now: Instant,
        health: &mut Health,
        context: &mut Context<'_>,
    ) -> Need {
        match &told {
            Told::Failed(operation, error) => {
                if let Some(retry_in_ms) = health.failed(now) {
                    let [operation, error] = [operation, error].map(String::clone);
                    context.events.push(Event::StoreFailed { operation, error, retry_in_ms });
                }
                self.faults = self.faults.saturating_add(1);
            }
            Told::Found(_) | Told::Taken(_) => {
                health.succeeded(now);
                self.faults = 0;
            }
            _ => {}
        }
        if let Told::Found(found) = &told
            && let Some(reason) = &found.ignored
        {
            context.events.push(Event::StoreIgnored { reason: reason.clone() });
        }
        let need = if self.stage == Stage::Seeking {
            self.seek(told, health.held(now), now, context)
        } else {
            self.settle(told, health.held(now), now, context)
        };
        self.asked_at = now;
        need
    }

    fn seek(&mut self, told: Told, is_held: bool, now: Instant, context: &mut Context<'_>) -> Need {
        if matches!(told, Told::Taken(true)) {
            // First of all: it is given back, too, if the flight is not wanted any more.
            self.lease = Some(NotBefore::after(self.asked_at, lease_ms(context)));
        }
        let Some(reason) = context.lifecycle.progressed(now, self.flight) else {
            return self.end();
        };
        let was_pause = core::mem::take(&mut self.pausing);
        if !was_pause && !matches!(told, Told::Begun) {
            let took_ms = now.waited_since(self.asked_at);
            self.spent_ms = self.spent_ms.saturating_add(took_ms);
        }
        match told {
            Told::Begun if is_held => self.request(reason, context),
            Told::Failed(..) => {
                let waits = reason != Reason::Ahead && self.waits(now);
                if waits && self.faults < FAULTS_MAX {
                    self.spent_ms = Millis::ZERO;
                    self.pause(now, context)
                } else {
                    self.request(reason, context)
                }
            }
            Told::Found(found) => self.found(*found, reason, now, context),
            // After a hold-off was cleared away, the lease is to be taken; a read finds that.
            Told::Begun | Told::Taken(_) | Told::Done | Told::Landed => self.read(reason, context),
        }
    }

    fn found(
        &mut self,
        found: Found,
        reason: Reason,
        now: Instant,
        context: &mut Context<'_>,
    ) -> Need {
        let Found { record, lease, .. } = found;
        self.seen = record.as_ref().map(|(record, _)| record.granted.access_token.print());
        if let Some((record, left_ms)) = record
            && self.serves(record, left_ms, reason, now, context)
        {
            return self.end();
        }
        // A lease that was taken is looked at once more: who cleared a hold-off away may have met it.
        let is_own = lease.as_ref().is_some_and(|(text, _)| *text == self.text);
        self.lease = self.lease.filter(|_| is_own);
        if self.lease.is_some() || !context.store.leases {
            return self.request(reason, context);
        }
        let awaited = reason != Reason::Ahead;
        let Some((text, left_ms)) = lease else {
            return self.take(reason, context);
        };
        let left_ms = left_ms.unwrap_or(lease_ms(context));
        match Lease::read(&text, left_ms) {
            Lease::HoldOff(hold_off) => {
                let HoldOff { streak, refresh_streak, for_ms, all_ms, .. } = hold_off;
                if !context.lifecycle.urgent(reason, now) {
                    context.lifecycle.spared(now, self.flight, for_ms, refresh_streak);
                    return self.end();
                }
                if all_ms == Millis::ZERO {
                    // It holds refreshes of tokens that are alive, and here is none.
                    return Need::Release;
                }
                context.lifecycle.held(now, self.flight, hold_off.error(all_ms), streak);
                self.end()
            }
            Lease::Flight if awaited => {
                self.peer = NotBefore::after(now, left_ms);
                // What a store that works takes for its answers is not time that callers lose.
                self.spent_ms = Millis::ZERO;
                self.pause(now, context)
            }
            Lease::Flight => {
                context.lifecycle.deferred(now, self.flight, left_ms.min(LEAVE_MAX_MS));
                self.end()
            }
        }
    }

    /// Whether the flight ends with this record.
    fn serves(
        &self,
        record: Record,
        left_ms: Option<Millis>,
        reason: Reason,
        now: Instant,
        context: &mut Context<'_>,
    ) -> bool {
        let age_ms = record.age_at(self.asked_at.wall(), left_ms);
        let Record { granted, .. } = record;
        // The process may have stood still since the read went out.
        let old_ms = age_ms.saturating_add(now.age_of(self.asked_at));
        let schedule = Schedule::new(granted.lifetime, context.policy, context.rng).aged(old_ms);
        let print = granted.access_token.print();
        match context.lifecycle.offered(print, schedule, reason, now) {
            Offer::Serves => {
                let (asked_at, source) = (self.asked_at, Source::Store);
                let arrival = Arrival { granted, asked_at, age_ms, source };
                let Context { lifecycle, policy, rng, events, .. } = context;
                events.extend(lifecycle.delivered(self.flight, arrival, policy, rng));
                true
            }
            Offer::Later(wait_ms) => {
                context.lifecycle.deferred(now, self.flight, wait_ms);
                true
            }
            Offer::Nothing => false,
        }
    }

    /// Whether a peer is known to fly.
    fn waits(&self, now: Instant) -> bool {
        self.peer.left_ms(now) > Millis::ZERO
    }

    fn read(&mut self, reason: Reason, context: &mut Context<'_>) -> Need {
        if self.limit_ms(context) == Millis::ZERO {
            return self.request(reason, context);
        }
        Need::Read
    }

    fn take(&mut self, reason: Reason, context: &mut Context<'_>) -> Need {
        if self.limit_ms(context) == Millis::ZERO {
            return self.request(reason, context);
        }
        self.text = lease_text(context.rng);
        Need::Take { text: self.text.clone(), for_ms: lease_ms(context) }
    }

    fn pause(&mut self, now: Instant, context: &mut Context<'_>) -> Need {
        let left_ms = self.peer.left_ms(now);
        let grown_ms = PAUSE_MIN_MS.0.saturating_mul(2_u64.saturating_pow(self.pauses / 2));
        self.pauses = self.pauses.saturating_add(1);
        self.pausing = true;
        let step_ms = Millis(grown_ms).min(PAUSE_MAX_MS);
        let wait_ms = step_ms.saturating_add(step_ms.share(250).random(context.rng)).min(left_ms);
        // A flight that makes no step for as long as a token request may take counts as lost.
        let most_ms = CHANGE_MAX_MS.min(context.token_timeout_ms.half());
        Need::Pause { wait_ms, change_ms: left_ms.min(most_ms).max(wait_ms) }
    }

    fn request(&mut self, reason: Reason, context: &mut Context<'_>) -> Need {
        self.stage = Stage::Flying;
        context.events.push(Event::TokenRequest { reason });
        Need::Request
    }

    fn end(&mut self) -> Need {
        self.stage = Stage::Flying;
        Need::End
    }

    fn settle(&mut self, told: Told, is_held: bool, now: Instant, context: &Context<'_>) -> Need {
        if self.stage == Stage::Flying {
            self.stage = Stage::Settling;
            // With a lease, it tries in spite of a fault: others wait for what the flight has brought.
            let leaves = is_held && !self.holds(now);
            return if leaves { Need::End } else { self.landing(now, context) };
        }
        match told {
            Told::Found(found) if self.replaces(&found, now) => self.write(now, context),
            // Written: `landing` has nothing left.
            Told::Found(_) | Told::Done => self.release(now),
            _ => Need::End,
        }
    }

    fn landing(&mut self, now: Instant, context: &Context<'_>) -> Need {
        match &self.landing {
            Landing::Token(..) if self.holds(now) => self.write(now, context),
            Landing::Token(..) => Need::Read,
            Landing::Failed(hold_off) if self.holds(now) => {
                let need = Need::HoldOff { text: hold_off.text(), for_ms: hold_off.for_ms };
                self.lease = None;
                need
            }
            _ => self.release(now),
        }
    }

    /// Whether the own record may replace what was found: nothing, what was read before, or what ends earlier.
    fn replaces(&self, found: &Found, now: Instant) -> bool {
        let Some((record, left_ms)) = &found.record else { return true };
        let Landing::Token(own, at) = &self.landing else { return false };
        let left_ms = left_ms.unwrap_or_else(|| record.left_ms());
        self.seen == Some(record.granted.access_token.print())
            || left_ms < own.left_ms().saturating_sub(now.age_of(*at))
    }

    fn write(&mut self, now: Instant, context: &Context<'_>) -> Need {
        let Landing::Token(record, at) = core::mem::replace(&mut self.landing, Landing::Nothing)
        else {
            return self.release(now);
        };
        let print = record.granted.access_token.print();
        let record = Record { age_ms: now.age_of(at), written_at: now.wall(), ..*record };
        let for_ms = record.left_ms();
        if for_ms == Millis::ZERO || !context.lifecycle.wants(self.flight, print) {
            return self.release(now);
        }
        Need::Write { record: Box::new(record), for_ms }
    }

    /// Whether the own lease lasts for long enough to act on it.
    fn holds(&self, now: Instant) -> bool {
        self.lease.is_some_and(|lease| lease.left_ms(now) > GUARD_MS)
    }

    fn release(&mut self, now: Instant) -> Need {
        let holds = self.holds(now);
        self.lease = None;
        if holds { Need::Release } else { Need::End }
    }
}

/// How long a lease lasts: longer than the token request that it is for.
const fn lease_ms(context: &Context<'_>) -> Millis {
    context.token_timeout_ms.saturating_add(MARGIN_MS)
}

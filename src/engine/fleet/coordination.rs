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
//!     although the store stutters: up to three faults in a row.
//! 13. What the token endpoint said ("not before", "refused") holds for the fleet, as long as the store keeps it.
//! 14. What was asked for before `invalidate` or `close` is neither used nor written. Without the lease, no record is
//!     replaced by one that ends earlier, unless it was found before the token request and did not serve.

use super::health::Health;
use super::lease::{HoldOff, Lease};
use super::record::{self, Record};
use crate::engine::backoff::doubled;
use crate::engine::config::StoreSettings;
use crate::engine::event::{Event, Events, Reason, Source, Subject};
use crate::engine::ids::FlightId;
use crate::engine::json::Json;
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
    /// Take the lease, for this time.
    Take {
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
        /// The record, as it is sealed.
        record: Json,
        /// For how long.
        for_ms: Millis,
    },
    /// Store a hold-off in the place of the lease.
    HoldOff(HoldOff),
    /// Give the lease back.
    Release,
    /// Nothing: before the token request, the flight ends without one; after it, all is done.
    End,
}

/// The next step, and what goes with it.
#[derive(Clone, Debug)]
pub struct Directions {
    /// The step.
    pub need: Need,
    /// The longest time of its operation.
    pub limit_ms: Millis,
    /// From now on the store is left alone for this time, because of a fault; told once.
    pub held_ms: Option<Millis>,
}

/// What was found in the store.
#[derive(Clone, Debug, Default)]
pub struct Found {
    /// The record, and the time it has left by the store's clock, if that is known.
    pub record: Option<(Record, Option<Millis>)>,
    /// What stands in the place of the lease.
    pub lease: Option<Lease>,
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
    /// The operation failed, or took too long.
    Failed,
    /// Any other operation, or the wait, is over.
    Done,
    /// The flight has landed, and its waiters have been told.
    Landed,
}

/// What a coordination works with.
pub struct Context<'a> {
    /// The client's lifecycle.
    pub lifecycle: &'a mut Lifecycle,
    /// Its randomness.
    pub rng: &'a mut Rng,
    /// Its policy.
    pub policy: &'a Policy,
    /// Whether its calls need a base that comes with the token.
    pub needs_base: bool,
    /// Its store.
    pub store: StoreSettings,
    /// Longest time of a token request.
    pub token_timeout_ms: Millis,
    /// What listeners are told.
    pub events: &'a mut Events,
    /// How many tokens were adopted.
    pub adopted: &'a mut u32,
}

/// The coordination of one flight.
#[derive(Debug)]
pub struct Coordination {
    /// The flight.
    pub flight: FlightId,
    /// When it began.
    began_at: Instant,
    /// Whether it is before its token request, and has not landed.
    seeking: bool,
    /// Whether it makes a token request.
    requests: bool,
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
    /// The print of the record that was read last.
    seen: Option<Print>,
    /// What others have to know of the failed token request.
    hold_off: Option<HoldOff>,
}

impl Coordination {
    /// The coordination of a flight that begins.
    pub fn new(flight: FlightId, now: Instant) -> Self {
        Self {
            flight,
            began_at: now,
            seeking: true,
            requests: false,
            asked_at: now,
            spent_ms: Millis::ZERO,
            faults: 0,
            pauses: 0,
            pausing: false,
            peer: NotBefore::default(),
            lease: None,
            seen: None,
            hold_off: None,
        }
    }

    /// The token request has failed.
    pub fn failed(&mut self, hold_off: Option<HoldOff>) {
        self.hold_off = hold_off;
    }

    /// The next step.
    pub fn step(
        &mut self,
        told: Told,
        now: Instant,
        health: &mut Health,
        context: &mut Context<'_>,
    ) -> Directions {
        let mut held_ms = None;
        match &told {
            Told::Failed => {
                held_ms = health.failed(now);
                self.faults = self.faults.saturating_add(1);
            }
            Told::Found(_) | Told::Taken(_) => {
                health.succeeded(now);
                self.faults = 0;
            }
            _ => {}
        }
        let is_held = health.held(now);
        let need = if self.seeking {
            self.seek(told, is_held, now, context)
        } else {
            self.settle(told, is_held, now, context)
        };
        self.asked_at = now;
        let limit_ms = self.limit_ms(context);
        Directions { need, limit_ms, held_ms }
    }

    /// The longest time of the next operation.
    fn limit_ms(&self, context: &Context<'_>) -> Millis {
        let spent_ms = if self.seeking { self.spent_ms } else { Millis::ZERO };
        context.store.timeout_ms.saturating_sub(spent_ms)
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
        let need = self.sought(told, is_held, reason, now, context);
        match need {
            Need::Read | Need::Take { .. } if self.limit_ms(context) == Millis::ZERO => {
                self.request(reason, now, context)
            }
            need => need,
        }
    }

    fn sought(
        &mut self,
        told: Told,
        is_held: bool,
        reason: Reason,
        now: Instant,
        context: &mut Context<'_>,
    ) -> Need {
        match told {
            Told::Begun if is_held => self.request(reason, now, context),
            Told::Failed => {
                let waits = reason != Reason::Ahead && self.waits(now);
                if waits && self.faults < FAULTS_MAX {
                    self.spent_ms = Millis::ZERO;
                    self.pause(now, context)
                } else {
                    self.request(reason, now, context)
                }
            }
            Told::Found(found) => self.found(*found, reason, now, context),
            // After a hold-off was cleared away, the lease is to be taken; a read finds that.
            Told::Begun | Told::Taken(_) | Told::Done | Told::Landed => Need::Read,
        }
    }

    fn found(
        &mut self,
        found: Found,
        reason: Reason,
        now: Instant,
        context: &mut Context<'_>,
    ) -> Need {
        let Found { record, lease } = found;
        self.peer = NotBefore::default();
        self.seen = record.as_ref().map(|(record, _)| record.granted.access_token.print());
        if let Some((record, left_ms)) = record
            && self.serves(record, left_ms, reason, now, context)
        {
            return self.end();
        }
        // A lease that was taken is looked at once more: who cleared a hold-off away may have met it.
        let is_own = matches!(lease, Some(Lease::Flight { own: true, .. }));
        self.lease = self.lease.filter(|_| is_own);
        if is_own || !context.store.leases {
            return self.request(reason, now, context);
        }
        let awaited = reason != Reason::Ahead;
        match lease {
            None => Need::Take { for_ms: lease_ms(context) },
            Some(Lease::HoldOff(hold_off)) => self.held(&hold_off, reason, now, context),
            Some(Lease::Flight { left_ms, .. }) if awaited => {
                self.peer = NotBefore::after(now, left_ms);
                // What a store that works takes for its answers is not time that callers lose.
                self.spent_ms = Millis::ZERO;
                self.pause(now, context)
            }
            Some(Lease::Flight { left_ms, .. }) => {
                let wait_ms = left_ms.min(LEAVE_MAX_MS);
                context.lifecycle.spared(now, self.flight, wait_ms, 0);
                self.end()
            }
        }
    }

    /// What the token endpoint has said to another process holds for this one.
    fn held(
        &mut self,
        hold_off: &HoldOff,
        reason: Reason,
        now: Instant,
        context: &mut Context<'_>,
    ) -> Need {
        let HoldOff { streak, refresh_streak, for_ms, all_ms, .. } = *hold_off;
        if !context.lifecycle.urgent(now, reason) {
            context.lifecycle.spared(now, self.flight, for_ms, refresh_streak);
        } else if all_ms > Millis::ZERO {
            context.lifecycle.held(now, self.flight, hold_off.error(all_ms), streak);
        } else {
            // It holds refreshes of tokens that are alive, and here is none.
            return Need::Release;
        }
        self.end()
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
        let Record { granted, replaces_rejected, .. } = record;
        // The process may have stood still since the read went out.
        let old_ms = age_ms.saturating_add(now.age_of(self.asked_at));
        let schedule = Schedule::new(granted.lifetime, context.policy, context.rng).aged(old_ms);
        let print = granted.access_token.print();
        if context.needs_base && granted.base_url.is_none() {
            return false;
        }
        match context.lifecycle.offered(print, schedule, reason, now) {
            Offer::Serves => {
                let (asked_at, source) = (self.asked_at, Source::Store);
                let arrival = Arrival { granted, asked_at, age_ms, source, replaces_rejected };
                let Context { lifecycle, policy, rng, events, adopted, .. } = context;
                if let Some(event) = lifecycle.delivered(self.flight, arrival, policy, rng) {
                    let took_ms = now.waited_since(self.began_at);
                    events.tell(now, Subject::Flight(self.flight, Some(took_ms)), event);
                    **adopted = adopted.saturating_add(1);
                }
                true
            }
            Offer::Later(wait_ms) => {
                context.lifecycle.spared(now, self.flight, wait_ms, 0);
                true
            }
            Offer::Nothing => false,
        }
    }

    /// Whether a peer is known to fly.
    fn waits(&self, now: Instant) -> bool {
        self.peer.left_ms(now) > Millis::ZERO
    }

    fn pause(&mut self, now: Instant, context: &Context<'_>) -> Need {
        // A flight that makes no step for as long as a token request may take counts as lost.
        let left_ms = self.peer.left_ms(now).min(context.token_timeout_ms.half());
        self.pauses = self.pauses.saturating_add(1);
        self.pausing = true;
        let wait_ms = doubled(PAUSE_MIN_MS, PAUSE_MAX_MS, self.pauses / 2).min(left_ms);
        Need::Pause { wait_ms, change_ms: left_ms.min(CHANGE_MAX_MS) }
    }

    fn request(&mut self, reason: Reason, now: Instant, context: &mut Context<'_>) -> Need {
        (self.seeking, self.requests) = (false, true);
        context.events.tell(
            now,
            Subject::Flight(self.flight, None),
            Event::TokenRequest { reason },
        );
        Need::Request
    }

    fn end(&mut self) -> Need {
        self.seeking = false;
        Need::End
    }

    fn settle(&mut self, told: Told, is_held: bool, now: Instant, context: &Context<'_>) -> Need {
        match told {
            // With a lease, it tries in spite of a fault: others wait for what the flight has brought.
            Told::Landed if !is_held || self.holds(now) => self.landing(now, context),
            Told::Found(found) => self.write(found.record.as_ref(), now, context),
            // A store that is full takes no record, and gives the lease back.
            _ => self.release(now),
        }
    }

    /// The first step after the landing.
    fn landing(&mut self, now: Instant, context: &Context<'_>) -> Need {
        let holds = self.holds(now);
        match self.hold_off.take() {
            Some(hold_off) if holds => {
                self.lease = None;
                Need::HoldOff(hold_off)
            }
            None if holds => self.write(None, now, context),
            None if self.requests => Need::Read,
            _ => self.release(now),
        }
    }

    /// Writes the token, if the record at hand may be replaced: it is the one that was read before, or ends earlier.
    fn write(
        &mut self,
        present: Option<&(Record, Option<Millis>)>,
        now: Instant,
        context: &Context<'_>,
    ) -> Need {
        // None if it was dropped or replaced meanwhile.
        let token = context.lifecycle.token().filter(|token| token.flight == self.flight);
        let Some(token) = token.filter(|_| self.requests) else { return self.release(now) };
        let for_ms = token.life_ms(now);
        let keeps = present.is_some_and(|(record, left_ms)| {
            self.seen != Some(record.granted.access_token.print())
                && left_ms.unwrap_or_else(|| record.left_ms()) >= for_ms
        });
        if keeps || for_ms == Millis::ZERO {
            return self.release(now);
        }
        Need::Write { record: record::shape(token, now), for_ms }
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

//! What the invariants need to know of a run, and where they are checked.

use std::collections::HashMap;

use everbearer::engine::event::Reason;
use everbearer::engine::json::Json;

use crate::edge::{Journey, Stage};
use crate::invariants::{Check, Invariant, unless};
use crate::sabotage::Sabotage;
use crate::scenario::{MINUTE, SECOND, StoreMode};
use crate::store::{Command, Key, Reply, Value};
use crate::traffic::{Operation, Purpose};
use crate::world::World;

/// An operation on a lease that takes longer than this may meet another's.
const GUARD_MS: u64 = 500;

/// More operations of a process in a second are a loop.
const MOST_OPERATIONS: u32 = 150;

/// More steps than this at one moment are a loop.
const MOST_STEPS: u32 = 100_000;

#[derive(Default)]
pub struct Watch {
    /// The moment, and the steps at it.
    pub moment: (u64, u32),
    /// Before this, a fault may still be felt.
    pub calm_from: u64,
    /// The store has worked since then.
    pub healthy_from: u64,
    /// Before this, a lease that the store has lost may be believed in.
    pub lost_until: u64,
    /// Reads were stale until then.
    pub stale_until: u64,
    /// Wall clocks have been set, so tokens may look older than they are.
    pub clocks_were_set: bool,
    /// The endpoint wants no request before this, and the fleet knows.
    pub throttled_until: u64,
    /// How late the records of a token were stored.
    pub late_ms: HashMap<String, u64>,
    /// Flights whose token request is in the air.
    pub airborne: Vec<usize>,
}

impl World {
    /// A fault that lasts so long is felt for longer: processes leave the store alone, and leases of
    /// flights that are gone stand to their end.
    pub fn fault(&mut self, for_ms: u64) {
        self.watch.calm_from = self.watch.calm_from.max(self.now + for_ms + self.felt_ms());
        self.watch.throttled_until = 0;
    }

    /// The store has lost what it knew.
    pub fn loss(&mut self) {
        self.fault(0);
        self.watch.healthy_from = self.now;
        self.watch.lost_until = self.now + self.felt_ms();
    }

    /// For how long a fault is felt.
    const fn felt_ms(&self) -> u64 {
        70 * SECOND + 3 * self.lease_ms()
    }

    const fn lease_ms(&self) -> u64 {
        self.setup.token_timeout_ms + SECOND
    }

    /// Whether the store works, and no fault is felt any more.
    pub fn is_calm(&self) -> bool {
        self.works() && self.setup.leases && self.now >= self.watch.calm_from
    }

    pub fn works(&self) -> bool {
        self.store_mode == StoreMode::Healthy && self.partition.is_none()
    }

    /// Not too much happens at one moment.
    pub fn comes_to_an_end(&mut self) -> Check {
        let (at, steps) = self.watch.moment;
        let steps = if at == self.now { steps + 1 } else { 0 };
        self.watch.moment = (self.now, steps);
        unless(steps < MOST_STEPS, Invariant::EndsInTime, || {
            format!("{steps} steps at {}", self.now)
        })
    }

    /// A process does not ask the store for ever.
    pub fn comes_to_a_decision(&mut self, process: usize) -> Check {
        let second = self.now / SECOND;
        let own = &mut self.processes[process];
        let sent = if own.second.0 == second { own.second.1 + 1 } else { 1 };
        own.second = (second, sent);
        // Who reads of a replica that no lease stands, and may not take it, looks again at once.
        let blind = self.watch.stale_until + SECOND >= self.now;
        unless(sent <= MOST_OPERATIONS || blind, Invariant::NoHotLoop, || {
            format!("process {process} has asked the store {sent} times in a second")
        })
    }

    // Before a token request

    /// A flight ends its way through the store. Without a peer to wait for, it has taken no longer than it may.
    pub fn in_time(&self, journey: usize) -> Check {
        let Journey { process, began, has_paused, answered_at, .. } = self.journeys[journey];
        let took_ms = self.now - began;
        let stood_still = self.processes[process].paused_until > began;
        let fine = took_ms <= self.setup.store_timeout_ms || has_paused || stood_still;
        unless(fine || !self.has_core(journey), Invariant::StoreNeverDelays, || {
            format!("flight {journey} has spent {took_ms} ms with the store")
        })?;
        // With a peer, three operations in a row may fail, each after a pause.
        let pause_ms = if self.setup.tells_changes { 2 * SECOND } else { 500 };
        let silent_ms = self.now - answered_at;
        let fine = silent_ms <= 3 * (self.setup.store_timeout_ms + pause_ms) || stood_still;
        unless(fine || !self.has_core(journey), Invariant::StoreNeverDelays, || {
            format!("flight {journey} has waited {silent_ms} ms for a store that is silent")
        })
    }

    pub fn may_ask(&self, journey: usize) -> Check {
        let Journey { process, .. } = self.journeys[journey];
        let own = &self.processes[process];
        let fresh_until = own.fresh_until.filter(|_| own.reason != Some(Reason::Forced));
        unless(
            fresh_until.is_none_or(|until| self.now >= until),
            Invariant::DegradedBound,
            || {
                format!(
                    "process {process} asks for a token; its own is fresh until {fresh_until:?}"
                )
            },
        )?;
        if !self.is_calm() {
            return Ok(());
        }
        let other = self.watch.airborne.iter().find(|other| {
            let alive = !self.is_dead(**other) && self.has_core(**other);
            alive && !self.journeys[**other].landed
        });
        unless(other.is_none(), Invariant::OneFlightPerFleet, || {
            format!("flight {journey} asks for a token while flight {other:?} does")
        })?;
        // Without the time left, nobody knows what is left of a hold-off.
        let until = if self.setup.tells_left { self.watch.throttled_until } else { 0 };
        unless(self.now >= until, Invariant::FleetThrottle, || {
            format!("process {process} asks for a token at {}, not before {until}", self.now)
        })
    }

    /// A flight counts as lost. It does not while the store leads it on, unless its process stood still.
    pub fn is_lost(&self, journey: usize) -> Check {
        let Journey { process, began, stage, unwanted, .. } = self.journeys[journey];
        let stood_still = self.processes[process].paused_until > began;
        unless(stage != Stage::Leading || stood_still || unwanted, Invariant::NoLostFlight, || {
            format!("flight {journey} counts as lost on its way through the store")
        })
    }

    /// A flight has done all that it had to do.
    pub fn settled(&mut self, journey: usize) -> Check {
        if !self.is_calm() {
            return Ok(());
        }
        let Journey { wants, not_before, .. } = &self.journeys[journey];
        self.watch.throttled_until = self.watch.throttled_until.max(*not_before);
        let left = wants.as_deref().filter(|wants| self.store.lease(self.now) == Some(*wants));
        unless(left.is_none(), Invariant::NoOrphanLease, || {
            format!("flight {journey} is over, and its lease stands")
        })
    }

    // What the core tells

    /// A process has another token.
    pub fn has_token(&mut self, process: usize, adopted: bool) -> Check {
        let own = &self.processes[process];
        let Some(token) = own.engine.token(own.engine.generation()) else { return Ok(()) };
        let text = token.access_token.expose().trim_end_matches('~').to_owned();
        self.figures.adopted += u64::from(adopted);
        let Some(granted) = self.endpoint.token(&text) else { return Ok(()) };
        if adopted {
            unless(own.dropped.as_ref() != Some(&text), Invariant::NoDroppedAdoption, || {
                format!("process {process} adopts {text}, which it has dropped")
            })?;
            // A record that was stored late is kept for too long.
            let late_ms = self.watch.late_ms.get(&text).copied().unwrap_or_default();
            let left_ms = (granted.until + late_ms).saturating_sub(self.now);
            let told_ms = token.life_ms(self.clocks(process)).0;
            let counts =
                self.setup.tells_left || (self.setup.skew_ms == 0 && !self.watch.clocks_were_set);
            let fine = !counts || (left_ms > 0 && told_ms <= left_ms);
            unless(fine, Invariant::NoOldAdoption, || {
                format!("process {process} adopts {text} for {told_ms} ms; it has {left_ms} left")
            })?;
        }
        let lifetime_ms = granted.lifetime_ms;
        let window_ms = (lifetime_ms / 5).clamp(30 * SECOND, 5 * MINUTE).min(lifetime_ms / 2);
        let early_ms = window_ms + window_ms / 4 + self.setup.token_timeout_ms + 5 * SECOND;
        let due = (granted.at + lifetime_ms).saturating_sub(early_ms);
        // Where ages are not exact, tokens look older.
        let by_store = self.setup.tells_left && !self.sabotaged(Sabotage::TrustsWallClocks);
        let exact = by_store && !self.watch.clocks_were_set;
        self.processes[process].fresh_until = (exact && granted.times == 1).then_some(due);
        Ok(())
    }

    /// Notes which token a process has dropped.
    pub fn notes_drop(&mut self, process: usize) {
        let own = &mut self.processes[process];
        let token = own.engine.token(own.engine.generation());
        let text = token.map(|token| token.access_token.expose().trim_end_matches('~'));
        if text == own.current.as_deref() {
            return;
        }
        let text = text.map(str::to_owned);
        let before = core::mem::replace(&mut own.current, text);
        if own.current.is_none() && own.open {
            own.dropped = before;
        }
    }

    /// A process says that it leaves the store alone.
    pub fn store_failed(&mut self, process: usize, for_ms: u64) -> Check {
        let (now, first_journey) = (self.now, self.journeys.len());
        let hold = &mut self.processes[process].hold;
        let least_ms =
            if hold.succeeded { SECOND } else { (2 * hold.for_ms).clamp(SECOND, MINUTE) };
        unless(for_ms >= least_ms, Invariant::StoreHold, || {
            format!("process {process} leaves the store alone for {for_ms} ms, not {least_ms}")
        })?;
        hold.until = now + for_ms;
        hold.for_ms = for_ms;
        hold.first_journey = first_journey;
        hold.succeeded = false;
        if self.sabotaged(Sabotage::ForgetsTokenWithoutStore) {
            let now = self.clocks(process);
            self.processes[process].engine.invalidate(None, now);
        }
        Ok(())
    }

    // The store

    /// Before an operation is sent.
    pub fn may_operate(&self, journey: usize, purpose: &Purpose) -> Check {
        let process = self.journeys[journey].process;
        let hold = self.processes[process].hold;
        let within = self.now < hold.until && journey >= hold.first_journey;
        let fine = !within || matches!(purpose, Purpose::GiveBack(_)) || !self.has_core(journey);
        unless(fine, Invariant::StoreHold, || {
            format!("flight {journey} asks a store that is left alone until {}", hold.until)
        })
    }

    /// Before an operation is applied.
    pub fn may_apply(&mut self, operation: usize) -> Check {
        let Operation { journey, ref command, ref purpose, sent_at, .. } =
            self.operations[operation];
        let late_ms = self.now - sent_at;
        match command {
            Command::Add(_, for_ms) => {
                unless(*for_ms <= self.lease_ms(), Invariant::NoOrphanLease, || {
                    format!("flight {journey} takes the lease for {for_ms} ms")
                })
            }
            Command::Set(Key::Lease, ..) | Command::Delete(Key::Lease) => {
                let Some(stored) = self.store.at(Key::Lease, self.now) else { return Ok(()) };
                let Value::Text(text) = &stored.value else { return Ok(()) };
                let (owner, stored_at) = (self.leases.get(text).copied(), stored.stored_at);
                // Between the look at a lease and its removal, it may end and be taken.
                let gives = self.journeys[journey].gives.is_some();
                let race = (gives || matches!(purpose, Purpose::GiveBack(_)))
                    && stored.stored_at + late_ms + GUARD_MS > sent_at;
                let mine = owner.is_none_or(|owner| owner == journey);
                // So it may between the look at a hold-off that holds nobody, and its removal. Its owner finds out,
                // unless it has looked already.
                let clears = self.journeys[journey].stage == Stage::Leading;
                let loses = self.sabotaged(Sabotage::ForgetsLeases);
                // Nor does it find out if that look was lost.
                let Journey { took_at, looked_at, .. } = self.journeys[journey];
                let lost = looked_at < took_at || self.now < self.watch.lost_until;
                let race = race || clears || loses || lost;
                let too_late = |owner: usize| self.journeys[owner].looked_at > stored_at;
                if clears && !mine && owner.is_some_and(too_late) {
                    self.figures.races += 1;
                    self.loss();
                }
                unless(mine || race || late_ms >= GUARD_MS, Invariant::LeaseKept, || {
                    format!("flight {journey} removes the lease of flight {owner:?}")
                })
            }
            Command::Set(Key::Record, value, for_ms) => {
                self.may_write(journey, value, self.now + for_ms, late_ms)
            }
            _ => Ok(()),
        }
    }

    /// A record that comes late, without a lease, replaces none that ends later, unless its writer has dropped that
    /// or has not seen it.
    fn may_write(&self, journey: usize, value: &Value, until: u64, late_ms: u64) -> Check {
        let Journey { process, ref wants, ref seen, read_at, began, .. } = self.journeys[journey];
        let (Some(stored), Value::Record(_)) = (self.store.at(Key::Record, self.now), value) else {
            return Ok(());
        };
        let has_lease = wants.is_some() && self.store.lease(self.now) == wants.as_deref();
        let text = match &stored.value {
            Value::Record(json) => json.get("t").and_then(Json::text),
            _ => None,
        };
        // It was found, and did not serve; or it came after the last look.
        let known = seen.as_deref() == text || stored.stored_at + GUARD_MS > read_at;
        let dropped = text.is_none() || text == self.processes[process].dropped.as_deref();
        let is_older = until + late_ms + stored.late_ms + SECOND < stored.until;
        let blind = self.watch.stale_until >= began || self.now < self.watch.lost_until;
        let fine = has_lease || known || blind || dropped || !is_older || late_ms > GUARD_MS;
        unless(fine, Invariant::LateWriteDropped, || {
            format!(
                "flight {journey} replaces {text:?} by a record that ends {} ms earlier",
                stored.until - until
            )
        })
    }

    /// After an operation was applied.
    pub fn was_applied(&mut self, operation: usize, reply: &Reply) {
        let Operation { journey, ref command, sent_at, .. } = self.operations[operation];
        let of_lease =
            matches!(command, Command::Set(Key::Lease, ..) | Command::Delete(Key::Lease));
        if of_lease && self.now - sent_at >= GUARD_MS {
            // Another flight's lease may be gone.
            self.watch.lost_until = self.now + self.felt_ms();
        }
        let Operation { ref command, .. } = self.operations[operation];
        if let Command::Set(Key::Record, Value::Record(json), _) = command
            && let Some(text) = json.get("t").and_then(Json::text)
        {
            let late_ms = self.watch.late_ms.entry(text.to_owned()).or_default();
            *late_ms = (*late_ms).max(self.now - sent_at);
        }
        if matches!((command, reply), (Command::Get(Key::Record), Reply::Value(_))) {
            self.journeys[journey].read_at = self.now;
        }
        match (command, reply) {
            (Command::Get(Key::Lease), Reply::Value(_)) => {
                self.journeys[journey].looked_at = self.now;
            }
            (Command::Add(..), Reply::Added(true)) => self.journeys[journey].took_at = self.now,
            _ => {}
        }
    }

    /// A lease that was granted too late has been given back.
    pub fn must_be_gone(&self, operation: usize) -> Check {
        let Operation { journey, ref command, .. } = self.operations[operation];
        let Command::Add(text, _) = command else { return Ok(()) };
        let able = self.works() && self.now >= self.watch.healthy_from + 2 * SECOND;
        let gone = self.store.lease(self.now) != Some(text);

        let stood_still =
            self.processes[self.journeys[journey].process].paused_until + 3 * SECOND > self.now;
        let excused = !able || self.is_dead(journey) || stood_still;
        unless(gone || excused, Invariant::NoOrphanLease, || {
            format!("the lease that flight {journey} got too late stands")
        })
    }
}

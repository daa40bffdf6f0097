//! What each transition does to the world, and how everything heals at the end.

use everbearer::engine::error::Code;
use everbearer::engine::fleet::coordination::Told;
use everbearer::engine::json::Json;

use crate::callers::{Ending, Phase};
use crate::edge::{Journey, Stage};
use crate::invariants::{Check, Invariant, unless};
use crate::sabotage::Sabotage;
use crate::scenario::{Kind, MINUTE, SECOND, StoreMode, Transition, Who};
use crate::store::{Key, Value};
use crate::world::{Due, World};

/// The lifetime of tokens at the end.
const LAST_LIFETIME_S: u64 = 600;

impl World {
    pub fn apply(&mut self, transition: &Transition) -> Check {
        self.records_transition(transition);
        match *transition {
            Transition::Pass { ms } => return self.pass(ms),
            Transition::Calls { who, count, kind } => {
                for _ in 0..count {
                    self.each(who, |world, process| world.calls(process, kind))?;
                }
            }
            Transition::Start { who } => self.each(who, Self::start)?,
            Transition::Kill { who } => self.each(who, Self::kill)?,
            Transition::Pause { who, ms } => {
                self.fault(ms);
                self.each(who, |world, process| {
                    let until = &mut world.processes[process].paused_until;
                    *until = (*until).max(world.now + ms);
                    world.schedule(ms, Due::Resume { process });
                    Ok(())
                })?;
            }
            Transition::Skew { who, ms } => {
                self.watch.clocks_were_set = true;
                self.each(who, |world, process| {
                    let own = &mut world.processes[process];
                    own.skew_ms = own.skew_ms.saturating_add(ms);
                    own.fresh_until = None;
                    Ok(())
                })?;
            }
            Transition::Store(mode) => self.store_becomes(mode),
            Transition::StoreLatency { ms } => self.store_latency_ms = ms,
            Transition::Flush => {
                self.loss();
                self.store.flush();
            }
            Transition::Failover { lost } => {
                self.loss();
                self.store.lose(lost);
            }
            Transition::Garble => self.store.garble(),
            Transition::Partition { who } => {
                self.fault(0);
                self.watch.healthy_from = self.now;
                self.partition = who;
            }
            Transition::Revoke => self.endpoint.revoke(),
            Transition::Endpoint(mode) => self.endpoint.mode = mode,
            Transition::EndpointLatency { ms } => self.endpoint.latency_ms = ms,
            Transition::Lifetime { seconds } => self.endpoint.lifetime_s = seconds,
            Transition::Invalidate { who } => self.each(who, Self::invalidate)?,
            Transition::Close { who } => self.each(who, Self::close)?,
            Transition::Heal => {
                self.apply(&Transition::Partition { who: None })?;
                self.store_becomes(StoreMode::Healthy);
                self.endpoint.heal(LAST_LIFETIME_S);
            }
        }
        // What one transition begins goes on before the next one.
        self.pass(0)
    }

    /// Something that concerns processes; one that stands still does nothing by itself.
    fn each(&mut self, who: Who, mut what: impl FnMut(&mut Self, usize) -> Check) -> Check {
        let all = self.processes.len();
        (0..all).filter(|process| who.includes(*process, all)).try_for_each(|p| what(self, p))
    }

    fn runs(&self, process: usize) -> bool {
        let own = &self.processes[process];
        own.open && own.paused_until <= self.now
    }

    fn calls(&mut self, process: usize, kind: Kind) -> Check {
        if self.runs(process) { self.call(process, kind) } else { Ok(()) }
    }

    fn start(&mut self, process: usize) -> Check {
        if self.processes[process].open {
            return Ok(());
        }
        let old = &self.processes[process];
        let (life, killed, alarms) = (old.life + 1, old.killed, old.alarms);
        let backlog = core::mem::take(&mut self.processes[process].backlog);
        let paused_until = self.processes[process].paused_until;
        let mut new = self.process(life);
        (new.killed, new.alarms) = (killed, alarms);
        (new.backlog, new.paused_until) = (backlog, paused_until);
        self.processes[process] = new;
        Ok(())
    }

    fn kill(&mut self, process: usize) -> Check {
        let own = &mut self.processes[process];
        own.open = false;
        own.killed = own.life;
        own.alarm = None;
        self.let_go(process);
        Ok(())
    }

    fn close(&mut self, process: usize) -> Check {
        if !self.runs(process) {
            return Ok(());
        }
        let own = &mut self.processes[process];
        own.engine.close();
        own.open = false;
        own.alarm = None;
        let life = own.life;
        let mine = |journey: usize, world: &Self| {
            let flight = &world.journeys[journey];
            flight.process == process && flight.life == life && flight.stage != Stage::Over
        };
        self.let_go(process);
        let flights: Vec<_> = (0..self.journeys.len()).filter(|e| mine(*e, self)).collect();
        for journey in flights {
            self.land(journey);
            // Its token request is aborted; whoever waits for an operation or a pause goes on with its end.
            if self.journeys[journey].stage == Stage::Requesting {
                self.tell(journey, Told::Landed)?;
            }
        }
        Ok(())
    }

    /// The callers of a process that is gone.
    fn let_go(&mut self, process: usize) {
        let life = self.processes[process].life;
        for number in 0..self.callers.len() {
            let caller = &self.callers[number];
            let own = caller.process == process && caller.life == life;
            if own && !matches!(caller.phase, Phase::Over(_)) {
                self.end(number, Ending::Failed(Code::ClientClosed));
            }
        }
    }

    fn invalidate(&mut self, process: usize) -> Check {
        if !self.runs(process) {
            return Ok(());
        }
        let now = self.clocks(process);
        self.processes[process].fresh_until = None;
        let life = self.processes[process].life;
        let own = |flight: &&mut Journey| flight.process == process && flight.life == life;
        self.journeys.iter_mut().filter(own).for_each(|flight| flight.unwanted = true);
        if !self.sabotaged(Sabotage::ForgetsInvalidate) {
            self.processes[process].engine.invalidate(None, now);
        }
        self.follow_up(process)
    }

    fn store_becomes(&mut self, mode: StoreMode) {
        if mode != StoreMode::Healthy || self.store_mode != StoreMode::Healthy {
            self.fault(0);
            self.watch.healthy_from = self.now;
        }
        match (self.store_mode, mode) {
            (_, StoreMode::Stale { .. }) => self.watch.stale_until = u64::MAX / 2,
            (StoreMode::Stale { .. }, _) => self.watch.stale_until = self.now,
            _ => {}
        }
        self.store_mode = mode;
        if mode == StoreMode::Stopped {
            return;
        }
        for operation in core::mem::take(&mut self.held) {
            self.schedule(0, Due::Arrives { operation });
        }
    }

    /// Everything works from now on. Once what went wrong is felt no more and every process has had a refresh, all have
    /// the same token.
    pub fn heal(&mut self) -> Check {
        self.apply(&Transition::Heal)?;
        self.store_latency_ms = 5;
        self.apply(&Transition::Start { who: Who::All })?;
        // A process may stand still, and the endpoint may have asked for a wait.
        let wait_ms = 6 * MINUTE + 40 * SECOND;
        let ends_in_ms = self.endpoint.last_end().saturating_sub(self.now);
        self.pass(wait_ms.max(ends_in_ms))?;
        let long_ms = 2 * LAST_LIFETIME_S * SECOND + 3 * MINUTE;
        let from = self.now;
        let mut round = 0;
        while self.now < from + long_ms || !self.is_mid_life() {
            let first = self.callers.len();
            self.apply(&Transition::Calls { who: Who::All, count: 1, kind: Kind::Get })?;
            self.pass(50 * SECOND)?;
            round += 1;
            let failed = self.callers[first..]
                .iter()
                .find(|caller| !matches!(caller.phase, Phase::Over(Ending::Response(200))));
            unless(round < 3 || failed.is_none(), Invariant::Heals, || {
                format!("a call ends with {:?}", failed.map(|caller| caller.phase.clone()))
            })?;
            if self.now > from + 4 * long_ms {
                break;
            }
        }
        self.have_converged()
    }

    /// Whether the record is of an age at which no process has a refresh before it.
    fn is_mid_life(&self) -> bool {
        let Some(record) = self.store.at(Key::Record, self.now) else { return !self.setup.leases };
        let age_ms = self.now - record.stored_at;
        (100 * SECOND..400 * SECOND).contains(&age_ms) || !self.setup.leases
    }

    fn have_converged(&self) -> Check {
        let lease = self.store.at(Key::Lease, self.now).map(|stored| &stored.value);
        unless(lease.is_none(), Invariant::NoOrphanLease, || {
            format!("all is quiet, but {lease:?} stands")
        })?;
        if !self.setup.leases
            || !self.setup.tells_left && (self.setup.skew_ms > 0 || self.watch.clocks_were_set)
        {
            return Ok(());
        }
        let stored = self.store.at(Key::Record, self.now);
        let shared = stored.and_then(|stored| match &stored.value {
            Value::Record(json) => json.get("t").and_then(Json::text),
            _ => None,
        });
        let other = self.processes.iter().find(|own| own.current.as_deref() != shared);
        unless(other.is_none() && shared.is_some(), Invariant::Converges, || {
            format!(
                "{shared:?} is in the store, and a process has {:?}",
                other.map(|own| &own.current)
            )
        })
    }
}

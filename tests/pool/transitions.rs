//! What the transitions of a scenario do, and the end of each run.

use crate::edge::At;
use crate::invariants::{Check, Invariant, unless};
use crate::sabotage::Sabotage;
use crate::scenario::{HOUR, Kind, MINUTE, Mode, SECOND, Transition, Who};
use crate::world::World;

impl World {
    pub fn apply(&mut self, transition: &Transition) -> Check {
        match *transition {
            Transition::Pass { ms } => self.pass(ms)?,
            Transition::Calls { who, kind } => {
                for tenant in self.who(who) {
                    self.calls(tenant, kind)?;
                }
            }
            Transition::Strangers { count } => {
                for _ in 0..count {
                    let stranger = crate::edge::Tenant { is_stranger: true, ..Default::default() };
                    self.tenants.push(stranger);
                    self.calls(self.tenants.len() - 1, Kind::Get)?;
                }
            }
            Transition::Origin { origin, mode } => self.mode(origin % self.setup.origins, mode),
            Transition::Credentials { mode } => {
                self.credentials = mode;
                self.watch.changes(None, &self.setup, self.now);
            }
            Transition::Lifetime { seconds } => self.lifetime_s = seconds,
            Transition::Secret { tenant, wrong } => {
                self.disturbed();
                let tenant = tenant % self.setup.tenants;
                self.tenants[tenant].wrong = wrong;
            }
            Transition::Move { tenant, origin } => {
                self.disturbed();
                let tenant = tenant % self.setup.tenants;
                self.tenants[tenant].origin = origin % self.setup.origins;
            }
            Transition::Invalidate { who } => {
                self.disturbed();
                for tenant in self.who(who) {
                    self.invalidate(tenant)?;
                }
            }
            Transition::Forget { who } => {
                self.disturbed();
                for tenant in self.who(who) {
                    self.forget(tenant)?;
                }
            }
            Transition::Jump { ms } => {
                self.disturbed();
                self.jump(ms);
                // By the other clock, who is at rest may have to wait for longer.
                for tenant in &mut self.tenants {
                    tenant.due = None;
                }
            }
        }
        // What happens at once.
        self.pass(0)
    }

    fn who(&self, Who { from, count }: Who) -> impl Iterator<Item = usize> + use<> {
        let tenants = self.setup.tenants;
        (from..from + count.min(tenants)).map(move |tenant| tenant % tenants)
    }

    fn mode(&mut self, origin: usize, mode: Mode) {
        self.origins[origin] = mode;
        self.watch.changes(Some(origin), &self.setup, self.now);
    }

    fn disturbed(&mut self) {
        self.watch.disturbs(self.now);
    }

    /// Drops the token of a tenant that is known.
    fn invalidate(&mut self, tenant: usize) -> Check {
        if self.tenants[tenant].at == At::Nowhere {
            return Ok(());
        }
        let session = self.session(tenant)?;
        let now = self.clocks();
        self.sessions[session].engine.invalidate(None, now);
        self.tenants[tenant].refused = None;
        if let Some(last) = self.sessions[session].last {
            self.journeys[last].is_unwanted = true;
        }
        self.follow_up(session);
        Ok(())
    }

    /// Everything works again, and calls succeed.
    pub fn heals(&mut self) -> Check {
        let never = self.sabotaged(Sabotage::NeverHeals);
        for origin in 0..self.setup.origins {
            self.mode(origin, if never { Mode::Hang } else { Mode::Answer });
        }
        self.credentials = Mode::Answer;
        for tenant in &mut self.tenants {
            tenant.wrong = false;
        }
        self.pass(2 * MINUTE)?;
        for _ in 0..300 {
            if self.parked.is_empty() {
                break;
            }
            self.pass(MINUTE)?;
        }
        for tenant in 0..3.min(self.setup.tenants) {
            self.calls_until_it_succeeds(tenant)?;
        }
        Ok(())
    }

    /// A call whose time is over before its flight has its turn is made again.
    fn calls_until_it_succeeds(&mut self, tenant: usize) -> Check {
        let mut end = None;
        for _ in 0..3 {
            let callers = self.callers.len();
            self.calls(tenant, Kind::Get)?;
            self.pass(MINUTE + SECOND)?;
            match self.callers.get(callers) {
                Some(caller) if !matches!(caller.end, Some(Ok(()))) => end.clone_from(&caller.end),
                _ => return Ok(()),
            }
        }
        unless(false, Invariant::Heals, || format!("tenant {tenant}: {end:?}"))
    }

    /// Nobody calls any more: used tokens are refreshed once, and then nothing happens.
    pub fn becomes_quiet(&mut self) -> Check {
        self.pass(4 * HOUR)?;
        let requests = self.figures.token_requests;
        self.pass(HOUR)?;
        let more = self.figures.token_requests - requests;
        unless(more == 0, Invariant::Quiet, || format!("{more} token requests in an hour"))?;
        self.setup.awake = 0;
        for _ in 0..3 + self.awake.len() / 4 {
            self.settle()?;
        }
        self.pump()?;
        self.pass(0)?;
        let counts = self.pool.counts();
        let names = self.tenants.iter().filter(|tenant| tenant.at != At::Nowhere).count();
        unless(
            counts.tenants <= self.setup.max_tenants
                && counts.tenants as usize == names
                && counts.resting == counts.tenants,
            Invariant::Remembered,
            || format!("{counts:?}, and {names} names, of {}", self.setup.max_tenants),
        )?;
        let is_idle = counts.requesting == 0 && counts.waiting == 0;
        unless(is_idle && self.is_still() && self.pool.origins() == 0, Invariant::Quiet, || {
            format!("{counts:?}, {} origins, timer {:?}", self.pool.origins(), self.alarm)
        })
    }
}

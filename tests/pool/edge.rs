//! The edge of the pool: who is awake and by which key the core knows the others, as `js/src/pool/members.ts` and
//! `src/wasm/tenants.rs` do it.

use everbearer::engine::client::{AlarmChange, Engine};
use everbearer::engine::pool::{Next, TenantKey};
use everbearer::engine::time::Instant;

use crate::invariants::{Check, Invariant, unless};
use crate::sabotage::Sabotage;
use crate::world::{Due, World};

/// The bits of a key that say its place.
const PLACE: u32 = 0xf_ffff;
/// How many of those awake are looked at for one that can go to rest.
const TRIES: u32 = 16;

/// Where a tenant is.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub enum At {
    /// It is not known.
    #[default]
    Nowhere,
    /// Its session.
    Awake(usize),
    Resting(TenantKey),
}

/// A tenant, with what its credentials say.
#[derive(Clone, Copy, Debug, Default)]
pub struct Tenant {
    pub at: At,
    /// The origin of its token endpoint.
    pub origin: usize,
    /// Whether its secret is wrong.
    pub wrong: bool,
    /// Whether nobody has heard of it.
    pub is_stranger: bool,
    /// Whether a call has used its token.
    pub is_used: bool,
    /// When its refresh should begin.
    pub due: Option<u64>,
    /// When it was refused.
    pub refused: Option<u64>,
    /// The origin where its last flight wanted a turn last.
    pub entered: Option<usize>,
}

/// A tenant that is awake.
pub struct Session {
    pub tenant: usize,
    pub key: TenantKey,
    pub engine: Box<Engine>,
    /// Calls and flights on their way.
    pub calls: u32,
    pub journeys: u32,
    /// Its last flight.
    pub last: Option<usize>,
    /// Calls that wait for it.
    pub waiting: Vec<usize>,
    /// Whether it was used since this was last looked at.
    pub is_recent: bool,
    /// Whether its tenant was forgotten, or is at rest.
    pub is_over: bool,
}

/// The time until the refresh of a token should begin, unless its end comes first.
fn due_ms(engine: &Engine, now: Instant) -> Option<u64> {
    let token = engine.token(engine.generation())?;
    let usable_ms = token.schedule.wait_after_ms.saturating_sub(now.age_of(token.since));
    engine.alarm_ms(now).filter(|ms| *ms < usable_ms).map(|ms| ms.0)
}

impl World {
    /// The session of a tenant, which is awake then.
    pub fn session(&mut self, tenant: usize) -> Result<usize, crate::invariants::Violation> {
        let key = match self.tenants[tenant].at {
            At::Awake(session) => {
                self.sessions[session].is_recent = true;
                return Ok(session);
            }
            At::Resting(key) => Some(self.spoil_key(tenant, key)),
            At::Nowhere => None,
        };
        let found = key.and_then(|key| Some((key, self.pool.wake(key)?)));
        let is_new = found.is_none();
        let (key, engine) = found.unwrap_or_else(|| self.pool.admit());
        if is_new {
            let known = &mut self.tenants[tenant];
            (known.is_used, known.refused, known.entered) = (false, None, None);
        }
        let session = self.sessions.len();
        self.sessions.push(Session {
            tenant,
            key,
            engine,
            calls: 0,
            journeys: 0,
            last: None,
            waiting: Vec::new(),
            is_recent: true,
            is_over: false,
        });
        self.has_own_token(session)?;
        self.tenants[tenant].at = At::Awake(session);
        self.awake.push_back(session);
        self.names.insert(key.0 & PLACE, tenant);
        // Where few may be awake, it must not go to rest before it is used.
        self.sessions[session].calls += 1;
        self.pump()?;
        self.sessions[session].calls -= 1;
        Ok(session)
    }

    fn spoil_key(&self, tenant: usize, key: TenantKey) -> TenantKey {
        let other = match self.tenants.get(tenant + 1).map(|other| other.at) {
            Some(At::Resting(key)) if self.sabotaged(Sabotage::MixesUpTenants) => Some(key),
            _ => None,
        };
        other.unwrap_or(key)
    }

    fn has_own_token(&self, session: usize) -> Check {
        let Session { tenant, engine, .. } = &self.sessions[session];
        let token = engine.token(engine.generation());
        let own = format!("t{tenant}-");
        let text = token.map_or(own.as_str(), |token| token.access_token.expose());
        unless(text.starts_with(&own), Invariant::SameTenant, || format!("{tenant} got {text}"))
    }

    /// Carries out what the core decides.
    pub fn pump(&mut self) -> Check {
        loop {
            let now = self.clocks();
            let Some((next, key)) = self.pool.next(now) else { break };
            match next {
                Next::Forget => self.forgotten(key)?,
                Next::Resume => self.told(key)?,
                Next::Refresh => self.refreshes(key)?,
            }
        }
        self.follow_up_pool();
        self.settle()
    }

    fn forgotten(&mut self, key: TenantKey) -> Check {
        let name = self.names.get(&(key.0 & PLACE)).copied();
        let at = name.map(|name| self.tenants[name].at);
        let is_awake = match at {
            Some(At::Awake(session)) => self.sessions[session].key == key,
            _ => false,
        };
        let flies = self.flying.get(&key.0).is_some_and(|flights| *flights > 0);
        unless(!is_awake && !flies, Invariant::NobodyAwakeForgotten, || {
            format!("{key:?} of tenant {name:?}, which is {at:?}; in the air: {flies}")
        })?;
        // Who was called before this was told has another key by now.
        let Some(name) = name.filter(|_| at == Some(At::Resting(key))) else { return Ok(()) };
        self.tenants[name].due = None;
        if !self.sabotaged(Sabotage::KeepsNames) {
            self.drop_name(name, key);
        }
        Ok(())
    }

    fn drop_name(&mut self, tenant: usize, key: TenantKey) {
        let known = &mut self.tenants[tenant];
        (known.at, known.due) = (At::Nowhere, None);
        self.names.remove(&(key.0 & PLACE));
    }

    fn refreshes(&mut self, key: TenantKey) -> Check {
        let Some(tenant) = self.names.get(&(key.0 & PLACE)).copied() else { return Ok(()) };
        if self.sabotaged(Sabotage::ForgetsRefresh) && self.rng.up_to(9) == 0 {
            return Ok(());
        }
        let session = self.session(tenant)?;
        self.begin_refresh(session)
    }

    /// Begins a background refresh, if the core says so.
    pub fn begin_refresh(&mut self, session: usize) -> Check {
        let now = self.clocks();
        let Session { engine, tenant, .. } = &mut self.sessions[session];
        let tenant = *tenant;
        if let Some(flight) = engine.begin_refresh(now) {
            self.watch.no_flight_waits(tenant, self)?;
            let used = self.tenants[tenant].is_used;
            unless(used, Invariant::OnlyUsedRefreshed, || format!("that of tenant {tenant}"))?;
            self.launch(session, flight)?;
        }
        self.follow_up(session);
        Ok(())
    }

    /// After each input to a tenant's core.
    pub fn follow_up(&mut self, session: usize) {
        let now = self.clocks();
        let Session { engine, key, tenant, is_over, .. } = &mut self.sessions[session];
        engine.take_events();
        if *is_over {
            return;
        }
        let alarm_ms = engine.alarm_ms(now);
        let due_ms = due_ms(engine, now);
        let (key, tenant) = (*key, *tenant);
        self.pool.alarm_of(key, alarm_ms, now);
        let known = &mut self.tenants[tenant];
        known.due = due_ms.filter(|_| known.is_used).map(|ms| self.now + ms);
        self.watch.is_due(known.due);
        self.follow_up_pool();
    }

    /// After each input to the pool's core: sets its timer.
    pub fn follow_up_pool(&mut self) {
        if !self.setup.timers {
            return;
        }
        let now = self.clocks();
        match self.pool.alarm_change(now) {
            AlarmChange::Keep => {}
            AlarmChange::Stop => self.alarm = None,
            AlarmChange::Set { .. } if self.sabotaged(Sabotage::SetsNoTimer) => {}
            AlarmChange::Set { delay_ms } => {
                self.alarms += 1;
                self.alarm = Some(self.alarms);
                let at_once = self.sabotaged(Sabotage::FiresAtOnce);
                let delay_ms = if at_once { 0 } else { delay_ms.0 };
                self.schedule(delay_ms, Due::Alarm { number: self.alarms });
            }
        }
    }

    pub fn alarm_fires(&mut self, number: u32) -> Check {
        let is_set = self.alarm == Some(number);
        if !is_set && !self.sabotaged(Sabotage::KeepsTimer) {
            return Ok(());
        }
        unless(is_set, Invariant::OneTimer, || format!("{number} beside {:?}", self.alarm))?;
        self.watch.fired(self.now, self.tenants.len())?;
        self.alarm = None;
        self.pool.alarm_fired();
        if self.sabotaged(Sabotage::AsksAtEndsAlone) {
            return Ok(());
        }
        self.pump()
    }

    // Rest

    /// Puts tenants to rest that have nothing on their way, if many are awake.
    pub fn settle(&mut self) -> Check {
        let mut tries = TRIES.min(self.awake.len() as u32);
        while self.awake.len() > self.setup.awake && tries > 0 {
            tries -= 1;
            let Some(session) = self.awake.pop_front() else { break };
            if self.sessions[session].is_over {
                continue;
            }
            if self.sessions[session].is_recent || !self.rests(session) {
                self.sessions[session].is_recent = false;
                self.awake.push_back(session);
            }
        }
        Ok(())
    }

    pub fn rests(&mut self, session: usize) -> bool {
        let now = self.clocks();
        let uses = self.sabotaged(Sabotage::UsesTokens);
        let in_the_air = self.sabotaged(Sabotage::RestsInTheAir);
        let Session { tenant, key, engine, calls, journeys, is_over, .. } =
            &mut self.sessions[session];
        if *calls > 0 || (*journeys > 0 && !in_the_air) || self.sabotage == Sabotage::NeverRests {
            return false;
        }
        if uses {
            engine.warmth(now);
        }
        let due_ms = due_ms(engine, now);
        self.pool.rest(*key, engine, now);
        *is_over = true;
        let known = &mut self.tenants[*tenant];
        known.at = At::Resting(*key);
        known.due = due_ms.filter(|_| known.is_used).map(|ms| self.now + ms);
        self.watch.is_due(known.due);
        self.follow_up_pool();
        true
    }

    /// Forgets a tenant.
    pub fn forget(&mut self, tenant: usize) -> Check {
        match self.tenants[tenant].at {
            At::Nowhere => return Ok(()),
            At::Resting(key) => {
                self.pool.forget(key);
                self.drop_name(tenant, key);
                self.follow_up_pool();
            }
            At::Awake(session) => {
                let Session { key, engine, is_over, last, .. } = &mut self.sessions[session];
                let (key, last) = (*key, *last);
                engine.close();
                *is_over = true;
                self.awake.retain(|awake| *awake != session);
                self.drop_name(tenant, key);
                if let Some(journey) = last {
                    self.call_off(journey);
                }
                self.pool.forget(key);
                self.pump()?;
                self.wake_all(session);
            }
        }
        Ok(())
    }
}

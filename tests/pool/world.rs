//! Runs a scenario in virtual time: an event queue, and who is told of each event.

use core::cmp::Reverse;
use std::collections::{BinaryHeap, HashMap, VecDeque};
use std::rc::Rc;

use everbearer::engine::config::Config;
use everbearer::engine::pool::{Limits, Pool};
use everbearer::engine::rng::Rng;
use everbearer::engine::time::{Instant, MonoMillis, UnixMillis};

use crate::callers::Caller;
use crate::edge::{Session, Tenant};
use crate::flights::Journey;
use crate::invariants::Check;
use crate::sabotage::Sabotage;
use crate::scenario::{Mode, Scenario, Setup};
use crate::watch::Watch;

/// Where every wall clock starts.
const START: i64 = 1_800_000_000_000;

/// Something due at a time.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Due {
    /// A caller goes on, unless it has already done so.
    Wake { caller: usize, turn: u32 },
    /// A caller must have got its token or an error by now.
    Deadline { caller: usize },
    /// The timer of the pool.
    Alarm { number: u32 },
    /// A flight has been told that it has its turn, or that it will have none.
    Resumed { journey: usize, granted: bool },
    /// Where there is no timer, flights that wait look for their turn.
    Look,
    /// The credentials have come, or have failed to.
    Given { journey: usize, turn: u32 },
    /// The response of the token endpoint arrives.
    Landed { journey: usize, turn: u32 },
    /// A flight may have taken as long as it may.
    Overdue { journey: usize },
    /// A flight was called off.
    Aborted { journey: usize },
}

/// The figures of a run.
#[derive(Clone, Copy, Debug, Default)]
pub struct Figures {
    pub seeds: u64,
    pub tenants: u64,
    pub steps: u64,
    pub calls: u64,
    pub token_requests: u64,
    /// Those among them that nobody waited for.
    pub refreshes: u64,
    /// Flights that had to wait for their turn.
    pub waits: u64,
    /// Tenants that were forgotten to make room.
    pub evicted: u64,
}

impl Figures {
    pub fn add(&mut self, other: Self) {
        self.seeds += other.seeds;
        self.tenants += other.tenants;
        self.steps += other.steps;
        self.calls += other.calls;
        self.token_requests += other.token_requests;
        self.refreshes += other.refreshes;
        self.waits += other.waits;
        self.evicted += other.evicted;
    }
}

/// A pool, its edge and its token endpoints.
pub struct World {
    pub setup: Setup,
    pub sabotage: Sabotage,
    pub rng: Rng,
    pub now: u64,
    wall_ms: i64,
    queue: BinaryHeap<Reverse<(u64, u64, Due)>>,
    order: u64,
    pub pool: Pool,
    /// The configuration of a tenant, but for what differs.
    pub config: Config,
    /// By name.
    pub tenants: Vec<Tenant>,
    pub sessions: Vec<Session>,
    /// The sessions that are awake: who was used last is at the end.
    pub awake: VecDeque<usize>,
    /// The names by the place of the key.
    pub names: HashMap<u32, usize>,
    pub callers: Vec<Caller>,
    pub journeys: Vec<Journey>,
    /// Flights that wait for their turn, by the key of their tenant.
    pub parked: HashMap<u32, usize>,
    /// Whether they look for it where the pool has no timer.
    pub looks: bool,
    /// How many flights a tenant has, by its key.
    pub flying: HashMap<u32, u32>,
    pub origins: Vec<Mode>,
    pub credentials: Mode,
    pub lifetime_s: u64,
    /// The timer that is set.
    pub alarm: Option<u32>,
    pub alarms: u32,
    pub watch: Watch,
    pub figures: Figures,
}

impl World {
    /// Runs a scenario to its end, or to the first violation.
    pub fn run(
        scenario: &Scenario,
        [common, config]: [Config; 2],
        sabotage: Sabotage,
    ) -> (Figures, Check) {
        let mut world = Self::new(&scenario.setup, common, config, sabotage);
        let played = scenario.transitions.iter().try_for_each(|step| world.apply(step));
        let outcome = played.and_then(|()| world.heals()).and_then(|()| world.becomes_quiet());
        world.figures.evicted = u64::from(world.pool.counts().evicted);
        (world.figures, outcome)
    }

    fn new(setup: &Setup, common: Config, config: Config, sabotage: Sabotage) -> Self {
        let more = |how| u32::from(sabotage == how);
        let limits = Limits {
            at_once: setup.at_once + more(Sabotage::OneMoreAtOnce),
            per_minute: setup.per_minute.map(|most| most + more(Sabotage::OneMorePerMinute)),
        };
        let tenant = |name: usize| Tenant {
            origin: name % setup.origins,
            wrong: name % setup.wrong_one_in == setup.wrong_one_in - 1,
            ..Tenant::default()
        };
        let figures = Figures { seeds: 1, tenants: setup.tenants as u64, ..Figures::default() };
        Self {
            setup: setup.clone(),
            sabotage,
            rng: Rng::new(setup.seed),
            now: 1_000_000,
            wall_ms: START,
            queue: BinaryHeap::new(),
            order: 0,
            pool: Pool::new(Rc::new(common), limits, setup.max_tenants),
            config,
            tenants: (0..setup.tenants).map(tenant).collect(),
            sessions: Vec::new(),
            awake: VecDeque::new(),
            names: HashMap::new(),
            callers: Vec::new(),
            journeys: Vec::new(),
            parked: HashMap::new(),
            looks: false,
            flying: HashMap::new(),
            origins: vec![Mode::Answer; setup.origins],
            credentials: Mode::Answer,
            lifetime_s: 3_600,
            alarm: None,
            alarms: 0,
            watch: Watch::new(setup),
            figures,
        }
    }

    pub const fn sabotaged(&self, how: Sabotage) -> bool {
        self.sabotage as u32 == how as u32
    }

    pub fn clocks(&self) -> Instant {
        let wall = self.wall_ms.saturating_add_unsigned(self.now);
        Instant::new(MonoMillis(self.now), UnixMillis(wall.unsigned_abs()))
    }

    pub fn jump(&mut self, ms: i64) {
        self.wall_ms += ms;
    }

    pub fn schedule(&mut self, in_ms: u64, what: Due) {
        self.order += 1;
        self.queue.push(Reverse((self.now + in_ms, self.order, what)));
    }

    /// Time passes, and everything due happens.
    pub fn pass(&mut self, ms: u64) -> Check {
        let until = self.now + ms;
        while let Some(Reverse((due, ..))) = self.queue.peek()
            && *due <= until
        {
            if *due > self.now {
                self.settled()?;
            }
            let Some(Reverse((due, _, what))) = self.queue.pop() else { break };
            self.now = due;
            self.figures.steps += 1;
            self.happen(what)?;
        }
        self.settled()?;
        self.now = until;
        Ok(())
    }

    /// Whether nothing will happen any more.
    pub fn is_still(&self) -> bool {
        self.queue.iter().all(|Reverse((_, _, what))| match what {
            Due::Alarm { number } => self.alarm != Some(*number),
            Due::Deadline { .. } | Due::Overdue { .. } | Due::Wake { .. } => true,
            _ => false,
        })
    }

    fn happen(&mut self, what: Due) -> Check {
        match what {
            Due::Wake { caller, turn } => self.woken(caller, turn),
            Due::Deadline { caller } => self.must_be_over(caller),
            Due::Alarm { number } => self.alarm_fires(number),
            Due::Resumed { journey, granted } => self.resumed(journey, granted),
            Due::Look => self.look(),
            Due::Given { journey, turn } => self.given(journey, turn),
            Due::Landed { journey, turn } => self.landed(journey, turn),
            Due::Overdue { journey } => self.overdue(journey),
            Due::Aborted { journey } => self.aborted(journey),
        }
    }
}

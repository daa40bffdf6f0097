//! Runs a scenario in virtual time: an event queue, and who is told of each event.

use core::cmp::Reverse;
use std::collections::{BinaryHeap, HashMap};

use everbearer::engine::config::Config;
use everbearer::engine::rng::Rng;
use everbearer::engine::time::Instant;

use crate::callers::Caller;
use crate::edge::Journey;
use crate::endpoint::Endpoint;
use crate::invariants::Check;
use crate::process::Process;
use crate::record::Recorder;
use crate::sabotage::Sabotage;
use crate::scenario::{Scenario, Setup, StoreMode, Who};
use crate::store::Store;
use crate::traffic::Operation;
use crate::watch::Watch;

/// Something due at a time.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Due {
    /// A caller goes on, unless it has already done so.
    Wake { caller: usize, turn: u32 },
    /// The API has responded to a call.
    Responded { caller: usize, turn: u32 },
    /// A caller must have got its token or an error by now.
    Deadline { caller: usize, need: u32 },
    /// The timer of a process.
    Alarm { process: usize, number: u32 },
    /// A process goes on.
    Resume { process: usize },
    /// An operation arrives at the store.
    Arrives { operation: usize },
    /// Its answer arrives.
    Answered { operation: usize },
    /// An operation has taken as long as it may.
    Limit { journey: usize, turn: u32 },
    /// So it has, one turn of the event loop later.
    Verdict { journey: usize, turn: u32 },
    /// A pause of a flight is over.
    Paused { journey: usize, turn: u32 },
    /// A token request arrives at the endpoint.
    Asked { journey: usize },
    /// Its response arrives.
    Landed { journey: usize },
    /// A flight may have taken as long as it may.
    Overdue { journey: usize },
    /// A lease that was granted too late must be gone.
    Zombie { operation: usize },
}

/// The figures of a run.
#[derive(Clone, Copy, Debug, Default)]
pub struct Figures {
    pub seeds: u64,
    pub processes: u64,
    pub steps: u64,
    pub calls: u64,
    pub token_requests: u64,
    pub adopted: u64,
    pub operations: u64,
    /// Leases that were removed by who cleared a hold-off away.
    pub races: u64,
}

impl Figures {
    pub fn add(&mut self, other: Self) {
        self.seeds += other.seeds;
        self.processes += other.processes;
        self.steps += other.steps;
        self.calls += other.calls;
        self.token_requests += other.token_requests;
        self.adopted += other.adopted;
        self.operations += other.operations;
        self.races += other.races;
    }
}

/// A fleet, its store and its token endpoint.
pub struct World {
    pub setup: Setup,
    pub config: Config,
    pub sabotage: Sabotage,
    pub rng: Rng,
    pub now: u64,
    queue: BinaryHeap<Reverse<(u64, u64, Due)>>,
    order: u64,
    pub processes: Vec<Process>,
    pub callers: Vec<Caller>,
    pub journeys: Vec<Journey>,
    pub operations: Vec<Operation>,
    pub store: Store,
    pub store_mode: StoreMode,
    pub store_latency_ms: u64,
    /// Operations that a stopped store has received.
    pub held: Vec<usize>,
    pub partition: Option<Who>,
    pub endpoint: Endpoint,
    /// Which flight took a lease of this text.
    pub leases: HashMap<String, usize>,
    pub watch: Watch,
    pub figures: Figures,
    pub recorder: Option<Recorder>,
}

impl World {
    /// Runs a scenario to its end, or to the first violation.
    pub fn run(scenario: &Scenario, config: Config, sabotage: Sabotage) -> (Figures, Check) {
        let mut world = Self::new(&scenario.setup, config, sabotage);
        let played = scenario.transitions.iter().try_for_each(|step| world.apply(step));
        let outcome = played.and_then(|()| world.heal());
        (world.figures, outcome)
    }

    pub fn new(setup: &Setup, config: Config, sabotage: Sabotage) -> Self {
        let mut world = Self {
            setup: setup.clone(),
            config,
            sabotage,
            rng: Rng::new(setup.seed),
            now: 1_000_000,
            queue: BinaryHeap::new(),
            order: 0,
            processes: Vec::new(),
            callers: Vec::new(),
            journeys: Vec::new(),
            operations: Vec::new(),
            store: Store::default(),
            store_mode: StoreMode::Healthy,
            store_latency_ms: 5,
            held: Vec::new(),
            partition: None,
            endpoint: Endpoint::new(),
            leases: HashMap::new(),
            watch: Watch::default(),
            figures: Figures::default(),
            recorder: None,
        };
        world.figures.seeds = 1;
        world.figures.processes = setup.processes as u64;
        for _ in 0..setup.processes {
            let process = world.process(1);
            world.processes.push(process);
        }
        world
    }

    /// A process that begins.
    pub fn process(&mut self, life: u32) -> Process {
        let skew_ms = self.rng.up_to(2 * self.setup.skew_ms) as i64 - self.setup.skew_ms as i64;
        Process::new(self.config.clone(), life, skew_ms, self.rng.up_to(u64::MAX - 1))
    }

    pub const fn sabotaged(&self, how: Sabotage) -> bool {
        self.sabotage as u32 == how as u32
    }

    /// The clocks of a process.
    pub fn clocks(&self, process: usize) -> Instant {
        self.processes[process].clocks(self.now)
    }

    pub fn schedule(&mut self, in_ms: u64, what: Due) {
        self.order += 1;
        self.queue.push(Reverse((self.now + in_ms, self.order, what)));
    }

    /// Time passes, and everything due happens.
    pub fn pass(&mut self, ms: u64) -> Check {
        let until = self.now + ms;
        while self.queue.peek().is_some_and(|Reverse((due, ..))| *due <= until) {
            let Some(Reverse((due, order, what))) = self.queue.pop() else { break };
            self.now = due;
            if let Some(process) = self.addressee(what)
                && self.processes[process].paused_until > self.now
            {
                let is_io = matches!(what, Due::Answered { .. } | Due::Landed { .. });
                let is_later = is_io != self.setup.io_first;
                self.processes[process].backlog.push((is_later, due, order, what));
                continue;
            }
            self.figures.steps += 1;
            self.comes_to_an_end()?;
            self.happen(what)?;
        }
        self.now = until;
        Ok(())
    }

    /// The process that an event is for.
    fn addressee(&self, what: Due) -> Option<usize> {
        match what {
            Due::Wake { caller, .. }
            | Due::Responded { caller, .. }
            | Due::Deadline { caller, .. } => Some(self.callers[caller].process),
            Due::Alarm { process, .. } => Some(process),
            Due::Answered { operation } => {
                Some(self.journeys[self.operations[operation].journey].process)
            }
            Due::Limit { journey, .. }
            | Due::Verdict { journey, .. }
            | Due::Paused { journey, .. }
            | Due::Landed { journey }
            | Due::Overdue { journey } => Some(self.journeys[journey].process),
            Due::Resume { .. } | Due::Arrives { .. } | Due::Asked { .. } | Due::Zombie { .. } => {
                None
            }
        }
    }

    fn happen(&mut self, what: Due) -> Check {
        self.records_moment(what);
        match what {
            Due::Wake { caller, turn } => self.woken(caller, turn),
            Due::Responded { caller, turn } => self.responded(caller, turn),
            Due::Deadline { caller, need } => self.must_be_over(caller, need),
            Due::Alarm { process, number } => self.alarm(process, number),
            Due::Resume { process } => {
                self.resume(process);
                Ok(())
            }
            Due::Arrives { operation } => self.arrives(operation),
            Due::Answered { operation } => self.answered(operation),
            Due::Limit { journey, turn } => {
                if self.journeys[journey].turn == turn {
                    self.schedule(0, Due::Verdict { journey, turn });
                }
                Ok(())
            }
            Due::Verdict { journey, turn } => self.verdict(journey, turn),
            Due::Paused { journey, turn } => self.paused(journey, turn),
            Due::Asked { journey } => {
                self.asked(journey);
                Ok(())
            }
            Due::Landed { journey } => self.landed(journey),
            Due::Overdue { journey } => self.overdue(journey),
            Due::Zombie { operation } => self.must_be_gone(operation),
        }
    }

    /// What was due while a process stood still happens now.
    fn resume(&mut self, process: usize) {
        if self.processes[process].paused_until > self.now {
            return;
        }
        let mut backlog = core::mem::take(&mut self.processes[process].backlog);
        backlog.sort_unstable();
        for (_, _, _, what) in backlog {
            self.schedule(0, what);
        }
    }
}

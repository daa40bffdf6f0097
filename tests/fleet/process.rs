//! One process: the real core, its clocks, and what the world remembers of it.

use everbearer::engine::client::Engine;
use everbearer::engine::config::Config;
use everbearer::engine::event::Reason;
use everbearer::engine::time::{Instant, MonoMillis, UnixMillis};

use crate::world::Due;

/// Where every wall clock starts.
const START: i64 = 1_800_000_000_000;

/// An event that waits until its process goes on: timers before sockets or after them, each in its order.
pub type Delayed = (bool, u64, u64, Due);

pub struct Process {
    pub engine: Engine,
    /// Counts the processes in this place.
    pub life: u32,
    /// Whether it has its core: it was neither closed nor killed.
    pub open: bool,
    /// Lives up to this one were killed, and do nothing any more.
    pub killed: u32,
    pub paused_until: u64,
    pub backlog: Vec<Delayed>,
    /// For its clocks and its jitter.
    pub random: u64,
    mono_ms: u64,
    pub skew_ms: i64,
    /// The timer that is set.
    pub alarm: Option<u32>,
    pub alarms: u32,
    /// Its last flight.
    pub last: Option<usize>,
    /// Why its last token request went out.
    pub reason: Option<Reason>,
    /// The text of its token.
    pub current: Option<String>,
    /// The token that it dropped last.
    pub dropped: Option<String>,
    /// It needs no new token before this.
    pub fresh_until: Option<u64>,
    pub hold: Hold,
    /// Operations of the store that it has sent.
    pub sent: u64,
    /// A second, and the operations in it.
    pub second: (u64, u32),
}

/// What listeners hear of a store that fails.
#[derive(Clone, Copy, Default)]
pub struct Hold {
    pub until: u64,
    pub for_ms: u64,
    /// Flights from this one on have begun within it.
    pub first_journey: usize,
    /// Whether an operation has succeeded since it was over.
    pub succeeded: bool,
}

impl Process {
    /// A process that begins; the random number is for its clocks and its jitter.
    pub fn new(config: Config, life: u32, skew_ms: i64, random: u64) -> Self {
        let mut engine = Engine::new(config);
        engine.seed(random);
        Self {
            engine,
            life,
            open: true,
            killed: life - 1,
            paused_until: 0,
            backlog: Vec::new(),
            random,
            mono_ms: random % 1_000_000,
            skew_ms,
            alarm: None,
            alarms: 0,
            last: None,
            reason: None,
            current: None,
            dropped: None,
            fresh_until: None,
            hold: Hold::default(),
            sent: 0,
            second: (0, 0),
        }
    }

    /// Its clocks.
    pub fn clocks(&self, now: u64) -> Instant {
        let wall = START.saturating_add_unsigned(now).saturating_add(self.skew_ms);
        Instant::new(MonoMillis(now + self.mono_ms), UnixMillis(wall.unsigned_abs()))
    }

    /// Whether this life has its core.
    pub const fn has_core(&self, life: u32) -> bool {
        self.open && self.life == life
    }
}

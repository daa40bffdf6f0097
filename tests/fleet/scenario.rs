//! A scenario as data: the fleet's setup, and what happens to it. All that is random in a run comes from
//! the seed of its setup, so the same list runs the same way.

use crate::common::dice::Dice;
use crate::common::search;
pub use crate::common::units::{HOUR, MINUTE, SECOND};

/// The options of the processes, and what their store can do.
#[derive(Clone, Debug, PartialEq)]
pub struct Setup {
    pub processes: usize,
    /// Whether there is a store at all.
    pub store: bool,
    pub leases: bool,
    /// Whether the store tells the time left of its values.
    pub tells_left: bool,
    /// Whether the store tells of changes.
    pub tells_changes: bool,
    /// Whether the runtime has timers for refreshes.
    pub timers: bool,
    pub token_timeout_ms: u64,
    pub token_wait_ms: u64,
    pub store_timeout_ms: u64,
    /// Whether a process that goes on reads its sockets before it runs its timers.
    pub io_first: bool,
    /// The wall clocks of the processes differ by up to this.
    pub skew_ms: u64,
    /// For latencies, losses, skews and the jitter of the processes.
    pub seed: u64,
}

/// Which processes.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Who {
    All,
    /// This one, counted round.
    One(usize),
    /// One in so many.
    OneIn(usize),
}

impl Who {
    pub const fn includes(self, process: usize, processes: usize) -> bool {
        match self {
            Self::All => true,
            Self::One(number) => number % processes == process,
            Self::OneIn(n) => process.is_multiple_of(n),
        }
    }
}

/// How the store does its work.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum StoreMode {
    Healthy,
    /// Operations are refused at once.
    Down,
    /// Each way takes this much longer.
    Slow {
        ms: u64,
    },
    /// Nothing is applied or answered until it goes on; then all is, in order.
    Stopped,
    /// So many operations in a thousand are lost, or their answer is, or are applied late.
    Lossy {
        permille: u64,
    },
    /// Writes fail, reads go on.
    Full,
    /// Reads see what there was this long ago.
    Stale {
        ms: u64,
    },
}

/// What the token endpoint does.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum EndpointMode {
    Grant,
    /// A new token ends the one before.
    OneLiveToken,
    /// The same token again while it lives.
    SameToken,
    Refuse {
        status: u16,
        retry_after_s: Option<u64>,
    },
    InvalidClient,
    Hang,
}

/// What a caller wants.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Kind {
    /// A call of the API.
    Get,
    /// `getToken`.
    Token,
    /// `getToken({ forceRefresh: true })`.
    Force,
}

/// One thing that happens.
#[derive(Clone, Debug, PartialEq)]
pub enum Transition {
    Pass {
        ms: u64,
    },
    Calls {
        who: Who,
        count: u32,
        kind: Kind,
    },
    /// New processes take the place of those that were killed or closed.
    Start {
        who: Who,
    },
    Kill {
        who: Who,
    },
    /// The processes stand still while their clocks go on.
    Pause {
        who: Who,
        ms: u64,
    },
    /// Their wall clocks are set.
    Skew {
        who: Who,
        ms: i64,
    },
    Store(StoreMode),
    /// Each way to the store takes up to this.
    StoreLatency {
        ms: u64,
    },
    /// The store is emptied.
    Flush,
    /// Another store takes its place, without the last writes.
    Failover {
        lost: usize,
    },
    /// The record becomes unreadable.
    Garble,
    /// These processes and the store do not reach each other.
    Partition {
        who: Option<Who>,
    },
    /// The endpoint forgets every token.
    Revoke,
    Endpoint(EndpointMode),
    EndpointLatency {
        ms: u64,
    },
    /// The lifetime of tokens from now on.
    Lifetime {
        seconds: u64,
    },
    Invalidate {
        who: Who,
    },
    Close {
        who: Who,
    },
    /// Store and endpoint work again, and reach everyone.
    Heal,
}

impl search::Transition for Transition {
    fn smaller(&self) -> Option<Self> {
        let half = |ms: u64| (ms > 1).then_some(ms / 2);
        Some(match *self {
            Self::Pass { ms } => Self::Pass { ms: half(ms)? },
            Self::Pause { who, ms } => Self::Pause { who, ms: half(ms)? },
            Self::Calls { who, count, kind } if count > 1 => {
                Self::Calls { who, count: count / 2, kind }
            }
            _ => return None,
        })
    }
}

/// What happens to this setup.
pub type Scenario = search::Scenario<Setup, Transition>;

/// What a scenario is about: pure chance would leave few stretches in which nothing has gone wrong.
#[derive(Clone, Copy, PartialEq)]
enum Theme {
    /// Only the endpoint and the processes misbehave.
    Calm,
    /// So does the store.
    Faults,
}

impl Scenario {
    /// The scenario of a seed.
    pub fn of(seed: u64) -> Self {
        let mut dice = Dice::new(seed);
        let theme = dice.pick(&[Theme::Calm, Theme::Faults, Theme::Faults]);
        let setup = dice.setup();
        let length = 20 + dice.up_to(60);
        let mut transitions = Vec::new();
        for _ in 0..length {
            match dice.up_to(59) {
                0 | 1 => transitions.append(&mut dice.straggler()),
                2 | 3 if theme == Theme::Faults => transitions.append(&mut dice.stall()),
                4 | 5 if theme == Theme::Faults => transitions.append(&mut dice.sleeper()),
                _ => {}
            }
            transitions.push(dice.transition(theme));
            if dice.one_in(2) {
                let ms = dice.duration();
                transitions.push(Transition::Pass { ms });
            }
        }
        Self { setup, transitions }
    }
}

impl Dice {
    fn setup(&mut self) -> Setup {
        let most = self.pick(&[3, 3, 8, 8, 30]);
        let token_timeout_ms =
            self.pick(&[10 * SECOND, 10 * SECOND, SECOND, 2 * SECOND, 30 * SECOND]);
        let store_timeout_ms: u64 = self.pick(&[500, 500, 300, 1_500]);
        Setup {
            processes: 2 + self.up_to(most - 2) as usize,
            store: true,
            leases: !self.one_in(8),
            tells_left: !self.one_in(6),
            tells_changes: self.one_in(4),
            timers: !self.one_in(4),
            token_timeout_ms,
            token_wait_ms: self.pick(&[60 * SECOND, 60 * SECOND, 5 * SECOND]),
            store_timeout_ms: store_timeout_ms.min(token_timeout_ms / 2),
            io_first: self.one_in(4),
            skew_ms: self.pick(&[0, 5 * MINUTE, 2 * HOUR]),
            seed: self.up_to(u64::MAX),
        }
    }

    fn transition(&mut self, theme: Theme) -> Transition {
        use Transition::*;
        let most = if theme == Theme::Calm { 69 } else { 99 };
        match self.up_to(most) {
            0..=31 => self.calls(),
            32..=34 => Revoke,
            35..=42 => Endpoint(self.endpoint_mode()),
            43..=47 => Endpoint(EndpointMode::Grant),
            48..=49 => EndpointLatency { ms: self.latency() },
            50..=53 => Lifetime { seconds: self.pick(&[1, 10, 60, 300, 900, 3_600, 3_600]) },
            54..=55 => Invalidate { who: self.who() },
            56 => Close { who: self.who() },
            57..=60 => Kill { who: self.who() },
            61..=64 => Start { who: self.who() },
            65 => Skew { who: self.who(), ms: self.jump() },
            66 => StoreLatency { ms: self.up_to(20) },
            67 => Garble,
            68..=69 => Heal,
            70..=83 => Store(self.store_mode()),
            84..=87 => Pause { who: self.who(), ms: self.up_to(40 * SECOND) },
            88..=89 => Flush,
            90..=92 => Failover { lost: 1 + self.up_to(3) as usize },
            93..=95 => Partition { who: Some(self.who()) },
            96 => Partition { who: None },
            _ => Heal,
        }
    }

    /// A token request that a later one overtakes: pure chance would rarely produce this.
    fn straggler(&mut self) -> Vec<Transition> {
        let kind = self.pick(&[Kind::Get, Kind::Force]);
        vec![
            Transition::EndpointLatency { ms: 2 * SECOND + self.up_to(8 * SECOND) },
            Transition::Calls { who: Who::One(self.up_to(29) as usize), count: 1, kind },
            Transition::Pass { ms: self.duration() },
            Transition::EndpointLatency { ms: self.up_to(200) },
            Transition::Calls { who: Who::All, count: 1, kind },
            Transition::Pass { ms: self.up_to(10 * SECOND) },
        ]
    }

    /// A store that stops in the middle of what a flight has to do, and goes on later.
    fn stall(&mut self) -> Vec<Transition> {
        let ends_in_ms = self.pick(&[600, 3 * SECOND, 20 * SECOND]);
        vec![
            Transition::Invalidate { who: self.who() },
            Transition::Calls { who: self.who(), count: 1, kind: Kind::Get },
            Transition::Pass { ms: self.up_to(60) },
            Transition::Store(StoreMode::Stopped),
            Transition::Pass { ms: self.up_to(ends_in_ms) },
            Transition::Store(StoreMode::Healthy),
            Transition::Pass { ms: self.up_to(5 * SECOND) },
        ]
    }

    /// A process that stands still in the middle of its token request, perhaps until a peer has made another.
    fn sleeper(&mut self) -> Vec<Transition> {
        let who = Who::One(self.up_to(29) as usize);
        vec![
            Transition::Endpoint(EndpointMode::Grant),
            Transition::EndpointLatency { ms: self.up_to(4 * SECOND) },
            Transition::Invalidate { who: Who::All },
            Transition::Calls { who, count: 1, kind: Kind::Get },
            Transition::Pass { ms: self.up_to(300) },
            Transition::Pause { who, ms: SECOND + self.up_to(35 * SECOND) },
            Transition::Calls { who: Who::All, count: 1, kind: Kind::Get },
            Transition::Pass { ms: self.up_to(40 * SECOND) },
        ]
    }

    fn who(&mut self) -> Who {
        match self.up_to(9) {
            0..=5 => Who::One(self.up_to(29) as usize),
            6..=7 => Who::OneIn(2 + self.up_to(3) as usize),
            _ => Who::All,
        }
    }

    fn calls(&mut self) -> Transition {
        let who = self.pick(&[Who::All, Who::All, Who::OneIn(2), Who::One(0)]);
        Transition::Calls {
            who: if who == Who::One(0) { self.who() } else { who },
            count: self.pick(&[1, 1, 1, 3]),
            kind: self.pick(&[Kind::Get, Kind::Get, Kind::Get, Kind::Token, Kind::Force]),
        }
    }

    fn duration(&mut self) -> u64 {
        let longest = match self.up_to(19) {
            0..=7 => 500,
            8..=14 => 20 * SECOND,
            15..=17 => 5 * MINUTE,
            _ => 2 * HOUR,
        };
        self.up_to(longest)
    }

    fn jump(&mut self) -> i64 {
        let ms = self.duration() as i64;
        if self.one_in(2) { ms } else { -ms }
    }

    fn latency(&mut self) -> u64 {
        let longest = self.pick(&[50, 400, 3 * SECOND, 12 * SECOND]);
        self.up_to(longest)
    }

    fn endpoint_mode(&mut self) -> EndpointMode {
        let retry_after_s = self.pick(&[None, Some(1), Some(7), Some(30), Some(300)]);
        match self.up_to(7) {
            0 => EndpointMode::OneLiveToken,
            1 => EndpointMode::SameToken,
            2 => EndpointMode::Hang,
            3 => EndpointMode::InvalidClient,
            4 | 5 => EndpointMode::Refuse { status: 429, retry_after_s },
            _ => EndpointMode::Refuse { status: 503, retry_after_s },
        }
    }

    fn store_mode(&mut self) -> StoreMode {
        match self.up_to(9) {
            0 => StoreMode::Healthy,
            1 | 2 => StoreMode::Down,
            3 => StoreMode::Slow { ms: self.up_to(3 * SECOND) },
            4 | 5 => StoreMode::Stopped,
            6 => StoreMode::Lossy { permille: self.pick(&[10, 100, 500]) },
            7 => StoreMode::Lossy { permille: 100 },
            8 => StoreMode::Full,
            _ => StoreMode::Stale { ms: self.up_to(2 * MINUTE) },
        }
    }
}

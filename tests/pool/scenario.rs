//! A scenario as data: the pool's setup, and what happens to it. All that is random in a run comes from the seed of its
//! setup, so the same list runs the same way.

use crate::common::dice::Dice;
use crate::common::search;
pub use crate::common::units::{HOUR, MINUTE, SECOND};

/// The options of the pool, and who its tenants are.
#[derive(Clone, Debug, PartialEq)]
pub struct Setup {
    /// Tenants that exist.
    pub tenants: usize,
    /// Origins of token endpoints.
    pub origins: usize,
    /// Whether the first origin is in the pool's own options.
    pub common: bool,
    /// One tenant in so many has a wrong secret.
    pub wrong_one_in: usize,
    pub at_once: u32,
    pub per_minute: Option<u32>,
    pub max_tenants: u32,
    /// So many stay awake.
    pub awake: usize,
    /// Whether the runtime has timers for refreshes.
    pub timers: bool,
    pub token_timeout_ms: u64,
    pub token_wait_ms: u64,
    /// For latencies and the jitter of the tenants.
    pub seed: u64,
}

/// Which tenants: so many from this one on, counted round.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Who {
    pub from: usize,
    pub count: usize,
}

/// What an origin does, or who gives the credentials.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Mode {
    Answer,
    Slow { ms: u64 },
    Hang,
    Refuse { status: u16, retry_after_s: Option<u64> },
}

#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Kind {
    /// A call of the API.
    Get,
    /// One with a token that is newer than the current one.
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
        kind: Kind,
    },
    /// So many names that nobody has heard of are called once each.
    Strangers {
        count: usize,
    },
    Origin {
        origin: usize,
        mode: Mode,
    },
    /// The function that gives the credentials.
    Credentials {
        mode: Mode,
    },
    /// The lifetime of tokens from now on.
    Lifetime {
        seconds: u64,
    },
    /// A tenant's secret becomes wrong, or right again.
    Secret {
        tenant: usize,
        wrong: bool,
    },
    /// A tenant's credentials name another origin.
    Move {
        tenant: usize,
        origin: usize,
    },
    Invalidate {
        who: Who,
    },
    Forget {
        who: Who,
    },
    /// The wall clock is set.
    Jump {
        ms: i64,
    },
}

impl search::Transition for Transition {
    fn smaller(&self) -> Option<Self> {
        let fewer = |who: Who| (who.count > 1).then_some(Who { count: who.count / 2, ..who });
        Some(match *self {
            Self::Pass { ms } if ms > 1 => Self::Pass { ms: ms / 2 },
            Self::Calls { who, kind } => Self::Calls { who: fewer(who)?, kind },
            Self::Strangers { count } if count > 1 => Self::Strangers { count: count / 2 },
            Self::Invalidate { who } => Self::Invalidate { who: fewer(who)? },
            Self::Forget { who } => Self::Forget { who: fewer(who)? },
            _ => return None,
        })
    }
}

/// What happens to this setup.
pub type Scenario = search::Scenario<Setup, Transition>;

impl Scenario {
    /// The scenario of a seed.
    pub fn of(seed: u64) -> Self {
        let mut dice = Dice::new(seed);
        let setup = dice.setup();
        let mut transitions = vec![Transition::Calls { who: dice.all(), kind: Kind::Get }];
        for _ in 0..10 + dice.up_to(30) {
            match dice.up_to(19) {
                0 => transitions.append(&mut dice.late_join()),
                1 => transitions.append(&mut dice.overtaken()),
                _ => transitions.push(dice.transition()),
            }
            if dice.one_in(2) {
                transitions.push(Transition::Pass { ms: dice.duration() });
            }
        }
        Self { setup, transitions }
    }
}

impl Dice {
    fn setup(&mut self) -> Setup {
        let tenants = self.pick(&[10, 40, 120, 300]);
        let most = self.pick(&[tenants / 4, tenants / 2, 2 * tenants, 2 * tenants]).max(2);
        Setup {
            tenants,
            origins: 1 + self.up_to(3) as usize,
            common: self.one_in(2),
            wrong_one_in: self.pick(&[5, 20, 1_000]),
            at_once: self.pick(&[1, 2, 2, 4, 16]),
            per_minute: self.pick(&[None, None, None, Some(3 + tenants as u32 / 8), Some(60)]),
            max_tenants: most as u32,
            awake: self.pick(&[0, 1, 8, tenants]),
            timers: !self.one_in(5),
            token_timeout_ms: self.pick(&[10 * SECOND, 10 * SECOND, 2 * SECOND]),
            token_wait_ms: self.pick(&[30 * SECOND, 30 * SECOND, 5 * SECOND]),
            seed: self.up_to(u64::MAX),
        }
    }

    fn transition(&mut self) -> Transition {
        use Transition::*;
        match self.up_to(99) {
            0..=43 => Calls { who: self.who(), kind: self.kind() },
            44..=49 => Strangers { count: 1 + self.up_to(20) as usize },
            50..=65 => Origin { origin: self.up_to(3) as usize, mode: self.mode() },
            66..=71 => Credentials { mode: self.mode() },
            72..=73 => Credentials { mode: Mode::Answer },
            74..=79 => Lifetime { seconds: self.pick(&[10, 60, 300, 900, 3_600, 3_600]) },
            80..=84 => Secret { tenant: self.tenant(), wrong: self.one_in(2) },
            85..=87 => Move { tenant: self.tenant(), origin: self.up_to(3) as usize },
            88..=92 => Invalidate { who: self.who() },
            93..=96 => Forget { who: self.who() },
            _ => Jump { ms: self.jump() },
        }
    }

    /// A flight that nobody waits for, waits, and is joined, while others come: pure chance would rarely produce this.
    fn late_join(&mut self) -> Vec<Transition> {
        let (who, all) = (self.who(), self.all());
        vec![
            Transition::Lifetime { seconds: 60 },
            Transition::Calls { who, kind: Kind::Force },
            Transition::Pass { ms: 20 * SECOND },
            Transition::Calls { who: all, kind: Kind::Get },
            Transition::Origin { origin: self.up_to(3) as usize, mode: Mode::Slow { ms: SECOND } },
            Transition::Pass { ms: 10 * SECOND + self.up_to(20 * SECOND) },
            Transition::Calls { who, kind: Kind::Force },
            Transition::Pass { ms: self.up_to(SECOND) },
            Transition::Calls { who: all, kind: Kind::Get },
        ]
    }

    /// Flights that are not wanted any more while they are in the air, or wait, and the next ones.
    fn overtaken(&mut self) -> Vec<Transition> {
        let who = self.who();
        let mut all = vec![Transition::Origin { origin: self.up_to(3) as usize, mode: Mode::Hang }];
        for _ in 0..1 + self.up_to(2) {
            all.push(Transition::Invalidate { who });
            all.push(Transition::Calls { who, kind: Kind::Get });
            all.push(Transition::Pass { ms: self.up_to(200) });
        }
        all
    }

    fn all(&mut self) -> Who {
        Who { from: 0, count: 300 }
    }

    fn tenant(&mut self) -> usize {
        self.up_to(299) as usize
    }

    fn who(&mut self) -> Who {
        let count = self.pick(&[1, 1, 3, 10, 30, 300]);
        Who { from: self.tenant(), count }
    }

    fn kind(&mut self) -> Kind {
        self.pick(&[Kind::Get, Kind::Get, Kind::Get, Kind::Get, Kind::Force])
    }

    fn duration(&mut self) -> u64 {
        let longest = match self.up_to(19) {
            0..=7 => 500,
            8..=14 => 20 * SECOND,
            15..=18 => 5 * MINUTE,
            _ => HOUR,
        };
        self.up_to(longest)
    }

    fn jump(&mut self) -> i64 {
        let ms = self.duration() as i64;
        if self.one_in(2) { ms } else { -ms }
    }

    fn mode(&mut self) -> Mode {
        match self.up_to(9) {
            0..=2 => Mode::Answer,
            3 | 4 => Mode::Slow { ms: self.up_to(3 * SECOND) },
            5..=7 => Mode::Hang,
            8 => Mode::Refuse { status: 503, retry_after_s: self.pick(&[None, Some(2)]) },
            _ => Mode::Refuse { status: 429, retry_after_s: self.pick(&[Some(1), Some(20)]) },
        }
    }
}

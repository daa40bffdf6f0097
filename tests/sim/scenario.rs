//! A scenario as data: the client's setup, and what happens to it. All randomness of a run is in the making
//! of this list, so a shorter list runs the same way.

use crate::common::dice::Dice;
use crate::common::search;
pub use crate::common::units::{HOUR, MINUTE, SECOND};

pub const DAY: u64 = 24 * HOUR;
/// The longest delay of a token response.
pub const LONGEST_DELAY: u64 = 2 * MINUTE;

/// The options of the client, and what its runtime can do.
#[derive(Clone, Debug, PartialEq)]
pub struct Setup {
    /// Whether the runtime has timers.
    pub timers: bool,
    pub background_refresh: bool,
    pub token_timeout_ms: u64,
    pub token_wait_ms: u64,
    pub max_lifetime_ms: u64,
    pub token_retry_after_max_ms: u64,
    pub token_attempts: u64,
    pub max_retries: u32,
    /// The status by which the API rejects a token.
    pub rejected_status: u16,
    /// The client's own seed, for its jitter.
    pub jitter_seed: u64,
}

/// A Retry-After header.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum RetryAfter {
    Seconds(u64),
    /// So many seconds and a half.
    AndAHalf(u64),
    /// A date, so many seconds ahead on the server's clock.
    Date(u64),
    /// The same as seconds since the epoch.
    Epoch(u64),
}

/// What the token endpoint does with a request.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum TokenMode {
    Grant,
    /// The last token again, with the time that it has left, while it has any.
    SameToken,
    /// A new token ends those before it, which calls in the air may carry.
    OneLiveToken,
    FailToken {
        status: u16,
        retry_after: Option<RetryAfter>,
    },
    InvalidClient,
    Garbage,
    Redirect,
    ResetToken,
    SilentToken,
    /// The caller's own fetch throws an error that is not a network error.
    ForeignFault,
}

/// What the API does with a call.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum ApiMode {
    Serve,
    FailCall {
        status: u16,
        retry_after: Option<RetryAfter>,
    },
    /// The status that rejects a token, whatever the token.
    RejectAll,
    /// The same status, with an error that means the caller, for a good token.
    MeanCaller,
    /// The connection is refused (nothing was processed), or reset (unknown).
    FaultCall {
        refused: bool,
    },
    SilentCall,
}

/// What a caller wants.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Kind {
    Get,
    Post,
    /// A POST with a stream as its body, which can be sent only once.
    Stream,
    /// `getToken`.
    GetToken,
    /// `getToken({ forceRefresh: true })`.
    Force,
    /// A user outside of `fetch`, who sends the header of `authorization` with a request of its own and
    /// reports a rejection once.
    User,
}

/// One thing that happens.
#[derive(Clone, Debug, PartialEq)]
pub enum Transition {
    Pass {
        ms: u64,
    },
    Call {
        count: u32,
        kind: Kind,
        timeout_ms: Option<u64>,
    },
    /// Every live caller whose number is divisible by this aborts.
    Abort {
        one_in: u32,
    },
    TokenServer(TokenMode),
    TokenLatency {
        ms: u64,
    },
    /// The lifetime in token responses from now on, in seconds.
    Lifetime {
        expires_in: Option<i64>,
        refresh_in: Option<u64>,
    },
    ApiServer(ApiMode),
    /// Responses to calls take `ms` and up to `spread_ms` more, each another time.
    ApiLatency {
        ms: u64,
        spread_ms: u64,
    },
    /// The server forgets every token that it has granted.
    Revoke,
    /// The secret is rotated at the server: the client's is refused.
    RotateSecret,
    /// The client's secret is accepted again.
    RestoreSecret,
    /// Everything works again.
    Heal,
    /// The wall clock is set.
    WallJump {
        ms: i64,
    },
    /// The machine sleeps; its monotonic clock stands still.
    Sleep {
        ms: u64,
    },
    /// The process stands still while both clocks go on; timers and responses come late.
    Freeze {
        ms: u64,
    },
    /// The flight in the air never lands, not even by its timeout: its context is gone.
    LoseFlight,
    /// It lands after this time, whatever its timeout.
    DelayFlight {
        ms: u64,
    },
    /// The wasm instance fails and is replaced.
    Trap,
    Invalidate,
    Close,
    /// A new client replaces the closed one.
    Reopen,
}

impl search::Transition for Transition {
    fn smaller(&self) -> Option<Self> {
        let half = |ms: u64| (ms > 1).then_some(ms / 2);
        Some(match *self {
            Self::Pass { ms } => Self::Pass { ms: half(ms)? },
            Self::Sleep { ms } => Self::Sleep { ms: half(ms)? },
            Self::Freeze { ms } => Self::Freeze { ms: half(ms)? },
            Self::Call { count, kind, timeout_ms } if count > 1 => {
                Self::Call { count: count / 2, kind, timeout_ms }
            }
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
        let length = 40 + dice.up_to(120);
        let transitions = (0..length).flat_map(|_| match dice.up_to(29) {
            0 => dice.straggler(),
            _ => vec![dice.transition()],
        });
        Self { setup, transitions: transitions.collect() }
    }
}

impl Dice {
    fn setup(&mut self) -> Setup {
        let mut setup = Setup {
            timers: !self.one_in(3),
            background_refresh: !self.one_in(6),
            token_timeout_ms: self.pick(&[10 * SECOND, 10 * SECOND, 2 * SECOND, 30 * SECOND]),
            token_wait_ms: self.pick(&[60 * SECOND, 60 * SECOND, 5 * SECOND, 20 * MINUTE]),
            max_lifetime_ms: self.pick(&[DAY, DAY, 365 * DAY, MINUTE]),
            token_retry_after_max_ms: self.pick(&[DAY, DAY, 365 * DAY, MINUTE]),
            token_attempts: self.pick(&[3, 3, 1, 6]),
            max_retries: self.pick(&[2, 2, 0, 5]),
            rejected_status: 401,
            jitter_seed: self.up_to(u64::MAX),
        };
        if setup.jitter_seed.is_multiple_of(3) {
            setup.rejected_status = 403;
        }
        setup
    }

    fn transition(&mut self) -> Transition {
        use Transition::*;
        match self.up_to(99) {
            0..=31 => Pass { ms: self.duration() },
            32..=57 => self.call(),
            58..=65 => TokenServer(self.token_mode()),
            66..=71 => ApiServer(self.api_mode()),
            72..=76 => Heal,
            77..=80 => self.lifetime(),
            81 => TokenLatency { ms: self.latency() },
            82 => ApiLatency { ms: self.latency(), spread_ms: self.latency() },
            83..=85 => Revoke,
            86 => RotateSecret,
            87 => RestoreSecret,
            88..=90 => Abort { one_in: 1 + self.up_to(3) as u32 },
            91 => WallJump { ms: self.duration() as i64 },
            92 => WallJump { ms: -(self.duration() as i64) },
            93 => Sleep { ms: self.duration() },
            94 => Freeze { ms: self.duration() },
            95 => LoseFlight,
            96 => DelayFlight { ms: self.up_to(LONGEST_DELAY) },
            97 => Invalidate,
            98 => Trap,
            _ if self.one_in(2) => Close,
            _ => Reopen,
        }
    }

    /// A token request that a later one overtakes, with other server behaviour: pure chance would rarely
    /// produce this.
    fn straggler(&mut self) -> Vec<Transition> {
        vec![
            Transition::Invalidate,
            self.call(),
            Transition::DelayFlight { ms: self.up_to(LONGEST_DELAY) },
            Transition::TokenServer(self.token_mode()),
            Transition::Pass { ms: self.up_to(MINUTE) },
            self.call(),
            Transition::Pass { ms: self.duration() },
        ]
    }

    fn duration(&mut self) -> u64 {
        let longest = match self.up_to(19) {
            0..=7 => 2 * SECOND,
            8..=14 => MINUTE,
            15..=17 => HOUR,
            18 => 2 * DAY,
            _ => 45 * DAY,
        };
        self.up_to(longest)
    }

    fn latency(&mut self) -> u64 {
        let longest = self.pick(&[5, 200, 3 * SECOND, 15 * SECOND]);
        self.up_to(longest)
    }

    fn call(&mut self) -> Transition {
        let most = match self.up_to(199) {
            0..=99 => 1,
            100..=179 => 12,
            180..=197 => 80,
            _ => 5_000,
        };
        Transition::Call {
            count: 1 + self.up_to(most - 1) as u32,
            kind: self.pick(&[
                Kind::Get,
                Kind::Get,
                Kind::Get,
                Kind::Post,
                Kind::Stream,
                Kind::GetToken,
                Kind::Force,
                Kind::User,
            ]),
            timeout_ms: self.one_in(3).then(|| 1 + self.up_to(90 * SECOND)),
        }
    }

    fn retry_after(&mut self) -> Option<RetryAfter> {
        let seconds = self.pick(&[0, 1, 7, 30, 65, 900, 2 * 86_400]);
        match self.up_to(7) {
            0 | 1 => None,
            2 | 3 => Some(RetryAfter::Seconds(seconds)),
            4 => Some(RetryAfter::AndAHalf(seconds)),
            5 | 6 => Some(RetryAfter::Date(seconds)),
            _ => Some(RetryAfter::Epoch(seconds)),
        }
    }

    fn token_mode(&mut self) -> TokenMode {
        match self.up_to(10) {
            0 => self.pick(&[TokenMode::Grant, TokenMode::SameToken, TokenMode::OneLiveToken]),
            10 => TokenMode::ForeignFault,
            1 | 2 => TokenMode::FailToken { status: 503, retry_after: self.retry_after() },
            3 => TokenMode::FailToken { status: 500, retry_after: None },
            4 | 5 => TokenMode::FailToken { status: 429, retry_after: self.retry_after() },
            6 => self.pick(&[TokenMode::InvalidClient, TokenMode::Garbage, TokenMode::Redirect]),
            7 | 8 => TokenMode::ResetToken,
            _ => TokenMode::SilentToken,
        }
    }

    fn api_mode(&mut self) -> ApiMode {
        match self.up_to(8) {
            0 | 1 => ApiMode::Serve,
            8 => ApiMode::FailCall { status: 403, retry_after: self.retry_after() },
            2 => ApiMode::FailCall { status: 503, retry_after: self.retry_after() },
            3 => ApiMode::FailCall { status: 429, retry_after: self.retry_after() },
            4 => ApiMode::FailCall { status: 500, retry_after: None },
            5 if self.one_in(2) => ApiMode::MeanCaller,
            5 => ApiMode::RejectAll,
            6 => ApiMode::FaultCall { refused: self.one_in(2) },
            _ => ApiMode::SilentCall,
        }
    }

    fn lifetime(&mut self) -> Transition {
        let expires_in: i64 =
            self.pick(&[-1, 0, 1, 2, 10, 60, 300, 900, 3_600, 86_400, 40 * 86_400]);
        let most = expires_in.max(0).unsigned_abs();
        Transition::Lifetime {
            expires_in: (!self.one_in(8)).then_some(expires_in),
            refresh_in: self.one_in(6).then(|| 1 + self.up_to(most)),
        }
    }
}

//! Time as data: spans and times of two clocks, each of a type of its own; one sample of both clocks, and the
//! two questions asked of it.
//!
//! A monotonic clock may stand still while the machine sleeps; a wall clock may jump. So each
//! question uses the clock that errs on the safe side:
//! - *may this token still be trusted?* takes the larger of both ages ([`Instant::age_of`]);
//! - *may this request be sent yet?* takes the monotonic clock alone ([`NotBefore`]).
//!
//! All arithmetic saturates.

use super::rng::Rng;

/// A span of time, in milliseconds.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Millis(pub u64);

impl Millis {
    /// No time.
    pub const ZERO: Self = Self(0);

    /// Longer than any wait.
    pub const MAX: Self = Self(u64::MAX);

    /// Both together.
    pub const fn saturating_add(self, other: Self) -> Self {
        Self(self.0.saturating_add(other.0))
    }

    /// What is left of it; nothing if `other` is longer.
    pub const fn saturating_sub(self, other: Self) -> Self {
        Self(self.0.saturating_sub(other.0))
    }

    /// A share of it, in per mille.
    pub const fn share(self, permille: u64) -> Self {
        Self(self.0.saturating_mul(permille) / 1_000)
    }

    /// Half of it.
    pub const fn half(self) -> Self {
        Self(self.0 / 2)
    }

    /// A random span from none to this one.
    pub const fn random(self, rng: &mut Rng) -> Self {
        Self(rng.up_to(self.0))
    }
}

/// A time of the wall clock, in milliseconds since the Unix epoch.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct UnixMillis(pub u64);

impl UnixMillis {
    /// How long ago `earlier` was; no time if it lies ahead.
    pub const fn since(self, earlier: Self) -> Millis {
        Millis(self.0.saturating_sub(earlier.0))
    }

    /// The time after this span.
    pub const fn after(self, span: Millis) -> Self {
        Self(self.0.saturating_add(span.0))
    }

    /// The same time by a clock that is ahead by so many milliseconds.
    pub const fn shifted(self, ahead_ms: i64) -> Self {
        Self(self.0.saturating_add_signed(ahead_ms))
    }
}

/// A time of the monotonic clock, in milliseconds since any fixed origin.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct MonoMillis(pub u64);

impl MonoMillis {
    /// How long ago `earlier` was; no time if it lies ahead.
    pub const fn since(self, earlier: Self) -> Millis {
        Millis(self.0.saturating_sub(earlier.0))
    }

    /// The time after this span.
    pub const fn after(self, span: Millis) -> Self {
        Self(self.0.saturating_add(span.0))
    }
}

const MINUTE_MS: u64 = 60_000;

/// One sample of the monotonic and the wall clock.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Instant {
    mono: MonoMillis,
    wall: UnixMillis,
}

impl Instant {
    /// A sample.
    pub const fn new(mono: MonoMillis, wall: UnixMillis) -> Self {
        Self { mono, wall }
    }

    /// The greatest possible age of something from `earlier`: the larger of what the two clocks say, so
    /// that neither a suspended machine nor a jump makes an old token look young.
    pub fn age_of(self, earlier: Self) -> Millis {
        let mono = self.mono.since(earlier.mono);
        let wall = self.wall_since(earlier);
        mono.max(wall)
    }

    /// The time that the client has certainly waited since `earlier`.
    pub const fn waited_since(self, earlier: Self) -> Millis {
        self.mono.since(earlier.mono)
    }

    /// The monotonic clock.
    pub const fn mono(self) -> MonoMillis {
        self.mono
    }

    /// The wall clock.
    pub const fn wall(self) -> UnixMillis {
        self.wall
    }

    /// How long ago `earlier` was by the wall clock; no time if that has been set back.
    pub const fn wall_since(self, earlier: Self) -> Millis {
        self.wall.since(earlier.wall)
    }

    /// How long until the wall clock's next minute begins.
    pub const fn next_minute(self) -> Millis {
        Millis(MINUTE_MS.saturating_sub(self.wall.0 % MINUTE_MS))
    }

    /// The span of the wall clock that begins now and has this length.
    pub const fn span(self, length: Millis) -> Span {
        Span { from: self.wall, until: self.wall.after(length) }
    }

    /// The wall clock this long after this sample.
    pub const fn wall_after(self, span: Millis) -> UnixMillis {
        self.wall.after(span)
    }
}

/// A span of the wall clock, short enough that a clock set in the meantime falls outside it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Span {
    from: UnixMillis,
    until: UnixMillis,
}

impl Span {
    /// Whether the wall clock is within it.
    pub fn covers(self, wall: UnixMillis) -> bool {
        self.from <= wall && wall < self.until
    }
}

/// A moment before which something must not happen, on the monotonic clock. It also records when the
/// wait began: a clock that reads earlier than that has been replaced (by a test's fake timers, or by a
/// restored snapshot of the machine), and by the new clock the wait could last forever.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct NotBefore {
    from: MonoMillis,
    until: MonoMillis,
}

impl NotBefore {
    /// This long after `now`.
    pub const fn after(now: Instant, wait: Millis) -> Self {
        Self { from: now.mono, until: now.mono.after(wait) }
    }

    /// The rest of the wait; none once the moment has come.
    pub fn left_ms(self, now: Instant) -> Millis {
        if now.mono < self.from { Millis::ZERO } else { self.until.since(now.mono) }
    }

    /// The moment.
    pub const fn moment(self) -> MonoMillis {
        self.until
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A sample, by its numbers.
    const fn at(mono: u64, wall: u64) -> Instant {
        Instant::new(MonoMillis(mono), UnixMillis(wall))
    }

    #[test]
    fn spans_are_added_taken_away_and_shared_out() {
        let span = Millis(1_500);
        assert_eq!(span.saturating_add(Millis(500)), Millis(2_000));
        assert_eq!(span.saturating_sub(Millis(500)), Millis(1_000));
        assert_eq!(span.saturating_sub(Millis(1_501)), Millis::ZERO);
        assert_eq!(Millis::MAX.saturating_add(span), Millis::MAX);
        assert_eq!((span.half(), Millis(3).half()), (Millis(750), Millis(1)));
        assert_eq!((span.share(200), Millis(999).share(1)), (Millis(300), Millis::ZERO));
        let mut rng = Rng::new(1);
        assert!((0..200).all(|_| Millis(3).random(&mut rng) <= Millis(3)));
        assert!((0..200).any(|_| Millis(3).random(&mut rng) == Millis(3)));
    }

    #[test]
    fn a_time_and_a_span_make_a_time_and_two_times_a_span() {
        let [early, late] = [UnixMillis(1_000), UnixMillis(4_000)];
        assert_eq!((late.since(early), early.since(late)), (Millis(3_000), Millis::ZERO));
        assert_eq!(early.after(Millis(3_000)), late);
        assert_eq!(late.after(Millis::MAX), UnixMillis(u64::MAX));
        let [early, late] = [MonoMillis(1_000), MonoMillis(4_000)];
        assert_eq!((late.since(early), early.since(late)), (Millis(3_000), Millis::ZERO));
        assert_eq!(early.after(Millis(3_000)), late);
        assert_eq!(late.after(Millis::MAX), MonoMillis(u64::MAX));
    }

    #[test]
    fn sleep_and_forward_jumps_age_a_token() {
        let start = at(1_000, 1_700_000_000_000);
        let slept = at(1_500, 1_700_003_600_000);
        assert_eq!(slept.age_of(start), Millis(3_600_000));
    }

    #[test]
    fn a_clock_set_back_does_not_make_a_token_young() {
        let start = at(1_000, 1_700_003_600_000);
        let later = at(61_000, 1_700_000_000_000);
        assert_eq!(later.age_of(start), Millis(60_000));
    }

    #[test]
    fn a_forward_jump_does_not_shorten_a_wait() {
        let start = at(0, 0);
        let wait = NotBefore::after(start, Millis(30_000));
        assert_eq!(wait.left_ms(at(1_000, 3_600_000)), Millis(29_000));
        assert_eq!(wait.left_ms(at(30_000, 0)), Millis(0));
    }

    #[test]
    fn a_replaced_clock_does_not_lengthen_a_wait() {
        let wait = NotBefore::after(at(50_000, 0), Millis(20_000));
        assert_eq!(wait.left_ms(at(50_000, 0)), Millis(20_000));
        assert_eq!(wait.left_ms(at(49_999, 0)), Millis(0));
        assert_eq!(wait.left_ms(at(0, 0)), Millis(0));
    }
}

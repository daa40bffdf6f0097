//! Time as data: one sample of both clocks, and the two questions asked of it.
//!
//! A monotonic clock may stand still while the machine sleeps; a wall clock may jump. So each
//! question uses the clock that errs on the safe side:
//! - *may this token still be trusted?* takes the larger of both ages ([`Instant::age_of`]);
//! - *may this request be sent yet?* takes the monotonic clock alone ([`NotBefore`]).

const MINUTE_MS: u64 = 60_000;

/// One sample of the monotonic and the wall clock, both in milliseconds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Instant {
    mono_ms: u64,
    wall_ms: u64,
}

impl Instant {
    /// A sample: `mono_ms` since any fixed origin, `wall_ms` since the Unix epoch.
    pub const fn new(mono_ms: u64, wall_ms: u64) -> Self {
        Self { mono_ms, wall_ms }
    }

    /// The greatest possible age of something from `earlier`, in milliseconds: the larger of what the
    /// two clocks say, so that neither a suspended machine nor a jump makes an old token look young.
    pub fn age_of(self, earlier: Self) -> u64 {
        let mono = self.mono_ms.saturating_sub(earlier.mono_ms);
        let wall = self.wall_since(earlier);
        mono.max(wall)
    }

    /// The time that the client has certainly waited since `earlier`, in milliseconds.
    pub const fn waited_since(self, earlier: Self) -> u64 {
        self.mono_ms.saturating_sub(earlier.mono_ms)
    }

    /// The wall clock, in milliseconds since the Unix epoch.
    pub const fn wall_ms(self) -> u64 {
        self.wall_ms
    }

    /// How long ago `earlier` was by the wall clock, in milliseconds; 0 if that has been set back.
    pub const fn wall_since(self, earlier: Self) -> u64 {
        self.wall_ms.saturating_sub(earlier.wall_ms)
    }

    /// How long until the wall clock's next minute begins, in milliseconds.
    pub const fn next_minute_ms(self) -> u64 {
        MINUTE_MS.saturating_sub(self.wall_ms % MINUTE_MS)
    }

    /// The span of the wall clock that begins now and has this length.
    pub const fn span(self, length_ms: u64) -> Span {
        Span { from_ms: self.wall_ms, until_ms: self.wall_ms.saturating_add(length_ms) }
    }

    /// The wall clock `after_ms` after this sample, in milliseconds since the Unix epoch.
    pub const fn wall_after(self, after_ms: u64) -> u64 {
        self.wall_ms.saturating_add(after_ms)
    }
}

/// A span of the wall clock, short enough that a clock set in the meantime falls outside it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Span {
    from_ms: u64,
    until_ms: u64,
}

impl Span {
    /// Whether the wall clock is within it.
    pub const fn covers(self, wall_ms: u64) -> bool {
        self.from_ms <= wall_ms && wall_ms < self.until_ms
    }
}

/// A moment before which something must not happen, on the monotonic clock. It also records when the
/// wait began: a clock that reads earlier than that has been replaced (by a test's fake timers, or by a
/// restored snapshot of the machine), and by the new clock the wait could last forever.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct NotBefore {
    from_ms: u64,
    until_ms: u64,
}

impl NotBefore {
    /// `wait_ms` from `now`.
    pub const fn after(now: Instant, wait_ms: u64) -> Self {
        Self { from_ms: now.mono_ms, until_ms: now.mono_ms.saturating_add(wait_ms) }
    }

    /// The rest of the wait, in milliseconds; 0 once the moment has come.
    pub const fn left_ms(self, now: Instant) -> u64 {
        if now.mono_ms < self.from_ms { 0 } else { self.until_ms.saturating_sub(now.mono_ms) }
    }

    /// The moment, on the monotonic clock.
    pub const fn moment_ms(self) -> u64 {
        self.until_ms
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sleep_and_forward_jumps_age_a_token() {
        let start = Instant::new(1_000, 1_700_000_000_000);
        let slept = Instant::new(1_500, 1_700_003_600_000);
        assert_eq!(slept.age_of(start), 3_600_000);
    }

    #[test]
    fn a_clock_set_back_does_not_make_a_token_young() {
        let start = Instant::new(1_000, 1_700_003_600_000);
        let later = Instant::new(61_000, 1_700_000_000_000);
        assert_eq!(later.age_of(start), 60_000);
    }

    #[test]
    fn a_forward_jump_does_not_shorten_a_wait() {
        let start = Instant::new(0, 0);
        let wait = NotBefore::after(start, 30_000);
        assert_eq!(wait.left_ms(Instant::new(1_000, 3_600_000)), 29_000);
        assert_eq!(wait.left_ms(Instant::new(30_000, 0)), 0);
    }

    #[test]
    fn a_replaced_clock_does_not_lengthen_a_wait() {
        let wait = NotBefore::after(Instant::new(50_000, 0), 20_000);
        assert_eq!(wait.left_ms(Instant::new(50_000, 0)), 20_000);
        assert_eq!(wait.left_ms(Instant::new(49_999, 0)), 0);
        assert_eq!(wait.left_ms(Instant::new(0, 0)), 0);
    }
}

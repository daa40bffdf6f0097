//! How long to wait before the next attempt: full-jitter exponential backoff, and the random delay
//! added to a wait that a server asks for.

use super::rng::Rng;

/// The wait after failure number `attempt` (the first is 0): a random time from 0 to `base_ms` doubled
/// `attempt` times, at most `cap_ms`.
pub fn full_jitter(base_ms: u64, cap_ms: u64, attempt: u32, rng: &mut Rng) -> u64 {
    rng.up_to(doubled(base_ms, cap_ms, attempt))
}

/// `base_ms` doubled `attempt` times, at most `cap_ms`.
pub fn doubled(base_ms: u64, cap_ms: u64, attempt: u32) -> u64 {
    base_ms.saturating_mul(2_u64.saturating_pow(attempt)).min(cap_ms)
}

/// The longest such delay.
const LATE_MAX_MS: u64 = 5_000;

/// The random delay added to a wait that a server asks for, so that clients told the same wait do not
/// all return at the same moment. A wait of 0 gets no delay.
pub fn late_ms(asked_ms: u64, rng: &mut Rng) -> u64 {
    rng.up_to((asked_ms / 4).min(LATE_MAX_MS))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn jitter_is_full_and_capped() {
        let mut rng = Rng::new(1);
        let drawn: Vec<u64> = (0..500).map(|_| full_jitter(250, 20_000, 2, &mut rng)).collect();
        assert!(drawn.iter().all(|ms| *ms <= 1_000));
        assert!(drawn.iter().any(|ms| *ms < 100) && drawn.iter().any(|ms| *ms > 900));
        assert!((0..500).all(|_| full_jitter(250, 20_000, u32::MAX, &mut rng) <= 20_000));
    }

    #[test]
    fn doubling_stops_at_the_cap() {
        let waits: Vec<u64> = (0..6).map(|n| doubled(3_000, 60_000, n)).collect();
        assert_eq!(waits, [3_000, 6_000, 12_000, 24_000, 48_000, 60_000]);
    }

    #[test]
    fn the_added_delay_is_small() {
        let mut rng = Rng::new(1);
        for (asked_ms, most) in [(0, 0), (3, 0), (1_000, 250), (20_000, 5_000), (3_600_000, 5_000)]
        {
            let drawn: Vec<u64> = (0..500).map(|_| late_ms(asked_ms, &mut rng)).collect();
            assert!(drawn.iter().all(|ms| *ms <= most), "{asked_ms}");
            assert!(drawn.iter().any(|ms| *ms >= most * 9 / 10), "{asked_ms}");
        }
    }
}

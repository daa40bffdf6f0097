//! How long to wait before the next attempt: full-jitter exponential backoff, and the random delay
//! added to a wait that a server asks for.

use super::rng::Rng;
use super::time::Millis;

/// The wait after failure number `attempt` (the first is 0): a random time from 0 to `base_ms` doubled
/// `attempt` times, at most `cap_ms`.
pub fn full_jitter(base_ms: Millis, cap_ms: Millis, attempt: u32, rng: &mut Rng) -> Millis {
    doubled(base_ms, cap_ms, attempt).random(rng)
}

/// `base_ms` doubled `attempt` times, at most `cap_ms`.
pub fn doubled(base_ms: Millis, cap_ms: Millis, attempt: u32) -> Millis {
    Millis(base_ms.0.saturating_mul(2_u64.saturating_pow(attempt))).min(cap_ms)
}

/// The longest such delay.
const LATE_MAX_MS: Millis = Millis(5_000);

/// The random delay added to a wait that a server asks for, so that clients told the same wait do not
/// all return at the same moment. A wait of 0 gets no delay.
pub fn late_ms(asked_ms: Millis, rng: &mut Rng) -> Millis {
    asked_ms.share(250).min(LATE_MAX_MS).random(rng)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn jitter_is_full_and_capped() {
        let mut rng = Rng::new(1);
        let [base, cap] = [Millis(250), Millis(20_000)];
        let drawn: Vec<u64> = (0..500).map(|_| full_jitter(base, cap, 2, &mut rng).0).collect();
        assert!(drawn.iter().all(|ms| *ms <= 1_000));
        assert!(drawn.iter().any(|ms| *ms < 100) && drawn.iter().any(|ms| *ms > 900));
        assert!((0..500).all(|_| full_jitter(base, cap, u32::MAX, &mut rng) <= cap));
    }

    #[test]
    fn doubling_stops_at_the_cap() {
        let waits = [0, 1, 2, 3, 4, 5].map(|n| doubled(Millis(3_000), Millis(60_000), n).0);
        assert_eq!(waits, [3_000, 6_000, 12_000, 24_000, 48_000, 60_000]);
    }

    #[test]
    fn the_added_delay_is_small() {
        let mut rng = Rng::new(1);
        for (asked_ms, most) in [(0, 0), (3, 0), (1_000, 250), (20_000, 5_000), (3_600_000, 5_000)]
        {
            let drawn: Vec<u64> = (0..500).map(|_| late_ms(Millis(asked_ms), &mut rng).0).collect();
            assert!(drawn.iter().all(|ms| *ms <= most), "{asked_ms}");
            assert!(drawn.iter().any(|ms| *ms >= most * 9 / 10), "{asked_ms}");
        }
    }
}

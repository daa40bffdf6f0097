//! When a token is refreshed: pure arithmetic on its lifetime, the policy and a seed.

use crate::engine::policy::Policy;
use crate::engine::rng::Rng;
use crate::engine::time::Millis;

/// What the token response said about the token's lifetime.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Lifetime {
    /// `expires_in`; none if it was missing or not a number; the maximum if it was
    /// negative.
    pub expires_in_ms: Option<Millis>,
    /// `refresh_in`, if the server gave one; [`LATE`] for a token that it has handed out again.
    pub refresh_in_ms: Option<Millis>,
}

/// A refresh as late as calls allow that go on meanwhile: before it, the server would hand out the same token again.
pub const LATE: Millis = Millis::MAX;

/// The turning points of a token's life, as ages.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Schedule {
    /// Age at which it is refreshed, while calls go on using it.
    pub refresh_after_ms: Millis,
    /// Age from which callers wait for a new token instead.
    pub wait_after_ms: Millis,
    /// Age at which it counts as expired.
    pub lifetime_ms: Millis,
}

impl Schedule {
    /// The schedule of a new token.
    pub fn new(lifetime: Lifetime, policy: &Policy, rng: &mut Rng) -> Self {
        let lifetime_ms = lifetime
            .expires_in_ms
            .unwrap_or(policy.default_lifetime_ms)
            .min(policy.max_lifetime_ms);
        let wait_after_ms = lifetime_ms.saturating_sub(hard_window(lifetime_ms, policy));
        let window_ms = refresh_ahead(lifetime_ms, policy);
        let jitter_ms = window_ms.share(policy.refresh_jitter_permille);
        let refresh_after_ms = match lifetime.refresh_in_ms {
            // The server's own time, but not so early that each call would need a new token.
            Some(refresh_in_ms) if refresh_in_ms < lifetime_ms || refresh_in_ms == LATE => {
                let least_ms = policy.refresh_ahead_min_ms.min(lifetime_ms.share(500));
                let asked_ms = refresh_in_ms.max(least_ms).min(wait_after_ms);
                let room_ms = asked_ms.saturating_sub(least_ms);
                asked_ms.saturating_sub(match policy.spread {
                    Some(place) if refresh_in_ms != LATE => {
                        spread(room_ms.min(asked_ms.half()), place)
                    }
                    _ => jitter_ms.min(room_ms).random(rng),
                })
            }
            _ => {
                let latest_ms = lifetime_ms.saturating_sub(window_ms);
                latest_ms.saturating_sub(match policy.spread {
                    // Over half of the life, but not before its first quarter is over.
                    Some(place) => {
                        let room_ms = latest_ms.saturating_sub(lifetime_ms.share(250));
                        spread(room_ms.min(lifetime_ms.half()), place)
                    }
                    None => jitter_ms.random(rng),
                })
            }
        };
        Self { refresh_after_ms: refresh_after_ms.min(wait_after_ms), wait_after_ms, lifetime_ms }
    }

    /// The same turning points, seen from this much later.
    #[must_use]
    pub const fn aged(self, age_ms: Millis) -> Self {
        Self {
            refresh_after_ms: self.refresh_after_ms.saturating_sub(age_ms),
            wait_after_ms: self.wait_after_ms.saturating_sub(age_ms),
            lifetime_ms: self.lifetime_ms.saturating_sub(age_ms),
        }
    }
}

/// A part of this span, by a place in it that is a fraction of 2^32.
const fn spread(span: Millis, place: u32) -> Millis {
    // A life is at most a year, which leaves more than 27 bits.
    Millis(span.0.saturating_mul((place >> 5) as u64) >> 27)
}

/// The window is at most half the lifetime: otherwise a short-lived token would start inside it. Jitter
/// is added and only makes it earlier, because later would run into the expiry.
fn refresh_ahead(lifetime_ms: Millis, policy: &Policy) -> Millis {
    lifetime_ms
        .share(policy.refresh_ahead_permille)
        .max(policy.refresh_ahead_min_ms)
        .min(policy.refresh_ahead_max_ms)
        .min(lifetime_ms.share(500))
}

/// The hard window covers clock skew and one round trip. It is at most a quarter of the lifetime, so that
/// calls can use even a token of one second without a wait.
fn hard_window(lifetime_ms: Millis, policy: &Policy) -> Millis {
    lifetime_ms
        .share(policy.hard_window_permille)
        .max(policy.hard_window_min_ms)
        .min(policy.hard_window_max_ms)
        .min(lifetime_ms.share(250))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn schedule(expires_in_ms: Option<u64>, jitter_permille: u64) -> Schedule {
        let policy = Policy { refresh_jitter_permille: jitter_permille, ..Policy::default() };
        Schedule::new(
            Lifetime { expires_in_ms: expires_in_ms.map(Millis), refresh_in_ms: None },
            &policy,
            &mut Rng::new(3),
        )
    }

    fn windows(seconds: u64) -> (u64, u64) {
        let s = schedule(Some(seconds * 1_000), 0);
        (s.lifetime_ms.0 - s.refresh_after_ms.0, s.lifetime_ms.0 - s.wait_after_ms.0)
    }

    #[test]
    fn windows_follow_the_lifetime() {
        assert_eq!(windows(3_600), (300_000, 30_000));
        assert_eq!(windows(900), (180_000, 30_000));
        assert_eq!(windows(300), (60_000, 30_000));
        assert_eq!(windows(60), (30_000, 6_000));
        assert_eq!(windows(10), (5_000, 1_000));
        assert_eq!(windows(1), (500, 250));
        assert_eq!(windows(86_400), (300_000, 30_000));
    }

    #[test]
    fn an_aged_schedule_has_the_same_turning_points_seen_from_later() {
        let young = schedule(Some(3_600_000), 0);
        let aged = young.aged(Millis(3_400_000));
        assert_eq!((aged.refresh_after_ms, aged.wait_after_ms), (Millis::ZERO, Millis(170_000)));
        assert_eq!(aged.lifetime_ms, Millis(200_000));
        assert_eq!(young.aged(Millis(4_000_000)).lifetime_ms, Millis::ZERO);
    }

    #[test]
    fn the_default_lifetime_is_15_minutes_and_the_longest_is_a_day() {
        assert_eq!(schedule(None, 0).lifetime_ms, Millis(900_000));
        assert_eq!(schedule(Some(40 * 86_400_000), 0).lifetime_ms, Millis(86_400_000));
        assert_eq!(schedule(Some(u64::MAX), 0).lifetime_ms, Millis(86_400_000));
        assert_eq!(
            schedule(Some(0), 0),
            Schedule {
                refresh_after_ms: Millis::ZERO,
                wait_after_ms: Millis::ZERO,
                lifetime_ms: Millis::ZERO,
            }
        );
    }

    #[test]
    fn jitter_only_makes_it_earlier_and_stays_within_its_share() {
        let policy = Policy::default();
        let mut rng = Rng::new(9);
        let lifetime = Lifetime { expires_in_ms: Some(Millis(3_600_000)), refresh_in_ms: None };
        let drawn: Vec<u64> = (0..300)
            .map(|_| Schedule::new(lifetime, &policy, &mut rng).refresh_after_ms.0)
            .collect();
        assert!(drawn.iter().all(|ms| (3_225_000..=3_300_000).contains(ms)));
        assert!(drawn.iter().any(|ms| *ms < 3_230_000) && drawn.iter().any(|ms| *ms > 3_295_000));
    }

    #[test]
    fn the_refreshes_of_tenants_are_spread_over_half_of_a_life() {
        let at = |seconds: u64, refresh_in_ms: Option<u64>, place: u32| {
            let policy = Policy { spread: Some(place), ..Policy::default() };
            let lifetime = Lifetime {
                expires_in_ms: Some(Millis(seconds * 1_000)),
                refresh_in_ms: refresh_in_ms.map(Millis),
            };
            Schedule::new(lifetime, &policy, &mut Rng::new(0)).refresh_after_ms.0
        };
        for (seconds, least, most) in [
            (3_600, 1_500_000, 3_300_000),
            (900, 270_000, 720_000),
            (60, 15_000, 30_000),
            (1, 250, 500),
            (86_400, 42_900_000, 86_100_000),
        ] {
            assert_eq!(at(seconds, None, 0), most);
            let first = at(seconds, None, u32::MAX);
            assert!((least..=least + 1).contains(&first), "{seconds}: {first}");
        }
        assert_eq!(at(3_600, Some(1_800_000), 0), 1_800_000, "not later than the server asks");
        assert_eq!(at(3_600, Some(1_800_000), 1 << 31), 1_350_000);
        assert_eq!(at(3_600, Some(1_000), 1 << 31), 30_000, "nor earlier than refreshAheadMinMs");
    }

    #[test]
    fn the_servers_own_refresh_time_is_obeyed_inside_the_lifetime() {
        let policy = Policy::default();
        let with = |refresh_in_ms| {
            let lifetime = Lifetime {
                expires_in_ms: Some(Millis(3_600_000)),
                refresh_in_ms: Some(Millis(refresh_in_ms)),
            };
            Schedule::new(lifetime, &policy, &mut Rng::new(0)).refresh_after_ms.0
        };
        assert!((1_725_000..=1_800_000).contains(&with(1_800_000)), "with our jitter, earlier");
        assert!(
            (3_495_000..=3_570_000).contains(&with(3_599_000)),
            "never later than the hard window"
        );
        assert!((3_225_000..=3_300_000).contains(&with(3_600_000)), "outside: our own window");
    }

    #[test]
    fn the_servers_own_refresh_time_has_a_floor_and_jitter() {
        let policy = Policy::default();
        let mut rng = Rng::new(0);
        let mut drawn = |expires_in_ms, refresh_in_ms| {
            let lifetime = Lifetime {
                expires_in_ms: Some(Millis(expires_in_ms)),
                refresh_in_ms: Some(Millis(refresh_in_ms)),
            };
            let all: Vec<u64> = (0..300)
                .map(|_| Schedule::new(lifetime, &policy, &mut rng).refresh_after_ms.0)
                .collect();
            (all.iter().copied().min().unwrap(), all.iter().copied().max().unwrap())
        };
        assert_eq!(drawn(3_600_000, 1), (30_000, 30_000), "refreshAheadMinMs");
        assert_eq!(drawn(20_000, 1), (10_000, 10_000), "half of a short life");
        let (least, most) = drawn(3_600_000, 1_800_000);
        assert!(least < 1_730_000 && most > 1_795_000, "a fleet is spread: {least} to {most}");
        let (least, most) = drawn(3_600_000, 40_000);
        assert!(
            (30_000..31_000).contains(&least) && most > 39_000,
            "down to the floor: {least} to {most}"
        );
    }

    #[test]
    fn the_refresh_of_a_token_that_came_again_is_late_and_behind_running_calls() {
        for (expires_in_ms, spread) in
            [(Some(3_600_000), None), (Some(300_000), None), (None, None), (Some(300_000), Some(9))]
        {
            let policy = Policy { spread, ..Policy::default() };
            let mut rng = Rng::new(4);
            let lifetime =
                Lifetime { expires_in_ms: expires_in_ms.map(Millis), refresh_in_ms: Some(LATE) };
            let drawn: Vec<Schedule> =
                (0..300).map(|_| Schedule::new(lifetime, &policy, &mut rng)).collect();
            for Schedule { refresh_after_ms, wait_after_ms, lifetime_ms } in &drawn {
                let before_ms = wait_after_ms.saturating_sub(*refresh_after_ms);
                let window_ms = refresh_ahead(*lifetime_ms, &policy);
                assert!(before_ms <= window_ms.share(policy.refresh_jitter_permille));
            }
            assert!(drawn.iter().any(|s| s.refresh_after_ms < s.wait_after_ms));
        }
    }

    #[test]
    fn refresh_never_comes_after_the_wait_begins() {
        let mut rng = Rng::new(5);
        for seconds in 0..4_000 {
            let lifetime =
                Lifetime { expires_in_ms: Some(Millis(seconds * 1_000)), refresh_in_ms: None };
            let s = Schedule::new(lifetime, &Policy::default(), &mut rng);
            assert!(
                s.refresh_after_ms <= s.wait_after_ms && s.wait_after_ms <= s.lifetime_ms,
                "{seconds}"
            );
        }
    }
}

//! The health of a store: after a fault it is left alone for a while.

use core::cell::Cell;
use std::rc::Rc;

use crate::engine::backoff::doubled;
use crate::engine::time::{Instant, Millis, NotBefore};

const HOLD_MIN_MS: Millis = Millis(1_000);
const HOLD_MAX_MS: Millis = Millis(60_000);

/// The health of one client's store.
#[derive(Clone, Copy, Debug, Default)]
pub struct Health {
    hold: NotBefore,
    streak: u32,
}

/// The health of a store that several clients of one process use.
pub type SharedHealth = Rc<Cell<Health>>;

impl Health {
    /// Whether the store is left alone.
    pub fn held(self, now: Instant) -> bool {
        self.hold.left_ms(now) > Millis::ZERO
    }

    /// An operation has failed. Returns how long the store is left alone, unless it is already.
    pub fn failed(&mut self, now: Instant) -> Option<Millis> {
        if self.held(now) {
            return None;
        }
        let wait_ms = doubled(HOLD_MIN_MS, HOLD_MAX_MS, self.streak);
        self.streak = self.streak.saturating_add(1);
        self.hold = NotBefore::after(now, wait_ms);
        Some(wait_ms)
    }

    /// An operation has succeeded. A hold that has begun lasts: the next operation may fail again.
    pub fn succeeded(&mut self, now: Instant) {
        if !self.held(now) {
            self.streak = 0;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::engine::time::{MonoMillis, UnixMillis};

    const fn at(ms: u64) -> Instant {
        Instant::new(MonoMillis(ms), UnixMillis(ms))
    }

    #[test]
    fn holds_double_up_to_a_minute_and_begin_once() {
        let mut health = Health::default();
        let mut now = 0;
        for expected in [1, 2, 4, 8, 16, 32, 60, 60] {
            assert_eq!(health.failed(at(now)), Some(Millis(expected * 1_000)));
            assert_eq!(health.failed(at(now + 1)), None, "already left alone");
            assert!(health.held(at(now + expected * 1_000 - 1)));
            now += expected * 1_000;
            assert!(!health.held(at(now)));
        }
        health.succeeded(at(now));
        assert_eq!(health.failed(at(now)), Some(Millis(1_000)));
    }

    #[test]
    fn a_success_within_a_hold_changes_nothing() {
        let mut health = Health::default();
        health.failed(at(0));
        health.succeeded(at(500));
        assert!(health.held(at(999)));
        assert_eq!(health.failed(at(1_000)), Some(Millis(2_000)));
    }
}

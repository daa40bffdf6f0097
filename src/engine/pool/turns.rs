//! The turns of token requests at one origin: so many at once, so many in a minute, and those that callers wait for
//! first.

use std::collections::VecDeque;

use super::tenants::TenantKey;
use crate::engine::time::{Millis, MonoMillis};

const MINUTE_MS: Millis = Millis(60_000);

/// What the token requests of one origin may be.
#[derive(Clone, Copy, Debug)]
pub struct Limits {
    /// How many may be in the air at once.
    pub at_once: u32,
    /// How many may begin within any minute; none: any number.
    pub per_minute: Option<u32>,
}

/// The turns at one origin.
#[derive(Debug, Default)]
pub struct Turns {
    /// Token requests in the air.
    pub busy: u32,
    /// When the last ones began, as many as may within a minute: a ring, whose oldest is at `oldest` once it is full.
    begun: Vec<MonoMillis>,
    oldest: usize,
    /// Flights that wait: those that callers wait for, and the others. Entries that no longer hold are skipped.
    pub awaited: VecDeque<TenantKey>,
    /// See `awaited`.
    pub others: VecDeque<TenantKey>,
    /// Tenants whose refresh is due.
    pub due: VecDeque<TenantKey>,
}

impl Turns {
    /// The time until the limit of a minute allows one more.
    fn wait_ms(&self, limits: &Limits, now: MonoMillis) -> Millis {
        match (limits.per_minute, self.begun.get(self.oldest)) {
            (Some(most), Some(oldest)) if self.begun.len() as u64 >= u64::from(most) => {
                counts_ms(*oldest, now)
            }
            _ => Millis::ZERO,
        }
    }

    /// Whether a token request may begin.
    pub fn is_free(&self, limits: &Limits, now: MonoMillis) -> bool {
        self.busy < limits.at_once && self.wait_ms(limits, now) == Millis::ZERO
    }

    /// Whether a flight waits, or an entry is left of one that did.
    pub fn is_wanted(&self) -> bool {
        !self.awaited.is_empty() || !self.others.is_empty()
    }

    /// When a timer has to look again: somebody waits for the minute alone.
    pub fn alarm(&self, limits: &Limits, now: MonoMillis) -> Option<MonoMillis> {
        let waits = self.is_wanted() || !self.due.is_empty();
        (waits && self.busy < limits.at_once).then(|| now.after(self.wait_ms(limits, now)))
    }

    /// A token request begins.
    pub fn begin(&mut self, limits: &Limits, now: MonoMillis) {
        self.busy = self.busy.saturating_add(1);
        let Some(most) = limits.per_minute else { return };
        if (self.begun.len() as u64) < u64::from(most) {
            self.begun.push(now);
        } else if let Some(oldest) = self.begun.get_mut(self.oldest) {
            *oldest = now;
            self.oldest = self.oldest.saturating_add(1);
            if self.oldest == self.begun.len() {
                self.oldest = 0;
            }
        }
    }

    /// Whether nothing has to be remembered of it.
    pub fn is_idle(&self, now: MonoMillis) -> bool {
        let newest = self.oldest.checked_sub(1).and_then(|at| self.begun.get(at));
        let counts = newest
            .or_else(|| self.begun.last())
            .is_some_and(|newest| counts_ms(*newest, now) > Millis::ZERO);
        self.busy == 0 && !self.is_wanted() && self.due.is_empty() && !counts
    }
}

/// For how long what has begun then counts for the limit of a minute. A clock that reads earlier has been replaced.
fn counts_ms(begun: MonoMillis, now: MonoMillis) -> Millis {
    if now < begun { Millis::ZERO } else { MINUTE_MS.saturating_sub(now.since(begun)) }
}

//! The deadlines of all tenants in one heap. A tenant has one entry in it that counts, at the time that its deadline had
//! when it was added or earlier: one that has been put off is found too early, and then added again. Entries that do not
//! count any more, of deadlines that were brought forward and of tenants that were forgotten, are removed once they are
//! a fifth of all.

use core::cmp::Reverse;
use std::collections::BinaryHeap;

use super::tenants::{TenantKey, Tenants};
use crate::engine::time::MonoMillis;

/// So many entries are not worth a look.
const SPARE: usize = 64;

/// Entries, the earliest first.
#[derive(Debug, Default)]
pub struct Deadlines {
    heap: BinaryHeap<Reverse<(MonoMillis, TenantKey)>>,
}

impl Deadlines {
    /// Adds an entry.
    pub fn add(&mut self, at: MonoMillis, key: TenantKey) {
        self.heap.push(Reverse((at, key)));
    }

    /// Removes entries that do not count any more, if they are a fifth.
    pub fn tidy(&mut self, tenants: &mut Tenants) {
        let tenants_here = tenants.count() as usize;
        let most = tenants_here.saturating_add(tenants_here / 4).saturating_add(SPARE);
        if self.heap.len() > most {
            self.heap.retain(|Reverse((at, key))| {
                tenants.get(*key).is_some_and(|tenant| tenant.entry == Some(*at))
            });
        }
    }

    /// The time of the first entry.
    pub fn first(&self) -> Option<MonoMillis> {
        self.heap.peek().map(|Reverse((at, _))| *at)
    }

    /// Takes the first entry, if its time has come.
    pub fn pop(&mut self, now: MonoMillis) -> Option<(MonoMillis, TenantKey)> {
        if self.first()? > now {
            return None;
        }
        self.heap.pop().map(|Reverse(entry)| entry)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A tenant's deadline moves to this time.
    fn moves(deadlines: &mut Deadlines, tenants: &mut Tenants, key: TenantKey, at: u64) {
        let at = MonoMillis(at);
        tenants.get(key).unwrap().entry = Some(at);
        deadlines.add(at, key);
        deadlines.tidy(tenants);
    }

    #[test]
    fn entries_are_bounded_by_the_tenants_however_often_deadlines_move_and_tenants_change() {
        let (mut deadlines, mut tenants) = (Deadlines::default(), Tenants::default());
        let keys: Vec<TenantKey> = (0..10).map(|_| tenants.admit()).collect();
        for at in (1_000..9_000).rev() {
            for key in &keys {
                moves(&mut deadlines, &mut tenants, *key, at);
                assert!(deadlines.heap.len() <= 10 + 10 / 4 + SPARE + 1);
            }
        }
        for at in 1_000..9_000 {
            let key = tenants.admit();
            moves(&mut deadlines, &mut tenants, key, at);
            assert!(tenants.forget(key));
            tenants.vacate(key);
            assert!(deadlines.heap.len() <= 11 + 11 / 4 + SPARE + 1);
        }
        let found: Vec<_> = core::iter::from_fn(|| deadlines.pop(MonoMillis(1_000))).collect();
        assert!(keys.iter().all(|key| found.contains(&(MonoMillis(1_000), *key))));
    }
}

//! The deadlines of all tenants in one heap. A tenant has one entry in it, at the time that its deadline had when it was
//! added or earlier: one that has been put off is found too early, and then added again.

use core::cmp::Reverse;
use std::collections::BinaryHeap;

use super::tenants::TenantKey;
use crate::engine::time::MonoMillis;

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

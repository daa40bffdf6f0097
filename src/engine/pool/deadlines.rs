//! The deadlines of all tenants in one heap. A tenant has one entry in it, at the time that its deadline had when it was
//! added or earlier: one that has been put off is found too early, and then added again. Entries that are nobody's any
//! more stay until they are found, or are a fifth of all.

use core::cmp::Reverse;
use std::collections::BinaryHeap;

use super::tenants::TenantKey;
use crate::engine::time::MonoMillis;

/// So few entries are not worth looking at.
const SPARE: usize = 64;

/// Entries, the earliest first.
#[derive(Debug, Default)]
pub struct Deadlines {
    heap: BinaryHeap<Reverse<(MonoMillis, TenantKey)>>,
}

impl Deadlines {
    /// Adds an entry. `holds`: whether one is still that of its tenant, of which there are so many.
    pub fn add(
        &mut self,
        at: MonoMillis,
        key: TenantKey,
        tenants: u32,
        mut holds: impl FnMut(MonoMillis, TenantKey) -> bool,
    ) {
        let tenants = tenants as usize;
        if self.heap.len() > tenants.saturating_add(tenants / 4).saturating_add(SPARE) {
            // In its place: other sizes would leave gaps in the linear memory.
            let mut entries = core::mem::take(&mut self.heap).into_vec();
            entries.retain(|Reverse((at, key))| holds(*at, *key));
            self.heap = BinaryHeap::from(entries);
        }
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

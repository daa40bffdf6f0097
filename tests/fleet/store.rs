//! The store that the processes share: two keys, whose values end by its own clock.

use everbearer::engine::json::Json;

use crate::scenario::StoreMode;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Key {
    Record,
    Lease,
}

#[derive(Clone, Debug, PartialEq)]
pub enum Value {
    /// A record, as it would be sealed.
    Record(Json),
    /// The lease of a flight.
    Text(String),
    /// What others have to know of a failed token request.
    HoldOff(Json),
    /// What no process can read.
    Garbage,
}

#[derive(Clone, Debug)]
pub struct Stored {
    pub value: Value,
    pub until: u64,
    pub stored_at: u64,
    /// How long after it was sent it was stored.
    pub late_ms: u64,
}

#[derive(Clone, Debug)]
pub enum Command {
    Get(Key),
    /// Stores the lease unless there is one.
    Add(String, u64),
    Set(Key, Value, u64),
    Delete(Key),
}

impl Command {
    pub const fn writes(&self) -> bool {
        matches!(self, Self::Add(..) | Self::Set(..))
    }
}

#[derive(Clone, Debug)]
pub enum Reply {
    /// A value, and the time it has left.
    Value(Option<(Value, u64)>),
    Added(bool),
    Done,
    Failed,
}

/// So many changes are remembered, for failovers and stale reads.
const REMEMBERED: usize = 64;

#[derive(Default)]
pub struct Store {
    record: Option<Stored>,
    lease: Option<Stored>,
    /// When what changed, and what stood there before.
    changes: Vec<(u64, Key, Option<Stored>)>,
}

impl Store {
    const fn slot(&mut self, key: Key) -> &mut Option<Stored> {
        match key {
            Key::Record => &mut self.record,
            Key::Lease => &mut self.lease,
        }
    }

    /// What stands under this key.
    pub fn at(&self, key: Key, now: u64) -> Option<&Stored> {
        let stored = match key {
            Key::Record => self.record.as_ref(),
            Key::Lease => self.lease.as_ref(),
        };
        stored.filter(|stored| now < stored.until)
    }

    /// The text of the lease that stands.
    pub fn lease(&self, now: u64) -> Option<&str> {
        match &self.at(Key::Lease, now)?.value {
            Value::Text(text) => Some(text),
            _ => None,
        }
    }

    fn change(&mut self, key: Key, value: Option<Stored>, now: u64) {
        let before = core::mem::replace(self.slot(key), value);
        self.changes.push((now, key, before));
        if self.changes.len() > REMEMBERED {
            self.changes.remove(0);
        }
    }

    /// Carries out a command that was sent then.
    pub fn apply(&mut self, command: &Command, mode: StoreMode, sent_at: u64, now: u64) -> Reply {
        let late_ms = now - sent_at;
        let stored = |value: &Value, for_ms: u64| {
            Some(Stored { value: value.clone(), until: now + for_ms, stored_at: now, late_ms })
        };
        match command {
            command if mode == StoreMode::Full && command.writes() => Reply::Failed,
            Command::Get(key) => {
                let found = match mode {
                    StoreMode::Stale { ms } => self.before(*key, now.saturating_sub(ms)),
                    _ => self.at(*key, now),
                };
                let left = |stored: &Stored| (stored.value.clone(), stored.until - now);
                Reply::Value(found.filter(|stored| now < stored.until).map(left))
            }
            Command::Add(text, for_ms) => {
                let free = self.at(Key::Lease, now).is_none();
                if free {
                    self.change(Key::Lease, stored(&Value::Text(text.clone()), *for_ms), now);
                }
                Reply::Added(free)
            }
            Command::Set(key, value, for_ms) => {
                self.change(*key, stored(value, *for_ms), now);
                Reply::Done
            }
            Command::Delete(key) => {
                self.change(*key, None, now);
                Reply::Done
            }
        }
    }

    /// What stood under this key then.
    fn before(&self, key: Key, then: u64) -> Option<&Stored> {
        let later = |change: &&(u64, Key, Option<Stored>)| change.0 > then && change.1 == key;
        match (self.changes.iter().find(later), key) {
            (Some((_, _, before)), _) => before.as_ref(),
            (None, Key::Record) => self.record.as_ref(),
            (None, Key::Lease) => self.lease.as_ref(),
        }
    }

    /// What stands in the place of the lease is gone.
    pub fn forget_lease(&mut self) {
        self.lease = None;
    }

    pub fn flush(&mut self) {
        *self = Self::default();
    }

    /// Another store takes its place, which has not seen the last writes.
    pub fn lose(&mut self, writes: usize) {
        for _ in 0..writes {
            let Some((_, key, before)) = self.changes.pop() else { return };
            *self.slot(key) = before;
        }
    }

    pub fn garble(&mut self) {
        if let Some(record) = self.record.as_mut() {
            record.value = Value::Garbage;
        }
    }
}

//! The tenants that a pool remembers: a slab, whose keys end with their tenant, and the order in which tenants at rest
//! are forgotten.

use std::boxed::Box;

use crate::engine::client::Engine;
use crate::engine::ids::FlightId;
use crate::engine::time::MonoMillis;

/// A key has so many bits for the place, and the others for how often that was used: a number that JavaScript engines
/// keep without a box.
const PLACE_BITS: u32 = 20;
const USES: u32 = 1 << 11;
/// The most tenants that a pool can remember.
pub const MOST_TENANTS: u32 = 1_000_000;
/// No place.
const NONE: u32 = u32::MAX;

/// Identifies a tenant of a pool, until that is forgotten.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct TenantKey(pub u32);

impl TenantKey {
    /// Its place among all tenants.
    pub const fn place(self) -> usize {
        (self.0 & ((1 << PLACE_BITS) - 1)) as usize
    }
}

/// Where a tenant's client is.
#[derive(Debug)]
enum State {
    /// There is no tenant in this place.
    Vacant,
    /// The edge has it.
    Awake,
    /// It is here, with nothing in the air.
    AtRest(Box<Engine>),
}

/// Whether a flight of a tenant has its turn.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Turn {
    /// It waits for it. `awaited`: callers wait for the flight.
    Waiting {
        /// Whether callers wait for the flight.
        awaited: bool,
    },
    /// It has it.
    Taken,
}

/// One tenant.
#[derive(Debug)]
pub struct Tenant {
    uses: u32,
    state: State,
    /// Its neighbours among those at rest; of a vacant place, `next` is another one.
    next: u32,
    before: u32,
    /// Whether it is among those that hold no token.
    is_bare: bool,
    /// When its timer would fire.
    pub due: Option<MonoMillis>,
    /// When its entry among the deadlines is found.
    pub entry: Option<MonoMillis>,
    /// Whether its refresh is due, and waits for a turn.
    pub is_due: bool,
    /// Where it sent its last token request: a print of the origin.
    pub origin: u64,
    /// Its flight that wants a turn, or has one.
    pub flight: Option<(FlightId, Turn)>,
}

/// A list of tenants at rest: the first was put to rest first.
#[derive(Clone, Copy, Debug)]
struct Queue {
    first: u32,
    last: u32,
}

/// All tenants.
#[derive(Debug)]
pub struct Tenants {
    places: Vec<Tenant>,
    vacant: u32,
    /// Those at rest with a token, and those without: anybody can invent names of tenants, and must not drive away
    /// those who have a token.
    at_rest: [Queue; 2],
    count: u32,
    resting: u32,
}

impl Default for Tenants {
    fn default() -> Self {
        let empty = Queue { first: NONE, last: NONE };
        Self { places: Vec::new(), vacant: NONE, at_rest: [empty; 2], count: 0, resting: 0 }
    }
}

impl Tenants {
    /// How many there are.
    pub const fn count(&self) -> u32 {
        self.count
    }

    /// How many of them are at rest.
    pub const fn resting(&self) -> u32 {
        self.resting
    }

    /// A new tenant, which is awake.
    pub fn admit(&mut self) -> TenantKey {
        if self.vacant == NONE {
            self.vacant = self.places.len() as u32;
            self.places.push(Tenant {
                uses: 0,
                state: State::Vacant,
                next: NONE,
                before: NONE,
                is_bare: true,
                due: None,
                entry: None,
                is_due: false,
                origin: 0,
                flight: None,
            });
        }
        let place = self.vacant;
        self.count = self.count.saturating_add(1);
        let Some(tenant) = self.places.get_mut(place as usize) else { return TenantKey(NONE) };
        self.vacant = tenant.next;
        tenant.state = State::Awake;
        (tenant.due, tenant.entry) = (None, None);
        (tenant.is_due, tenant.origin, tenant.flight) = (false, 0, None);
        TenantKey(place | (tenant.uses << PLACE_BITS))
    }

    /// A tenant; none if it was forgotten.
    pub fn get(&mut self, key: TenantKey) -> Option<&mut Tenant> {
        let uses = key.0 >> PLACE_BITS;
        let tenant = self.places.get_mut(key.place())?;
        (tenant.uses == uses && !matches!(tenant.state, State::Vacant)).then_some(tenant)
    }

    /// The client of a tenant that is at rest.
    pub fn at_rest(&mut self, key: TenantKey) -> Option<&mut Engine> {
        match &mut self.get(key)?.state {
            State::AtRest(engine) => Some(engine),
            State::Awake | State::Vacant => None,
        }
    }

    /// Takes the client of a tenant that was at rest: from now on it is awake.
    pub fn wake(&mut self, key: TenantKey) -> Option<Box<Engine>> {
        self.at_rest(key)?;
        self.unlink(key.place());
        match core::mem::replace(&mut self.get(key)?.state, State::Awake) {
            State::AtRest(engine) => Some(engine),
            State::Awake | State::Vacant => None,
        }
    }

    /// Puts a tenant to rest. `is_bare`: it holds no token.
    pub fn rest(&mut self, key: TenantKey, engine: Box<Engine>, is_bare: bool) {
        let Some(tenant) = self.get(key) else { return };
        tenant.state = State::AtRest(engine);
        tenant.is_bare = is_bare;
        self.link(key.place());
    }

    /// Forgets a tenant, whose key ends. Whether there was one. Its place stays empty ([`vacate`](Self::vacate)).
    pub fn forget(&mut self, key: TenantKey) -> bool {
        if self.at_rest(key).is_some() {
            self.unlink(key.place());
        }
        let Some(tenant) = self.get(key) else { return false };
        tenant.state = State::Vacant;
        tenant.uses = tenant.uses.wrapping_add(1) % USES;
        self.count = self.count.saturating_sub(1);
        true
    }

    /// The place of a tenant that was forgotten can be another's.
    pub fn vacate(&mut self, key: TenantKey) {
        let vacant = self.vacant;
        if let Some(tenant) = self.places.get_mut(key.place()) {
            tenant.next = vacant;
            self.vacant = key.place() as u32;
        }
    }

    /// The tenant that is forgotten first: the one that has been at rest for the longest time, without a token if there
    /// is such a one.
    pub fn oldest(&self) -> Option<TenantKey> {
        let [holding, bare] = self.at_rest;
        let place = if bare.first == NONE { holding.first } else { bare.first };
        let tenant = self.places.get(place as usize)?;
        Some(TenantKey(place | (tenant.uses << PLACE_BITS)))
    }

    fn link(&mut self, place: usize) {
        let Some(is_bare) = self.places.get(place).map(|tenant| tenant.is_bare) else { return };
        let Some(queue) = self.at_rest.get_mut(usize::from(is_bare)) else { return };
        let last = core::mem::replace(&mut queue.last, place as u32);
        if last == NONE {
            queue.first = place as u32;
        }
        if let Some(before) = self.places.get_mut(last as usize) {
            before.next = place as u32;
        }
        if let Some(tenant) = self.places.get_mut(place) {
            (tenant.before, tenant.next) = (last, NONE);
        }
        self.resting = self.resting.saturating_add(1);
    }

    fn unlink(&mut self, place: usize) {
        let Some(tenant) = self.places.get(place) else { return };
        let (before, next, is_bare) = (tenant.before, tenant.next, tenant.is_bare);
        let Some(queue) = self.at_rest.get_mut(usize::from(is_bare)) else { return };
        if queue.first == place as u32 {
            queue.first = next;
        }
        if queue.last == place as u32 {
            queue.last = before;
        }
        if let Some(neighbour) = self.places.get_mut(before as usize) {
            neighbour.next = next;
        }
        if let Some(neighbour) = self.places.get_mut(next as usize) {
            neighbour.before = before;
        }
        self.resting = self.resting.saturating_sub(1);
    }
}

//! What a fleet costs, by virtual time: token requests, operations of the store and waits, which depend on no machine.
//!
//! `cargo test --test fleet print_table -- --ignored --nocapture` prints it as JSON, for up to 1,000 processes.

use std::io::Write;

use serde_json::{Value, json};

use crate::sabotage::Sabotage;
use crate::scenario::{EndpointMode, Kind, SECOND, Setup, StoreMode, Transition, Who};
use crate::search::config;
use crate::world::World;

/// Calls of each process at once.
const CALLS: u32 = 3;

pub const fn setup(processes: usize, seed: u64) -> Setup {
    Setup {
        processes,
        store: true,
        leases: true,
        tells_left: true,
        tells_changes: false,
        timers: true,
        token_timeout_ms: 10 * SECOND,
        token_wait_ms: 60 * SECOND,
        store_timeout_ms: 500,
        io_first: false,
        skew_ms: 0,
        seed,
    }
}

/// What an event costs the fleet.
#[derive(Clone, Copy, Debug, PartialEq)]
struct Cost {
    token_requests: u64,
    store_operations: u64,
    longest_wait_ms: u64,
}

struct Fleet(World);

impl Fleet {
    fn of(processes: usize) -> Self {
        let setup = setup(processes, 1);
        let mut world = World::new(&setup, config(&setup), Sabotage::None);
        world.store_latency_ms = 1;
        world.endpoint.latency_ms = 200;
        Self(world)
    }

    fn then(&mut self, transitions: &[Transition]) {
        for transition in transitions {
            self.0.apply(transition).unwrap();
        }
    }

    /// What it costs that this happens and every process has calls to make.
    fn cost(&mut self, event: &[Transition]) -> Cost {
        let calls = Transition::Calls { who: Who::All, count: CALLS, kind: Kind::Get };
        let before = self.0.figures;
        self.then(event);
        let first = self.0.callers.len();
        self.then(&[calls, Transition::Pass { ms: 30 * SECOND }]);
        let callers = &self.0.callers[first..];
        assert!(callers.iter().all(|caller| caller.succeeded()), "a call fails");
        Cost {
            token_requests: self.0.figures.token_requests - before.token_requests,
            store_operations: self.0.figures.operations - before.operations,
            longest_wait_ms: callers.iter().map(|caller| caller.waited_ms).max().unwrap(),
        }
    }
}

const RESTART: [Transition; 2] =
    [Transition::Kill { who: Who::All }, Transition::Start { who: Who::All }];

/// Each event and its cost.
fn costs(processes: usize) -> Vec<(&'static str, Cost)> {
    let mut fleet = Fleet::of(processes);
    let [kill, start] = RESTART;
    vec![
        ("cold", fleet.cost(&[])),
        ("warm", fleet.cost(&[])),
        ("at the refresh", fleet.cost(&[Transition::Pass { ms: 3_500 * SECOND }])),
        ("revoked", fleet.cost(&[Transition::Revoke])),
        ("restarted", fleet.cost(&RESTART)),
        ("revoked and restarted", fleet.cost(&[Transition::Revoke, kill, start])),
        ("the store emptied", fleet.cost(&[Transition::Flush])),
        (
            "cold, the store emptied",
            fleet.cost(&[RESTART[0].clone(), RESTART[1].clone(), Transition::Flush]),
        ),
        ("the store dead", fleet.cost(&[Transition::Store(StoreMode::Stopped)])),
        ("cold, the store dead", fleet.cost(&RESTART)),
    ]
}

/// With a store that works, each event costs one token request, whatever the number of processes.
#[test]
fn an_event_costs_one_token_request() {
    for processes in [1, 2, 20, 100] {
        for (event, cost) in costs(processes) {
            let expected = match event {
                "warm" | "restarted" | "the store emptied" | "the store dead" => 0,
                "cold, the store dead" => processes as u64,
                _ => 1,
            };
            assert_eq!(cost.token_requests, expected, "{event}, {processes} processes: {cost:?}");
            let silent = matches!(event, "warm" | "the store emptied" | "the store dead");
            assert_eq!(cost.store_operations == 0, silent, "{event}: {cost:?}");
            assert!(cost.longest_wait_ms <= 800, "{event}, {processes} processes: {cost:?}");
        }
    }
}

/// The waiters of a process that is killed go on with one token request when its lease ends.
#[test]
fn a_dead_holder_costs_one_more_token_request() {
    for (processes, tells_changes) in [(2, false), (20, true), (20, false), (100, false)] {
        let mut fleet = Fleet::of(processes);
        fleet.0.setup.tells_changes = tells_changes;
        let call = |who| Transition::Calls { who, count: 1, kind: Kind::Get };
        fleet.then(&[
            Transition::Endpoint(EndpointMode::Hang),
            call(Who::One(0)),
            Transition::Pass { ms: 100 },
            Transition::Kill { who: Who::One(0) },
            Transition::Endpoint(EndpointMode::Grant),
        ]);
        let cost = fleet.cost(&[]);
        assert_eq!(cost.token_requests, 1, "{processes} processes: {cost:?}");
        assert!((10_000..12_000).contains(&cost.longest_wait_ms), "{cost:?}");
    }
}

/// A peer that is known to fly is waited for, although an answer of the store is lost now and then.
#[test]
fn a_lost_answer_costs_little() {
    const SEEDS: u64 = 200;
    let requests = |seed| {
        let setup = setup(20, seed);
        let mut fleet = Fleet(World::new(&setup, config(&setup), Sabotage::None));
        fleet.cost(&[Transition::Store(StoreMode::Lossy { permille: 10 })]).token_requests
    };
    let sum: u64 = (0..SEEDS).map(requests).sum();
    assert!((SEEDS..=SEEDS * 5 / 2).contains(&sum), "{sum} token requests of {SEEDS} fleets");
}

#[test]
#[ignore = "a table for the documentation"]
fn print_table() {
    let rows = [1, 10, 100, 1_000].into_iter().flat_map(|processes| {
        costs(processes).into_iter().map(move |(event, cost)| {
            json!({
                "event": event,
                "processes": processes,
                "tokenRequests": cost.token_requests,
                "storeOperations": cost.store_operations,
                "longestWaitMs": cost.longest_wait_ms,
            })
        })
    });
    let table = Value::Array(rows.collect());
    writeln!(std::io::stdout(), "{table:#}").unwrap();
}

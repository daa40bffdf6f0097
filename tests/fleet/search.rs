//! Runs many seeds, and minimizes the scenario of a failing one.

use std::io::Write;
use std::time::Instant;

use everbearer::engine::config::reader::Kept;
use everbearer::engine::config::{Config, StoreSettings};
use everbearer::engine::time::Millis;

use crate::common::search::{self, Shrinking, variable};
use crate::common::violation::without_panic;
use crate::invariants::{Check, Invariant, Violation};
use crate::sabotage::Sabotage;
use crate::scenario::{Scenario, Setup};
use crate::world::{Figures, World};

/// The run of continuous integration.
const SEEDS: u64 = 1_000;

/// Runs a scenario; a panic is a violation, too.
pub fn run(scenario: &Scenario, sabotage: Sabotage) -> (Figures, Check) {
    without_panic(Invariant::NoPanic, || World::run(scenario, config(&scenario.setup), sabotage))
}

pub fn config(setup: &Setup) -> Config {
    let kept = Kept { store: setup.store.then_some(setup.leases), ..Kept::default() };
    let mut config = search::config(Vec::new(), kept);
    let settings = |store: StoreSettings| StoreSettings {
        timeout_ms: Millis(setup.store_timeout_ms),
        ..store
    };
    config.store = config.store.map(settings);
    config.token_timeout_ms = Millis(setup.token_timeout_ms);
    config.token_wait_ms = Millis(setup.token_wait_ms);
    config
}

/// The report on a failing seed, with the shortest scenario found: fewer transitions and processes, smaller numbers.
fn report(seed: u64, scenario: &Scenario, violation: Violation, sabotage: Sabotage) -> String {
    let mut shrinking = Shrinking::new(scenario, violation, |shorter| run(shorter, sabotage).1);
    shrinking.leave_out();
    for processes in 2..shrinking.scenario.setup.processes {
        let mut smaller = shrinking.scenario.clone();
        smaller.setup.processes = processes;
        if shrinking.fails(smaller) {
            break;
        }
    }
    shrinking.make_smaller();
    shrinking.report(seed, scenario.transitions.len())
}

#[test]
fn no_seed_violates_an_invariant() {
    let from = variable("EVERBEARER_FLEET_FROM").unwrap_or(0);
    let seeds = variable("EVERBEARER_FLEET_SEEDS").unwrap_or(SEEDS);
    let begun = Instant::now();
    let play = |scenario: &Scenario| run(scenario, Sabotage::None);
    let report = |seed, scenario: &Scenario, how| report(seed, scenario, how, Sabotage::None);
    let sum = search::play_seeds(
        (from, |number| number < seeds),
        Scenario::of,
        play,
        report,
        Figures::add,
    );
    // Not println!, whose output the test runner captures.
    writeln!(
        std::io::stdout(),
        "fleet: {} seeds, {} processes, {} steps, {} calls, {} token requests, {} tokens adopted, {} store operations, {:.1} s",
        sum.seeds,
        sum.processes,
        sum.steps,
        sum.calls,
        sum.token_requests,
        sum.adopted,
        sum.operations,
        begun.elapsed().as_secs_f64(),
    )
    .unwrap();
    // Who clears a hold-off away may meet a lease; the price is one more token request, so it has to be rare.
    assert!(sum.races * 1_000 <= sum.token_requests, "{} leases were removed", sum.races);
}

/// Each rule is broken on purpose, and the simulation must find it.
#[test]
fn each_broken_rule_is_found_out() {
    let run = |scenario: &Scenario, broken| run(scenario, broken).1;
    search::find_out(Sabotage::ALL, 500, Scenario::of, run, report);
}

//! Runs many seeds, and minimizes the scenario of a failing one.

use std::io::Write;
use std::time::Instant;

use everbearer::engine::config::reader::Kept;
use everbearer::engine::config::{Config, Credential};
use everbearer::engine::time::Millis;

use crate::common::search::{self, Shrinking, variable};
use crate::common::violation::without_panic;
use crate::invariants::{Check, Invariant, Violation};
use crate::sabotage::Sabotage;
use crate::scenario::{Scenario, Setup};
use crate::world::{Figures, World};

/// The run of continuous integration.
const SEEDS: u64 = 80;

/// Runs a scenario; a panic is a violation, too.
pub fn run(scenario: &Scenario, sabotage: Sabotage) -> (Figures, Check) {
    without_panic(Invariant::NoPanic, || World::run(scenario, configs(&scenario.setup), sabotage))
}

/// What the tenants have in common, and what a tenant's credentials make of it.
pub fn configs(setup: &Setup) -> [Config; 2] {
    let read = |pool: bool| {
        let mut config = search::config(Vec::new(), Kept { pool, ..Kept::default() });
        config.token_timeout_ms = Millis(setup.token_timeout_ms);
        config.token_wait_ms = Millis(setup.token_wait_ms);
        config.credential = Credential::Asked;
        config
    };
    let [mut common, own] = [true, false].map(read);
    common.client_id.clear();
    if !setup.common {
        common.token_url = None;
    }
    [common, own]
}

/// The report on a failing seed, with the shortest scenario found: fewer transitions and tenants, smaller numbers.
fn report(seed: u64, scenario: &Scenario, violation: Violation, sabotage: Sabotage) -> String {
    let mut shrinking = Shrinking::new(scenario, violation, |shorter| run(shorter, sabotage).1);
    shrinking.leave_out();
    for tenants in [1, 2, 3, 5, 10, 20, 40] {
        let mut smaller = shrinking.scenario.clone();
        if tenants < smaller.setup.tenants {
            smaller.setup.tenants = tenants;
            if shrinking.fails(smaller) {
                break;
            }
        }
    }
    shrinking.leave_out();
    shrinking.make_smaller();
    shrinking.report(seed, scenario.transitions.len())
}

#[test]
fn no_seed_violates_an_invariant() {
    let from = variable("EVERBEARER_POOL_FROM").unwrap_or(0);
    let seeds = variable("EVERBEARER_POOL_SEEDS").unwrap_or(SEEDS);
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
        "pool: {} seeds, {} tenants, {} steps, {} calls, {} token requests, {} refreshes, {} waits for a turn, {} tenants forgotten to make room, {:.1} s",
        sum.seeds,
        sum.tenants,
        sum.steps,
        sum.calls,
        sum.token_requests,
        sum.refreshes,
        sum.waits,
        sum.evicted,
        begun.elapsed().as_secs_f64(),
    )
    .unwrap();
}

/// Each rule is broken on purpose, and the simulation must find it.
#[test]
fn each_broken_rule_is_found_out() {
    let run = |scenario: &Scenario, broken| run(scenario, broken).1;
    search::find_out(Sabotage::ALL, 500, Scenario::of, run, report);
}

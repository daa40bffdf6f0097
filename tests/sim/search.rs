//! Runs many seeds, and minimizes the scenario of a failing one.

use std::io::Write;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::Instant;

use everbearer::engine::config::Config;
use everbearer::engine::config::reader::Kept;
use everbearer::engine::json::Json;
use everbearer::engine::time::Millis;

use crate::common::search::{self, Shrinking, variable};
use crate::common::violation::without_panic;
use crate::invariants::{Check, Invariant, Violation};
use crate::sabotage::Sabotage;
use crate::scenario::{Scenario, Setup};
use crate::world::{Figures, World};

/// The run of continuous integration.
const SEEDS: u64 = 1_000;
const STEPS: u64 = 1_000_000;

/// Runs a scenario; a panic is a violation, too.
pub fn run(scenario: &Scenario, sabotage: Sabotage) -> (Figures, Check) {
    without_panic(Invariant::NoPanic, || World::run(scenario, config(&scenario.setup), sabotage))
}

pub fn config(setup: &Setup) -> Config {
    let statuses = Json::List(vec![Json::Number(f64::from(setup.rejected_status))]);
    let profile = Json::Object(vec![("rejectedStatuses".to_owned(), statuses)]);
    let mut config = search::config(vec![("profile".to_owned(), profile)], Kept::default());
    config.token_timeout_ms = Millis(setup.token_timeout_ms);
    config.token_wait_ms = Millis(setup.token_wait_ms);
    config.max_retries = setup.max_retries;
    config.background_refresh = setup.background_refresh;
    config.policy.max_lifetime_ms = Millis(setup.max_lifetime_ms);
    config.policy.token_retry_after_max_ms = Millis(setup.token_retry_after_max_ms);
    config.policy.token_attempts = setup.token_attempts;
    config
}

/// The report on a failing seed, with the shortest scenario found.
fn report(seed: u64, scenario: &Scenario, violation: Violation, sabotage: Sabotage) -> String {
    let mut shrinking = Shrinking::new(scenario, violation, |shorter| run(shorter, sabotage).1);
    shrinking.leave_out();
    shrinking.make_smaller();
    shrinking.report(seed, scenario.transitions.len())
}

#[test]
fn no_seed_violates_an_invariant() {
    let from = variable("EVERBEARER_SIM_FROM").unwrap_or(0);
    let seeds = variable("EVERBEARER_SIM_SEEDS").unwrap_or(SEEDS);
    let steps = variable("EVERBEARER_SIM_STEPS").unwrap_or(STEPS);
    let begun = Instant::now();
    let total = AtomicU64::new(0);
    let goes_on = |number| number < seeds || total.load(Ordering::Relaxed) < steps;
    let play = |scenario: &Scenario| {
        let (figures, outcome) = run(scenario, Sabotage::None);
        total.fetch_add(figures.steps, Ordering::Relaxed);
        (figures, outcome)
    };
    let report = |seed, scenario: &Scenario, how| report(seed, scenario, how, Sabotage::None);
    let sum = search::play_seeds((from, goes_on), Scenario::of, play, report, Figures::add);
    // Not println!, whose output the test runner captures.
    writeln!(
        std::io::stdout(),
        "simulation: {} seeds, {} steps, {} calls, {} token requests, up to {} calls waiting for one, {:.1} s",
        sum.seeds,
        sum.steps,
        sum.callers,
        sum.token_requests,
        sum.most_waiting,
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

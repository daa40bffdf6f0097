//! Runs many seeds, and minimizes the scenario of a failing one.

use std::io::Write;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use std::thread;
use std::time::Instant;

use everbearer::engine::config::reader::{Kept, OptionSource};
use everbearer::engine::config::{Config, StoreSettings};
use everbearer::engine::json::Json;
use everbearer::engine::origin::UrlParts;
use everbearer::engine::time::Millis;

use crate::invariants::{Check, Invariant, Violation};
use crate::sabotage::Sabotage;
use crate::scenario::{Scenario, Setup};
use crate::world::{Figures, World};

/// The run of continuous integration.
const SEEDS: u64 = 1_000;

/// Runs a scenario; a panic is a violation, too.
pub fn run(scenario: &Scenario, sabotage: Sabotage) -> (Figures, Check) {
    catch_unwind(AssertUnwindSafe(|| World::run(scenario, config(&scenario.setup), sabotage)))
        .unwrap_or_else(|payload| (Figures::default(), Err(panicked(&*payload))))
}

fn panicked(payload: &(dyn core::any::Any + Send)) -> Violation {
    let text = payload.downcast_ref::<String>().cloned();
    let how = text.or_else(|| payload.downcast_ref::<&str>().map(|text| (*text).to_owned()));
    Violation { invariant: Invariant::NoPanic, how: how.unwrap_or_default() }
}

const TOKEN_URL: &str = "https://auth.example.com/token";

pub fn config(setup: &Setup) -> Config {
    let text = |text: &str| Json::Text(text.to_owned());
    let options = Json::Object(vec![
        ("tokenUrl".to_owned(), text(TOKEN_URL)),
        ("clientId".to_owned(), text("acme")),
        ("clientSecret".to_owned(), text("secret")),
    ]);
    let kept = Kept { store: setup.store.then_some(setup.leases), ..Kept::default() };
    let source = OptionSource {
        options: &options,
        prefix: None,
        variables: None,
        kept,
        parse_url: &parse_url,
    };
    let mut config = Config::read(source).unwrap();
    let settings = |store: StoreSettings| StoreSettings {
        timeout_ms: Millis(setup.store_timeout_ms),
        ..store
    };
    config.store = config.store.map(settings);
    config.token_timeout_ms = Millis(setup.token_timeout_ms);
    config.token_wait_ms = Millis(setup.token_wait_ms);
    config
}

/// Only for the address of the token endpoint.
fn parse_url(href: &str) -> Option<UrlParts> {
    let [origin, path] = ["https://auth.example.com", "/token"].map(str::to_owned);
    (href == TOKEN_URL).then(|| UrlParts {
        href: href.to_owned(),
        origin,
        path,
        protocol: "https:".to_owned(),
        hostname: "auth.example.com".to_owned(),
        has_credentials: false,
        has_fragment: false,
    })
}

/// The shortest scenario found that violates the same invariant: fewer processes, fewer transitions, smaller numbers.
fn shrunk(scenario: &Scenario, violation: Violation, sabotage: Sabotage) -> (Scenario, Violation) {
    let mut best = (scenario.clone(), violation);
    let fails = |shorter: Scenario, best: &mut (Scenario, Violation)| {
        let Err(violation) = run(&shorter, sabotage).1 else { return false };
        let same = violation.invariant == best.1.invariant;
        if same {
            *best = (shorter, violation);
        }
        same
    };
    let mut stretch = best.0.transitions.len();
    while stretch > 0 {
        let mut at = 0;
        let before = best.0.transitions.len();
        while at < best.0.transitions.len() {
            let mut shorter = best.0.clone();
            let end = (at + stretch).min(shorter.transitions.len());
            shorter.transitions.drain(at..end);
            if !fails(shorter, &mut best) {
                at += stretch;
            }
        }
        let again = stretch == 1 && best.0.transitions.len() < before;
        stretch = if again { 1 } else { stretch / 2 };
    }
    for processes in 2..best.0.setup.processes {
        let mut smaller = best.0.clone();
        smaller.setup.processes = processes;
        if fails(smaller, &mut best) {
            break;
        }
    }
    for at in 0..best.0.transitions.len() {
        while let Some(smaller) = best.0.transitions[at].smaller() {
            let mut shorter = best.0.clone();
            shorter.transitions[at] = smaller;
            if !fails(shorter, &mut best) {
                break;
            }
        }
    }
    best
}

/// The report on a failing seed; its last part can be pasted into `regressions.rs`.
fn report(seed: u64, scenario: &Scenario, violation: Violation, sabotage: Sabotage) -> String {
    let all = scenario.transitions.len();
    let (small, violation) = shrunk(scenario, violation, sabotage);
    let pasteable = format!("{small:#?}").replace("transitions: [", "transitions: vec![");
    format!(
        "seed {seed} violates \"{}\": {}\n{} of {all} transitions are enough:\n{pasteable}",
        violation.invariant,
        violation.how,
        small.transitions.len(),
    )
}

fn variable(name: &str) -> Option<u64> {
    let text = std::env::var(name).ok()?;
    Some(text.replace('_', "").parse().unwrap_or_else(|_| panic!("{name} must be a number")))
}

#[test]
fn no_seed_violates_an_invariant() {
    let from = variable("EVERBEARER_FLEET_FROM").unwrap_or(0);
    let seeds = variable("EVERBEARER_FLEET_SEEDS").unwrap_or(SEEDS);
    let begun = Instant::now();
    let (next, failed) = (AtomicU64::new(0), AtomicBool::new(false));
    let threads = thread::available_parallelism().map_or(1, usize::from);
    let work = || {
        let mut sum = Figures::default();
        loop {
            let number = next.fetch_add(1, Ordering::Relaxed);
            if number >= seeds || failed.load(Ordering::Relaxed) {
                return Ok(sum);
            }
            let scenario = Scenario::of(from + number);
            let (figures, outcome) = run(&scenario, Sabotage::None);
            sum.add(figures);
            if let Err(violation) = outcome {
                failed.store(true, Ordering::Relaxed);
                return Err(report(from + number, &scenario, violation, Sabotage::None));
            }
        }
    };
    let mut sum = Figures::default();
    thread::scope(|scope| {
        let workers: Vec<_> = (0..threads).map(|_| scope.spawn(work)).collect();
        for worker in workers {
            match worker.join().unwrap() {
                Ok(figures) => sum.add(figures),
                Err(report) => panic!("{report}"),
            }
        }
    });
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
    for (sabotage, invariant) in Sabotage::ALL {
        let found = (0..500).find_map(|seed| {
            let scenario = Scenario::of(seed);
            run(&scenario, *sabotage).1.err().map(|violation| (seed, scenario, violation))
        });
        let Some((seed, scenario, violation)) = found else {
            panic!("{sabotage:?} is not found out");
        };
        let same = violation.invariant == *invariant;
        assert!(same, "{sabotage:?}: {}", report(seed, &scenario, violation, *sabotage));
    }
}

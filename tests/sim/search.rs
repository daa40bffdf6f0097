//! Runs many seeds, and minimizes the scenario of a failing one.

use std::io::Write;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use std::thread;
use std::time::Instant;

use everbearer::engine::config::Config;
use everbearer::engine::config::reader::{Kept, OptionSource};
use everbearer::engine::json::Json;
use everbearer::engine::origin::UrlParts;
use everbearer::engine::time::Millis;

use crate::invariants::{Check, Violation};
use crate::sabotage::Sabotage;
use crate::scenario::{Scenario, Setup, Transition};
use crate::world::{Figures, World, panicked};

/// The run of continuous integration.
const SEEDS: u64 = 1_000;
const STEPS: u64 = 1_000_000;

/// Runs a scenario; a panic is a violation, too.
pub fn run(scenario: &Scenario, sabotage: Sabotage) -> (Figures, Check) {
    catch_unwind(AssertUnwindSafe(|| World::run(scenario, config(&scenario.setup), sabotage)))
        .unwrap_or_else(|payload| (Figures::default(), Err(panicked(&*payload))))
}

const TOKEN_URL: &str = "https://auth.example.com/token";

pub fn config(setup: &Setup) -> Config {
    let text = |text: &str| Json::Text(text.to_owned());
    let statuses = Json::List(vec![Json::Number(f64::from(setup.rejected_status))]);
    let profile = Json::Object(vec![("rejectedStatuses".to_owned(), statuses)]);
    let options = Json::Object(vec![
        ("tokenUrl".to_owned(), text(TOKEN_URL)),
        ("clientId".to_owned(), text("acme")),
        ("clientSecret".to_owned(), text("secret")),
        ("profile".to_owned(), profile),
    ]);
    let source = OptionSource {
        options: &options,
        prefix: None,
        variables: None,
        kept: Kept::default(),
        parse_url: &parse_url,
    };
    let mut config = Config::read(source).unwrap();
    config.token_timeout_ms = Millis(setup.token_timeout_ms);
    config.token_wait_ms = Millis(setup.token_wait_ms);
    config.max_retries = setup.max_retries;
    config.background_refresh = setup.background_refresh;
    config.policy.max_lifetime_ms = Millis(setup.max_lifetime_ms);
    config.policy.token_retry_after_max_ms = Millis(setup.token_retry_after_max_ms);
    config.policy.token_attempts = setup.token_attempts;
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

/// The shortest scenario found that violates the same invariant: leaves out longer and shorter stretches
/// of transitions as long as it still does, then makes numbers smaller.
fn shrunk(scenario: &Scenario, violation: Violation, sabotage: Sabotage) -> (Scenario, Violation) {
    let mut best = (scenario.clone(), violation);
    let fails = |transitions: Vec<Transition>, best: &mut (Scenario, Violation)| {
        let shorter = Scenario { transitions, ..best.0.clone() };
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
            let mut transitions = best.0.transitions.clone();
            let end = (at + stretch).min(transitions.len());
            transitions.drain(at..end);
            if !fails(transitions, &mut best) {
                at += stretch;
            }
        }
        let again = stretch == 1 && best.0.transitions.len() < before;
        stretch = if again { 1 } else { stretch / 2 };
    }
    for at in 0..best.0.transitions.len() {
        while let Some(smaller) = best.0.transitions[at].smaller() {
            let mut transitions = best.0.transitions.clone();
            transitions[at] = smaller;
            if !fails(transitions, &mut best) {
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
    let from = variable("EVERBEARER_SIM_FROM").unwrap_or(0);
    let seeds = variable("EVERBEARER_SIM_SEEDS").unwrap_or(SEEDS);
    let steps = variable("EVERBEARER_SIM_STEPS").unwrap_or(STEPS);
    let begun = Instant::now();
    let (next, total, failed) = (AtomicU64::new(0), AtomicU64::new(0), AtomicBool::new(false));
    let threads = thread::available_parallelism().map_or(1, usize::from);
    let work = || {
        let mut sum = Figures::default();
        loop {
            let number = next.fetch_add(1, Ordering::Relaxed);
            let enough = number >= seeds && total.load(Ordering::Relaxed) >= steps;
            if enough || failed.load(Ordering::Relaxed) {
                return Ok(sum);
            }
            let scenario = Scenario::of(from + number);
            let (figures, outcome) = run(&scenario, Sabotage::None);
            total.fetch_add(figures.steps, Ordering::Relaxed);
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

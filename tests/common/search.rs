//! Runs many seeds, and cuts the scenario of a failing one down.

use core::fmt::{Debug, Display};
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use std::thread;

use everbearer::engine::config::Config;
use everbearer::engine::config::reader::{Kept, OptionSource};
use everbearer::engine::json::Json;
use everbearer::engine::origin::UrlParts;

use super::violation::Violation;

const TOKEN_URL: &str = "https://auth.example.com/token";

/// A configuration with these options besides the necessary ones.
pub fn config(more: Vec<(String, Json)>, kept: Kept) -> Config {
    let text = |text: &str| Json::Text(text.to_owned());
    let mut options = vec![
        ("tokenUrl".to_owned(), text(TOKEN_URL)),
        ("clientId".to_owned(), text("acme")),
        ("clientSecret".to_owned(), text("secret")),
    ];
    options.extend(more);
    let source = OptionSource {
        options: &Json::Object(options),
        prefix: None,
        variables: None,
        kept,
        parse_url: &parse_url,
        write_number: &|number| number.to_string(),
    };
    Config::read(source).unwrap()
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

/// A number in an environment variable.
pub fn variable(name: &str) -> Option<u64> {
    let text = std::env::var(name).ok()?;
    Some(text.replace('_', "").parse().unwrap_or_else(|_| panic!("{name} must be a number")))
}

/// Plays the numbers from 0 on all processors for as long as `goes_on` says so. Returns the sum of the figures, and
/// panics with the first report of a failure.
pub fn play_all<F: Default + Send>(
    goes_on: impl Fn(u64) -> bool + Sync,
    play: impl Fn(u64) -> (F, Option<String>) + Sync,
    add: impl Fn(&mut F, F) + Sync,
) -> F {
    let (next, failed) = (AtomicU64::new(0), AtomicBool::new(false));
    let threads = thread::available_parallelism().map_or(1, usize::from);
    let work = || {
        let mut sum = F::default();
        loop {
            let number = next.fetch_add(1, Ordering::Relaxed);
            if !goes_on(number) || failed.load(Ordering::Relaxed) {
                return Ok(sum);
            }
            let (figures, report) = play(number);
            add(&mut sum, figures);
            if let Some(report) = report {
                failed.store(true, Ordering::Relaxed);
                return Err(report);
            }
        }
    };
    let mut sum = F::default();
    thread::scope(|scope| {
        let workers: Vec<_> = (0..threads).map(|_| scope.spawn(work)).collect();
        for worker in workers {
            match worker.join().unwrap() {
                Ok(figures) => add(&mut sum, figures),
                Err(report) => panic!("{report}"),
            }
        }
    });
    sum
}

/// Plays the scenarios of seeds, each with the report on its violation, if there is one.
pub fn play_seeds<S, I, F: Default + Send>(
    seeds: (u64, impl Fn(u64) -> bool + Sync),
    of: impl Fn(u64) -> S + Sync,
    run: impl Fn(&S) -> (F, Result<(), Violation<I>>) + Sync,
    report: impl Fn(u64, &S, Violation<I>) -> String + Sync,
    add: impl Fn(&mut F, F) + Sync,
) -> F {
    let (from, goes_on) = seeds;
    let play = |number| {
        let scenario = of(from + number);
        let (figures, outcome) = run(&scenario);
        (figures, outcome.err().map(|how| report(from + number, &scenario, how)))
    };
    play_all(goes_on, play, add)
}

/// Each rule is broken on purpose, and one of so many seeds must violate its invariant.
pub fn find_out<S, B: Copy + Debug, I: PartialEq>(
    broken: &[(B, I)],
    seeds: u64,
    of: impl Fn(u64) -> S,
    run: impl Fn(&S, B) -> Result<(), Violation<I>>,
    report: impl Fn(u64, &S, Violation<I>, B) -> String,
) {
    for (rule, invariant) in broken {
        let found = (0..seeds).find_map(|seed| {
            let scenario = of(seed);
            run(&scenario, *rule).err().map(|violation| (seed, scenario, violation))
        });
        let Some((seed, scenario, violation)) = found else {
            panic!("{rule:?} is not found out");
        };
        let same = violation.invariant == *invariant;
        assert!(same, "{rule:?}: {}", report(seed, &scenario, violation, *rule));
    }
}

/// A scenario as data: the setup, and what happens.
#[derive(Clone, Debug, PartialEq)]
pub struct Scenario<S, T> {
    pub setup: S,
    pub transitions: Vec<T>,
}

/// What happens in a scenario.
pub trait Transition: Clone + Debug {
    /// The same with a smaller number, if possible.
    fn smaller(&self) -> Option<Self>;
}

/// The search for the shortest scenario that violates the same invariant.
pub struct Shrinking<S, T, I, R> {
    /// The shortest so far.
    pub scenario: Scenario<S, T>,
    violation: Violation<I>,
    run: R,
}

impl<S, T, I, R> Shrinking<S, T, I, R>
where
    S: Clone + Debug,
    T: Transition,
    I: PartialEq + Display,
    R: Fn(&Scenario<S, T>) -> Result<(), Violation<I>>,
{
    pub fn new(scenario: &Scenario<S, T>, violation: Violation<I>, run: R) -> Self {
        Self { scenario: scenario.clone(), violation, run }
    }

    /// Whether a scenario violates the same invariant; then it is the shortest so far.
    pub fn fails(&mut self, shorter: Scenario<S, T>) -> bool {
        let Err(violation) = (self.run)(&shorter) else { return false };
        let same = violation.invariant == self.violation.invariant;
        if same {
            (self.scenario, self.violation) = (shorter, violation);
        }
        same
    }

    const fn length(&self) -> usize {
        self.scenario.transitions.len()
    }

    /// Leaves out longer and shorter stretches of transitions, as long as the rest fails.
    pub fn leave_out(&mut self) {
        let mut stretch = self.length();
        while stretch > 0 {
            let mut at = 0;
            let before = self.length();
            while at < self.length() {
                let mut shorter = self.scenario.clone();
                let transitions = &mut shorter.transitions;
                let end = (at + stretch).min(transitions.len());
                transitions.drain(at..end);
                if !self.fails(shorter) {
                    at += stretch;
                }
            }
            let again = stretch == 1 && self.length() < before;
            stretch = if again { 1 } else { stretch / 2 };
        }
    }

    /// Makes numbers smaller.
    pub fn make_smaller(&mut self) {
        for at in 0..self.length() {
            while let Some(smaller) = self.scenario.transitions[at].smaller() {
                let mut shorter = self.scenario.clone();
                shorter.transitions[at] = smaller;
                if !self.fails(shorter) {
                    break;
                }
            }
        }
    }

    /// The report on a failing seed, whose scenario had so many transitions. Its last part can be pasted into
    /// `regressions.rs`.
    pub fn report(self, seed: u64, all: usize) -> String {
        let left = self.length();
        let Self { scenario, violation: Violation { invariant, how }, .. } = self;
        let pasteable = format!("{scenario:#?}").replace("transitions: [", "transitions: vec![");
        format!(
            "seed {seed} violates \"{invariant}\": {how}\n{left} of {all} transitions are enough:\n{pasteable}"
        )
    }
}

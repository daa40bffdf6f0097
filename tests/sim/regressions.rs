//! Scenarios that once violated an invariant, as the search printed them.

use crate::sabotage::Sabotage;
use crate::scenario::{Scenario, Setup};
use crate::search::run;

// Names as the search prints them.
#[allow(unused_imports)]
use crate::scenario::{ApiMode::*, Kind::*, RetryAfter::*, TokenMode::*, Transition::*};

/// Each with the defect that it found.
fn found() -> Vec<(&'static str, Scenario)> {
    vec![(
        "a throttle that outlived a late token held callers beyond their patience",
        Scenario {
            setup: Setup {
                timers: true,
                background_refresh: true,
                token_timeout_ms: 2000,
                token_wait_ms: 5000,
                max_lifetime_ms: 60000,
                token_retry_after_max_ms: 86400000,
                token_attempts: 1,
                max_retries: 2,
                rejected_status: 401,
                jitter_seed: 8877307309598284993,
            },
            transitions: vec![
                Call { count: 1, kind: GetToken, timeout_ms: None },
                TokenServer(FailToken { status: 429, retry_after: Some(Seconds(900)) }),
                DelayFlight { ms: 16190 },
                Pass { ms: 56712 },
                Call { count: 1, kind: Get, timeout_ms: None },
            ],
        },
    )]
}

#[test]
fn what_was_found_once_holds() {
    for (what, scenario) in found() {
        if let Err(violation) = run(&scenario, Sabotage::None).1 {
            panic!("{what}: {}: {}", violation.invariant, violation.how);
        }
    }
}

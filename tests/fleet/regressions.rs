//! Scenarios that once violated an invariant, cut down by the search.

use crate::sabotage::Sabotage;
use crate::scenario::{EndpointMode, Kind, Scenario, Setup, Transition, Who};
use crate::search::run;
use crate::table::setup;

// Names as the search prints them.
use Transition::*;

/// Each with the defect that it found.
fn found() -> Vec<(&'static str, Scenario)> {
    let calls = |who, kind| Calls { who, count: 1, kind };
    let refuse = |status, retry_after_s| EndpointMode::Refuse { status, retry_after_s };
    let scenario = |setup, transitions| Scenario { setup, transitions };
    vec![
        (
            "the last pause before the end of a peer's lease counted as time of the store",
            scenario(
                Setup { tells_changes: true, timers: false, ..setup(2, 12144593658241941177) },
                vec![
                    Kill { who: Who::One(2) },
                    calls(Who::All, Kind::Get),
                    Endpoint(EndpointMode::Hang),
                    Start { who: Who::One(0) },
                    calls(Who::All, Kind::Get),
                    Pass { ms: 26_706 },
                ],
            ),
        ),
        (
            "what the endpoint had asked for was lost with a flight that was not wanted any more",
            scenario(
                setup(2, 16277447298476930719),
                vec![
                    Endpoint(refuse(503, Some(30))),
                    calls(Who::One(23), Kind::Get),
                    Pass { ms: 43 },
                    Invalidate { who: Who::One(3) },
                    calls(Who::All, Kind::Get),
                    Pass { ms: 631 },
                ],
            ),
        ),
        (
            "a hold-off after a refresh held nobody who waited, although the endpoint had asked for it",
            scenario(
                setup(3, 16331195716835973881),
                vec![
                    calls(Who::All, Kind::Get),
                    Lifetime { seconds: 600 },
                    calls(Who::All, Kind::Force),
                    Endpoint(refuse(503, Some(7))),
                    Pass { ms: 482_000 },
                    Revoke,
                    calls(Who::All, Kind::Get),
                    Pass { ms: 10_000 },
                ],
            ),
        ),
        (
            "a lease that was granted to a flight after invalidate was never given back",
            scenario(
                setup(3, 204392500980715161),
                vec![
                    calls(Who::OneIn(2), Kind::Get),
                    Pass { ms: 14 },
                    Invalidate { who: Who::All },
                    Pass { ms: 1 },
                ],
            ),
        ),
        (
            "a process that stood still adopted a token that had ended meanwhile",
            scenario(
                Setup { token_timeout_ms: 30_000, store_timeout_ms: 2_000, ..setup(4, 1) },
                vec![
                    Lifetime { seconds: 10 },
                    calls(Who::One(0), Kind::Get),
                    Pass { ms: 8_900 },
                    calls(Who::One(1), Kind::Get),
                    Pause { who: Who::One(1), ms: 10_559 },
                ],
            ),
        ),
        (
            "refreshes asked a store again at once that did not tell what was left of a hold-off",
            scenario(
                Setup {
                    tells_left: false,
                    token_timeout_ms: 30_000,
                    store_timeout_ms: 2_000,
                    skew_ms: 7_200_000,
                    ..setup(6, 12459300078346750967)
                },
                vec![
                    calls(Who::All, Kind::Token),
                    Pass { ms: 117 },
                    Endpoint(refuse(429, Some(300))),
                    Pass { ms: 163 },
                ],
            ),
        ),
        (
            "the lease of a flight stood that two later ones had followed",
            scenario(
                Setup {
                    token_timeout_ms: 30_000,
                    skew_ms: 300_000,
                    ..setup(2, 14078778813172651293)
                },
                vec![
                    calls(Who::OneIn(2), Kind::Get),
                    Endpoint(EndpointMode::Hang),
                    Pass { ms: 36 },
                    Invalidate { who: Who::All },
                    calls(Who::All, Kind::Token),
                    Invalidate { who: Who::OneIn(4) },
                    Pass { ms: 52_861 },
                ],
            ),
        ),
    ]
}

#[test]
fn what_was_found_once_holds() {
    for (what, scenario) in found() {
        if let Err(violation) = run(&scenario, Sabotage::None).1 {
            panic!("{what}: {}: {}", violation.invariant, violation.how);
        }
    }
}

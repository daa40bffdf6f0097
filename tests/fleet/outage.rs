//! A token endpoint that fails: the fleet sends it no more than a single client would.

use crate::sabotage::Sabotage;
use crate::scenario::{EndpointMode, Kind, SECOND, Setup, Transition, Who};
use crate::search::config;
use crate::table::setup;
use crate::world::World;

const SEEDS: u64 = 16;

/// Token requests while the endpoint fails for ten minutes and every process has a call every two seconds.
fn requests(setup: &Setup, mode: EndpointMode, is_warm: bool) -> u64 {
    let mut config = config(setup);
    // The first of many draws is earlier than that of one, and so would be the first failure.
    config.policy.refresh_jitter_permille = 0;
    let mut world = World::new(setup, config, Sabotage::None);
    let call = Transition::Calls { who: Who::All, count: 1, kind: Kind::Get };
    if is_warm {
        // The outage begins before the first refresh is due.
        let until_due = Transition::Pass { ms: 3_220 * SECOND };
        [call.clone(), until_due].iter().try_for_each(|step| world.apply(step)).unwrap();
    }
    world.apply(&Transition::Endpoint(mode)).unwrap();
    let before = world.figures.token_requests;
    for _ in 0..300 {
        world.apply(&call).unwrap();
        world.apply(&Transition::Pass { ms: 2 * SECOND }).unwrap();
    }
    world.figures.token_requests - before
}

#[test]
fn an_outage_costs_the_endpoint_no_more_than_a_single_client() {
    let refuse = |status, retry_after_s| EndpointMode::Refuse { status, retry_after_s };
    let modes = [
        refuse(503, None),
        refuse(503, Some(7)),
        refuse(429, Some(30)),
        EndpointMode::InvalidClient,
        EndpointMode::Hang,
    ];
    for mode in modes {
        for is_warm in [false, true] {
            let sum = |processes, store| -> u64 {
                let each = |seed| Setup { store, ..setup(processes, seed) };
                (0..SEEDS).map(|seed| requests(&each(seed), mode, is_warm)).sum()
            };
            let (fleet, single) = (sum(12, true), sum(1, false));
            // The backoff is random, and so is when callers look again.
            let fine = fleet * 10 <= single * 11;
            assert!(fine, "{mode:?}, warm: {is_warm}: {fleet} token requests, a client {single}");
        }
    }
}

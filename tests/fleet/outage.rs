//! A token endpoint that fails: the fleet sends it no more than a single client would.

use crate::sabotage::Sabotage;
use crate::scenario::{EndpointMode, Kind, SECOND, Setup, Transition, Who};
use crate::search::config;
use crate::table::setup;
use crate::world::World;

const SEEDS: u64 = 16;
/// Calls come once in this time.
const EACH_MS: u64 = 2 * SECOND;
/// So long after the token was granted, shortly before its refresh is due, a warm fleet meets the outage.
const WARM_S: u64 = 3_220;

/// What is compared.
#[derive(Clone, Copy, Debug)]
enum Phase {
    /// Ten minutes, of processes that have no token.
    Cold,
    /// Ten minutes, from shortly before the refresh.
    Warm,
    /// The last half minute of the token's life, in which callers wait for a new one and go on with it.
    LastStretch,
}

/// Token requests while the endpoint fails and every process has calls.
fn requests(setup: &Setup, mode: EndpointMode, phase: Phase) -> u64 {
    let mut config = config(setup);
    // The first of many draws is earlier than that of one, and so would be the first failure.
    config.policy.refresh_jitter_permille = 0;
    let mut world = World::new(setup, config, Sabotage::None);
    let call = Transition::Calls { who: Who::All, count: 1, kind: Kind::Get };
    let calls_for = |world: &mut World, ms: u64| {
        for _ in 0..ms / EACH_MS {
            world.apply(&call).unwrap();
            world.apply(&Transition::Pass { ms: EACH_MS }).unwrap();
        }
    };
    if !matches!(phase, Phase::Cold) {
        calls_for(&mut world, EACH_MS);
        world.apply(&Transition::Pass { ms: WARM_S * SECOND - EACH_MS }).unwrap();
    }
    world.apply(&Transition::Endpoint(mode)).unwrap();
    let mut ms = 600 * SECOND;
    if matches!(phase, Phase::LastStretch) {
        calls_for(&mut world, (3_570 - WARM_S) * SECOND);
        ms = 30 * SECOND;
    }
    let before = world.figures.token_requests;
    calls_for(&mut world, ms);
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
        for phase in [Phase::Cold, Phase::Warm, Phase::LastStretch] {
            let sum = |processes, store| -> u64 {
                let each = |seed| Setup { store, ..setup(processes, seed) };
                (0..SEEDS).map(|seed| requests(&each(seed), mode, phase)).sum()
            };
            let (fleet, single) = (sum(12, true), sum(1, false));
            // The backoff is random, and so is when callers look again: whether a request still falls into the stretch.
            let fine = fleet * 10 <= single.max(SEEDS / 4) * 11;
            assert!(fine, "{mode:?}, {phase:?}: {fleet} token requests, a client {single}");
        }
    }
}

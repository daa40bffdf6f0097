//! The retry budget.

use everbearer::engine::ids::Generation;

use super::*;

#[test]
fn the_budget_ends_retries_and_successes_refill_it() {
    let mut world = World::warm(json!({}), 3_600);
    for n in 0..10 {
        assert!(one_retry(&mut world, 503), "{n}");
    }
    assert!(!one_retry(&mut world, 503), "it is empty");
    assert!(!one_retry(&mut world, 429));
    for n in 1..=5 {
        assert!(!one_retry(&mut world, 429), "{n}");
        assert!(world.engine.settled(Generation(1), 200));
    }
    assert!(one_retry(&mut world, 429), "5 successes buy a retry that the server asked for");
    for _ in 0..9 {
        world.engine.settled(Generation(1), 200);
    }
    assert!(!one_retry(&mut world, 503));
    world.engine.settled(Generation(1), 200);
    assert!(one_retry(&mut world, 503), "10 successes buy a guess");
    assert_eq!(world.engine.status(world.now()).counters.retries, 12);
}

#[test]
fn throttled_retries_cost_half() {
    let mut world = World::warm(json!({}), 3_600);
    let count = (0..100).filter(|_| one_retry(&mut world, 429)).count();
    assert_eq!(count, 20);
    let mut world = World::warm(json!({}), 3_600);
    let count: usize = (0..100).map(|_| waits(&mut world, GET, 503, Some("0")).len()).sum();
    assert_eq!(count, 20, "any response with Retry-After asks for a retry");
}

/// With every second call throttled once, a job of any length gets through.
#[test]
fn throttles_that_were_waited_out_successfully_cost_the_budget_nothing() {
    let mut world = World::warm(json!({}), 3_600);
    for n in 0..200 {
        let mut call = world.call(GET);
        let generation = world.send(&mut call);
        world.responded_with(&mut call, generation, 429, Some("0"));
        let wait_ms = world.pause(&mut call);
        world.advance(wait_ms);
        let generation = world.send(&mut call);
        world.responded(&mut call, generation, 200);
        assert_eq!(world.step(&mut call), Step::Over, "{n}");
    }
    for n in 0..10 {
        assert!(one_retry(&mut world, 503), "{n}");
    }
    assert!(!one_retry(&mut world, 503), "and never more than its size");
}

#[test]
fn only_retries_that_the_server_asked_for_are_refunded_and_only_after_success() {
    let given = json!({"maxRetries": 1, "policy": {"retryBudget": 10, "retryRefund": 0}});
    for (first, second, spent) in
        [((429, Some("0")), 200, 0), ((429, Some("0")), 429, 5), ((503, None), 200, 10)]
    {
        let mut world = World::warm(given.clone(), 3_600);
        let mut call = world.call(GET);
        let generation = world.send(&mut call);
        world.responded_with(&mut call, generation, first.0, first.1);
        let wait_ms = world.pause(&mut call);
        world.advance(wait_ms);
        let generation = world.send(&mut call);
        world.responded(&mut call, generation, second);
        let left = (0..9).filter(|_| one_retry(&mut world, 429)).count();
        assert_eq!(left, (10 - spent) / 5, "{first:?} {second}");
    }
}

#[test]
fn the_budget_never_holds_more_than_when_full() {
    let mut world = World::warm(json!({}), 3_600);
    for _ in 0..1_000 {
        world.engine.settled(Generation(1), 200);
    }
    let count = (0..100).filter(|_| one_retry(&mut world, 500)).count();
    assert_eq!(count, 10);
}

#[test]
fn a_successful_response_refunds_and_a_failing_one_does_not() {
    let given = json!({"policy": {"retryBudget": 1, "retryCost": 1}});
    for (status, refunds) in [(200, true), (404, true), (400, true), (503, false)] {
        let mut world = World::warm(given.clone(), 3_600);
        assert!(one_retry(&mut world, 503));
        let mut call = world.call(GET);
        let generation = world.send(&mut call);
        world.responded(&mut call, generation, status);
        assert_eq!(world.step(&mut call), Step::Over);
        assert_eq!(one_retry(&mut world, 503), refunds, "{status}");
    }
}

#[test]
fn calls_that_are_not_retried_cost_nothing() {
    let given = json!({"policy": {"retryBudget": 10}});
    let mut world = World::warm(given, 3_600);
    for _ in 0..50 {
        let mut call = world.call(POST);
        let generation = world.send(&mut call);
        world.responded(&mut call, generation, 503);
        assert_eq!(world.step(&mut call), Step::Over);
    }
    assert!(one_retry(&mut world, 503), "the budget is untouched");
    assert!(!one_retry(&mut world, 503));
}

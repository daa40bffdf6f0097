//! The turns of a pool's flights: how many at once and in a minute, who is first, and when the timer looks again.

use everbearer::engine::client::AlarmChange;
use everbearer::engine::pool::Next;

use crate::pool_world::{A, B, PoolWorld};
use crate::support::{MINUTE, SECOND};

#[test]
fn so_many_are_in_the_air_at_one_origin_and_origins_do_not_wait_for_each_other() {
    let mut world = PoolWorld::new(2, None, 9);
    let [one, two, three, four] = world.keys();
    let first = world.takes(one, A);
    world.takes(two, A);
    world.waits(three, A, true);
    assert_eq!(world.counts(), [4, 0, 2, 1, 0]);
    world.takes(four, B);
    assert_eq!(world.next(), [], "nobody has got a turn");
    world.leave(one, first);
    assert_eq!(world.next(), [(Next::Resume, three)]);
    assert_eq!(world.next(), [], "once");
    assert_eq!(world.counts(), [4, 0, 3, 0, 0]);
}

#[test]
fn callers_come_before_flights_that_nobody_waits_for_and_these_before_refreshes() {
    let mut world = PoolWorld::new(1, None, 9);
    let [busy, ahead, first, second, due] = world.keys();
    let mut flight = world.takes(busy, A);
    let last = world.enter(due, A, true).0;
    world.leave(due, last);
    assert!(world.pool.wants_refresh(due));
    assert!(!world.pool.wants_refresh(due), "it is known");
    let others = world.waits(ahead, A, false);
    let [early, late] = [first, second].map(|key| world.waits(key, A, true));
    for (left, (next, its)) in
        [(busy, (first, early)), (first, (second, late)), (second, (ahead, others))]
    {
        world.leave(left, flight);
        assert_eq!(world.next(), [(Next::Resume, next)]);
        flight = its;
    }
    assert_eq!(world.next(), [], "a refresh waits as long as the origin is busy");
    world.leave(ahead, flight);
    assert_eq!(world.next(), [(Next::Refresh, due)]);
    assert_eq!(world.next(), []);
}

#[test]
fn a_flight_that_a_caller_joins_goes_before_those_that_nobody_waits_for() {
    let mut world = PoolWorld::new(1, None, 9);
    let [busy, one, two, three] = world.keys();
    let flight = world.takes(busy, A);
    world.waits(one, A, false);
    let second = world.waits(two, A, false);
    let third = world.waits(three, A, true);
    world.pool.awaited(two);
    world.pool.awaited(two);
    assert_eq!(world.counts()[3], 3, "it waits once");
    world.leave(busy, flight);
    assert_eq!(world.next(), [(Next::Resume, three)], "it has been awaited for longer");
    world.leave(three, third);
    assert_eq!(world.next(), [(Next::Resume, two)]);
    world.pool.awaited(two);
    world.leave(two, second);
    assert_eq!(world.next(), [(Next::Resume, one)]);
    assert_eq!(world.counts(), [4, 0, 1, 0, 0]);
}

#[test]
fn who_leaves_while_it_waits_is_passed_over() {
    let mut world = PoolWorld::new(1, None, 9);
    let [busy, one, two, due] = world.keys();
    let flight = world.takes(busy, A);
    let last = world.enter(due, A, true).0;
    world.leave(due, last);
    world.pool.wants_refresh(due);
    let first = world.waits(one, A, true);
    let second = world.waits(two, A, false);
    world.leave(one, first);
    world.leave(one, first);
    world.leave(two, second);
    assert_eq!(world.counts(), [4, 0, 1, 0, 0]);
    world.leave(busy, flight);
    assert_eq!(world.next(), [(Next::Refresh, due)], "what is left of them keeps nobody waiting");
}

#[test]
fn who_comes_back_has_lost_its_place() {
    let mut world = PoolWorld::new(1, None, 9);
    let [busy, one, two] = world.keys();
    let flight = world.takes(busy, A);
    let first = world.waits(one, A, true);
    let second = world.waits(two, A, true);
    world.leave(one, first);
    world.waits(one, A, false);
    world.leave(busy, flight);
    assert_eq!(world.next(), [(Next::Resume, two)]);
    world.leave(two, second);
    assert_eq!(world.next(), [(Next::Resume, one)]);
}

#[test]
fn the_next_one_is_told_though_the_one_before_goes_to_another_origin() {
    let mut world = PoolWorld::new(1, None, 9);
    let [one, two] = world.keys();
    let flight = world.takes(one, A);
    world.waits(two, A, true);
    assert_eq!(world.alarm(), Err(AlarmChange::Keep));
    let now = world.now();
    assert!(world.pool.enter(one, flight, B, true, now));
    assert_eq!(world.counts(), [2, 0, 1, 1, 0], "it has left the first");
    assert_eq!(world.alarm(), Ok(0), "the edge has to ask");
    assert_eq!(world.next(), [(Next::Resume, two)]);
    assert_eq!(world.counts(), [2, 0, 2, 0, 0]);
    assert_eq!(world.alarm(), Err(AlarmChange::Stop));
}

#[test]
fn a_turn_that_was_not_told_is_not_the_next_flights() {
    let mut world = PoolWorld::new(1, None, 9);
    let [one, two, three] = world.keys();
    let first = world.takes(one, A);
    let second = world.waits(two, A, true);
    world.leave(one, first);
    // The turn would be the second one's, who gives up before it is told.
    world.leave(two, second);
    world.takes(three, A);
    assert_eq!(world.counts()[2], 1);
    let again = world.waits(two, A, true);
    assert_eq!(world.counts(), [3, 0, 1, 1, 0], "one is in the air");
    assert_eq!(world.next(), []);
    world.leave(two, again);
    assert_eq!(world.counts(), [3, 0, 1, 0, 0]);
}

#[test]
fn a_request_in_the_air_counts_though_its_tenant_has_another_flight_or_is_forgotten() {
    let mut world = PoolWorld::new(2, None, 9);
    let [one, two] = world.keys();
    let lost = world.takes(one, A);
    let second = world.takes(one, A);
    world.waits(two, A, true);
    assert_eq!(world.counts(), [2, 0, 2, 1, 0]);
    assert!(world.pool.forget(one));
    assert_eq!(world.next(), [(Next::Resume, two)], "the last flight is called off");
    assert_eq!(world.counts(), [1, 0, 2, 0, 0]);
    world.leave(one, second);
    assert_eq!(world.counts()[2], 2, "it has left");
    world.leave(one, lost);
    world.leave(one, lost);
    assert_eq!(world.counts()[2], 1);
}

#[test]
fn the_end_of_an_earlier_flight_is_not_that_of_the_next() {
    let mut world = PoolWorld::new(1, None, 9);
    let [one, two] = world.keys();
    let flight = world.takes(two, A);
    let first = world.waits(one, A, true);
    let second = world.waits(one, A, true);
    assert_eq!(world.counts()[3], 1, "the second waits in the place of the first");
    world.leave(one, first);
    world.leave(two, flight);
    assert_eq!(world.next(), [(Next::Resume, one)]);
    world.leave(one, second);
    assert_eq!(world.counts(), [2, 0, 0, 0, 0]);
}

#[test]
fn no_more_than_so_many_begin_within_any_minute() {
    let mut world = PoolWorld::new(9, Some(3), 9);
    let [one, two] = world.keys();
    for wait_ms in [0, 20 * SECOND, 10 * SECOND] {
        world.ms += wait_ms;
        let flight = world.takes(one, A);
        world.leave(one, flight);
    }
    // 30 s after the first one.
    world.ms += 29_999;
    let flight = world.waits(one, A, true);
    world.waits(two, A, true);
    assert_eq!(world.next(), []);
    assert_eq!(world.alarm(), Ok(1), "nobody else will come back to tell");
    world.ms += 1;
    world.pool.alarm_fired();
    assert_eq!(world.next(), [(Next::Resume, one)], "the first one was a minute ago");
    assert_eq!(world.alarm(), Ok(20 * SECOND));
    world.leave(one, flight);
    assert_eq!(world.alarm(), Err(AlarmChange::Keep));
    world.ms += 20 * SECOND;
    assert_eq!(world.next(), [(Next::Resume, two)]);
    world.waits(one, A, true);
    assert_eq!(world.alarm(), Ok(10 * SECOND), "not a minute of the clock, but any minute");
}

#[test]
fn a_due_refresh_waits_for_the_minute_as_well() {
    let mut world = PoolWorld::new(9, Some(1), 9);
    let [one] = world.keys();
    let flight = world.takes(one, A);
    world.leave(one, flight);
    world.pool.wants_refresh(one);
    assert_eq!(world.next(), []);
    assert_eq!(world.alarm(), Ok(MINUTE));
    world.ms += MINUTE;
    assert_eq!(world.next(), [(Next::Refresh, one)]);
}

#[test]
fn no_timer_looks_again_while_all_are_in_the_air() {
    let mut world = PoolWorld::new(1, Some(1), 9);
    let [one, two] = world.keys();
    let flight = world.takes(one, A);
    world.waits(two, A, true);
    assert_eq!(world.alarm(), Err(AlarmChange::Keep));
    world.ms += 2 * MINUTE;
    assert_eq!(world.next(), []);
    assert_eq!(world.alarm(), Err(AlarmChange::Keep));
    world.leave(one, flight);
    assert_eq!(world.next(), [(Next::Resume, two)]);
}

#[test]
fn a_replaced_clock_does_not_lengthen_the_wait_for_a_minute() {
    let mut world = PoolWorld::new(9, Some(1), 9);
    let [one] = world.keys();
    world.ms = 3_600_000;
    let flight = world.takes(one, A);
    world.leave(one, flight);
    world.ms = 0;
    let flight = world.takes(one, A);
    world.leave(one, flight);
    world.waits(one, A, true);
    assert_eq!(world.alarm(), Ok(MINUTE));
}

#[test]
fn where_nothing_goes_on_nothing_is_remembered() {
    let mut world = PoolWorld::new(1, Some(1), 9);
    let [one] = world.keys();
    for origin in 0..100 {
        let flight = world.takes(one, origin);
        world.leave(one, flight);
    }
    world.next();
    assert_eq!(world.pool.origins(), 100, "that it was asked counts for a minute");
    world.ms += MINUTE;
    world.next();
    assert_eq!(world.pool.origins(), 0);
    world.pool.wants_refresh(one);
    assert_eq!(world.next(), [(Next::Refresh, one)]);
    world.next();
    assert_eq!(world.pool.origins(), 0, "a refresh that does not begin leaves nothing");
}

#[test]
fn a_forgotten_tenant_waits_for_nothing() {
    let mut world = PoolWorld::new(1, None, 9);
    let [busy, one, two] = world.keys();
    let flight = world.takes(busy, A);
    world.waits(one, A, true);
    world.pool.wants_refresh(two);
    assert!(world.pool.forget(one) && world.pool.forget(two));
    assert!(!world.pool.forget(one), "it was forgotten");
    assert!(!world.enter(one, A, true).1);
    assert!(!world.pool.wants_refresh(two));
    world.leave(busy, flight);
    assert_eq!(world.next(), []);
    assert_eq!(world.counts(), [1, 0, 0, 0, 0]);
}

#[test]
fn a_refresh_that_is_due_is_not_wanted_any_more_once_a_flight_has_begun() {
    let mut world = PoolWorld::new(1, None, 9);
    let [busy, one] = world.keys();
    let flight = world.takes(one, A);
    world.leave(one, flight);
    let flight = world.takes(busy, A);
    assert!(world.pool.wants_refresh(one));
    let own = world.takes(one, B);
    world.leave(one, own);
    assert!(world.pool.wants_refresh(one), "it is due again, where the flight was");
    assert_eq!(world.next(), [(Next::Refresh, one)]);
    world.leave(busy, flight);
    assert_eq!(world.next(), []);
}

#[test]
fn an_earlier_flight_does_not_take_the_turn_of_a_later_one() {
    let mut world = PoolWorld::new(1, None, 9);
    let [busy, one] = world.keys();
    let flight = world.takes(busy, A);
    let early = world.waits(one, A, true);
    let late = world.waits(one, A, true);
    let now = world.now();
    assert!(!world.pool.enter(one, early, B, true, now), "its credentials came late");
    assert_eq!(world.counts(), [2, 0, 1, 1, 0]);
    world.leave(busy, flight);
    assert_eq!(world.next(), [(Next::Resume, one)]);
    assert!(!world.pool.enter(one, early, B, true, now));
    assert_eq!(world.counts(), [2, 0, 1, 0, 0]);
    world.leave(one, late);
    assert_eq!(world.counts(), [2, 0, 0, 0, 0]);
}

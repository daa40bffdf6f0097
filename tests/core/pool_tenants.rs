//! The tenants of a pool: their keys, who is forgotten first, and when their refreshes are due.

use everbearer::engine::client::AlarmChange;
use everbearer::engine::pool::{Next, TenantKey};
use serde_json::json;

use crate::pool_world::{A, PoolWorld, common};
use crate::support::{HOUR, MINUTE, SECOND};

#[test]
fn a_key_ends_with_its_tenant_also_where_another_has_its_place() {
    let mut world = PoolWorld::new(1, None, 9);
    let (old, mut engine) = world.admit();
    world.warm(&mut engine, 3_600);
    world.rest(old, &mut engine);
    assert!(world.pool.forget(old));
    let (new, mut engine) = world.admit();
    assert_eq!(new.0 & 0xf_ffff, old.0 & 0xf_ffff, "the place");
    assert_ne!(new, old);
    world.rest(new, &mut engine);
    assert!(world.pool.wake(old).is_none());
    assert!(!world.pool.forget(old));
    assert!(world.pool.wake(new).is_some());
    assert!(world.pool.wake(new).is_none(), "it is awake");
}

#[test]
fn the_uses_of_a_place_wrap_and_a_key_stays_a_number_of_31_bits() {
    let mut world = PoolWorld::new(1, None, 9);
    let first = world.admit().0;
    let mut key = first;
    for _ in 0..2_048 {
        assert!(key.0 < 1 << 31);
        assert!(world.pool.forget(key));
        key = world.admit().0;
    }
    assert_eq!(key, first);
}

#[test]
fn a_place_is_not_used_again_before_the_edge_knows_who_was_forgotten() {
    let mut world = PoolWorld::new(1, None, 1);
    let [one, two] = [world.admit(), world.admit()];
    let [(one, mut engine), (two, mut other)] = [one, two];
    world.rest(one, &mut engine);
    world.rest(two, &mut other);
    let (three, mut third) = world.admit();
    assert_ne!(three.0 & 0xf_ffff, one.0 & 0xf_ffff, "the edge still has its name there");
    assert_eq!(world.alarm(), Ok(0), "the edge has to ask");
    assert_eq!(world.next(), [(Next::Forget, one)]);
    world.rest(three, &mut third);
    assert_eq!(world.next(), [(Next::Forget, two)]);
    let places = world.keys::<2>().map(|key| key.0 & 0xf_ffff);
    assert_eq!(places, [two.0 & 0xf_ffff, one.0 & 0xf_ffff]);
}

#[test]
fn those_without_a_token_are_forgotten_first_then_who_has_rested_for_the_longest_time() {
    let mut world = PoolWorld::new(1, None, 4);
    let mut tenants = Vec::new();
    for is_warm in [true, false, true, false] {
        let (key, mut engine) = world.admit();
        if is_warm {
            world.warm(&mut engine, 3_600);
        }
        world.rest(key, &mut engine);
        tenants.push(key);
    }
    // The first one is used once more.
    let mut engine = world.pool.wake(tenants[0]).unwrap();
    world.rest(tenants[0], &mut engine);
    assert_eq!(world.counts(), [4, 4, 0, 0, 0]);
    for place in [1, 3, 2, 0] {
        let (key, mut engine) = world.admit();
        assert_eq!(world.next(), [], "one that is awake drives nobody away");
        world.warm(&mut engine, 3_600);
        world.rest(key, &mut engine);
        assert_eq!(world.next(), [(Next::Forget, tenants[place])]);
    }
    assert_eq!(world.counts(), [4, 4, 0, 0, 4]);
    assert!(tenants.iter().all(|key| world.pool.wake(*key).is_none()));
}

#[test]
fn nobody_who_is_awake_is_forgotten() {
    let mut world = PoolWorld::new(1, None, 1);
    let [(one, mut first), (two, mut second)] = [world.admit(), world.admit()];
    world.keys::<2>();
    assert_eq!((world.next(), world.counts()), (vec![], [4, 0, 0, 0, 0]));
    world.rest(one, &mut first);
    assert_eq!(world.next(), []);
    world.rest(two, &mut second);
    assert_eq!(world.next(), [(Next::Forget, one)], "there are too many at rest");
    assert_eq!(world.counts(), [3, 1, 0, 0, 1]);
}

#[test]
fn who_is_woken_in_the_middle_leaves_the_order_as_it_is() {
    let mut world = PoolWorld::new(1, None, 5);
    let tenants: Vec<TenantKey> = (0..5)
        .map(|_| {
            let (key, mut engine) = world.admit();
            world.rest(key, &mut engine);
            key
        })
        .collect();
    for place in [2, 0, 4] {
        assert!(world.pool.wake(tenants[place]).is_some());
    }
    assert_eq!(world.counts()[1], 2);
    let mut told = Vec::new();
    for _ in 0..5 {
        let (key, mut engine) = world.admit();
        world.rest(key, &mut engine);
        told.extend(world.next());
    }
    assert_eq!(told, [(Next::Forget, tenants[1]), (Next::Forget, tenants[3])]);
}

// Deadlines

#[test]
fn a_deadline_can_be_put_off_brought_forward_and_stopped() {
    let mut world = PoolWorld::new(9, None, 9);
    let [one] = world.keys();
    world.alarm_of(one, Some(10 * SECOND));
    assert_eq!(world.alarm(), Ok(10 * SECOND));
    assert_eq!(world.alarm(), Err(AlarmChange::Keep));
    world.alarm_of(one, Some(5 * SECOND));
    assert_eq!(world.alarm(), Ok(5 * SECOND), "brought forward");
    world.alarm_of(one, Some(20 * SECOND));
    world.ms += 10 * SECOND;
    world.pool.alarm_fired();
    assert_eq!(world.next(), [], "put off");
    assert_eq!(world.alarm(), Ok(10 * SECOND));
    world.ms += 10 * SECOND;
    assert_eq!(world.next(), [(Next::Refresh, one)]);
    assert_eq!((world.next(), world.alarm()), (vec![], Err(AlarmChange::Stop)), "once");
    world.alarm_of(one, Some(SECOND));
    world.alarm_of(one, None);
    world.ms += SECOND;
    assert_eq!(world.next(), [], "stopped");
    assert_eq!(world.alarm(), Err(AlarmChange::Keep));
}

#[test]
fn a_tenant_that_is_forgotten_has_no_deadline() {
    let mut world = PoolWorld::new(9, None, 9);
    let [one] = world.keys();
    world.alarm_of(one, Some(SECOND));
    world.pool.forget(one);
    let [two] = world.keys();
    world.alarm_of(two, Some(2 * SECOND));
    world.ms += SECOND;
    assert_eq!(world.next(), []);
    world.ms += SECOND;
    assert_eq!(world.next(), [(Next::Refresh, two)]);
}

#[test]
fn many_deadlines_come_one_after_the_other_and_all_that_have_come() {
    let mut world = PoolWorld::new(9, None, 9);
    let [one, two, three] = world.keys();
    for (key, s) in [(one, 3), (two, 1), (three, 2)] {
        world.alarm_of(key, Some(s * SECOND));
    }
    assert_eq!(world.alarm(), Ok(SECOND));
    world.ms += 2 * SECOND;
    assert_eq!(world.next(), [(Next::Refresh, two), (Next::Refresh, three)]);
    assert_eq!(world.alarm(), Ok(SECOND));
}

#[test]
fn a_timer_is_no_longer_than_timer_max_ms() {
    let options = json!({"policy": {"timerMaxMs": 60_000}});
    let mut world = PoolWorld::with(common(options).unwrap(), 9, None, 9);
    let [one] = world.keys();
    world.alarm_of(one, Some(HOUR));
    for _ in 0..59 {
        assert_eq!(world.alarm(), Ok(MINUTE));
        world.ms += MINUTE;
        world.pool.alarm_fired();
        assert_eq!(world.next(), []);
    }
    assert_eq!(world.alarm(), Ok(MINUTE));
    world.ms += MINUTE;
    assert_eq!(world.next(), [(Next::Refresh, one)]);
}

#[test]
fn a_token_that_nobody_has_used_is_left_to_age() {
    let mut world = PoolWorld::new(9, None, 9);
    let (key, mut engine) = world.admit();
    world.warm(&mut engine, 3_600);
    world.rest(key, &mut engine);
    let left_ms = world.alarm().unwrap();
    assert!((1_500_000..=3_300_000).contains(&left_ms), "{left_ms}");
    world.ms += left_ms;
    world.pool.alarm_fired();
    assert_eq!((world.next(), world.alarm()), (vec![], Err(AlarmChange::Keep)));
    let mut engine = world.pool.wake(key).unwrap();
    world.uses(&mut engine);
    world.rest(key, &mut engine);
    assert_eq!(world.next(), [(Next::Refresh, key)], "a call has used it");
}

#[test]
fn a_tenant_at_rest_is_refreshed_in_time() {
    let mut world = PoolWorld::new(9, None, 9);
    let (key, mut engine) = world.admit();
    world.warm(&mut engine, 3_600);
    world.uses(&mut engine);
    world.rest(key, &mut engine);
    world.ms += world.alarm().unwrap();
    assert_eq!(world.next(), [(Next::Refresh, key)]);
    let mut engine = world.pool.wake(key).unwrap();
    let now = world.now();
    let flight = engine.begin_refresh(now).unwrap();
    assert!(!engine.awaited(flight));
    assert!(world.pool.enter(key, flight, A, false, now));
    world.configure(&mut engine, json!({}), false);
    world.grant(&mut engine, flight, 3_600);
    world.leave(key, flight);
    world.rest(key, &mut engine);
    assert!(world.alarm().unwrap() >= 1_500_000);
}

#[test]
fn a_refresh_that_has_failed_is_due_again_after_its_wait() {
    let mut world = PoolWorld::new(9, None, 9);
    let (key, mut engine) = world.admit();
    world.warm(&mut engine, 3_600);
    world.uses(&mut engine);
    world.ms += 3_300_000;
    let flight = engine.begin_refresh(world.now()).unwrap();
    world.fails(&mut engine, flight, everbearer::engine::token_endpoint::response::Fault::Timeout);
    world.rest(key, &mut engine);
    assert_eq!(world.alarm(), Ok(3 * SECOND));
    world.ms += 2_999;
    assert_eq!(world.next(), []);
    world.ms += 1;
    assert_eq!(world.next(), [(Next::Refresh, key)]);
}

#[test]
fn without_background_refreshes_there_is_no_timer() {
    let options = json!({"backgroundRefresh": false});
    let mut world = PoolWorld::with(common(options).unwrap(), 9, None, 9);
    let (key, mut engine) = world.admit();
    world.warm(&mut engine, 3_600);
    world.uses(&mut engine);
    world.ms += 3_400_000;
    assert!(!engine.refresh_is_due(world.now()));
    world.rest(key, &mut engine);
    assert_eq!(world.alarm(), Err(AlarmChange::Keep));
}

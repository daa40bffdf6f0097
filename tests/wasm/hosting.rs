//! One host serves all clients of the module: the module passes the client's id, and tells the host when it
//! has dropped the client.

use serde_json::json;
use wasm_bindgen_test::wasm_bindgen_test;

use crate::world::World;

#[wasm_bindgen_test]
async fn each_client_is_named_by_its_own_id() {
    let world = World::new();
    world.handed_clock();
    for id in [7_u32, 4_294_967_295] {
        world.run("ids.length = events.length = 0");
        let client = world
            .construct_as(&id.to_string(), "source({ policy: { tokenAttempts: 1 } })")
            .unwrap();
        world.responses(&[
            "() => Promise.reject(new TypeError('fault'))",
            "tokenResponse()",
            "body(200)",
        ]);
        world.fails(&client, "wait()").await;
        world.run("hand.wall += 60000, hand.monotonic += 60000");
        world.lead(&client, "call()").await.unwrap();
        client.close();
        assert_eq!(world.see("events.length"), 4);
        assert_eq!(world.see("[...new Set(ids)]"), json!([id]));
    }
}

#[wasm_bindgen_test]
async fn clients_side_by_side_keep_their_ids() {
    let world = World::new();
    let one = world.construct_as("1", "source()").unwrap();
    let other = world.construct_as("2", "source()").unwrap();
    for (client, id) in [(&one, 1), (&other, 2), (&one, 1)] {
        world.run("ids.length = 0");
        world.responses(&["tokenResponse()"]);
        world.lead(client, "wait({ forceRefresh: true })").await.unwrap();
        assert_eq!(world.see("ids"), json!([id, id, id]), "its request, and two events");
    }
}

#[wasm_bindgen_test]
fn a_client_that_is_freed_is_forgotten() {
    let world = World::new();
    let one = world.construct_as("1", "source()").unwrap();
    let other = world.construct_as("2", "source()").unwrap();
    one.close();
    assert_eq!(world.see("forgotten"), json!([]), "its status can still be asked for");
    drop(other);
    assert_eq!(world.see("forgotten"), json!([2]));
    drop(one);
    assert_eq!(world.see("forgotten"), json!([2, 1]));
}

/// The timer is one of the client's own clock, which the host finds by the id.
#[wasm_bindgen_test]
async fn its_timer_is_stopped_before_it_is_forgotten() {
    let world = World::new();
    world.handed_clock();
    world.run("stop = host.stopTimer, known = []");
    world.run("host.stopTimer = (...args) => { known.push(forgotten.length); stop(...args) }");
    let client = world.construct_as("3", "source()").unwrap();
    world.responses(&["tokenResponse()"]);
    world.lead(&client, "wait()").await.unwrap();
    world.run("known.length = 0");
    drop(client);
    assert_eq!(world.see("[known, forgotten]"), json!([[0], [3]]));
}

#[wasm_bindgen_test]
async fn a_client_is_known_until_its_flight_has_landed() {
    let world = World::new();
    let client = world.construct_as("4", "source()").unwrap();
    world.responses(&["(flight = held(tokenResponse()))"]);
    world.run("led = client.begin(wait(), 0), led.next(), led.free()");
    drop(client);
    world.settle().await;
    assert_eq!(world.see("forgotten"), json!([]));
    world.run("flight.release()");
    world.settle().await;
    assert_eq!(world.see("forgotten"), json!([4]));
}

/// The facade gets the error, and makes the host forget the id.
#[wasm_bindgen_test]
fn a_client_that_was_never_made_is_not_forgotten_again() {
    let world = World::new();
    assert!(world.construct_as("5", "source({ clientId: '' })").is_err());
    assert_eq!(world.see("[ids, forgotten]"), json!([[5], []]));
}

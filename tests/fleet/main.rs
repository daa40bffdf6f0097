//! Simulation of a fleet: processes with the real core in virtual time, a store they share and a token
//! endpoint, with everything that can go wrong between them.
//!
//! `EVERBEARER_FLEET_SEEDS` and `EVERBEARER_FLEET_FROM` make it search longer and elsewhere. `record.rs` records flights
//! for another test, which plays them through the package.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::arithmetic_side_effects,
    missing_docs
)]

mod callers;
#[path = "../common/mod.rs"]
mod common;
mod edge;
mod endpoint;
mod invariants;
mod outage;
mod process;
mod record;
mod regressions;
mod sabotage;
mod scenario;
mod search;
mod store;
mod table;
mod traffic;
mod transitions;
mod watch;
mod world;

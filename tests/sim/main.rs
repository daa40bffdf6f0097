//! Simulation: the real core in virtual time, with servers and callers that do everything that can go
//! wrong, next to a model that says what should have happened.
//!
//! `EVERBEARER_SIM_SEEDS`, `EVERBEARER_SIM_STEPS` and `EVERBEARER_SIM_FROM` make it search longer and
//! elsewhere: it stops after so many seeds and so many steps. `record.rs` records scenarios for another
//! loop to play.
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
mod driver;
mod invariants;
mod listener;
mod model;
mod record;
mod regressions;
mod sabotage;
mod scenario;
mod search;
mod server;
mod world;

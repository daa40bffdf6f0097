//! Simulation of a pool: hundreds of tenants with the real core in virtual time, several token endpoints, and
//! everything that can go wrong between them.
//!
//! `EVERBEARER_POOL_SEEDS` and `EVERBEARER_POOL_FROM` make it search longer and elsewhere.
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
mod flights;
mod invariants;
mod sabotage;
mod scenario;
mod search;
mod spread;
mod transitions;
mod watch;
mod world;

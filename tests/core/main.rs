//! Behaviour of the core, through its interface and in virtual time. One family of behaviour per file.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::arithmetic_side_effects,
    missing_docs
)]

mod support;

mod assertions;
mod config;
mod credentials;
#[path = "../common/dice.rs"]
mod dice;
mod discovery;
mod events;
mod expiry;
mod fleet;
mod fleet_rules;
mod foreign;
mod invalidation;
mod last_stretch;
mod lifecycle;
mod newer;
mod origin;
mod pool_flights;
mod pool_tenants;
mod pool_turns;
mod pool_world;
mod profile;
mod refresh;
mod rejected_statuses;
mod rejection;
mod request;
mod request_kinds;
mod response;
mod retries;
mod shapes;
mod status;
mod throttle;
mod traces;

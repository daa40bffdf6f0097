//! Behaviour of the wasm edge, in Node, in a world of fakes. One family of behaviour per file.
#![cfg(target_arch = "wasm32")]
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::arithmetic_side_effects,
    missing_docs
)]

mod world;

mod calls;
mod clocks;
mod configuration;
mod events;
mod hosting;
mod memory;
mod timers;
mod token_request;
mod waits;

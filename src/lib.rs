//! everbearer keeps machine-to-machine OAuth 2.0 bearer tokens fresh.
//!
//! [`engine`] decides and is pure Rust; `wasm` (wasm32 only) carries the decisions out through the
//! Fetch API and timers. The JavaScript facade in `js/` types both for people.

// Sums in tests are of numbers that stand there.
#![cfg_attr(test, allow(clippy::arithmetic_side_effects))]

pub mod engine;

#[cfg(target_arch = "wasm32")]
pub mod wasm;

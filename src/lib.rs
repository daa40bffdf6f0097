//! everbearer keeps machine-to-machine OAuth 2.0 bearer tokens fresh.
//!
//! [`engine`] makes the decisions and is pure Rust; `wasm` (wasm32 only) carries them out through the
//! Fetch API and timers. The JavaScript facade in `js/` is the typed, public interface to both.

// Tests compute with constants that cannot overflow.
#![cfg_attr(test, allow(clippy::arithmetic_side_effects))]
// `format!` is for tests and tools: clippy.toml has the reason.
#![cfg_attr(not(test), deny(clippy::disallowed_macros))]

pub mod engine;

#[cfg(target_arch = "wasm32")]
pub mod wasm;

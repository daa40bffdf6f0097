//! The core: every decision of the client, as pure Rust.
//!
//! It knows no clock, no randomness, no executor and no JavaScript. Time comes in as an
//! [`Instant`](time::Instant), entropy as a seed, replies as plain data; answers go out as plain
//! data for an edge to carry out. [`client`] is the door that edges use.

pub mod backoff;
pub mod budget;
pub mod call;
pub mod client;
pub mod config;
pub mod error;
pub mod event;
pub mod json;
pub mod machine;
pub mod origin;
pub mod policy;
pub mod profile;
pub mod reader;
pub mod request;
pub mod response;
pub mod rng;
pub mod schedule;
pub mod secret;
pub mod shapes;
pub mod state;
pub mod time;
pub mod token;
pub mod verdict;

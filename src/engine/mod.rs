//! The core: every decision of the client, as pure Rust.
//!
//! It knows no clock, no randomness, no executor and no JavaScript. Time comes in as an
//! [`Instant`](time::Instant), entropy as a seed, replies as plain data; answers go out as plain
//! data for an edge to carry out. [`client`] is the door that edges use.
//!
//! A module uses those below it only: [`shapes`] and [`client`] stand on [`token_endpoint`], [`config`],
//! [`call`] and [`lifecycle`], and these on the files beside them. `scripts/lib/rust-order.mjs` has the
//! whole order, and a check keeps it.

pub mod backoff;
pub mod call;
pub mod client;
pub mod config;
pub mod decimal;
pub mod error;
pub mod event;
pub mod http_status;
pub mod ids;
pub mod json;
pub mod lifecycle;
pub mod origin;
pub mod policy;
pub mod retry_after;
pub mod rng;
pub mod runtime_code;
pub mod secret;
pub mod shapes;
pub mod time;
pub mod token_endpoint;

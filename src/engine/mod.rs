//! The core: every decision of the client, as pure Rust.
//!
//! It knows no clock, no randomness, no executor and no JavaScript. Time comes in as an
//! [`Instant`](time::Instant), entropy as a seed, responses as plain data; decisions go out as plain
//! data for an edge to carry out. Edges use it through [`client`].
//!
//! A module uses only modules below it: [`shapes`] and [`client`] use [`token_endpoint`], [`config`],
//! [`fleet`], [`call`] and [`lifecycle`], which use the files beside them. `scripts/lib/rust-order.mjs` lists the
//! whole order, and a check enforces it.

pub mod backoff;
pub mod call;
pub mod client;
pub mod config;
pub mod decimal;
pub mod error;
pub mod event;
pub mod fleet;
pub mod http_status;
pub mod ids;
pub mod json;
pub mod lifecycle;
pub mod origin;
pub mod policy;
pub mod pool;
pub mod retry_after;
pub mod rng;
pub mod runtime_code;
pub mod secret;
pub mod shapes;
pub mod status;
pub mod text;
pub mod time;
pub mod token_endpoint;

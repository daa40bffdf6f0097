//! One client: what an edge feeds, and asks what to do.

pub mod engine;
pub mod tenant;

pub use crate::engine::status::{Counters, Status};
pub use engine::{AlarmChange, Engine};

//! The life of one client's token: which one is current, how long it is used, and when a newer one is
//! asked for.

mod machine;
pub mod schedule;
mod state;
pub mod token;

pub use machine::Lifecycle;
pub use state::{Acquire, Need, Refusal, State, Warm};

//! The life of one client's token: which one is current, how long it is used, when a newer one is asked
//! for, and when the token endpoint may be asked again.

mod machine;
mod pacing;
pub mod schedule;
mod state;
pub mod token;

pub use machine::Lifecycle;
pub use state::{Acquire, Need, Refusal, State, Warm};

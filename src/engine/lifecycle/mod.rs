//! The life of one client's token: which one is current, how long it is used, when it is refreshed, and
//! when the next token request may be sent.

mod machine;
mod pacing;
pub mod schedule;
mod state;
pub mod token;

pub use machine::Lifecycle;
pub use state::{Acquire, Need, Offer, Rejection, State, Warmth};

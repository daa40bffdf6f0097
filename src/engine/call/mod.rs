//! One call: its way to a token, and what becomes of its response.

pub mod challenge;
pub mod retry_budget;
mod step;
pub mod verdict;

pub(super) use step::Stage;
pub use step::{Call, CallOptions, Step};

//! How the processes of a fleet share one token: through a store that all of them reach.

pub mod coordination;
pub mod health;
pub mod lease;
pub mod record;
pub mod sharing;

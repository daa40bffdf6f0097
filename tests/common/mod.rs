//! What the simulations of one client, of a fleet and of a pool have in common.

pub mod dice;
pub mod search;
pub mod units;
pub mod violation;

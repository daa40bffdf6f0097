//! What the simulations of one client and of a fleet have in common.

pub mod dice;
pub mod search;
pub mod violation;

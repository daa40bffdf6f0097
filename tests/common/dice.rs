//! The randomness of scenarios.

use everbearer::engine::rng::Rng;

pub struct Dice(Rng);

impl Dice {
    pub fn new(seed: u64) -> Self {
        Self(Rng::new(seed))
    }

    pub fn up_to(&mut self, limit: u64) -> u64 {
        self.0.up_to(limit)
    }

    pub fn one_in(&mut self, n: u64) -> bool {
        self.up_to(n - 1) == 0
    }

    pub fn pick<T: Copy>(&mut self, from: &[T]) -> T {
        from[self.up_to(from.len() as u64 - 1) as usize]
    }
}

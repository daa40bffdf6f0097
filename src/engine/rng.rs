//! A small seeded generator for jitter. The edge supplies the seed; nothing here is secret.

/// SplitMix64: one word of state, good enough to spread clients apart.
#[derive(Clone, Debug)]
pub struct Rng(u64);

impl Rng {
    /// A generator. The same seed gives the same numbers.
    pub const fn new(seed: u64) -> Self {
        Self(seed)
    }

    /// A number from 0 to `limit`, both inclusive.
    pub const fn up_to(&mut self, limit: u64) -> u64 {
        match limit.checked_add(1) {
            Some(bound) => match self.next().checked_rem(bound) {
                Some(value) => value,
                None => 0,
            },
            None => self.next(),
        }
    }

    const fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        z ^ (z >> 31)
    }
}

#[cfg(test)]
mod tests {
    use super::Rng;

    #[test]
    fn stays_within_the_limit_and_reaches_both_ends() {
        let mut rng = Rng::new(7);
        let drawn: Vec<u64> = (0..200).map(|_| rng.up_to(3)).collect();
        for wanted in 0..=3 {
            assert!(drawn.contains(&wanted), "{wanted} was never drawn");
        }
        assert!(drawn.iter().all(|value| *value <= 3));
    }

    /// The first numbers of the reference implementation for this seed.
    #[test]
    fn it_is_splitmix64() {
        let mut rng = Rng::new(1_234_567);
        let drawn = [(); 3].map(|()| rng.up_to(u64::MAX));
        let reference =
            [6_457_827_717_110_365_317, 3_203_168_211_198_807_973, 9_817_491_932_198_370_423];
        assert_eq!(drawn, reference);
    }

    #[test]
    fn the_same_seed_gives_the_same_numbers() {
        let (mut one, mut other) = (Rng::new(42), Rng::new(42));
        assert!((0..50).all(|_| one.up_to(u64::MAX) == other.up_to(u64::MAX)));
    }
}

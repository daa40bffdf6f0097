//! The retry budget: retries spend from it, successes refill it, and an empty budget means no retries.
//!
//! It keeps a client from multiplying the load on a service that is already failing.

use crate::engine::policy::Policy;

/// What is left to spend on retries.
#[derive(Clone, Debug)]
pub struct Budget {
    left: u64,
}

impl Budget {
    /// A full budget.
    pub const fn full(policy: &Policy) -> Self {
        Self { left: policy.retry_budget }
    }

    /// Takes the cost of one retry; false, and nothing taken, if too little is left. A retry that
    /// the server asked for (429, or any response with Retry-After) is cheaper than a guess.
    pub const fn spend(&mut self, policy: &Policy, throttled: bool) -> bool {
        let cost = if throttled { policy.throttled_retry_cost } else { policy.retry_cost };
        match self.left.checked_sub(cost) {
            Some(left) => {
                self.left = left;
                true
            }
            None => false,
        }
    }

    /// A call succeeded, and is refunded what it is owed.
    pub fn refund(&mut self, policy: &Policy, owed: u64) {
        let refund = policy.retry_refund.saturating_add(owed);
        self.left = self.left.saturating_add(refund).min(policy.retry_budget);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ten_retries_empty_it_and_ten_successes_pay_for_another() {
        let policy = Policy::default();
        let mut budget = Budget::full(&policy);
        assert!((0..10).all(|_| budget.spend(&policy, false)));
        assert!(!budget.spend(&policy, false));
        assert!(!budget.spend(&policy, true));
        for _ in 0..9 {
            budget.refund(&policy, 0);
        }
        assert!(!budget.spend(&policy, false));
        budget.refund(&policy, 0);
        assert!(budget.spend(&policy, false));
    }

    #[test]
    fn it_never_overflows_its_capacity() {
        let policy = Policy::default();
        let mut budget = Budget::full(&policy);
        budget.refund(&policy, 0);
        assert!((0..20).all(|_| budget.spend(&policy, true)));
        assert!(!budget.spend(&policy, true));
    }
}

//! The violation of an invariant.

use std::panic::{AssertUnwindSafe, catch_unwind};

/// The invariant that was violated, and how.
#[derive(Clone, Debug)]
pub struct Violation<I> {
    pub invariant: I,
    pub how: String,
}

/// A violation, unless this holds.
pub fn unless<I>(
    fine: bool,
    invariant: I,
    how: impl FnOnce() -> String,
) -> Result<(), Violation<I>> {
    if fine { Ok(()) } else { Err(Violation { invariant, how: how() }) }
}

/// The figures of a run and its outcome; a panic is a violation, too, of this invariant.
pub fn without_panic<F: Default, I>(
    no_panic: I,
    play: impl FnOnce() -> (F, Result<(), Violation<I>>),
) -> (F, Result<(), Violation<I>>) {
    catch_unwind(AssertUnwindSafe(play)).unwrap_or_else(|payload| {
        let text = payload.downcast_ref::<String>().cloned();
        let how = text.or_else(|| payload.downcast_ref::<&str>().map(|text| (*text).to_owned()));
        let violation = Violation { invariant: no_panic, how: how.unwrap_or_default() };
        (F::default(), Err(violation))
    })
}

//! The wasm edge: carries out what the core decides, through the Fetch API and timers.
//!
//! It converts and forwards. No threshold, no retry count and no look at a status stands here.

// Reading what the core says never fails; what JavaScript says may, and is always handled.

pub mod call;
pub mod client;
mod clock;
mod convert;
mod driver;
mod entropy;
mod fetch;
mod flight;
mod host;
mod launch;
mod race;
mod timer;

/// Freed memory is wiped: whatever copies of a secret the conversions make on their way, none stays
/// behind in the linear memory.
#[global_allocator]
static ALLOCATOR: zeroizing_alloc::ZeroAlloc<talc::wasm::WasmDynamicTalc> =
    zeroizing_alloc::ZeroAlloc(talc::wasm::new_wasm_dynamic_allocator());

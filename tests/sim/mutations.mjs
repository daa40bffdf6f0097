// Owns the list of changes to the core's source, each of which breaks one rule: the simulation must find every
// one of them. scripts/sim-mutations.mjs makes them in a copy, where BROKEN is true for one at a time.

export const mutations = [
  {
    file: "lifecycle/machine.rs",
    rule: "one flight at a time",
    find: "(left_ms > Millis::ZERO).then_some((flight.id, left_ms))",
    replace: "(left_ms > Millis::ZERO && !BROKEN).then_some((flight.id, left_ms))",
  },
  {
    file: "lifecycle/machine.rs",
    rule: "a flight that has outlived its limit is lost",
    find: "let left_ms = flight.until.left_ms(now);",
    replace: "let left_ms = if BROKEN { self.flight_limit_ms } else { flight.until.left_ms(now) };",
  },
  {
    file: "lifecycle/machine.rs",
    rule: "a rejection drops only the generation that it means",
    find: "self.token.as_ref().filter(|token| token.is_of(generation))",
    replace: "self.token.as_ref().filter(|token| BROKEN || token.is_of(generation))",
  },
  {
    file: "lifecycle/machine.rs",
    rule: "a token that came again is refreshed late",
    find: "if same.is_some() {",
    replace: "if same.is_some() && !BROKEN {",
  },
  {
    file: "lifecycle/machine.rs",
    rule: "a rejection means a token that came again, whichever flight brought it",
    find: "first: same.map_or(generation, |token| token.first)",
    replace:
      "first: if BROKEN { generation } else { same.map_or(generation, |token| token.first) }",
    // It takes a call in the air, a repetition and a rejection, in this order: a core test has just these.
    runs: [["core", ["a_rejection_of_a_call_in_the_air"]]],
  },
  {
    file: "lifecycle/machine.rs",
    rule: "a late token does not replace a newer one",
    find: "is_some_and(|token| token.flight >= flight)",
    replace: "is_some_and(|token| !BROKEN && token.flight >= flight)",
  },
  {
    file: "lifecycle/machine.rs",
    rule: "a token requested before invalidate is not used",
    find: "|| flight <= self.unwanted",
    replace: "|| (!BROKEN && flight <= self.unwanted)",
  },
  {
    file: "lifecycle/machine.rs",
    rule: "a failed refresh leaves the token alone",
    find: "Some(Event::TokenFailed {",
    replace:
      "if BROKEN && (alive || reason == Some(Reason::Ahead)) { self.token = None; } Some(Event::TokenFailed {",
  },
  {
    file: "lifecycle/pacing.rs",
    rule: "a failed refresh is backed off",
    find: "NotBefore::after(now, retry_in_ms.saturating_add(self.late_ms))",
    replace:
      "NotBefore::after(now, if BROKEN { Millis::ZERO } else { retry_in_ms.saturating_add(self.late_ms) })",
  },
  {
    file: "lifecycle/pacing.rs",
    rule: "the rhythm of failing refreshes doubles",
    find: "self.refresh_streak,\n",
    replace: "if BROKEN { 0 } else { self.refresh_streak },\n",
  },
  {
    file: "lifecycle/machine.rs",
    rule: "callers wait for the throttle and the backoff",
    find: "if wait_ms > Millis::ZERO {",
    replace: "if wait_ms > Millis::ZERO && !BROKEN {",
  },
  {
    file: "lifecycle/pacing.rs",
    rule: "refreshes wait for the throttle",
    find: "left_ms(now).max(self.wait_ms(now))",
    replace: "left_ms(now).max(if BROKEN { Millis::ZERO } else { self.wait_ms(now) })",
  },
  {
    file: "lifecycle/pacing.rs",
    rule: "a Retry-After of the token endpoint is obeyed",
    find: "self.asked = NotBefore::after(now, asked_ms);",
    replace: "self.asked = NotBefore::after(now, if BROKEN { Millis::ZERO } else { asked_ms });",
  },
  {
    file: "token_endpoint/response.rs",
    rule: "a Retry-After is not obeyed forever",
    find: "ms.min(sent.config.policy.token_retry_after_max_ms)",
    replace: "if BROKEN { ms } else { ms.min(sent.config.policy.token_retry_after_max_ms) }",
  },
  {
    file: "token_endpoint/response.rs",
    rule: "and for as long as its own parameter says",
    find: "ms.min(sent.config.policy.token_retry_after_max_ms)",
    replace:
      "ms.min(if BROKEN { sent.config.policy.max_lifetime_ms } else { sent.config.policy.token_retry_after_max_ms })",
  },
  {
    file: "lifecycle/pacing.rs",
    rule: "a success resets the failures",
    find: "self.failure = None;\n        self.streak = 0;\n",
    replace: "self.failure = None;\n        if !BROKEN { self.streak = 0; }\n",
  },
  {
    file: "lifecycle/pacing.rs",
    rule: "callers get an error that a retry cannot cure from memory",
    find: "let told = stored_ms > Millis::ZERO",
    replace: "let told = (stored_ms > Millis::ZERO && !BROKEN)",
  },
  {
    file: "lifecycle/pacing.rs",
    rule: "a stored error is followed by a probe",
    find: "stored_until: NotBefore::after(now, stored_ms),",
    replace:
      "stored_until: NotBefore::after(now, if BROKEN { stored_ms.share(1_000_000_000) } else { stored_ms }),",
  },
  {
    file: "lifecycle/pacing.rs",
    rule: "a caller gets the error before a wait that outlasts its patience",
    find: "|| wait_ms >= patience_ms;",
    replace: "|| (wait_ms >= patience_ms && !BROKEN);",
  },
  {
    file: "lifecycle/pacing.rs",
    rule: "even without a stored error",
    find: "return (wait_ms >= patience_ms)",
    replace: "return (if BROKEN { patience_ms == Millis::ZERO } else { wait_ms >= patience_ms })",
  },
  {
    file: "lifecycle/machine.rs",
    rule: "a flight is joined for no longer than a caller's patience",
    find: "left_ms.min(need.patience_ms)",
    replace: "if BROKEN { left_ms } else { left_ms.min(need.patience_ms) }",
  },
  {
    file: "lifecycle/machine.rs",
    rule: "a caller that waited for a flight may use its token",
    find: "|| need.waited == Some(token.flight)",
    replace: "|| (need.waited == Some(token.flight) && !BROKEN)",
  },
  {
    file: "lifecycle/machine.rs",
    rule: "a new token that is rejected like the last one is kept",
    find: "(held.is_none() && token.replaces_rejected && !accepted)",
    replace: "(held.is_none() && token.replaces_rejected && !accepted && !BROKEN)",
  },
  {
    file: "lifecycle/machine.rs",
    rule: "but not forever",
    find: "held.is_some_and(|(_, until)| until.left_ms(now) > Millis::ZERO)",
    replace: "held.is_some_and(|(_, until)| BROKEN || until.left_ms(now) > Millis::ZERO)",
  },
  {
    file: "lifecycle/machine.rs",
    rule: "a token that the API accepts is remembered as accepted",
    find: "token.accepted = true;",
    replace: "token.accepted = !BROKEN;",
  },
  {
    file: "lifecycle/machine.rs",
    rule: "so is one that has been in use for long",
    find: "token.used && now.waited_since(token.since) > policy.stored_error_ms",
    replace: "token.used && !BROKEN && now.waited_since(token.since) > policy.stored_error_ms",
  },
  {
    file: "lifecycle/machine.rs",
    rule: "but not at once",
    find: "now.waited_since(token.since) > policy.stored_error_ms",
    replace: "(BROKEN || now.waited_since(token.since) > policy.stored_error_ms)",
  },
  {
    file: "lifecycle/machine.rs",
    rule: "a token in its last stretch is the fallback",
    find: "_ if at_once || token.alive(now) =>",
    replace: "_ if at_once || (token.alive(now) && !BROKEN) =>",
  },
  {
    file: "lifecycle/machine.rs",
    rule: "after half of its remaining life at most",
    find: "token.life_ms(now).min(need.patience_ms).half()",
    replace: "token.life_ms(now).min(need.patience_ms).share(if BROKEN { 1_000 } else { 500 })",
  },
  {
    file: "lifecycle/machine.rs",
    rule: "in the last stretch callers wait for the flight in the air",
    find: "Some((flight, left_ms)) if waits",
    replace: "Some((flight, left_ms)) if !BROKEN && waits",
  },
  {
    file: "lifecycle/machine.rs",
    rule: "and wait once",
    find: "!need.joined && wait_ms",
    replace: "(!need.joined || BROKEN) && wait_ms",
  },
  {
    file: "lifecycle/machine.rs",
    rule: "they begin a flight, if none is in the air",
    find: "None if waits && may_refresh",
    replace: "None if waits && may_refresh && !BROKEN",
  },
  {
    file: "lifecycle/machine.rs",
    rule: "and keep the rhythm of refreshes",
    find: "None if waits && may_refresh",
    replace: "None if waits && (may_refresh || BROKEN)",
  },
  {
    file: "lifecycle/pacing.rs",
    rule: "which a failure in the last stretch starts",
    find: "if alive || !awaited {",
    replace: "if (alive && !BROKEN) || !awaited {",
  },
  {
    file: "lifecycle/machine.rs",
    rule: "a caller that asks for a newer token does not get the current one",
    find: "|token| token.generation > need.newer_than",
    replace: "|token| BROKEN || token.generation > need.newer_than",
  },
  {
    file: "lifecycle/pacing.rs",
    rule: "an error of the caller's own fetch is not backed off",
    find: "if awaited && !foreign {",
    replace: "if awaited && (!foreign || BROKEN) {",
  },
  {
    file: "lifecycle/pacing.rs",
    rule: "and not stored",
    find: "if foreign || error.code.transient()",
    replace: "if (foreign && !BROKEN) || error.code.transient()",
  },
  {
    file: "lifecycle/pacing.rs",
    rule: "the random delay leaves time for the token request",
    find: ".saturating_sub(asked_ms).half();",
    replace: ".saturating_sub(asked_ms).share(if BROKEN { 2_000 } else { 500 });",
  },
  {
    file: "lifecycle/pacing.rs",
    rule: "invalidate forgets a stored error",
    find: "if self.asked.left_ms(now) == Millis::ZERO {\n            self.failure = None;\n        }\n",
    replace:
      "if BROKEN { return; }\n        if self.asked.left_ms(now) == Millis::ZERO {\n            self.failure = None;\n        }\n",
  },
  {
    file: "lifecycle/pacing.rs",
    rule: "but not the waits that the server asked for",
    find: "self.backoff = NotBefore::default();\n",
    replace:
      "self.backoff = NotBefore::default();\n        if BROKEN { self.asked = NotBefore::default(); }\n",
  },
  {
    file: "lifecycle/machine.rs",
    rule: "and forgets held rejections",
    find: "self.rejected_last = false;\n        self.pacing.forget(now);",
    replace: "self.rejected_last = self.rejected_last && BROKEN;\n        self.pacing.forget(now);",
  },
  {
    file: "lifecycle/machine.rs",
    rule: "an unused token is not refreshed",
    find: ".filter(|token| token.used && token.usable(now))",
    replace: ".filter(|token| (token.used || BROKEN) && token.usable(now))",
  },
  {
    file: "lifecycle/machine.rs",
    rule: "a token is refreshed only in its window",
    find: ".is_some_and(|token| token.refresh_in_ms(now) == Millis::ZERO)",
    replace: ".is_some_and(|token| token.refresh_in_ms(now) == Millis::ZERO || BROKEN)",
  },
  {
    file: "lifecycle/machine.rs",
    rule: "no timer is longer than timerMaxMs",
    find: "Some(wait_ms.min(policy.timer_max_ms))",
    replace: "Some(if BROKEN { wait_ms } else { wait_ms.min(policy.timer_max_ms) })",
  },
  {
    file: "lifecycle/machine.rs",
    rule: "a closed client makes no request",
    find: "if self.closed {\n            return Acquire::Fail",
    replace: "if self.closed && !BROKEN {\n            return Acquire::Fail",
  },
  {
    file: "lifecycle/machine.rs",
    rule: "close forgets the token, and with it the timer",
    find: "self.closed = true;\n        self.token = None;",
    replace: "self.closed = true;\n        if !BROKEN { self.token = None; }",
  },
  {
    file: "time.rs",
    rule: "a token ages while the machine sleeps",
    find: "mono.max(wall)",
    replace: "if BROKEN { mono } else { mono.max(wall) }",
  },
  {
    file: "time.rs",
    rule: "a token ages while the wall clock is set back",
    find: "mono.max(wall)",
    replace: "if BROKEN { wall } else { mono.max(wall) }",
  },
  {
    file: "lifecycle/schedule.rs",
    rule: "nobody uses a token in its hard window",
    find: "lifetime_ms.saturating_sub(hard_window(lifetime_ms, policy))",
    replace:
      "lifetime_ms.saturating_sub(if BROKEN { Millis::ZERO } else { hard_window(lifetime_ms, policy) })",
  },
  {
    file: "lifecycle/schedule.rs",
    rule: "no token is trusted for longer than maxLifetimeMs",
    find: ".min(policy.max_lifetime_ms);",
    replace: ".min(if BROKEN { Millis::MAX } else { policy.max_lifetime_ms });",
  },
  {
    file: "lifecycle/schedule.rs",
    rule: "the refresh-ahead window is never over half the lifetime",
    find: ")\n        .min(lifetime_ms.share(500))",
    replace: ")\n        .min(lifetime_ms.share(if BROKEN { 1_000 } else { 500 }))",
  },
  {
    file: "lifecycle/schedule.rs",
    rule: "a token is not refreshed earlier than in its window",
    find: "let latest_ms = lifetime_ms.saturating_sub(window_ms);",
    replace:
      "let latest_ms = lifetime_ms.saturating_sub(window_ms.share(if BROKEN { 2_000 } else { 1_000 }));",
  },
  {
    file: "lifecycle/schedule.rs",
    rule: "nor as early as the server says, if that is too early",
    find: "refresh_in_ms.max(least_ms)",
    replace: "refresh_in_ms.max(if BROKEN { Millis::ZERO } else { least_ms })",
  },
  {
    file: "lifecycle/schedule.rs",
    rule: "nor by the jitter",
    find: "jitter_ms.min(room_ms)",
    replace: "jitter_ms.min(if BROKEN { asked_ms } else { room_ms })",
  },
  {
    file: "token_endpoint/expiry.rs",
    rule: "a negative lifetime means never",
    find: "if *number < 0.0 => Some(Millis::MAX)",
    replace: "if *number < 0.0 => Some(if BROKEN { Millis::ZERO } else { Millis::MAX })",
  },
  {
    file: "retry_after.rs",
    rule: "a wait is rounded up",
    find: "whole.saturating_add(u64::from(more))",
    replace: "whole.saturating_add(if BROKEN { 0 } else { u64::from(more) })",
  },
  {
    file: "retry_after.rs",
    rule: "a number too large for a wait is a point in time",
    find: "if number < EPOCH_SECONDS {",
    replace: "if number < EPOCH_SECONDS || BROKEN {",
  },
  {
    file: "backoff.rs",
    rule: "retries of failing token requests are spread",
    find: "doubled(base_ms, cap_ms, attempt).random(rng)",
    replace: "if BROKEN { Millis::ZERO } else { doubled(base_ms, cap_ms, attempt).random(rng) }",
  },
  {
    file: "backoff.rs",
    rule: "the backoff has a cap",
    find: ".min(cap_ms)",
    replace: ".min(if BROKEN { Millis::MAX } else { cap_ms })",
  },
  {
    file: "client/engine.rs",
    rule: "patience is counted from the first wait for a token",
    find: "self.config.token_wait_ms.saturating_sub(waited_ms)",
    replace:
      "self.config.token_wait_ms.saturating_sub(if BROKEN { Millis::ZERO } else { waited_ms })",
  },
  {
    file: "client/engine.rs",
    rule: "and ends with the call's own timeout",
    find: "call.wait_left_ms(now).unwrap_or(Millis::MAX)",
    replace: "call.wait_left_ms(now).filter(|_| !BROKEN).unwrap_or(Millis::MAX)",
  },
  {
    file: "client/engine.rs",
    rule: "the statuses of the wire profile reject a token",
    find: "            if self.config.profile.rejects(status) &&",
    replace:
      "            if (if BROKEN { status == 401 } else { self.config.profile.rejects(status) }) &&",
  },
  {
    file: "client/engine.rs",
    rule: "but for errors that mean the caller",
    find: "!challenge.is_some_and(means_the_caller)",
    replace: "(BROKEN || !challenge.is_some_and(means_the_caller))",
  },
  {
    file: "client/engine.rs",
    rule: "unless they ask for a wait",
    find: "self.rejects_token(outcome) && !verdict::curable(outcome, now)",
    replace: "self.rejects_token(outcome) && (BROKEN || !verdict::curable(outcome, now))",
  },
  {
    file: "client/engine.rs",
    rule: "they do so while the client is warm, too",
    find: "verdict::passes(status) && !self.config.profile.rejects(status)",
    replace: "verdict::passes(status) && (BROKEN || !self.config.profile.rejects(status))",
  },
  {
    file: "client/engine.rs",
    rule: "a call is replayed once",
    find: "call.replayed = true;",
    replace: "call.replayed = !BROKEN;",
  },
  {
    file: "call/verdict.rs",
    rule: "a Retry-After above its cap hands the response to the caller",
    find: "asked_ms > policy.retry_after_max_ms =>",
    replace: "asked_ms > policy.retry_after_max_ms && !BROKEN =>",
  },
  {
    file: "call/verdict.rs",
    rule: "so does a wait that would outlast the call's own timeout",
    find: "|left_ms| delay_ms < left_ms)",
    replace: "|left_ms| BROKEN || delay_ms < left_ms)",
  },
  {
    file: "lifecycle/machine.rs",
    rule: "a token found warm does not stay so forever",
    find: ".filter(|token| token.warm.covers(wall))",
    replace: ".filter(|token| BROKEN || token.warm.covers(wall))",
  },
  {
    file: "lifecycle/token.rs",
    rule: "nor for its whole life",
    find: "now.span(self.refresh_in_ms(now).min(WARM_MS))",
    replace: "now.span(if BROKEN { Millis::MAX } else { self.refresh_in_ms(now).min(WARM_MS) })",
  },
];

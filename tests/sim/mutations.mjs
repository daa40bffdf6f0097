// Owns the list of changes to the core's source, each of which breaks one of its rules: the simulation must
// find every one of them. scripts/sim-mutations.mjs makes them in a copy, where BROKEN is true for one of
// them at a time.

export const mutations = [
  {
    file: "machine.rs",
    rule: "one flight at a time",
    find: "(left_ms > 0).then_some((flight.id, left_ms))",
    replace: "(left_ms > 0 && !BROKEN).then_some((flight.id, left_ms))",
  },
  {
    file: "machine.rs",
    rule: "a flight that has outlived its limit is lost",
    find: "self.flight_limit_ms.saturating_sub(now.waited_since(flight.since))",
    replace:
      "self.flight_limit_ms.saturating_sub(if BROKEN { 0 } else { now.waited_since(flight.since) })",
  },
  {
    file: "machine.rs",
    rule: "a refusal drops the generation that it is about",
    find: "self.token.as_ref().filter(|token| token.generation == generation)",
    replace: "self.token.as_ref().filter(|token| BROKEN || token.generation == generation)",
  },
  {
    file: "machine.rs",
    rule: "a late token does not replace a newer one",
    find: "is_some_and(|token| token.flight >= flight)",
    replace: "is_some_and(|token| !BROKEN && token.flight >= flight)",
  },
  {
    file: "machine.rs",
    rule: "what was asked for before invalidate is not wanted",
    find: "|| flight <= self.unwanted",
    replace: "|| (!BROKEN && flight <= self.unwanted)",
  },
  {
    file: "machine.rs",
    rule: "a failed renewal leaves the token alone",
    find: "self.renewal_streak = self.renewal_streak.saturating_add(1);",
    replace:
      "self.renewal_streak = self.renewal_streak.saturating_add(1); if BROKEN { self.token = None; }",
  },
  {
    file: "machine.rs",
    rule: "a failed renewal is backed off",
    find: "self.renew_not_before = NotBefore::after(now, retry_in_ms);",
    replace: "if !BROKEN { self.renew_not_before = NotBefore::after(now, retry_in_ms); }",
  },
  {
    file: "machine.rs",
    rule: "the rhythm of failing renewals doubles",
    find: "self.renewal_streak,\n",
    replace: "if BROKEN { 0 } else { self.renewal_streak },\n",
  },
  {
    file: "machine.rs",
    rule: "callers wait for the throttle and the backoff",
    find: "if wait_ms > 0 {",
    replace: "if wait_ms > 0 && !BROKEN {",
  },
  {
    file: "machine.rs",
    rule: "renewals wait for the throttle",
    find: "&& self.not_before.left_ms(now) == 0",
    replace: "&& (BROKEN || self.not_before.left_ms(now) == 0)",
  },
  {
    file: "machine.rs",
    rule: "a Retry-After of the token endpoint is obeyed",
    find: "self.not_before = NotBefore::after(now, backoff_ms.max(asked_ms));",
    replace:
      "self.not_before = NotBefore::after(now, if BROKEN { backoff_ms } else { backoff_ms.max(asked_ms) });",
  },
  {
    file: "machine.rs",
    rule: "a Retry-After is not obeyed for ever",
    find: ".min(policy.max_lifetime_ms);\n        let stored_ms",
    replace: ".min(if BROKEN { u64::MAX } else { policy.max_lifetime_ms });\n        let stored_ms",
  },
  {
    file: "machine.rs",
    rule: "a success begins anew",
    find: "self.streak = 0;\n",
    replace: "if !BROKEN { self.streak = 0; }\n",
  },
  {
    file: "machine.rs",
    rule: "an error that a retry cannot cure is answered from memory",
    find: "let told = stored_ms > 0",
    replace: "let told = (stored_ms > 0 && !BROKEN)",
  },
  {
    file: "machine.rs",
    rule: "a stored error is followed by a probe",
    find: "stored_until: NotBefore::after(now, stored_ms) }",
    replace:
      "stored_until: NotBefore::after(now, if BROKEN { stored_ms.saturating_mul(1_000_000) } else { stored_ms }) }",
  },
  {
    file: "machine.rs",
    rule: "a caller is told before a wait that it has no patience for",
    find: "|| wait_ms >= patience_ms;",
    replace: "|| (wait_ms >= patience_ms && !BROKEN);",
  },
  {
    file: "machine.rs",
    rule: "also when there is no error to tell",
    find: "return (wait_ms >= patience_ms)",
    replace: "return (if BROKEN { patience_ms == 0 } else { wait_ms >= patience_ms })",
  },
  {
    file: "machine.rs",
    rule: "a flight is joined for no longer than a caller's patience",
    find: "at_most_ms: left_ms.min(patience_ms)",
    replace: "at_most_ms: if BROKEN { left_ms } else { left_ms.min(patience_ms) }",
  },
  {
    file: "machine.rs",
    rule: "who has waited for a flight may use what it brought",
    find: "|| waited == Some(token.flight))",
    replace: "|| (waited == Some(token.flight) && !BROKEN))",
  },
  {
    file: "machine.rs",
    rule: "a fresh token that is refused like the last one is kept",
    find: "(held.is_none() && token.replaces_refused && !token.accepted)",
    replace: "(held.is_none() && token.replaces_refused && !token.accepted && !BROKEN)",
  },
  {
    file: "machine.rs",
    rule: "but not for ever",
    find: "held.is_some_and(|(_, until)| until.left_ms(now) > 0)",
    replace: "held.is_some_and(|(_, until)| BROKEN || until.left_ms(now) > 0)",
  },
  {
    file: "machine.rs",
    rule: "what the API accepts is remembered",
    find: "token.accepted = true;",
    replace: "token.accepted = !BROKEN;",
  },
  {
    file: "machine.rs",
    rule: "a token that nobody has used is left to age",
    find: "token.used && token.usable(now) && token.renew_in_ms(now) == 0",
    replace: "(token.used || BROKEN) && token.usable(now) && token.renew_in_ms(now) == 0",
  },
  {
    file: "machine.rs",
    rule: "a token is renewed in its window only",
    find: "token.usable(now) && token.renew_in_ms(now) == 0)",
    replace: "token.usable(now) && (token.renew_in_ms(now) == 0 || BROKEN))",
  },
  {
    file: "machine.rs",
    rule: "no timer is longer than timerMaxMs",
    find: "Some(wait_ms.min(policy.timer_max_ms))",
    replace: "Some(if BROKEN { wait_ms } else { wait_ms.min(policy.timer_max_ms) })",
  },
  {
    file: "machine.rs",
    rule: "a closed client makes no request",
    find: "if self.closed {\n            return Acquire::Fail",
    replace: "if self.closed && !BROKEN {\n            return Acquire::Fail",
  },
  {
    file: "machine.rs",
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
    file: "schedule.rs",
    rule: "nobody uses a token in its hard window",
    find: "lifetime_ms.saturating_sub(hard_window(lifetime_ms, policy))",
    replace:
      "lifetime_ms.saturating_sub(if BROKEN { 0 } else { hard_window(lifetime_ms, policy) })",
  },
  {
    file: "schedule.rs",
    rule: "no token is trusted for longer than maxLifetimeMs",
    find: ".min(policy.max_lifetime_ms);",
    replace: ".min(if BROKEN { u64::MAX } else { policy.max_lifetime_ms });",
  },
  {
    file: "schedule.rs",
    rule: "the refresh-ahead window is never over half the lifetime",
    find: ".min(share(lifetime_ms, 500))",
    replace: ".min(share(lifetime_ms, if BROKEN { 1_000 } else { 500 }))",
  },
  {
    file: "schedule.rs",
    rule: "a token is not renewed earlier than in its window",
    find: "window.saturating_add(rng",
    replace: "window.saturating_mul(if BROKEN { 2 } else { 1 }).saturating_add(rng",
  },
  {
    file: "backoff.rs",
    rule: "callers' failing requests are spread",
    find: "rng.up_to(doubled(base_ms, cap_ms, attempt))",
    replace: "if BROKEN { 0 } else { rng.up_to(doubled(base_ms, cap_ms, attempt)) }",
  },
  {
    file: "backoff.rs",
    rule: "the backoff has a cap",
    find: ".min(cap_ms)",
    replace: ".min(if BROKEN { u64::MAX } else { cap_ms })",
  },
  {
    file: "engine.rs",
    rule: "patience is counted from the first wait for a token",
    find: "self.config.token_wait_ms.saturating_sub(waited_ms)",
    replace: "self.config.token_wait_ms.saturating_sub(if BROKEN { 0 } else { waited_ms })",
  },
  {
    file: "engine.rs",
    rule: "and ends with the call's own timeout",
    find: "call.wait_left_ms(now).unwrap_or(u64::MAX)",
    replace: "call.wait_left_ms(now).filter(|_| !BROKEN).unwrap_or(u64::MAX)",
  },
  {
    file: "engine.rs",
    rule: "a call is replayed once",
    find: "call.replayed = true;",
    replace: "call.replayed = !BROKEN;",
  },
  {
    file: "verdict.rs",
    rule: "a Retry-After above its cap hands the answer to the caller",
    find: "asked_ms > policy.retry_after_max_ms =>",
    replace: "asked_ms > policy.retry_after_max_ms && !BROKEN =>",
  },
  {
    file: "verdict.rs",
    rule: "so does a wait that would outlast the call's timeout",
    find: "|left_ms| delay_ms < left_ms)",
    replace: "|left_ms| BROKEN || delay_ms < left_ms)",
  },
  {
    file: "machine.rs",
    rule: "what was found fresh is not so for ever",
    find: ".filter(|token| token.fresh.covers(wall_ms))",
    replace: ".filter(|token| BROKEN || token.fresh.covers(wall_ms))",
  },
  {
    file: "token.rs",
    rule: "what was found fresh is not so for the token's whole life",
    find: "now.span(self.renew_in_ms(now).min(FRESH_MS))",
    replace: "now.span(if BROKEN { u64::MAX } else { self.renew_in_ms(now).min(FRESH_MS) })",
  },
];

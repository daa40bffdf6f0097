// Owns the list of changes to the core's part for fleets, each of which breaks one rule: the simulation of a fleet, or
// a unit test of the core, must find every one of them. scripts/sim-mutations.mjs makes them in a copy, where BROKEN
// is true for one at a time.

export const mutations = [
  {
    file: "fleet/coordination.rs",
    rule: "a pause is no time of the store",
    find: "if !was_pause && !matches!(told, Told::Begun) {",
    replace: "if (BROKEN || !was_pause) && !matches!(told, Told::Begun) {",
  },
  {
    file: "fleet/coordination.rs",
    rule: "the operations of a flight share their time",
    find: "if self.seeking { self.spent_ms }",
    replace: "if self.seeking && !BROKEN { self.spent_ms }",
  },
  {
    file: "fleet/coordination.rs",
    rule: "a store that is left alone is not asked",
    find: "Told::Begun if is_held =>",
    replace: "Told::Begun if is_held && !BROKEN =>",
  },
  {
    file: "fleet/coordination.rs",
    rule: "nor after the token request",
    find: "Told::Landed if !is_held || self.holds(now)",
    replace: "Told::Landed if !is_held || BROKEN || self.holds(now)",
  },
  {
    file: "fleet/coordination.rs",
    rule: "unless others wait for what the flight has brought",
    find: "self.holds(now) => self.landing(",
    replace: "(self.holds(now) && !BROKEN) => self.landing(",
  },
  {
    file: "fleet/coordination.rs",
    rule: "a lease is given back although its flight is not wanted any more",
    find: "matches!(told, Told::Taken(true))",
    replace:
      "matches!(told, Told::Taken(true)) && (!BROKEN || context.lifecycle.progressed(now, self.flight).is_some())",
  },
  {
    file: "fleet/coordination.rs",
    rule: "a lease that another has is not one's own",
    find: "matches!(told, Told::Taken(true))",
    replace: "(matches!(told, Told::Taken(true)) || (BROKEN && matches!(told, Told::Taken(_))))",
  },
  {
    file: "fleet/coordination.rs",
    rule: "and it is looked at once more",
    find: "let is_own = matches!(",
    replace: "let is_own = (BROKEN && self.lease.is_some()) || matches!(",
  },
  {
    file: "fleet/coordination.rs",
    rule: "the record is read again after the take",
    find: "Told::Begun | Told::Taken(_) | Told::Done | Told::Landed => Need::Read,",
    replace:
      "Told::Taken(true) if BROKEN => self.request(reason, now, context), Told::Begun | Told::Taken(_) | Told::Done | Told::Landed => Need::Read,",
  },
  {
    file: "fleet/coordination.rs",
    rule: "a peer is waited for",
    find: "Some(Lease::Flight { left_ms, .. }) if awaited => {",
    replace:
      "Some(Lease::Flight { .. }) if BROKEN => self.request(reason, now, context), Some(Lease::Flight { left_ms, .. }) if awaited => {",
  },
  {
    file: "fleet/coordination.rs",
    rule: "but not by a refresh",
    find: "let awaited = reason != Reason::Ahead;",
    replace: "let awaited = BROKEN || reason != Reason::Ahead;",
  },
  {
    file: "fleet/coordination.rs",
    rule: "a peer that is gone is not waited for",
    find: "self.peer = NotBefore::default();",
    replace: "if !BROKEN { self.peer = NotBefore::default(); }",
  },
  {
    file: "fleet/coordination.rs",
    rule: "that a token replaces a rejected one is known to all who adopt it",
    find: "let Record { granted, replaces_rejected, .. } = record;",
    replace:
      "let Record { granted, replaces_rejected, .. } = record; let replaces_rejected = replaces_rejected && !BROKEN;",
  },
  {
    file: "fleet/coordination.rs",
    rule: "a peer is waited for although the store stutters",
    find: "self.faults < FAULTS_MAX",
    replace: "self.faults < FAULTS_MAX && !BROKEN",
  },
  {
    file: "fleet/coordination.rs",
    rule: "but not if it is silent",
    find: "self.faults < FAULTS_MAX",
    replace: "(BROKEN || self.faults < FAULTS_MAX)",
  },
  {
    file: "fleet/coordination.rs",
    rule: "a store that answers slowly is no reason to leave a peer",
    find: "// What a store that works takes for its answers is not time that callers lose.\n                self.spent_ms = Millis::ZERO;",
    replace: "if !BROKEN { self.spent_ms = Millis::ZERO; }",
  },
  {
    file: "fleet/coordination.rs",
    rule: "a hold-off that holds nobody any more is cleared away",
    find: "all_ms > Millis::ZERO {",
    replace: "(BROKEN || all_ms > Millis::ZERO) {",
  },
  {
    file: "fleet/coordination.rs",
    rule: "and only then",
    find: "all_ms > Millis::ZERO",
    replace: "(!BROKEN && all_ms > Millis::ZERO)",
  },
  {
    file: "fleet/coordination.rs",
    rule: "a token of which the time is over is not adopted",
    find: "let old_ms = age_ms.saturating_add(now.age_of(self.asked_at));",
    replace:
      "let old_ms = if BROKEN { age_ms } else { age_ms.saturating_add(now.age_of(self.asked_at)) };",
  },
  {
    file: "fleet/coordination.rs",
    rule: "an adopted token is as old as its record says",
    find: "let arrival = Arrival { granted, asked_at, age_ms, source, replaces_rejected };",
    replace:
      "let age_ms = if BROKEN { Millis::ZERO } else { age_ms }; let arrival = Arrival { granted, asked_at, age_ms, source, replaces_rejected };",
  },
  {
    file: "fleet/coordination.rs",
    rule: "a failure holds others off",
    find: "Some(hold_off) if holds => {",
    replace: "Some(hold_off) if holds && !BROKEN => {",
  },
  {
    file: "fleet/coordination.rs",
    rule: "a record that ends later is not replaced",
    find: "let keeps = present",
    replace: "let keeps = !BROKEN && present",
  },
  {
    file: "fleet/coordination.rs",
    rule: "unless it is the one that did not serve",
    find: "self.seen != Some(record.granted.access_token.print())",
    replace: "(BROKEN || self.seen != Some(record.granted.access_token.print()))",
  },
  {
    file: "fleet/coordination.rs",
    rule: "without the lease, the record is read before it is written",
    find: "None if holds => self.write(None, now, context),",
    replace: "None if holds || BROKEN => self.write(None, now, context),",
  },
  {
    file: "fleet/coordination.rs",
    rule: "an adopted token is not written",
    find: "token.filter(|_| self.requests)",
    replace: "token.filter(|_| BROKEN || self.requests)",
  },
  {
    file: "fleet/coordination.rs",
    rule: "nor is the store read for it",
    find: "None if self.requests => Need::Read,",
    replace: "None if BROKEN || self.requests => Need::Read,",
  },
  {
    file: "fleet/coordination.rs",
    rule: "nor that of another flight",
    find: "token.flight == self.flight",
    replace: "(BROKEN || token.flight == self.flight)",
  },
  {
    file: "fleet/coordination.rs",
    rule: "nor one whose time is over",
    find: "if keeps || for_ms == Millis::ZERO {",
    replace: "if keeps || (for_ms == Millis::ZERO && !BROKEN) {",
  },
  {
    file: "fleet/record.rs",
    rule: "a record says how old its token is",
    find: "now.age_of(token.since).0",
    replace: "if BROKEN { 0 } else { now.age_of(token.since).0 }",
  },
  {
    file: "fleet/coordination.rs",
    rule: "a lease that has ended is not acted on",
    find: "self.lease.is_some_and(|lease| lease.left_ms(now) > GUARD_MS)",
    replace: "self.lease.is_some_and(|lease| BROKEN || lease.left_ms(now) > GUARD_MS)",
  },
  {
    file: "fleet/coordination.rs",
    rule: "a lease is given back",
    find: "if holds { Need::Release } else { Need::End }",
    replace: "if holds && !BROKEN { Need::Release } else { Need::End }",
  },
  {
    file: "fleet/coordination.rs",
    rule: "a lease lasts longer than the token request",
    find: "Need::Take { for_ms: lease_ms(context) }",
    replace: "Need::Take { for_ms: lease_ms(context).share(if BROKEN { 50 } else { 1_000 }) }",
  },
  {
    file: "fleet/health.rs",
    rule: "the time for which a store is left alone doubles",
    find: "doubled(HOLD_MIN_MS, HOLD_MAX_MS, self.streak)",
    replace: "doubled(HOLD_MIN_MS, HOLD_MAX_MS, if BROKEN { 0 } else { self.streak })",
  },
  {
    file: "fleet/health.rs",
    rule: "and begins anew once the store works",
    find: "self.streak = 0;",
    replace: "if !BROKEN { self.streak = 0; }",
  },
  {
    file: "fleet/lease.rs",
    rule: "what the endpoint asks for holds for the fleet",
    find: "all_ms.max(error.retry_after_ms.unwrap_or_default())",
    replace:
      "all_ms.max(if BROKEN { Millis::ZERO } else { error.retry_after_ms.unwrap_or_default() })",
  },
  {
    file: "fleet/lease.rs",
    rule: "an error of the process's own holds nobody off",
    find: "(!own).then_some(",
    replace: "(BROKEN || !own).then_some(",
  },
  {
    file: "fleet/lease.rs",
    rule: "a hold-off lasts at least until others have seen it",
    find: ".max(HOLD_OFF_LEAST_MS);",
    replace: ".max(if BROKEN { Millis::ZERO } else { HOLD_OFF_LEAST_MS });",
  },
  {
    file: "fleet/lease.rs",
    rule: "refreshes are held off for as long as everyone",
    find: "let for_ms = for_ms.max(all_ms);",
    replace: "let for_ms = if BROKEN { for_ms } else { for_ms.max(all_ms) };",
  },
  {
    file: "fleet/lease.rs",
    rule: "a hold-off after a refresh holds nobody who waits",
    find: "self.for_ms.saturating_sub(self.all_ms).0",
    replace: "if BROKEN { 0 } else { self.for_ms.saturating_sub(self.all_ms).0 }",
  },
  {
    file: "fleet/sharing.rs",
    rule: "a flight is led to its end, although another has begun",
    find: "flights.swap(0, 1);",
    replace: "if !BROKEN { flights.swap(0, 1); }",
  },
  {
    file: "fleet/record.rs",
    rule: "the age of a record is by the store's count",
    find: "self.lifetime_ms().saturating_sub(left_ms).max(self.age_ms)",
    replace:
      "if BROKEN { self.age_ms } else { self.lifetime_ms().saturating_sub(left_ms).max(self.age_ms) }",
  },
  {
    file: "fleet/record.rs",
    rule: "and never less than when it was written",
    find: "self.lifetime_ms().saturating_sub(left_ms).max(self.age_ms)",
    replace:
      "self.lifetime_ms().saturating_sub(left_ms).max(if BROKEN { Millis::ZERO } else { self.age_ms })",
  },
  {
    file: "fleet/coordination.rs",
    rule: "a pause is shorter than a token request may take",
    find: "self.peer.left_ms(now).min(context.token_timeout_ms.half())",
    replace:
      "self.peer.left_ms(now).min(if BROKEN { Millis::MAX } else { context.token_timeout_ms.half() })",
  },
  {
    file: "lifecycle/machine.rs",
    rule: "a token that was asked for before invalidate is not written",
    find: "flight <= self.unwanted",
    replace: "(!BROKEN && flight <= self.unwanted)",
  },
  {
    file: "lifecycle/machine.rs",
    rule: "a token that was dropped is not adopted",
    find: "if serves && self.dropped != Some(print)",
    replace: "if serves && (BROKEN || self.dropped != Some(print))",
  },
  {
    file: "lifecycle/machine.rs",
    rule: "a flight that is not wanted any more is not led on",
    find: "let wanted = !self.closed && id > self.unwanted;",
    replace: "let wanted = !self.closed && (BROKEN || id > self.unwanted);",
  },
  {
    file: "lifecycle/machine.rs",
    rule: "a refresh does not replace a token that lives longer",
    find: "schedule.lifetime_ms > left_ms",
    replace: "(BROKEN || schedule.lifetime_ms > left_ms)",
  },
  {
    file: "lifecycle/machine.rs",
    rule: "a refresh that finds its own token in the store, not yet due, waits",
    find: "let later = reason == Reason::Ahead",
    replace: "let later = !BROKEN && reason == Reason::Ahead",
  },
  {
    file: "lifecycle/machine.rs",
    rule: "a flight that is led through the store is not lost",
    find: "flight.until = until;",
    replace: "if !BROKEN { flight.until = until; }",
  },
  {
    file: "lifecycle/machine.rs",
    rule: "a process whose token is alive keeps the rhythm of refreshes",
    find: "Reason::Needed => !self.is_alive(now),",
    replace: "Reason::Needed => BROKEN || !self.is_alive(now),",
  },
  {
    file: "lifecycle/machine.rs",
    rule: "and one that has none does not",
    find: "!self.is_alive(now),",
    replace: "(!BROKEN && !self.is_alive(now)),",
  },
  {
    file: "lifecycle/machine.rs",
    rule: "a refresh is urgent to nobody",
    find: "Reason::Ahead => false,",
    replace: "Reason::Ahead => BROKEN,",
  },
  {
    file: "lifecycle/machine.rs",
    rule: "a caller who wants another token is not put off",
    find: "Reason::Rejected | Reason::Forced => true,",
    replace: "Reason::Rejected | Reason::Forced => !BROKEN,",
  },
  {
    file: "lifecycle/machine.rs",
    rule: "a refresh that is left to a peer is not due for a while",
    find: "self.pacing.spared(now, wait_ms, streak);",
    replace: "if !BROKEN { self.pacing.spared(now, wait_ms, streak); }",
  },
  {
    file: "lifecycle/machine.rs",
    rule: "a failure of a peer holds a process off",
    find: "self.pacing.held(now, flight, error, streak);",
    replace: "if !BROKEN { self.pacing.held(now, flight, error, streak); }",
  },
  {
    file: "lifecycle/pacing.rs",
    rule: "and so do the others",
    find: "let for_ms = if spares {",
    replace: "let for_ms = if spares && !BROKEN {",
  },
  {
    file: "lifecycle/pacing.rs",
    rule: "the count of failures is the fleet's",
    find: "self.streak = streak;\n        self.late_ms",
    replace: "if !BROKEN { self.streak = streak; }\n        self.late_ms",
  },
  {
    file: "lifecycle/pacing.rs",
    rule: "and so is that of refreshes",
    find: "self.refresh_streak = self.refresh_streak.max(streak);",
    replace: "if !BROKEN { self.refresh_streak = self.refresh_streak.max(streak); }",
  },
  {
    file: "fleet/coordination.rs",
    rule: "a record without the base that calls need is not adopted",
    find: "if context.needs_base && granted.base_url.is_none() {",
    replace: "if context.needs_base && granted.base_url.is_none() && !BROKEN {",
  },
  {
    file: "fleet/record.rs",
    rule: "a record says when its token is due by the server's word, or because it came again",
    find: 'shape.number("r", token.refresh_in_ms.map(|ms| ms.0));',
    replace: 'shape.number("r", token.refresh_in_ms.filter(|_| !BROKEN).map(|ms| ms.0));',
  },
];

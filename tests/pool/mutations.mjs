// Owns the list of changes to the core's part for pools, each of which breaks one rule: the simulation of a pool, or a
// test of the core, must find every one of them. scripts/sim-mutations.mjs makes them in a copy, where BROKEN is true
// for one at a time.

const machine = (rule, find, replace) => ({ file: "pool/machine.rs", rule, find, replace });
const turns = (rule, find, replace) => ({ file: "pool/turns.rs", rule, find, replace });
const tenants = (rule, find, replace) => ({ file: "pool/tenants.rs", rule, find, replace });
const deadlines = (rule, find, replace) => ({ file: "pool/deadlines.rs", rule, find, replace });
const tenant = (rule, find, replace) => ({ file: "client/tenant.rs", rule, find, replace });

export const mutations = [
  turns(
    "so many token requests are in the air at one origin",
    "self.busy < limits.at_once && self.wait_ms",
    "(BROKEN || self.busy < limits.at_once) && self.wait_ms",
  ),
  turns(
    "so many begin within a minute",
    "&& self.wait_ms(limits, now) == Millis::ZERO",
    "&& (BROKEN || self.wait_ms(limits, now) == Millis::ZERO)",
  ),
  turns(
    "a ring goes round",
    "if self.oldest == self.begun.len() {",
    "if !BROKEN && self.oldest == self.begun.len() {",
  ),
  turns(
    "the timer looks again when the minute allows it",
    "(waits && self.busy < limits.at_once)",
    "(waits && !BROKEN && self.busy < limits.at_once)",
  ),
  turns(
    "and not while all turns are taken",
    "self.busy < limits.at_once).then",
    "(BROKEN || self.busy < limits.at_once)).then",
  ),
  turns(
    "a due refresh waits for the minute as well",
    "self.is_wanted() || !self.due.is_empty();",
    "self.is_wanted() || (!BROKEN && !self.due.is_empty());",
  ),
  turns("a replaced clock lengthens no wait", "if now < begun {", "if now < begun && !BROKEN {"),
  turns(
    "an origin is remembered for a minute",
    "self.due.is_empty() && !counts",
    "self.due.is_empty() && (BROKEN || !counts)",
  ),
  turns(
    "and while something is in the air",
    "self.busy == 0 && !self.is_wanted()",
    "(BROKEN || self.busy == 0) && !self.is_wanted()",
  ),
  machine(
    "origins where nothing is going on are forgotten",
    "!turns.is_idle(moment)",
    "BROKEN || !turns.is_idle(moment)",
  ),
  machine(
    "callers come first",
    "let of_callers = !turns.awaited.is_empty();",
    "let of_callers = if BROKEN { turns.others.is_empty() } else { !turns.awaited.is_empty() };",
  ),
  machine(
    "a flight gets its turn",
    "if let Some(key) = self.granted(now) {",
    "if !BROKEN && let Some(key) = self.granted(now) {",
  ),
  machine(
    "a refresh does not begin while the origin is busy",
    "while turns.is_free(limits, moment)\n",
    "while (BROKEN || turns.is_free(limits, moment))\n",
  ),
  machine(
    "a flight that callers join is promoted",
    "*turn = Turn::Waiting { awaited: true };",
    "*turn = Turn::Waiting { awaited: !BROKEN };",
  ),
  machine(
    "a flight has one turn",
    "flight.filter(|(_, turn)| *turn == waits)",
    "flight.filter(|(_, turn)| BROKEN || *turn == waits)",
  ),
  machine(
    "at the origin where it is",
    "filter(|tenant| tenant.origin == *origin)",
    "filter(|tenant| BROKEN || tenant.origin == *origin)",
  ),
  machine(
    "who comes waits behind those who are there",
    "if own.is_some_and(|own| own != key) {",
    "if own.is_some_and(|own| own != key) && !BROKEN {",
  ),
  machine(
    "a turn that ends is another's",
    "turns.busy = turns.busy.saturating_sub(1);",
    "if !BROKEN { turns.busy = turns.busy.saturating_sub(1); }",
  ),
  machine(
    "the end of an earlier flight is not that of the next",
    "flight.is_some_and(|flight| flight != own)",
    "!BROKEN && flight.is_some_and(|flight| flight != own)",
  ),
  machine(
    "an earlier flight takes no turn",
    "Some((last, _)) if last > flight => return false,",
    "Some((last, _)) if last > flight && !BROKEN => return false,",
  ),
  machine(
    "a token request that was overtaken counts",
    "Some((last, Turn::Taken)) if last < flight => {",
    "Some((last, Turn::Taken)) if last < flight && !BROKEN => {",
  ),
  machine(
    "whoever waits is counted",
    "*waiting = waiting.saturating_sub(1);",
    "if !BROKEN { *waiting = waiting.saturating_sub(1); }",
  ),
  machine(
    "who is forgotten leaves its turn",
    "self.leave(key, None);\n        let is_known",
    "if !BROKEN { self.leave(key, None); }\n        let is_known",
  ),
  machine(
    "there is room for so many",
    "while self.tenants.resting() > self.most_at_rest",
    "while (BROKEN || self.tenants.resting() > self.most_at_rest)",
  ),
  machine(
    "and for no more",
    "        self.make_room();\n",
    "        if !BROKEN { self.make_room(); }\n",
  ),
  machine(
    "the edge is told who was forgotten",
    "self.forgotten.push(oldest);",
    "if !BROKEN { self.forgotten.push(oldest); }",
  ),
  machine(
    "at once",
    "(!self.forgotten.is_empty()).then_some(moment)",
    "(!BROKEN && !self.forgotten.is_empty()).then_some(moment)",
  ),
  machine(
    "before another has the place",
    "self.forgotten.push(oldest);",
    "self.forgotten.push(oldest); if BROKEN { self.tenants.vacate(oldest); }",
  ),
  machine(
    "the places in the spread differ",
    ".wrapping_mul(GOLDEN)",
    ".wrapping_mul(if BROKEN { 0 } else { GOLDEN })",
  ),
  machine(
    "and move with each token",
    ".wrapping_mul(STEP)",
    ".wrapping_mul(if BROKEN { 0 } else { STEP })",
  ),
  machine(
    "a deadline can be brought forward",
    "tenant.entry.is_none_or(|entry| due < entry)",
    "tenant.entry.is_none_or(|entry| !BROKEN && due < entry)",
  ),
  machine("put off", "Some(due) if due <= at => {}", "Some(due) if BROKEN || due <= at => {}"),
  machine(
    "and stopped",
    "        tenant.due = due;\n",
    "        if !BROKEN || due.is_some() { tenant.due = due; }\n",
  ),
  machine(
    "a token that nobody has used is left to age",
    "Some(engine) if !engine.refresh_is_due(now) =>",
    "Some(engine) if !BROKEN && !engine.refresh_is_due(now) =>",
  ),
  machine(
    "a refresh that is due is known once",
    "filter(|tenant| !tenant.is_due)",
    "filter(|tenant| BROKEN || !tenant.is_due)",
  ),
  machine("and due again later", "tenant.is_due = false;", "tenant.is_due = BROKEN;"),
  machine(
    "a timer is no longer than timerMaxMs",
    "min(most_ms)",
    "min(if BROKEN { Millis::MAX } else { most_ms })",
  ),
  machine(
    "a timer that is set is left alone",
    "if core::mem::replace(&mut self.alarm, alarm) == alarm {",
    "if core::mem::replace(&mut self.alarm, alarm) == alarm && !BROKEN {",
  ),
  machine(
    "a tenant at rest has its timer",
    "self.tenants.rest(key, engine, is_bare);\n        self.alarm_of(key, alarm_ms, now);",
    "self.tenants.rest(key, engine, is_bare);\n        if !BROKEN { self.alarm_of(key, alarm_ms, now); }",
  ),
  machine(
    "it holds no secret",
    "        self.conclude(engine);\n",
    "        if !BROKEN { self.conclude(engine); }\n",
  ),
  machine(
    "those without a token go first",
    "let is_bare = !engine",
    "let is_bare = BROKEN || !engine",
  ),
  deadlines(
    "entries are bounded",
    "if self.heap.len() > most {",
    "if self.heap.len() > most && !BROKEN {",
  ),
  deadlines(
    "and those that count are kept",
    "tenant.entry == Some(*at)",
    "(tenant.entry == Some(*at)) != BROKEN",
  ),
  tenants(
    "a key ends with its tenant",
    "tenant.uses.wrapping_add(1) % USES",
    "tenant.uses.wrapping_add(u32::from(!BROKEN)) % USES",
  ),
  tenants("a key fits into 31 bits", ") % USES;", ") % if BROKEN { u32::MAX } else { USES };"),
  tenants(
    "who is woken leaves the order",
    "        self.at_rest(key)?;\n        self.unlink(key.place());",
    "        self.at_rest(key)?;\n        if !BROKEN { self.unlink(key.place()); }",
  ),
  tenants(
    "the order is one of two neighbours",
    "neighbour.before = before;",
    "if !BROKEN { neighbour.before = before; }",
  ),
  tenants(
    "its end is known",
    "if queue.last == place as u32 {",
    "if !BROKEN && queue.last == place as u32 {",
  ),
  tenants(
    "an earlier tenant's refresh is not a later one's",
    "(tenant.is_due, tenant.origin, tenant.flight) = (false, 0, None);",
    "(tenant.is_due, tenant.origin, tenant.flight) = (BROKEN, 0, None);",
  ),
  tenant(
    "credentials do not go to another issuer's endpoint",
    "if self.place != place {",
    "if self.place != place && !BROKEN {",
  ),
  tenant(
    "a flight that is configured again keeps what it knows",
    "if Rc::ptr_eq(common, &self.config) && common",
    "if (BROKEN || Rc::ptr_eq(common, &self.config)) && common",
  ),
  tenant(
    "what is known of an endpoint is for those who have it",
    "common.has_endpoint_of(&config) {",
    "(BROKEN || common.has_endpoint_of(&config)) {",
  ),
  tenant(
    "and comes from them",
    "if common.has_endpoint_of(&self.config) {",
    "if BROKEN || common.has_endpoint_of(&self.config) {",
  ),
  tenant(
    "who knows nothing teaches nothing",
    "if Rc::ptr_eq(common, &self.config) {\n            return;",
    "if !BROKEN && Rc::ptr_eq(common, &self.config) {\n            return;",
  ),
  tenant(
    "the credentials are forgotten",
    "self.config = Rc::clone(common);",
    "if !BROKEN { self.config = Rc::clone(common); }",
  ),
  tenant("other credentials make another request", "if changed {", "if changed && !BROKEN {"),
  tenant(
    "new credentials are asked for at once",
    "self.lifecycle.forgive(now);",
    "if !BROKEN { self.lifecycle.forgive(now); }",
  ),
  tenant(
    "a flight that waits is not late",
    "self.lifecycle.parked(now, flight);",
    "if !BROKEN { self.lifecycle.parked(now, flight); }",
  ),
  tenant(
    "who has its turn is late after a while",
    "self.lifecycle.progressed(now, flight).is_some()",
    "BROKEN || self.lifecycle.progressed(now, flight).is_some()",
  ),
  tenant(
    "whoever has a background refresh may have one",
    "self.config.background_refresh && self",
    "(BROKEN || self.config.background_refresh) && self",
  ),
];

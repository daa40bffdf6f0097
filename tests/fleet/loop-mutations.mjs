// Owns the list of changes to the package's loop for fleets (js/src/stores), each of which breaks one rule: a flight that
// the simulation has recorded must end differently then. They are made in a copy of what the compiler makes of the files,
// where BROKEN is true for one at a time (tests/js/support/broken-loop.mjs).

export const mutations = [
  {
    file: "coordination.js",
    rule: "the core is told of a fault",
    find: "told = FAILED;",
    replace: "told = BROKEN ? DONE : FAILED;",
  },
  {
    file: "coordination.js",
    rule: "listeners are told of a fault",
    find: "if (failed && next",
    replace: "if (!BROKEN && failed && next",
  },
  {
    file: "coordination.js",
    rule: "a lease that was taken is the flight's",
    find: "this.#lease = [names.leases, text];",
    replace: "this.#lease = BROKEN ? undefined : [names.leases, text];",
  },
  {
    file: "coordination.js",
    rule: "a lease that another has is not",
    find: "return BUSY;",
    replace: "return BROKEN ? TAKEN : BUSY;",
  },
  {
    file: "coordination.js",
    rule: "a lease that is granted late is given back",
    find: "await keeper.release(names.leases, text);",
    replace: "BROKEN || (await keeper.release(names.leases, text));",
  },
  {
    file: "coordination.js",
    rule: "a lease that the core has not given back is given back at the end",
    find: "if (!this.#lease)",
    replace: "if (BROKEN || !this.#lease)",
  },
  {
    file: "coordination.js",
    rule: "a hold-off takes the place of the lease",
    find: "if (need === HOLD_OFF) {\n            this.#lease = undefined;",
    replace: "if (need === HOLD_OFF) {\n            if (!BROKEN) this.#lease = undefined;",
  },
  {
    file: "coordination.js",
    rule: "a hold-off is stored",
    find: "await keeper.hold(names, holdOffText(record), ms);",
    replace: "BROKEN || (await keeper.hold(names, holdOffText(record), ms));",
  },
  {
    file: "coordination.js",
    rule: "a hold-off that holds nobody is cleared away",
    find: "keeper.hold(names, undefined, 0)",
    replace: "(BROKEN ? undefined : keeper.hold(names, undefined, 0))",
  },
  {
    file: "coordination.js",
    rule: "the record is written",
    find: "await keeper.write(names, record, ms);",
    replace: "BROKEN || (await keeper.write(names, record, ms));",
  },
  {
    file: "coordination.js",
    rule: "a read knows the own lease",
    find: "this.#lease?.[1]",
    replace: "BROKEN ? undefined : this.#lease?.[1]",
  },
  {
    file: "coordination.js",
    rule: "a store that tells of changes is waited for longer",
    find: "tells ? changeMs : ms",
    replace: "tells && !BROKEN ? changeMs : ms",
  },
  {
    file: "coordination.js",
    rule: "a change ends a pause",
    find: ".then(told, ",
    replace: ".then(BROKEN ? () => undefined : told, ",
  },
  {
    file: "operation.js",
    rule: "an operation takes no longer than its limit",
    find: "}, limitMs);",
    replace: "}, BROKEN ? limitMs + 1 : limitMs);",
  },
  {
    file: "operation.js",
    rule: "an answer that comes at the limit counts",
    find: "timer = timers.setTimeout(() => {\n                reject(new Late());",
    replace:
      "if (BROKEN) reject(new Late());\ntimer = timers.setTimeout(() => {\n                reject(new Late());",
  },
  {
    file: "keeper.js",
    rule: "the time that a record has left is passed on",
    find: "leftMs: stored.leftMs",
    replace: "leftMs: BROKEN ? undefined : stored.leftMs",
  },
  {
    file: "keeper.js",
    rule: "the time that a lease has left is passed on",
    find: "leaseMs: lease.leftMs",
    replace: "leaseMs: BROKEN ? undefined : lease.leftMs",
  },
  {
    file: "keeper.js",
    rule: "a hold-off is no lease",
    find: "holdOffIn(lease.value) ??",
    replace: "(BROKEN ? undefined : holdOffIn(lease.value)) ??",
  },
  {
    file: "keeper.js",
    rule: "a lease is removed only if it is still the own one",
    find: "?.value === text)",
    replace: "?.value === text || BROKEN)",
  },
  {
    file: "lease.js",
    rule: "a hold-off says how many token requests have failed",
    find: ".${streak}.",
    replace: ".${BROKEN ? 0 : streak}.",
  },
];

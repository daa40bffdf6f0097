// Owns the setup of tests of AthenaClient against the sandbox: clients of its practice.

import { load } from "../packaging/load.mjs";
import { startSuite } from "./operations.mjs";

const { AthenaClient } = await load("everbearer/athena");

/** A client of a sandbox's practice, with further options. */
export function connect({ clientId, clientSecret, url: baseUrl, athena: { practiceId } }, own) {
  const policy = { backoffBaseMs: 1 };
  const where = { environment: "preview", baseUrl, practiceId };
  return new AthenaClient({ clientId, clientSecret, ...where, policy, ...own });
}

export const systemOf = ({ athena }) => athena;

/** A client with its own sandbox; both close with the test. */
export const start = (t) => startSuite(t, { connect, systemOf });

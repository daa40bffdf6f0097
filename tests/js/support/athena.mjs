// Owns the setup of tests of AthenaClient against the sandbox: clients of its practice.

import { load } from "../packaging/load.mjs";
import { startSuite } from "./operations.mjs";

const { AthenaClient } = await load("everbearer/athena");

export function connect({ clientId, clientSecret, url: baseUrl, athena: { practiceId } }) {
  const policy = { backoffBaseMs: 1 };
  const where = { environment: "preview", baseUrl, practiceId };
  return new AthenaClient({ clientId, clientSecret, ...where, policy });
}

export const systemOf = ({ athena }) => athena;

/** A client with its own sandbox; both close with the test. */
export const start = (t) => startSuite(t, { connect, systemOf });

// Every method of AthenaClient against the sandbox: requests, results and errors.

import { connect, systemOf } from "../support/athena.mjs";
import { testOperations } from "../support/operations.mjs";
import * as appointments from "./athena-rows/appointments.mjs";
import * as billing from "./athena-rows/billing.mjs";
import * as chartHistory from "./athena-rows/chart-history.mjs";
import * as charts from "./athena-rows/charts.mjs";
import * as claims from "./athena-rows/claims.mjs";
import * as documents from "./athena-rows/documents.mjs";
import * as encounterRecords from "./athena-rows/encounter-records.mjs";
import * as encounters from "./athena-rows/encounters.mjs";
import * as insurance from "./athena-rows/insurance.mjs";
import * as patients from "./athena-rows/patients.mjs";
import * as practice from "./athena-rows/practice.mjs";
import * as reference from "./athena-rows/reference.mjs";
import * as scheduling from "./athena-rows/scheduling.mjs";
import * as visits from "./athena-rows/visits.mjs";

const parts = [
  patients,
  charts,
  chartHistory,
  documents,
  insurance,
  appointments,
  scheduling,
  visits,
  practice,
  encounters,
  encounterRecords,
  claims,
  billing,
  reference,
];

testOperations({
  connect,
  systemOf,
  headers: (token, _body, method) => ({
    accept: "application/json",
    "content-type": ["POST", "PUT"].includes(method)
      ? "application/x-www-form-urlencoded"
      : undefined,
    authorization: `Bearer ${token}`,
  }),
  rows: parts.flatMap(({ rows }) => rows),
  failures: parts.flatMap(({ failures }) => failures),
});

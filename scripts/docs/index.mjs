// Owns the generated parts of the documents, and the types that are generated with them. The providers' pages come
// from declarations and types, what calls by method and path need from calls.mjs, all others from documents.mjs.
//
//   node scripts/docs/index.mjs           writes them
//   node scripts/docs/index.mjs --check   fails if they are stale

import { between, documentOf, update } from "../lib/generated.mjs";
import { fail } from "../lib/report.mjs";
import { athenaAbsent, isInSeed } from "./athena-absent.mjs";
import { about, isRecorded } from "./athena-recorded.mjs";
import { athenaSamples } from "./athena-samples.mjs";
import { callFiles } from "./calls.mjs";
import { documents } from "./documents.mjs";
import { optionsSection } from "./provider-options.mjs";
import { feedsOf, openSources, resourcesOf, typesBelow } from "./read.mjs";
import { absentFromSeed, absentFromV2 } from "./vagaro-absent.mjs";
import {
  absences,
  comparison,
  feedsSection,
  introduction,
  lacks,
  resourceSection,
  typesSection,
} from "./write.mjs";

/** Arguments of examples, by name or by type. */
const SEED_SAMPLES = {
  employee_id: '"emp_1"',
  assignee_id: '"emp_1"',
  customer_id: '"cust_1"',
  appointment_id: '"appt_1"',
  location_id: '"loc_1"',
  service_id: '"service_1"',
  services: '["service_1"]',
  task_id: '"task_1"',
  date: '"2027-03-01"',
  due_date: '"2027-03-01T14:00:00Z"',
  title: '"Order towels"',
  first_name: '"Ada"',
  name: '"Sample Salon"',
  schedule: '{ monday: { start_time: "09:00", end_time: "17:00" }, sunday: null }',
};
const V2_SAMPLES = {
  default: '"…"',
  date: '"2027-03-01"',
  startTime: '"2027-03-01T10:00:00"',
  endTime: '"2027-03-01T11:00:00"',
  slots: '[{ startTime: "09:00", endTime: "17:00" }]',
  bookingItems: '[{ serviceId: "…" }]',
  emailId: '"ada@example.com"',
  employeeFirstName: '"Ada"',
  businessName: '"Sample Salon"',
  personalTaskName: '"Training"',
};

const PAGES = {
  "docs/providers/athena.md": (sources) => {
    const page = {
      name: "`AthenaClient`",
      title: "",
      space: "",
      client: "athena",
      prefix: "/v1/{practiceid}/",
      samples: athenaSamples,
      isRecorded,
      recordings: about,
      same: (method) => (isInSeed(method) ? "the same" : "none"),
    };
    const resources = resourcesOf(sources, "js/src/providers/athena/client.ts", "AthenaClient");
    const feeds = feedsOf(sources);
    const methodsOfFeeds = feeds.flatMap(({ operations }) =>
      operations.filter(({ name }) => name !== "changes"),
    );
    const rowOf = (result) => ({ result, parameters: [] });
    return [
      optionsSection(sources, {
        path: "js/src/providers/athena/core.ts",
        name: "AthenaClient",
        prefix: "ATHENA",
        heading: "## Options",
      }),
      introduction([
        { ...page, resources: [...resources, { name: "feeds", operations: methodsOfFeeds }] },
      ]),
      ...resources.map((resource) => resourceSection(page, resource)),
      feedsSection(
        page,
        "Feeds of changes, one for each kind of record: see [Changes](#changes).",
        feeds,
      ),
      typesSection(page, typesBelow(sources, "js/src/providers/athena/types"), [
        ...resources,
        ...feeds.map(({ row, operations }) => ({ operations: [...operations, rowOf(row)] })),
      ]),
      "## Seed and official API",
      comparison(page, resources),
      "### Not offered",
      absences(athenaAbsent),
    ];
  },
  "docs/providers/vagaro.md": (sources) => {
    const seed = {
      name: "`VagaroClient`",
      title: "",
      space: "",
      client: "vagaro",
      prefix: "/",
      samples: SEED_SAMPLES,
    };
    const v2 = {
      name: "`VagaroV2Client`",
      title: "V2: ",
      space: "V2.",
      client: "vagaroV2",
      prefix: "/{region}/api/v2/",
      samples: V2_SAMPLES,
    };
    const folder = "js/src/providers/vagaro";
    const ours = resourcesOf(sources, `${folder}/client.ts`, "VagaroClient");
    const official = resourcesOf(sources, `${folder}/client-v2.ts`, "VagaroV2Client");
    return [
      optionsSection(sources, {
        path: `${folder}/client.ts`,
        name: "VagaroClient",
        prefix: "VAGARO",
        heading: "## Options of VagaroClient",
      }),
      optionsSection(sources, {
        path: `${folder}/client-v2.ts`,
        name: "VagaroV2Client",
        prefix: "VAGARO",
        heading: "## Options of VagaroV2Client",
      }),
      introduction([
        { ...seed, resources: ours },
        { ...v2, resources: official },
      ]),
      ...ours.map((resource) => resourceSection(seed, resource)),
      typesSection(seed, typesBelow(sources, `${folder}/seed/types`), ours),
      ...official.map((resource) => resourceSection(v2, resource)),
      typesSection(v2, typesBelow(sources, `${folder}/v2/types`), official),
      "## Both contracts",
      comparison(v2, official),
      "### Not offered",
      absences(absentFromSeed),
      lacks(absentFromV2),
    ];
  },
};

try {
  const sources = openSources();
  const pages = Object.entries(PAGES).map(([path, make]) => {
    const content = make(sources).filter(Boolean).join("\n\n");
    return documentOf(path, (text) => between(text, "operations and types", content));
  });
  const files = await Promise.all([...pages, callFiles(sources), documents()]);
  update(files.flat(), "node scripts/docs/index.mjs");
} catch (error) {
  fail(error);
}

// Owns the generated parts of the providers' pages: between two marks in docs/providers/*.md stands what
// the declarations and types say.
//
//   node scripts/docs/index.mjs           writes them
//   node scripts/docs/index.mjs --check   fails if they are not as they should be

import { readFileSync, writeFileSync } from "node:fs";
import { format } from "prettier";
import { inRoot } from "../lib/paths.mjs";
import { fail, say, Stop } from "../lib/report.mjs";
import { athenaAbsent } from "./athena-absent.mjs";
import { openSources, resourcesOf, typesBelow } from "./read.mjs";
import { absentFromSeed, absentFromV2 } from "./vagaro-absent.mjs";
import { absences, comparison, lacks, resourceSection, typesSection } from "./write.mjs";

const MARKS = /(<!-- generated: do not edit below -->\n)[^]*?(\n<!-- end of generated -->)/;

const SAMPLES = {
  Day: '"07/29/1990"',
  DayTime: '"07/29/1990 09:30:00"',
  BookAppointmentParams: '{ patientid: "1", reasonid: "1" }',
  CreateSlotParams:
    '{ departmentid: "1", providerid: "1", appointmentdate: "07/29/2030", appointmenttime: "09:30", reasonid: "1" }',
  CollectPaymentParams: '{ departmentid: "1", otheramount: "10.00", trackdata: "%B1?" }',
  UpdateClaimAttachmentParams: '{ claimattachmentid: "1", note: "1" }',
  "readonly ClaimCharge[]": '[{ procedurecode: "99213", icd10code1: "I10" }]',
  "readonly (readonly MeasuredVital[])[]":
    '[[{ clinicalelementid: "VITALS.HEARTRATE.RATE", value: "60" }]]',
};

const PAGES = {
  "docs/providers/athena.md": (sources) => {
    const page = {
      title: "",
      client: "athena",
      prefix: "/v1/{practiceid}/",
      samples: SAMPLES,
      same: ({ source }) => (source === "seed" ? "the same" : "the same, or none"),
    };
    const resources = resourcesOf(sources, "js/src/providers/athena/client.ts", "AthenaClient");
    return [
      ...resources.map((resource) => resourceSection(page, resource)),
      typesSection("Types", typesBelow(sources, "js/src/providers/athena/types")),
      "## Seed and official API",
      comparison(page, resources),
      "### Not offered",
      absences(athenaAbsent),
    ];
  },
  "docs/providers/vagaro.md": (sources) => {
    const seed = { title: "", client: "vagaro", prefix: "/", samples: {}, same: () => "the same" };
    const v2 = {
      title: "V2: ",
      client: "vagaroV2",
      prefix: "/{region}/api/v2/",
      samples: {},
      same: () => "another contract",
    };
    const folder = "js/src/providers/vagaro";
    const ours = resourcesOf(sources, `${folder}/client.ts`, "VagaroClient");
    const official = resourcesOf(sources, `${folder}/client-v2.ts`, "VagaroV2Client");
    return [
      ...ours.map((resource) => resourceSection(seed, resource)),
      typesSection("Types", typesBelow(sources, `${folder}/seed/types`)),
      ...official.map((resource) => resourceSection(v2, resource)),
      typesSection("V2: types", typesBelow(sources, `${folder}/v2/types`)),
      "## Both contracts",
      comparison(seed, ours),
      comparison(v2, official),
      "### Not offered",
      absences(absentFromSeed),
      lacks(absentFromV2),
    ];
  },
};

async function pageOf(sources, path, make) {
  const present = readFileSync(inRoot(path), "utf8");
  if (!MARKS.test(present)) throw new Stop(`${path} has no marks for what is generated`);
  const text = make(sources).filter(Boolean).join("\n\n");
  const whole = present.replace(MARKS, (_, begin, end) => `${begin}\n${text}\n${end}`);
  return { path, present, wanted: await format(whole, { parser: "markdown", printWidth: 100 }) };
}

try {
  const sources = openSources();
  const pages = await Promise.all(
    Object.entries(PAGES).map(([path, make]) => pageOf(sources, path, make)),
  );
  const stale = pages.filter(({ present, wanted }) => present !== wanted);
  if (stale.length > 0 && process.argv.includes("--check")) {
    const names = stale.map(({ path }) => path).join(", ");
    throw new Stop(`${names}: not as the declarations say. Run node scripts/docs/index.mjs`);
  }
  for (const { path, wanted } of stale) writeFileSync(inRoot(path), wanted);
  say(`${pages.length} pages, ${stale.length} changed`);
} catch (error) {
  fail(error);
}

// Owns insurances by their position among payers, and the insurance packages that the practice uses.
import { absent } from "./error-response.js";
import { cancel, POLICY, update } from "./insurance.js";
import { operation, page, PAGING } from "./operation.js";
import type { AthenaContext } from "./operation.js";
import type { Parameters } from "./parameters.js";
import type { InsurancePackage } from "./records.js";

const ALL = "/patients/:patientid/insurances";
const POSITION: Parameters = { number: "sequencenumber!", department: "departmentid" };
const SELF_PAY = { insurancepackageid: "0", name: "*SELF PAY*" };

/** The operations of this file. */
export const PAYER_OPERATIONS = [
  operation(`PUT ${ALL}`, [POLICY, POSITION, { id: "newsequencenumber" }], (context) => {
    update(atPosition(context));
    return { success: "true" };
  }),
  operation(`DELETE ${ALL}`, [POSITION, { text: "cancellationnote" }], (context) => {
    cancel(atPosition(context));
    return { success: "true" };
  }),
  operation(
    "GET /misc/commoninsurancepackages",
    [PAGING, { department: "departmentid!", boolean: "showonlycasepolicies" }],
    (context) => {
      const all = context.input.flag("showonlycasepolicies")
        ? []
        : context.store.insurancePackages.where();
      return page(
        context,
        "insurancepackages",
        all.map((each) => ({
          ...packageRow(each),
          insurancepackageid: Number(each.insurancepackageid),
        })),
      );
    },
  ),
  operation("GET /misc/topinsurancepackages", [PAGING, { department: "departmentid" }], listTop),
];

/** The same call for the insurance at the position that it names. */
function atPosition(context: AthenaContext): AthenaContext {
  const { store, input, id } = context;
  const { patientid } = store.patients.get(id("patientid"));
  const wanted = Number(input.need("sequencenumber"));
  const found = store
    .activeInsurances(patientid)
    .find(({ sequencenumber }) => sequencenumber === wanted);
  if (found === undefined) throw absent("insurance");
  return { ...context, id: (name) => (name === "insuranceid" ? found.insuranceid : id(name)) };
}

function packageRow({ insurancepackageid, ...each }: InsurancePackage): Record<string, unknown> {
  return {
    insurancepackageid,
    name: each.insuranceplanname,
    phone: each.insurancephone,
    address: "PO BOX 100",
    city: "WATERTOWN",
    state: "MA",
    zip: "02472",
  };
}

// Counts each patient's first insurance. Packages with the same share have the same rank.
function listTop(context: AthenaContext): unknown {
  const { store, input } = context;
  const patients = store.patients.where(({ departmentid }) =>
    input.fits("departmentid", departmentid),
  );
  const firsts = patients.map(
    ({ patientid }) => store.activeInsurances(patientid)[0]?.insurancepackageid ?? "0",
  );
  const shares = [...new Set(firsts)].map((packageid) => {
    const count = firsts.filter((first) => first === packageid).length;
    return { packageid, share: (100 * count) / firsts.length };
  });
  const sorted = shares.sort((a, b) => b.share - a.share);
  const found = sorted.map(({ packageid, share }) => ({
    ...(packageid === "0"
      ? SELF_PAY
      : {
          ...packageRow(store.insurancePackages.get(packageid)),
          insuranceproducttypename: "PPO",
        }),
    ranking: String(1 + sorted.findIndex((each) => each.share === share)),
    percentage: String(share),
  }));
  return page(context, "insurancepackages", found);
}

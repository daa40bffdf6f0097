// Owns the insurances of patients: packages, policies, eligibility and card images.
import { day } from "./dates.js";
import { absent, conflict, invalid } from "./error-response.js";
import { insuranceRow } from "./insurance-rows.js";
import { done, operation, page, PAGING } from "./operation.js";
import type { AthenaContext } from "./operation.js";
import { declared } from "./parameters.js";
import type { Parameters } from "./parameters.js";
import type { Insurance } from "./records.js";

/** The fields of a policy. */
export const POLICY: Parameters = {
  text: "insuranceidnumber policynumber insurancepolicyholder insurancepolicyholderfirstname insurancepolicyholderlastname insurancepolicyholdersex insurancepolicyholderzip",
  date: "issuedate expirationdate insurancepolicyholderdob",
};
const CHECKED: Parameters = { date: "dateofservice", text: "servicetypecode" };
const IMAGE: Parameters = { text: "image!", department: "departmentid" };
const ALL = "/patients/:patientid/insurances";
const ONE = `${ALL}/:insuranceid`;

/** The operations of this file. */
export const INSURANCE_OPERATIONS = [
  operation(
    "GET /insurancepackages",
    [PAGING, { text: "insuranceplanname! memberid!" }],
    listPackages,
  ),
  operation(`GET ${ALL}`, [PAGING, { boolean: "showcancelled" }], listInsurances),
  operation(
    `POST ${ALL}`,
    [POLICY, { id: "insurancepackageid! sequencenumber!", department: "departmentid" }],
    create,
  ),
  operation(`PUT ${ONE}`, [POLICY, { id: "newsequencenumber" }], update),
  operation(`DELETE ${ONE}`, { text: "cancellationnote" }, (context) => {
    cancel(context);
    return done({ message: "" });
  }),
  operation(`POST ${ONE}/reactivate`, { date: "expirationdate" }, reactivate),
  operation(`GET ${ONE}/benefitdetails`, CHECKED, (context) => {
    const { eligibilitystatus, eligibilitylastchecked } = insuranceOf(context);
    return { eligibilitystatus, eligibilitylastchecked };
  }),
  operation(`POST ${ONE}/benefitdetails`, CHECKED, (context) => {
    const checked = { eligibilitystatus: "Eligible", eligibilitylastchecked: day() };
    Object.assign(insuranceOf(context), checked);
    return done({ message: "" });
  }),
  operation(`GET ${ONE}/image`, { boolean: "jpegoutput" }, (context) => {
    const { image } = insuranceOf(context);
    if (image === undefined) throw absent("insurance card image");
    return { image };
  }),
  operation(`POST ${ONE}/image`, IMAGE, setImage),
  operation(`PUT ${ONE}/image`, IMAGE, setImage),
  operation(`DELETE ${ONE}/image`, {}, (context) => {
    insuranceOf(context).image = undefined;
    return done();
  }),
];

function insuranceOf({ store, id }: AthenaContext): Insurance {
  return store.insurances.getOf(id("patientid"), id("insuranceid"));
}

function listPackages(context: AthenaContext): unknown {
  const name = (context.input.text("insuranceplanname") ?? "").toLowerCase();
  const found = context.store.insurancePackages.where(({ insuranceplanname }) =>
    insuranceplanname.toLowerCase().includes(name),
  );
  const numbered = found.map((each) => ({
    ...each,
    insurancepackageid: Number(each.insurancepackageid),
    affiliations: ["Sample Alliance"],
    addresslist: ["PO BOX 100, WATERTOWN, MA 02472"],
  }));
  return page(context, "insurances", numbered);
}

function listInsurances(context: AthenaContext): unknown {
  const { store, input, id } = context;
  const { patientid } = store.patients.get(id("patientid"));
  const found = input.flag("showcancelled")
    ? store.insurances.of(patientid)
    : store.activeInsurances(patientid);
  return page(
    context,
    "insurances",
    found.map((each) => insuranceRow(store, each)),
  );
}

function create({ store, input, id }: AthenaContext): unknown {
  const { patientid } = store.patients.get(id("patientid"));
  const insurancepackageid = input.need("insurancepackageid");
  if (!store.insurancePackages.has(insurancepackageid)) {
    throw invalid("The parameter insurancepackageid is not valid.");
  }
  const sequencenumber = freeSequence(store, patientid, input.need("sequencenumber"));
  const insurance = store.insurances.add((insuranceid) => ({
    insuranceid,
    patientid,
    insurancepackageid,
    sequencenumber,
    eligibilitystatus: "Unverified",
    eligibilitylastchecked: undefined,
    cancelled: undefined,
    image: undefined,
    details: input.pick(declared(POLICY).keys()),
  }));
  return [insuranceRow(store, insurance)];
}

// No two insurances of a patient share a number, and there is no second without a first.
function freeSequence(store: AthenaContext["store"], patientid: string, text: string): number {
  const wanted = Number(text);
  const taken = store.activeInsurances(patientid).map(({ sequencenumber }) => sequencenumber);
  if (taken.includes(wanted)) throw conflict("The sequence number is taken by another insurance.");
  if (wanted < 1 || (wanted > 1 && !taken.includes(wanted - 1))) {
    throw invalid("The sequence numbers before this one are not in use.");
  }
  return wanted;
}

/** Changes the insurance of the path. */
export function update(context: AthenaContext): unknown {
  const { store, input } = context;
  const insurance = insuranceOf(context);
  const sequence = input.text("newsequencenumber");
  if (sequence !== undefined) {
    insurance.sequencenumber = freeSequence(store, insurance.patientid, sequence);
  }
  Object.assign(insurance.details, input.pick(declared(POLICY).keys()));
  return done({ message: "" });
}

/** Cancels the insurance of the path. */
export function cancel(context: AthenaContext): void {
  insuranceOf(context).cancelled = day();
}

function reactivate(context: AthenaContext): unknown {
  const insurance = insuranceOf(context);
  const { sequencenumber, patientid } = insurance;
  if (insurance.cancelled === undefined) throw conflict("The insurance is active.");
  freeSequence(context.store, patientid, String(sequencenumber));
  insurance.cancelled = undefined;
  Object.assign(insurance.details, context.input.pick(["expirationdate"]));
  return done({ message: "" });
}

function setImage(context: AthenaContext): unknown {
  insuranceOf(context).image = context.input.need("image");
  return done();
}

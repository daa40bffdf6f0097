// Owns the images in patients' records: photos and driver's licenses.
import type { Route } from "../../routes.js";
import type { ApiContext } from "../../system.js";
import { absent, invalid } from "./error-response.js";
import { operation } from "./operation.js";
import type { AthenaContext } from "./operation.js";
import type { ImageKind } from "./patient-state.js";
import type { AthenaStore } from "./store.js";

/** For each kind, the member of a patient's record that says whether there is an image. */
const FLAGS: Readonly<Record<ImageKind, string>> = {
  photo: "patientphoto",
  driverslicense: "driverslicense",
};
const BASE64 = /^[A-Za-z\d+/]+={0,2}$/;

/** The operations of this file. */
export const PATIENT_IMAGE_OPERATIONS = (["photo", "driverslicense"] as const).flatMap(
  operationsOf,
);

function operationsOf(kind: ImageKind): Route<ApiContext<AthenaStore>>[] {
  const path = `/patients/:patientid/${kind}`;
  return [
    operation(`GET ${path}`, {}, (context) => {
      const image = imagesOf(context, kind).get(context.id("patientid"));
      if (image === undefined) throw absent("image");
      return { image };
    }),
    operation(`POST ${path}`, { text: "image!", department: "departmentid" }, (context) => {
      const image = context.input.need("image");
      if (!BASE64.test(image)) throw invalid("The parameter image is not valid.");
      imagesOf(context, kind).set(context.id("patientid"), image);
      return confirm(context, kind, "true");
    }),
    operation(`DELETE ${path}`, {}, (context) => {
      if (!imagesOf(context, kind).delete(context.id("patientid"))) throw absent("image");
      return confirm(context, kind, "false");
    }),
  ];
}

function imagesOf({ store, id }: AthenaContext, kind: ImageKind): Map<string, string> {
  store.patients.get(id("patientid"));
  return store.patientState.images[kind];
}

// The real system writes this success as text.
function confirm({ store, id }: AthenaContext, kind: ImageKind, flag: string): unknown {
  store.patients.get(id("patientid"))[FLAGS[kind]] = flag;
  return { success: "true" };
}

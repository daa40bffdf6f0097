// Owns business locations and access levels of the V2 system.
import { spanOf } from "../calendar.js";
import { amount, clock, flag, listOf, objectOf, oneOf, required, text, whole } from "../fields.js";
import { only } from "../table.js";
import { ACCESS_LEVELS } from "./data.js";
import { unfit } from "./envelope.js";
import { BUSINESS, checked, existing, operation, query } from "./operation.js";
import type { V2Route } from "./operation.js";
import { PAGING, pageOf } from "./paging.js";
import type { BusinessHours } from "./rows.js";

const USUAL_PAGE_SIZE = 25;

/** The fields of an address in a request; responses have other ones. */
export const ADDRESS = {
  street: text,
  streetNo: text,
  city: text,
  state: text,
  postalCode: text,
  countryCode: text,
};

const UPDATE = {
  ...ADDRESS,
  businessName: text,
  businessAlias: text,
  businessPhone: text,
  businessEmail: text,
  serviceLocation: oneOf(["AtBusiness", "AtClientsLocation", "Both"]),
  businessWebsite: text,
  vagaroListingUrl: text,
  listedOnVagaro: flag,
  listedOnGoogle: flag,
  listedOnAppleMaps: flag,
  showContactInformation: flag,
  showVagaroConnect: flag,
  useEmployeeHours: flag,
  businessHours: listOf(
    objectOf({
      dayOfWeek: required(whole(0, 6)),
      openTime: required(clock),
      closeTime: required(clock),
      isClosed: required(flag),
    }),
  ),
  outCallPrice: amount,
  outCallTime: amount,
  mobileServiceRadius: amount,
  outCallPointRedeem: amount,
};

const SHOWN = [
  "businessName",
  "businessAlias",
  "businessPhone",
  "businessEmail",
  "businessWebsite",
  "vagaroListingUrl",
  "listedOnVagaro",
] as const;

/** The operations on locations and access levels. */
export const LOCATION_ROUTES: readonly V2Route[] = [
  operation(
    ["POST", "/locations", "read access"],
    { businessId: text, ...PAGING },
    (context, { businessId, ...wish }) => {
      const { locations } = context.data;
      const rows =
        businessId === undefined
          ? locations.all()
          : [existing(locations, "businessId", businessId)];
      const page = pageOf(context, wish, rows, USUAL_PAGE_SIZE);
      return { locations: page.rows, nextPage: page.next };
    },
  ),
  operation(
    ["PUT", "/locations/:businessId", "write access"],
    UPDATE,
    ({ data }, body, parameter) => {
      const id = parameter("businessId");
      const location = existing(data.locations, "businessId", id);
      const premises = existing(data.premises, "businessId", id);
      const businessHours = mergedHours(premises.businessHours, body.businessHours ?? []);
      data.locations.put({ ...location, ...only(body, SHOWN), ...shownAddress(body) });
      data.premises.put({ ...premises, businessHours });
      return null;
    },
  ),
  query("/merchants/business", ({ data }) => {
    const [location] = data.locations.all();
    return {
      businessId: location?.businessId,
      businessName: location?.businessName,
      address: location?.streetAddress,
      city: location?.city,
      state: location?.regionCode,
      zip: location?.postalCode,
      phone: location?.businessPhone,
    };
  }),
  query("/merchants/access-levels", ({ request, data }) => {
    const { businessId } = checked(Object.fromEntries(request.query), BUSINESS);
    existing(data.locations, "businessId", businessId);
    return ACCESS_LEVELS;
  }),
];

/** The response fields that an address in a request changes. */
export function shownAddress(
  body: Readonly<Partial<Record<keyof typeof ADDRESS, string>>>,
): object {
  const street = [body.streetNo, body.street].filter((part) => part !== undefined);
  return {
    ...only(body, ["city", "postalCode", "countryCode"]),
    ...(street.length === 0 ? {} : { streetAddress: street.join(" ") }),
    ...(body.state === undefined ? {} : { regionCode: body.state, regionName: body.state }),
  };
}

function mergedHours(
  old: readonly BusinessHours[],
  changes: readonly BusinessHours[],
): readonly BusinessHours[] {
  if (changes.some((day) => !day.isClosed && spanOf(day.openTime, day.closeTime) === undefined)) {
    throw unfit("businessHours", "openTime must be before closeTime");
  }
  const days = new Map([...old, ...changes].map((day) => [day.dayOfWeek, day]));
  return [...days.values()];
}

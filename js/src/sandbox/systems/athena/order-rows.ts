// Owns orders as responses show them.
import type { Order } from "./chart-records.js";
import { LAB_ORDER_TYPES } from "./reference-lists.js";

/** The test with this id. */
export const orderType = (id: string): (typeof LAB_ORDER_TYPES)[number] | undefined =>
  LAB_ORDER_TYPES.find(({ ordertypeid }) => ordertypeid === id);

/** An order in the list of an encounter's orders. */
export function orderRow({ orderid, ordertypeid, dateordered }: Order): Record<string, unknown> {
  return {
    orderid: Number(orderid),
    documentid: Number(orderid),
    class: "LAB",
    classdescription: "lab",
    description: orderType(ordertypeid)?.name,
    status: "REVIEW",
    dateordered,
    documentationonly: false,
    orderingprovider: "API-1",
    assigneduser: "API-1",
  };
}

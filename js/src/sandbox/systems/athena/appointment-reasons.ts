// Owns the reasons of appointments and of cancellations.
import type { AppointmentReason } from "./records.js";

/** Why appointments are cancelled. The first is the default. */
export const CANCEL_REASONS = [
  { reasonid: "-5", name: "CANCELLED FROM API", noshow: false, slotavailable: true },
  { reasonid: "2", name: "PATIENT NO SHOW", noshow: true, slotavailable: false },
  { reasonid: "4", name: "PATIENT RESCHEDULED", noshow: false, slotavailable: true },
] as const;

/** Why patients come. */
export const REASONS: readonly AppointmentReason[] = [
  {
    reasonid: "1",
    reason: "First visit",
    reasontype: "new",
    appointmenttypeid: "2",
    description: "I have not been here before.",
  },
  {
    reasonid: "2",
    reason: "Follow up",
    reasontype: "existing",
    appointmenttypeid: "3",
    description: "I am to be seen again.",
  },
  {
    reasonid: "6",
    reason: "Problem",
    reasontype: "existing",
    appointmenttypeid: "1",
    description: "Something else is the matter.",
  },
];

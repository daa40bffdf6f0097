// Owns the rows of the V2 system, as they are stored.
import type { Span } from "../calendar.js";

/** When a location opens and closes on one weekday; 0 is Sunday. */
export interface BusinessHours {
  readonly dayOfWeek: number;
  readonly openTime: string;
  readonly closeTime: string;
  readonly isClosed: boolean;
}

/** A business location as it is shown. */
export interface Location {
  readonly businessId: string;
  readonly businessGroupId: string;
  readonly businessName: string;
  readonly businessAlias: string;
  readonly businessPhone: string;
  readonly businessEmail: string;
  readonly businessWebsite: string;
  readonly vagaroListingUrl: string;
  readonly streetAddress: string;
  readonly city: string;
  readonly regionCode: string;
  readonly regionName: string;
  readonly countryCode: string;
  readonly countryName: string;
  readonly postalCode: string;
  readonly listedOnVagaro: boolean;
  readonly createdDate: string;
}

/** Data of a location that is never shown. */
export interface Premises {
  readonly businessId: string;
  readonly timezone: string;
  readonly businessHours: readonly BusinessHours[];
}

/** An employee as shown. */
export interface Employee {
  readonly serviceProviderId: string;
  readonly employeeFirstName: string;
  readonly employeeLastName: string;
  readonly businessGroupId: string;
  readonly email: string;
  readonly phone: string;
  readonly streetAddress: string;
  readonly city: string;
  readonly regionCode: string;
  readonly regionName: string;
  readonly countryCode: string;
  readonly countryName: string;
  readonly postalCode: string;
  readonly birthday: string;
  readonly startDate: string;
  readonly reportsTo: string;
  readonly accessLevelId: string;
  readonly employeeType: string;
  readonly employeeCardId: number;
  readonly createdDate: string;
  readonly createdBy: string;
  readonly isActive: boolean;
  readonly isOnlineBookingActive: boolean;
}

/** Working time of an employee; with services, for these only. */
export interface WorkSlot extends Span {
  readonly serviceIds: readonly string[];
}

/** The post of an employee at a location: working time by weekday, and by date where it differs. */
export interface Post {
  readonly serviceProviderId: string;
  readonly businessId: string;
  readonly regular: ReadonlyMap<number, readonly WorkSlot[]>;
  readonly dates: ReadonlyMap<string, readonly WorkSlot[]>;
}

/** Duration and price of a service by one employee. */
export interface Performer {
  readonly serviceProviderId: string;
  readonly price: number;
  readonly priceWithTax: number;
  readonly currency: string;
  readonly durationMinutes: number;
  readonly pointsGiven: number;
  readonly pointsRedeem: number;
}

/** A service. All but its location is shown. */
export interface Service {
  readonly businessId: string;
  readonly parentServiceId: string;
  readonly parentServiceTitle: string;
  readonly serviceId: string;
  readonly serviceTitle: string;
  readonly serviceDescription?: string;
  readonly businessCost: number;
  readonly currency: string;
  readonly isLiveStreamService: boolean;
  readonly isMobileService: boolean;
  readonly cleanUpTimeMinutes: number;
  readonly showOnlineStatus: string;
  readonly showPriceAsStartingPoint: boolean;
  readonly type: string;
  readonly addOnIds: readonly string[];
  readonly servicePerformedBy: readonly Performer[];
}

/** A customer. All but the location is shown. */
export interface Customer {
  readonly businessId: string;
  readonly customerId: string;
  readonly [name: string]: unknown;
}

/** An appointment as stored, at a local time; what is shown follows from the rows it refers to. */
export interface Appointment {
  readonly appointmentId: string;
  readonly businessId: string;
  readonly customerId: string;
  readonly serviceId: string;
  readonly serviceProviderId: string;
  readonly eventType: "appointment" | "class";
  readonly start: string;
  readonly bookingStatus: string;
  readonly createdDate: string;
  readonly modifiedDate: string | null;
}

/** The repetition of a personal task. */
export interface Recurrence {
  readonly type: "daily" | "weekly" | "monthly" | "yearly";
  readonly interval: number;
  readonly monthOfYear?: number;
  readonly dayOfWeek?: number;
  readonly endDate?: string;
}

/** A personal task, or a series of them. */
export interface PersonalTask {
  readonly personalTaskId: string;
  readonly personalTaskHexCode: string;
  readonly blockOnlineBooking: boolean;
  readonly businessId: string;
  readonly serviceProviderId: string;
  readonly personalTaskName: string;
  readonly personalTaskComment: string;
  readonly startTime: string;
  readonly endTime: string;
  readonly recurrence?: Recurrence;
}

/** A review as it is shown. */
export interface Review {
  readonly reviewIds: string;
  readonly reviewer: string;
  readonly averageRank: number;
  readonly serviceProviderName: string;
  readonly reviewerPhoto: string;
  readonly venueReview: string;
  readonly serviceProviderReview: string;
  readonly publishDate: string;
}

// Owns the types of the operations on providers and referring providers.

import type { Open } from "../../../errors/errors.js";
import type { Id } from "../../../operations/declare.js";
import type { ChangesParams, Counted, Page, PageParams } from "./common.js";

/**
 * What to include with providers.
 *
 * @provenance official
 */
export interface ProviderDetailParams {
  /** Whether to include `otherprovideridlist`: ids that mean the same provider. Default: false. */
  readonly showallproviderids?: boolean | undefined;
  /**
   * Requests `usualdepartmentid`, guessed from the last 90 days. The value is the share of appointments in
   * one department, 0 to 1, from which it counts as usual; at least 0.5 is recommended. Default: no guess.
   */
  readonly showusualdepartmentguessthreshold?: number | undefined;
}

/**
 * Parameters of `providers.getProvider`.
 *
 * @provenance official
 */
export interface GetProviderParams extends ProviderDetailParams {
  /** Whether to include a deleted provider. Default: false. */
  readonly showdeletedproviders?: boolean | undefined;
  /** 1 to include `federalidnumber`; the API takes a number here. Default: 0. */
  readonly showfederalidnumber?: 0 | 1 | undefined;
}

/**
 * Parameters of `providers.listProviders`.
 *
 * @provenance official
 */
export interface ListProvidersParams extends ProviderDetailParams, PageParams {
  /** Only providers with this name. Default: all. */
  readonly name?: string | undefined;
  /** Only providers of this type, such as `MD`. Default: all. */
  readonly providertype?: string | undefined;
}

/**
 * Fields to create or change a provider.
 *
 * @provenance official
 */
export interface ProviderParams {
  /** Whether the provider supervises and is credentialed to bill. */
  readonly billable: boolean;
  /** 1 for a person, 2 for anything else. */
  readonly entitytypeid: Id;
  /** The name in schedules. */
  readonly schedulingname: string;
  /** Whether the provider's signature is on file. */
  readonly signatureonfileflag: boolean;
  /** Last name. */
  readonly lastname?: string | undefined;
  /** First name. */
  readonly firstname?: string | undefined;
  /** Initial of the middle name. */
  readonly middleinitial?: string | undefined;
  /** Suffix of the name. */
  readonly namesuffix?: string | undefined;
  /** Sex. */
  readonly sex?: Open<"F" | "M"> | undefined;
  /** National Provider Identifier. */
  readonly npinumber?: Id | undefined;
  /** Social Security number. */
  readonly ssn?: string | undefined;
  /** The type's abbreviation, such as `MD`. */
  readonly providertype?: string | undefined;
  /** The specialty. */
  readonly specialtyid?: Id | undefined;
  /** The provider taxonomy code. */
  readonly ansicode?: string | undefined;
  /** The billed name. */
  readonly billednamecase?: string | undefined;
  /** The name in reports. */
  readonly reportingname?: string | undefined;
  /** A note for schedulers. */
  readonly schedulingnote?: string | undefined;
  /** The type of resource in schedules. */
  readonly scheduleresourcetypeid?: Id | undefined;
  /** Whether new patients are accepted; changes nothing in athenahealth itself. */
  readonly acceptingnewpatients?: boolean | undefined;
  /** Whether the provider is hidden in the patients' portal. */
  readonly hideinportal?: boolean | undefined;
  /** Whether a check-in creates an encounter. */
  readonly createencounteroncheckin?: boolean | undefined;
  /** Whether the services are tracked on the list of missing slips. */
  readonly trackmissingslips?: boolean | undefined;
  /** Whether to create a staff bucket for the provider. */
  readonly staffbucket?: boolean | undefined;
  /** Whether the provider refers patients in athenaCoordinator. */
  readonly crdreferring?: boolean | undefined;
  /** The username. */
  readonly username?: string | undefined;
  /** The address for Direct messages. */
  readonly directaddress?: string | undefined;
  /** Phone number. */
  readonly alternatephone?: string | undefined;
  /** The name in athenaCommunicator. */
  readonly communicatordisplayname?: string | undefined;
  /** The home department in athenaCommunicator. */
  readonly communicatorhomedepartment?: Id | undefined;
  /** The pronouns. */
  readonly personalpronounsid?: Id | undefined;
  /** The role in the practice. */
  readonly practiceroleid?: Id | undefined;
  /** The provider group. */
  readonly providergroupid?: Id | undefined;
  /** The profile, or `NEW`. */
  readonly providerprofileid?: Id | undefined;
  /** The supervising provider. */
  readonly supervisingproviderid?: Id | undefined;
  /** The NDC TAT number. */
  readonly ndctatnumber?: string | undefined;
}

/**
 * Parameters of `providers.createProvider`.
 *
 * @provenance official
 */
export interface CreateProviderParams extends ProviderParams {
  /** The medical group. */
  readonly medicalgroupid: Id;
  /** `self`: the provider supervises itself. Default: none. */
  readonly supervisingprovidertype?: Open<"self"> | undefined;
}

/**
 * Parameters of `providers.updateProvider`.
 *
 * @provenance official
 */
export interface UpdateProviderParams extends ProviderParams {
  /** The medical group. Default: unchanged. */
  readonly medicalgroupid?: Id | undefined;
}

/**
 * A provider.
 *
 * @provenance proven
 */
export interface Provider {
  /** The provider's id. */
  readonly providerid: string;
  /** First name. */
  readonly firstname?: string;
  /** Last name. */
  readonly lastname?: string;
  /** The name to show. */
  readonly displayname?: string;
  /** The name in schedules. */
  readonly schedulingname?: string;
  /** Sex. */
  readonly sex?: Open<"F" | "M">;
  /** Whether it is a person or something else. */
  readonly entitytype?: Open<"Person" | "Non-Person">;
  /** National Provider Identifier. */
  readonly npi?: string;
  /** The type's name. */
  readonly providertype?: string;
  /** The type's abbreviation, such as `MD`. */
  readonly providertypeid?: string;
  /** The specialty's name. */
  readonly specialty?: string;
  /** The specialty. */
  readonly specialtyid?: string;
  /** The specialty's ANSI name and code. */
  readonly ansinamecode?: string;
  /** The specialty's ANSI code. */
  readonly ansispecialtycode?: string;
  /** Whether the provider can be billed. */
  readonly billable?: boolean;
  /** Whether the provider is hidden in the patients' portal. */
  readonly hideinportal?: boolean;
  /** Whether a check-in creates an encounter. */
  readonly createencounteroncheckin?: boolean;
  /**
   * Whether new patients are accepted.
   *
   * @provenance reported
   */
  readonly acceptingnewpatients?: boolean;
  /** The name of the home department. */
  readonly homedepartment?: string;
  /** The username. */
  readonly providerusername?: string;
  /** The name of the type of resource in schedules. */
  readonly scheduleresourcetype?: string;
  /** The supervising provider. */
  readonly supervisingproviderid?: string;
  /** The username of the supervising provider. */
  readonly supervisingproviderusername?: string;
  /**
   * The department with most of the appointments, if a guess was requested.
   *
   * @provenance reported
   */
  readonly usualdepartmentid?: string;
  /**
   * Other ids of the same provider, if requested: a list in one source, text in others.
   *
   * @provenance disputed
   */
  readonly otherprovideridlist?: string | readonly string[];
  /**
   * The federal id number, if requested, as the API writes it.
   *
   * @provenance disputed
   */
  readonly federalidnumber?: string | number;
}

/**
 * One page of providers.
 *
 * @provenance proven
 */
export interface ProviderPage extends Page {
  /** The rows. */
  readonly providers: readonly Provider[];
}

/**
 * Providers that changed.
 *
 * @provenance proven
 */
export interface ChangedProviders extends Counted {
  /** The current records. */
  readonly providers: readonly Provider[];
}

/**
 * Parameters of `providers.getChangedProviders`.
 *
 * @provenance official
 */
export type GetChangedProvidersParams = ChangesParams;

/**
 * The result of `providers.createProvider`.
 *
 * @provenance reported
 */
export interface CreatedProvider {
  /** The new provider. */
  readonly providerid?: string;
}

/**
 * Fields to change a referring provider.
 *
 * @provenance official
 */
export interface UpdateReferringProviderParams {
  /** Last name, or the name if it is not a person. */
  readonly lastname?: string | undefined;
  /** First name. */
  readonly firstname?: string | undefined;
  /** Initial of the middle name. */
  readonly middleinitial?: string | undefined;
  /** Suffix of the name. */
  readonly namesuffix?: string | undefined;
  /** National Provider Identifier. */
  readonly npinumber?: Id | undefined;
  /** Street and number. */
  readonly address?: string | undefined;
  /** Second line of the address. */
  readonly address2?: string | undefined;
  /** City. */
  readonly city?: string | undefined;
  /** State, two letters. */
  readonly state?: string | undefined;
  /** ZIP code. */
  readonly zip?: string | undefined;
  /** Phone number. */
  readonly phone?: string | undefined;
  /** Fax number. */
  readonly fax?: string | undefined;
  /** E-mail address. */
  readonly email?: string | undefined;
  /** A note. */
  readonly note?: string | undefined;
}

/**
 * Fields to create a referring provider.
 *
 * @provenance official
 */
export interface CreateReferringProviderParams extends UpdateReferringProviderParams {
  /** Last name, or the name if it is not a person. */
  readonly lastname: string;
  /** Whether it is a person or something else. */
  readonly entitytype: Open<"PERSON" | "NONPERSON">;
}

/**
 * A provider who refers patients to the practice.
 *
 * @provenance reported
 */
export interface ReferringProvider {
  /** The referring provider's id, which is not a `providerid`. */
  readonly referringproviderid: string;
  /** First name. */
  readonly firstname?: string;
  /** Last name, or the name if it is not a person. */
  readonly lastname?: string;
  /** Whether it is a person or something else. */
  readonly entitytype?: Open<"PERSON" | "NONPERSON">;
  /** National Provider Identifier. */
  readonly npinumber?: string;
  /** City. */
  readonly city?: string;
  /** State, two letters. */
  readonly state?: string;
  /** ZIP code. */
  readonly zip?: string;
  /** Phone number. */
  readonly phone?: string;
  /** Fax number. */
  readonly fax?: string;
}

/**
 * One page of referring providers.
 *
 * @provenance reported
 */
export interface ReferringProviderPage extends Page {
  /** The rows. */
  readonly referringproviders: readonly ReferringProvider[];
}

/**
 * The result of `providers.createReferringProvider`.
 *
 * @provenance reported
 */
export interface CreatedReferringProvider {
  /** The new referring provider. */
  readonly referringproviderid?: string;
}

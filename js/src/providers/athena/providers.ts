// Owns the operations on providers and referring providers (docs.athenahealth.com/api/api-ref, provider
// and referring-provider).

import { operation } from "../../operations/declare.js";
import type { CallOptions, Id, NoParams } from "../../operations/declare.js";
import type { Paged } from "../../operations/paging.js";
import { done, one, pageOf } from "../../operations/shapes.js";
import type { Done, PageParams } from "./types/common.js";
import type {
  ChangedProviders,
  CreatedProvider,
  CreatedReferringProvider,
  CreateProviderParams,
  CreateReferringProviderParams,
  GetChangedProvidersParams,
  GetProviderParams,
  ListProvidersParams,
  Provider,
  ProviderPage,
  ReferringProvider,
  ReferringProviderPage,
  UpdateProviderParams,
  UpdateReferringProviderParams,
} from "./types/providers.js";

/** `client.providers`. */
export const providers = {
  /** One provider. */
  getProvider: operation<
    (providerid: Id, params?: GetProviderParams, options?: CallOptions) => Promise<Provider>
  >({
    method: "GET",
    path: "providers/{providerid}",
    result: one,
    provenance: "official",
  }),

  /** The practice's providers. */
  listProviders: operation<
    (params?: ListProvidersParams, options?: CallOptions) => Paged<Provider, ProviderPage>
  >({
    method: "GET",
    path: "providers",
    result: pageOf("providers"),
    provenance: "official",
    paging: { rows: "providers", id: "providerid", size: 500 },
  }),

  /** Creates a provider. athenahealth calls it a beta: a practice may have to be enabled for it. */
  createProvider: operation<
    (params: CreateProviderParams, options?: CallOptions) => Promise<CreatedProvider>
  >({
    method: "POST",
    path: "providers",
    result: one,
    provenance: "official",
    required: [
      "billable",
      "entitytypeid",
      "medicalgroupid",
      "schedulingname",
      "signatureonfileflag",
    ],
  }),

  /** Changes a provider. */
  updateProvider: operation<
    (providerid: Id, params: UpdateProviderParams, options?: CallOptions) => Promise<Done>
  >({
    method: "PUT",
    path: "providers/{providerid}",
    result: done,
    provenance: "official",
    required: ["billable", "entitytypeid", "schedulingname", "signatureonfileflag"],
  }),

  /** Deletes a provider. `getProvider` still finds it with `showdeletedproviders`. */
  deleteProvider: operation<
    (providerid: Id, params?: NoParams, options?: CallOptions) => Promise<Done>
  >({
    method: "DELETE",
    path: "providers/{providerid}",
    result: done,
    provenance: "official",
  }),

  /**
   * Providers that changed since this was called last. It requires a subscription, which
   * `client.feeds.providers.subscribe` creates. Reading removes changes from the list, unless
   * `leaveunprocessed` is given. Therefore it is not retried; after a failure, `showprocessedstartdatetime`
   * returns the lost changes. `client.feeds.providers.changes` loses none.
   */
  getChangedProviders: operation<
    (params?: GetChangedProvidersParams, options?: CallOptions) => Promise<ChangedProviders>
  >({
    method: "GET",
    path: "providers/changed",
    result: pageOf("providers"),
    safe: false,
    provenance: "official",
  }),

  /** The providers who refer patients to the practice. */
  getReferringProviders: operation<
    (params?: PageParams, options?: CallOptions) => Paged<ReferringProvider, ReferringProviderPage>
  >({
    method: "GET",
    path: "referringproviders",
    result: pageOf("referringproviders"),
    provenance: "official",
    paging: { rows: "referringproviders", id: "referringproviderid", size: 500 },
  }),

  /** One referring provider. */
  getReferringProvider: operation<
    (
      referringproviderid: Id,
      params?: NoParams,
      options?: CallOptions,
    ) => Promise<ReferringProvider>
  >({
    method: "GET",
    path: "referringproviders/{referringproviderid}",
    result: one,
    provenance: "official",
  }),

  /** Creates a referring provider. */
  createReferringProvider: operation<
    (
      params: CreateReferringProviderParams,
      options?: CallOptions,
    ) => Promise<CreatedReferringProvider>
  >({
    method: "POST",
    path: "referringproviders",
    result: one,
    provenance: "official",
    required: ["lastname", "entitytype"],
  }),

  /** Changes a referring provider. */
  updateReferringProvider: operation<
    (
      referringproviderid: Id,
      params?: UpdateReferringProviderParams,
      options?: CallOptions,
    ) => Promise<Done>
  >({
    method: "PUT",
    path: "referringproviders/{referringproviderid}",
    result: done,
    provenance: "official",
  }),
};

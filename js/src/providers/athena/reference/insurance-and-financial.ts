// Owns the operations of the chapter InsuranceAndFinancial of athenahealth's reference that have no method,
// with their parameters. Written by scripts/docs/index.mjs.

import type { List, Params } from "../../../operations/call-types.js";
import type { Id } from "../../../operations/declare.js";

// prettier-ignore
export interface InsuranceAndFinancialChapter {
  "PUT /appointments/{appointmentid}/insurances": Params<{ appointmentid: Id; primaryinsuranceid?: Id; secondaryinsuranceid?: Id }>;
  "GET /ccmenrollmentstatus/changed": Params<{ leaveunprocessed?: boolean; showprocessedenddatetime?: string; showprocessedstartdatetime?: string }> | undefined;
  "DELETE /ccmenrollmentstatus/changed/subscription": Params<{ eventname?: string }> | undefined;
  "GET /ccmenrollmentstatus/changed/subscription": object | undefined;
  "POST /ccmenrollmentstatus/changed/subscription": Params<{ eventname?: string }> | undefined;
  "GET /ccmenrollmentstatus/changed/subscription/events": object | undefined;
  "GET /claims/attachmenttypeclass": object | undefined;
  "DELETE /claims/changed/subscription": Params<{ eventname?: string; showadditionalevents?: boolean }> | undefined;
  "GET /claims/changed/subscription": Params<{ showadditionalevents?: boolean }> | undefined;
  "POST /claims/changed/subscription": Params<{ eventname?: string; showadditionalevents?: boolean }> | undefined;
  "GET /claims/changed/subscription/events": Params<{ showadditionalevents?: boolean }> | undefined;
  "GET /claims/customfields": object | undefined;
  "PUT /claims/{claimid}/claimnotes/override": Params<{ claimid: Id; username: string; claimnoteids?: Id | readonly Id[]; overrideall?: boolean; undooverrides?: boolean }>;
  "GET /claims/{claimid}/claimtransactions": Params<{ claimid: Id }>;
  "DELETE /feeschedules/configuration/procedure": Params<{ feescheduleid: Id; procedurecode: string }>;
  "POST /feeschedules/configuration/procedure": Params<{ amount: number; feescheduleid: Id; procedurecode: string }>;
  "POST /generalledger/inventory/consumption": Params<{ datecreated: string; inventory: List }>;
  "GET /insurancepackages/casepolicies": Params<{ insuranceplanname: string; casepolicytypeid?: Id; insuranceaddress?: string; insurancecity?: string; insurancephone?: string; insurancestate?: string; insurancezip?: string }>;
  "POST /insurancepackages/configuration/locallyadministered": Params<{ address: string; city: string; claimformat: string; name: string; phone: string; address2?: string; contactname?: string; countryid?: Id; effectivedate?: string; expirationdate?: string; fax?: string; frequency?: string; invoicecoversheet?: boolean; invoiceemailaddress?: string; invoiceoverduedays?: number; invoicepurchaseordernumber?: string; invoicesendviaemail?: boolean; invoiceshowadjustments?: boolean; invoicesubmitcorrected?: boolean; invoicesubmitoverdue?: boolean; note?: string; state?: string; switchoverdate?: string; zip?: string }>;
  "PUT /insurancepackages/configuration/locallyadministered/{insurancepackageid}": Params<{ insurancepackageid: Id; address?: string; address2?: string; city?: string; claimformat?: string; contactname?: string; countryid?: Id; effectivedate?: string; expirationdate?: string; fax?: string; frequency?: string; invoicecoversheet?: boolean; invoiceemailaddress?: string; invoiceoverduedays?: number; invoicepurchaseordernumber?: string; invoicesendviaemail?: boolean; invoiceshowadjustments?: boolean; invoicesubmitcorrected?: boolean; invoicesubmitoverdue?: boolean; name?: string; note?: string; phone?: string; state?: string; switchoverdate?: string; zip?: string }>;
  "PUT /insurancepackages/configuration/locallyadministered/{insurancepackageid}/deactivate": Params<{ insurancepackageid: Id; expirationdate?: string }>;
  "PUT /insurancepackages/configuration/locallyadministered/{insurancepackageid}/reactivate": Params<{ insurancepackageid: Id; expirationdate?: string }>;
  "GET /misc/oneyearcontractterms": object | undefined;
  "GET /misc/singleappointmentcontractterms": object | undefined;
  "POST /patientpayvendors/{vendorcode}/adjustingcharges": Params<{ vendorcode: Id; charges: List; patientid: Id }>;
  "POST /patientpayvendors/{vendorcode}/changeageingownership": Params<{ vendorcode: Id; action: string; claims: List; patientid: Id }>;
  "POST /patientpayvendors/{vendorcode}/claimcollections": Params<{ vendorcode: Id; claimids: Id | readonly Id[] }>;
  "POST /patientpayvendors/{vendorcode}/patientenrollment": Params<{ vendorcode: Id; action: string; patients: List }>;
  "POST /patientpayvendors/{vendorcode}/payments": Params<{ vendorcode: Id; departmentid: Id; externalrefid: Id; patientid: Id; paymentmethod: string; appointmentid?: Id; bankdepositdate?: string; cardnumberlast4?: string; checknumber?: string; claimpayment?: List; copayamount?: string; movetounappliedifoverpay?: boolean; otheramount?: string; postdate?: string; todayservice?: string; vendorterminalid?: Id }>;
  "POST /patientpayvendors/{vendorcode}/payments/{patientpaymentid}/refund": Params<{ vendorcode: Id; patientpaymentid: Id; departmentid: Id; externalrefid: Id; patientid: Id; paymentmethod: string; bankdepositdate?: string; fullrefund?: boolean; ispaymentsettled?: boolean; postdate?: string; vendorterminalid?: Id }>;
  "POST /patientpayvendors/{vendorcode}/statements": Params<{ vendorcode: Id; data: List }>;
  "GET /patients/{patientid}/claims/patientoutstandingdetailed": Params<{ patientid: Id; claimids?: Id | readonly Id[]; communicatorbrandid?: Id; showfamily?: boolean }>;
  "GET /patients/{patientid}/collectpayment/oneyear": Params<{ patientid: Id; departmentid?: Id }>;
  "GET /patients/{patientid}/collectpayment/oneyear/{appointmentid}": Params<{ patientid: Id; appointmentid: Id; departmentid?: Id }>;
  "POST /patients/{patientid}/collectpayment/oneyear/{appointmentid}": Params<{ patientid: Id; appointmentid: Id; billingaddress: string; billingzip: string; departmentid: Id; accountnumber?: string; allowduplicatepayments?: boolean; cardsecuritycode?: number | string; claimpayment?: List; ecommercemode?: boolean; email?: string; expirationmonthmm?: number | string; expirationyearyyyy?: number; maxamount?: number; nameoncard?: string; todayservice?: boolean; trackdata?: string }>;
  "POST /patients/{patientid}/collectpayment/oneyear/{contractid}/emailagreement": Params<{ patientid: Id; contractid: Id; departmentid: Id; email: string }>;
  "GET /patients/{patientid}/collectpayment/paymentplan": Params<{ patientid: Id; departmentid: Id; linkedclaiminfo?: boolean; paymentplanids?: Id | readonly Id[] }>;
  "POST /patients/{patientid}/collectpayment/paymentplan": Params<{ patientid: Id; claimids: Id | readonly Id[]; cycleamount: string; departmentid: Id; accountnumber?: string; allowduplicatepayments?: boolean; appointmentid?: Id; billingaddress?: string; billingmethod?: string; billingzip?: string; cardsecuritycode?: number | string; downpaymentamount?: string; ecommercemode?: boolean; email?: string; expirationmonthmm?: number | string; expirationyearyyyy?: number; frequency?: string; nameoncard?: string; paymentplanname?: string; percentage?: string; startdate?: string; todayservice?: boolean; trackdata?: string }>;
  "GET /patients/{patientid}/collectpayment/singleappointment": Params<{ patientid: Id; departmentid?: Id }>;
  "POST /patients/{patientid}/collectpayment/singleappointment/{appointmentid}": Params<{ patientid: Id; appointmentid: Id; billingaddress: string; billingzip: string; departmentid: Id; accountnumber?: string; allowduplicatepayments?: boolean; cardsecuritycode?: number | string; claimpayment?: List; ecommercemode?: boolean; email?: string; expirationmonthmm?: number | string; expirationyearyyyy?: number; maxamount?: number; nameoncard?: string; todayservice?: boolean; trackdata?: string }>;
  "GET /patients/{patientid}/collectpayment/storedcard": Params<{ patientid: Id; departmentid?: Id }>;
  "POST /patients/{patientid}/collectpayment/storedcard": Params<{ patientid: Id; billingaddress: string; billingzip: string; departmentid: Id; accountnumber?: string; allowduplicatepayments?: boolean; appointmentid?: Id; cardsecuritycode?: number | string; claimpayment?: List; ecommercemode?: boolean; expirationmonthmm?: number | string; expirationyearyyyy?: number; nameoncard?: string; todayservice?: boolean; trackdata?: string }>;
  "DELETE /patients/{patientid}/collectpayment/storedcard/{storedcardid}": Params<{ patientid: Id; storedcardid: Id; departmentid: Id }>;
  "POST /patients/{patientid}/collectpayment/storedcard/{storedcardid}": Params<{ patientid: Id; storedcardid: Id; departmentid: Id; accountnumber?: string; allowduplicatepayments?: boolean; amount?: string; appointmentid?: Id; billingaddress?: string; billingzip?: string; cardsecuritycode?: number | string; claimpayment?: List; copayamount?: string; ecommercemode?: boolean; expirationmonthmm?: number | string; expirationyearyyyy?: number; nameoncard?: string; otheramount?: string; todayservice?: boolean; trackdata?: string }>;
  "PUT /patients/{patientid}/collectpayment/storedcard/{storedcardid}": Params<{ patientid: Id; storedcardid: Id; departmentid: Id; preferredcard: boolean }>;
  "POST /patients/{patientid}/insurances/casepolicies": Params<{ patientid: Id; insurancepackageid: Id; adjusterfax?: string; adjusterfirstname?: string; adjusterlastname?: string; adjusterphone?: string; anotherpartyresponsible?: boolean; autoaccidentstate?: string; caseinjurydate?: string; departmentid?: Id; descriptionofinjury?: string; expirationdate?: string; icd10codes?: List; icd9codes?: List; injuredbodypart?: string; insuranceclaimnumber?: string; insuranceidnumber?: string; insurancephone?: string; insurancepolicyholder?: string; insurancepolicyholderaddress1?: string; insurancepolicyholderaddress2?: string; insurancepolicyholdercity?: string; insurancepolicyholdercountrycode?: string; insurancepolicyholdercountryiso3166?: string; insurancepolicyholderdob?: string; insurancepolicyholderfirstname?: string; insurancepolicyholderlastname?: string; insurancepolicyholdermiddlename?: string; insurancepolicyholdersex?: string; insurancepolicyholderssn?: string; insurancepolicyholderstate?: string; insurancepolicyholdersuffix?: string; insurancepolicyholderzip?: string; insuredentitytypeid?: Id; issuedate?: string; policynumber?: string; realtedtoautoaccident?: boolean; relatedtoemployment?: boolean; relatedtootheraccident?: boolean; relationshiptoinsuredid?: Id; repricername?: string; repricerphone?: string; stateofreportedinjury?: string; updateappointments?: boolean }>;
  "DELETE /patients/{patientid}/insurances/prescription/card": Params<{ patientid: Id }>;
  "GET /patients/{patientid}/insurances/prescription/card": Params<{ patientid: Id; jpegoutput?: string }>;
  "POST /patients/{patientid}/insurances/prescription/card": Params<{ patientid: Id; image: string }>;
  "GET /patients/{patientid}/insurances/{insuranceid}/ccmenrollmentstatus": Params<{ patientid: Id; insuranceid: Id; departmentid: Id }>;
  "PUT /patients/{patientid}/insurances/{insuranceid}/ccmenrollmentstatus": Params<{ patientid: Id; insuranceid: Id; departmentid: Id; status: number; effectivedate?: string; expirationdate?: string }>;
  "GET /patients/{patientid}/prepaymentplans": Params<{ patientid: Id; prepaymentplanids?: Id | readonly Id[] }>;
  "GET /patients/{patientid}/receipts/{epaymentid}": Params<{ patientid: Id; epaymentid: Id; customerversion?: boolean; merchantversion?: boolean }>;
  "GET /patients/{patientid}/receipts/{epaymentid}/details": Params<{ patientid: Id; epaymentid: Id; termsasjson?: boolean }>;
  "POST /patients/{patientid}/receipts/{epaymentid}/email": Params<{ patientid: Id; epaymentid: Id; email: string }>;
  "GET /patients/{patientid}/receipts/{epaymentid}/signed": Params<{ patientid: Id; epaymentid: Id }>;
  "POST /patients/{patientid}/receipts/{epaymentid}/signed": Params<{ patientid: Id; epaymentid: Id; attachmentcontents: string }>;
  "GET /patients/{patientid}/referralauths": Params<{ patientid: Id; insuranceid?: Id; showexpired?: boolean }>;
  "POST /patients/{patientid}/referralauths": Params<{ patientid: Id; departmentid: Id; insuranceid: Id; referringproviderid: Id; appointmentids?: Id | readonly Id[]; expirationdate?: string; icd10diagnosiscodes?: List; icd9diagnosiscodes?: List; noreferralrequired?: boolean; note?: string; notestoprovider?: string; procedurecodes?: List; referralauthnumber?: string; specifiesvisits?: boolean; startdate?: string; visitsapproved?: number; visitsleft?: number }>;
  "PUT /patients/{patientid}/referralauths/{referralauthid}": Params<{ patientid: Id; referralauthid: Id; departmentid: Id; insuranceid: Id; appointmentids?: Id | readonly Id[]; expirationdate?: string; icd10diagnosiscodes?: List; icd9diagnosiscodes?: List; noreferralrequired?: boolean; notes?: string; notestoprovider?: string; procedurecodes?: List; referralauthnumber?: string; referringproviderid?: Id; startdate?: string; visits?: boolean; visitsapproved?: number; visitsleft?: number }>;
  "POST /patients/{patientid}/voidpayment/{epaymentid}": Params<{ patientid: Id; epaymentid: Id }>;
}

// Owns the table of presets by name. Written by scripts/presets/index.mjs: do not edit.

import * as commerce from "./commerce.js";
import * as comms from "./comms.js";
import * as crmErp from "./crm-erp.js";
import * as data from "./data.js";
import * as devInfra from "./dev-infra.js";
import * as education from "./education.js";
import * as government from "./government.js";
import * as health from "./health.js";
import * as hr from "./hr.js";
import * as identity from "./identity.js";
import * as marketing from "./marketing.js";
import * as media from "./media.js";
import * as mobility from "./mobility.js";
import * as payments from "./payments.js";
import * as security from "./security.js";
import * as shipping from "./shipping.js";
import * as travel from "./travel.js";
import type { NoVariables, PresetOptions } from "../types.js";

/** The variables of each preset, by its name. */
export interface PresetVariables {
  /**
   * 1Password Users API.
   */
  readonly "1password-users": identity._1passwordUsersVariables;
  /**
   * 8x8.
   */
  readonly "8x8": NoVariables;
  /**
   * Adobe OAuth server-to-server (IMS v3).
   */
  readonly "adobe-ims": marketing.AdobeImsVariables;
  /**
   * Agiloft.
   */
  readonly agiloft: crmErp.AgiloftVariables;
  /**
   * Airtel Africa Money.
   */
  readonly "airtel-africa": NoVariables;
  /**
   * Airwallex.
   */
  readonly airwallex: payments.AirwallexVariables;
  /**
   * Akamai Identity Cloud, OIDC configuration.
   */
  readonly "akamai-identity-cloud": identity.AkamaiIdentityCloudVariables;
  /**
   * Altrata.
   */
  readonly altrata: data.AltrataVariables;
  /**
   * Amadeus for Developers (self-service).
   */
  readonly amadeus: travel.AmadeusVariables;
  /**
   * Amazon Selling Partner API, grantless operations.
   */
  readonly "amazon-sp-api-grantless": commerce.AmazonSpApiGrantlessVariables;
  /**
   * Apple Business Manager.
   */
  readonly "apple-business-manager": NoVariables;
  /**
   * athenahealth.
   */
  readonly athenahealth: health.AthenahealthVariables;
  /**
   * Atlassian service accounts.
   */
  readonly "atlassian-service-account": NoVariables;
  /**
   * Auth0.
   */
  readonly auth0: identity.Auth0Variables;
  /**
   * Autodesk Platform Services (two-legged).
   */
  readonly "autodesk-aps": NoVariables;
  /**
   * Availity.
   */
  readonly availity: NoVariables;
  /**
   * Amazon Cognito user pool.
   */
  readonly "aws-cognito": identity.AwsCognitoVariables;
  /**
   * Blizzard Battle.net.
   */
  readonly "battle-net": media.BattleNetVariables;
  /**
   * CMS Beneficiary Claims Data API (BCDA).
   */
  readonly bcda: health.BcdaVariables;
  /**
   * BigChange.
   */
  readonly bigchange: crmErp.BigchangeVariables;
  /**
   * Bitwarden Public API (organisations).
   */
  readonly bitwarden: NoVariables;
  /**
   * Blackboard Learn REST.
   */
  readonly "blackboard-learn": education.BlackboardLearnVariables;
  /**
   * bol. Retailer API.
   */
  readonly "bol-retailer": NoVariables;
  /**
   * Box, client credentials grant.
   */
  readonly "box-ccg": data.BoxCcgVariables;
  /**
   * Candid Health.
   */
  readonly "candid-health": health.CandidHealthVariables;
  /**
   * Carta.
   */
  readonly carta: NoVariables;
  /**
   * Copernicus Data Space Ecosystem.
   */
  readonly cdse: NoVariables;
  /**
   * Chartboost.
   */
  readonly chartboost: NoVariables;
  /**
   * Checkout.com.
   */
  readonly "checkout-com": payments.CheckoutComVariables;
  /**
   * Cielo (Brazil) Checkout and Payment Link.
   */
  readonly cielo: NoVariables;
  /**
   * Cisco Secure Access.
   */
  readonly "cisco-secure-access": NoVariables;
  /**
   * Cisco Umbrella.
   */
  readonly "cisco-umbrella": NoVariables;
  /**
   * Cloudentity.
   */
  readonly cloudentity: identity.CloudentityVariables;
  /**
   * commercetools.
   */
  readonly commercetools: commerce.CommercetoolsVariables;
  /**
   * ConductorOne.
   */
  readonly conductorone: identity.ConductoroneVariables;
  /**
   * ConnectWise RMM.
   */
  readonly "connectwise-rmm": devInfra.ConnectwiseRmmVariables;
  /**
   * Cornerstone OnDemand.
   */
  readonly cornerstone: hr.CornerstoneVariables;
  /**
   * Coupa.
   */
  readonly "coupa-compass": payments.CoupaCompassVariables;
  /**
   * Criteo.
   */
  readonly criteo: NoVariables;
  /**
   * CrowdStrike Falcon.
   */
  readonly crowdstrike: security.CrowdstrikeVariables;
  /**
   * Currencycloud.
   */
  readonly currencycloud: payments.CurrencycloudVariables;
  /**
   * Databricks, account.
   */
  readonly "databricks-account": data.DatabricksAccountVariables;
  /**
   * Databricks, workspace.
   */
  readonly "databricks-workspace": data.DatabricksWorkspaceVariables;
  /**
   * Delinea DevOps Secrets Vault.
   */
  readonly "delinea-dsv": security.DelineaDsvVariables;
  /**
   * DHL eCommerce Americas.
   */
  readonly "dhl-ecommerce": shipping.DhlEcommerceVariables;
  /**
   * Discord, client credentials.
   */
  readonly "discord-cc": NoVariables;
  /**
   * Dun & Bradstreet Direct+.
   */
  readonly "dnb-direct-plus": NoVariables;
  /**
   * Domo.
   */
  readonly domo: NoVariables;
  /**
   * dope.security.
   */
  readonly "dope-security": NoVariables;
  /**
   * Duende IdentityServer.
   */
  readonly duende: identity.DuendeVariables;
  /**
   * Dynatrace Account Management and Platform.
   */
  readonly "dynatrace-account": devInfra.DynatraceAccountVariables;
  /**
   * eBay, application token.
   */
  readonly ebay: commerce.EbayVariables;
  /**
   * Emarsys / SAP Engagement Cloud.
   */
  readonly emarsys: NoVariables;
  /**
   * Epic on FHIR, backend systems.
   */
  readonly "epic-backend": health.EpicBackendVariables;
  /**
   * Equinix Fabric and portal APIs.
   */
  readonly equinix: NoVariables;
  /**
   * Esri ArcGIS, app credentials.
   */
  readonly "esri-arcgis": data.EsriArcgisVariables;
  /**
   * EUMETSAT Data Store.
   */
  readonly eumetsat: NoVariables;
  /**
   * ExtraHop RevealX 360.
   */
  readonly "extrahop-revealx360": security.ExtrahopRevealx360Variables;
  /**
   * fabric Commerce.
   */
  readonly fabric: commerce.FabricVariables;
  /**
   * FatSecret Platform.
   */
  readonly fatsecret: NoVariables;
  /**
   * FedEx.
   */
  readonly fedex: shipping.FedexVariables;
  /**
   * Feishu / Lark, tenant token of a custom app.
   */
  readonly "feishu-lark": comms.FeishuLarkVariables;
  /**
   * Mastercard Open Finance US (Finicity).
   */
  readonly finicity: payments.FinicityVariables;
  /**
   * Fiserv (FTS APIM, certification host).
   */
  readonly "fiserv-connect": payments.FiservConnectVariables;
  /**
   * Flutterwave v4.
   */
  readonly "flutterwave-v4": NoVariables;
  /**
   * France Travail.
   */
  readonly "france-travail": NoVariables;
  /**
   * Gainsight Customer Communities (inSided).
   */
  readonly "gainsight-community": marketing.GainsightCommunityVariables;
  /**
   * Gebrüder Weiss.
   */
  readonly "gebruder-weiss": NoVariables;
  /**
   * Genesys Cloud.
   */
  readonly "genesys-cloud": comms.GenesysCloudVariables;
  /**
   * Getty Images.
   */
  readonly "getty-images": media.GettyImagesVariables;
  /**
   * GLS Group.
   */
  readonly "gls-group": shipping.GlsGroupVariables;
  /**
   * GoCardless Bank Account Data (Nordigen).
   */
  readonly "gocardless-bank-data": NoVariables;
  /**
   * Grammarly.
   */
  readonly grammarly: NoVariables;
  /**
   * Greenhouse Harvest v3.
   */
  readonly "greenhouse-harvest-v3": hr.GreenhouseHarvestV3Variables;
  /**
   * Guesty Booking Engine API.
   */
  readonly "guesty-booking": NoVariables;
  /**
   * HaloPSA.
   */
  readonly "halo-psa": devInfra.HaloPsaVariables;
  /**
   * HashiCorp Cloud Platform.
   */
  readonly "hashicorp-hcp": devInfra.HashicorpHcpVariables;
  /**
   * Heap.
   */
  readonly heap: NoVariables;
  /**
   * Ironclad.
   */
  readonly ironclad: crmErp.IroncladVariables;
  /**
   * Jamf Pro.
   */
  readonly "jamf-pro": security.JamfProVariables;
  /**
   * Keycloak.
   */
  readonly keycloak: identity.KeycloakVariables;
  /**
   * KnoCommerce.
   */
  readonly "kno-commerce": NoVariables;
  /**
   * Kroger.
   */
  readonly kroger: NoVariables;
  /**
   * Lacework / FortiCNAPP.
   */
  readonly lacework: security.LaceworkVariables;
  /**
   * LINE Messaging API, short-lived channel token.
   */
  readonly "line-messaging": NoVariables;
  /**
   * LINE Messaging API, stateless channel token.
   */
  readonly "line-stateless": NoVariables;
  /**
   * LinkedIn, two-legged.
   */
  readonly "linkedin-2l": NoVariables;
  /**
   * Listrak.
   */
  readonly listrak: NoVariables;
  /**
   * Google Looker.
   */
  readonly looker: data.LookerVariables;
  /**
   * Lufthansa Open API.
   */
  readonly lufthansa: NoVariables;
  /**
   * Maersk.
   */
  readonly maersk: NoVariables;
  /**
   * Malwarebytes Nebula / ThreatDown.
   */
  readonly "malwarebytes-nebula": security.MalwarebytesNebulaVariables;
  /**
   * Mangopay.
   */
  readonly mangopay: payments.MangopayVariables;
  /**
   * Adobe Marketo Engage.
   */
  readonly marketo: marketing.MarketoVariables;
  /**
   * Medallia.
   */
  readonly medallia: marketing.MedalliaVariables;
  /**
   * Microsoft Entra ID.
   */
  readonly "microsoft-entra": identity.MicrosoftEntraVariables;
  /**
   * Microsoft Entra ID, version 1 (SharePoint).
   */
  readonly "microsoft-entra-v1": identity.MicrosoftEntraV1Variables;
  /**
   * Mimecast API 2.0.
   */
  readonly mimecast: NoVariables;
  /**
   * MongoDB Atlas service accounts.
   */
  readonly "mongodb-atlas": NoVariables;
  /**
   * Monnify.
   */
  readonly monnify: payments.MonnifyVariables;
  /**
   * mParticle.
   */
  readonly mparticle: NoVariables;
  /**
   * Safaricom M-PESA Daraja.
   */
  readonly "mpesa-daraja": payments.MpesaDarajaVariables;
  /**
   * MTN MoMo.
   */
  readonly "mtn-momo": payments.MtnMomoVariables;
  /**
   * Oracle NetSuite, M2M.
   */
  readonly "netsuite-m2m": crmErp.NetsuiteM2mVariables;
  /**
   * Nexthink.
   */
  readonly nexthink: devInfra.NexthinkVariables;
  /**
   * NHS England API platform, application-restricted.
   */
  readonly "nhs-england": health.NhsEnglandVariables;
  /**
   * NinjaOne RMM.
   */
  readonly ninjaone: devInfra.NinjaoneVariables;
  /**
   * Odoo (REST API module).
   */
  readonly "odoo-restapi": crmErp.OdooRestapiVariables;
  /**
   * Okta, custom authorization server.
   */
  readonly "okta-custom": identity.OktaCustomVariables;
  /**
   * Okta, org authorization server.
   */
  readonly "okta-org": identity.OktaOrgVariables;
  /**
   * OneLogin.
   */
  readonly onelogin: identity.OneloginVariables;
  /**
   * Optum Real.
   */
  readonly "optum-sentinel": health.OptumSentinelVariables;
  /**
   * Oracle Identity Cloud / OCI identity domain.
   */
  readonly "oracle-idcs": identity.OracleIdcsVariables;
  /**
   * Oracle Hospitality Integration Platform (OPERA Cloud).
   */
  readonly "oracle-ohip": travel.OracleOhipVariables;
  /**
   * Orange Developer (SMS, Orange Money).
   */
  readonly "orange-developer": NoVariables;
  /**
   * Ordnance Survey (GB).
   */
  readonly "ordnance-survey": NoVariables;
  /**
   * OroCommerce.
   */
  readonly orocommerce: commerce.OrocommerceVariables;
  /**
   * Ory Network.
   */
  readonly ory: identity.OryVariables;
  /**
   * Outbrain Amplify.
   */
  readonly "outbrain-amplify": NoVariables;
  /**
   * PagerDuty scoped OAuth.
   */
  readonly pagerduty: devInfra.PagerdutyVariables;
  /**
   * Pax8.
   */
  readonly pax8: NoVariables;
  /**
   * Paychex.
   */
  readonly paychex: NoVariables;
  /**
   * Paylocity NextGen.
   */
  readonly "paylocity-nextgen": hr.PaylocityNextgenVariables;
  /**
   * PayPal REST.
   */
  readonly paypal: payments.PaypalVariables;
  /**
   * Pendo.
   */
  readonly pendo: NoVariables;
  /**
   * Personio v1.
   */
  readonly "personio-v1": hr.PersonioV1Variables;
  /**
   * Personio v2.
   */
  readonly "personio-v2": NoVariables;
  /**
   * Petfinder v2.
   */
  readonly petfinder: NoVariables;
  /**
   * PhonePe Payment Gateway v2.
   */
  readonly phonepe: payments.PhonepeVariables;
  /**
   * PingOne.
   */
  readonly pingone: identity.PingoneVariables;
  /**
   * Pinterest, own account.
   */
  readonly "pinterest-cc": NoVariables;
  /**
   * Pipedream Connect.
   */
  readonly pipedream: NoVariables;
  /**
   * PISTE (Légifrance, Chorus Pro).
   */
  readonly piste: government.PisteVariables;
  /**
   * Palo Alto Prisma SASE / Strata.
   */
  readonly "prisma-sase": security.PrismaSaseVariables;
  /**
   * Procore (developer-managed service account).
   */
  readonly procore: devInfra.ProcoreVariables;
  /**
   * pVerify.
   */
  readonly pverify: health.PverifyVariables;
  /**
   * Reddit, application only.
   */
  readonly "reddit-app-only": media.RedditAppOnlyVariables;
  /**
   * Redox.
   */
  readonly redox: NoVariables;
  /**
   * Reltio.
   */
  readonly reltio: NoVariables;
  /**
   * RTE Data (French grid).
   */
  readonly "rte-france": NoVariables;
  /**
   * Rubrik Security Cloud.
   */
  readonly "rubrik-rsc": security.RubrikRscVariables;
  /**
   * Rydoo.
   */
  readonly rydoo: NoVariables;
  /**
   * Sabre.
   */
  readonly sabre: travel.SabreVariables;
  /**
   * Sage Intacct REST.
   */
  readonly "sage-intacct": payments.SageIntacctVariables;
  /**
   * SailPoint Identity Security Cloud.
   */
  readonly "sailpoint-isc": identity.SailpointIscVariables;
  /**
   * Salesforce (client credentials flow).
   */
  readonly "salesforce-cc": crmErp.SalesforceCcVariables;
  /**
   * SAP Ariba.
   */
  readonly "sap-ariba": crmErp.SapAribaVariables;
  /**
   * SAP BTP XSUAA / S/4HANA Cloud.
   */
  readonly "sap-btp-xsuaa": crmErp.SapBtpXsuaaVariables;
  /**
   * SAP Concur.
   */
  readonly "sap-concur": crmErp.SapConcurVariables;
  /**
   * SAP Fieldglass.
   */
  readonly "sap-fieldglass": crmErp.SapFieldglassVariables;
  /**
   * SATUSEHAT (Indonesia, Ministry of Health).
   */
  readonly satusehat: health.SatusehatVariables;
  /**
   * Sellsy.
   */
  readonly sellsy: NoVariables;
  /**
   * Sentinel Hub (Planet).
   */
  readonly "sentinel-hub": NoVariables;
  /**
   * ServiceNow.
   */
  readonly "servicenow-cc": crmErp.ServicenowCcVariables;
  /**
   * Salesforce Marketing Cloud.
   */
  readonly sfmc: marketing.SfmcVariables;
  /**
   * Shopify Admin API, client credentials.
   */
  readonly "shopify-cc": commerce.ShopifyCcVariables;
  /**
   * Shopware Admin API.
   */
  readonly "shopware-admin": commerce.ShopwareAdminVariables;
  /**
   * Innovative Sierra (library system).
   */
  readonly "sierra-ils": education.SierraIlsVariables;
  /**
   * Sinch.
   */
  readonly sinch: comms.SinchVariables;
  /**
   * Smartcar v3.
   */
  readonly smartcar: NoVariables;
  /**
   * Sophos Central.
   */
  readonly "sophos-central": security.SophosCentralVariables;
  /**
   * SoundCloud.
   */
  readonly soundcloud: NoVariables;
  /**
   * Spotify Web API.
   */
  readonly spotify: NoVariables;
  /**
   * Swan.
   */
  readonly swan: payments.SwanVariables;
  /**
   * Tailscale OAuth clients.
   */
  readonly tailscale: NoVariables;
  /**
   * Talkdesk.
   */
  readonly talkdesk: comms.TalkdeskVariables;
  /**
   * TBC Bank tpay (Georgia).
   */
  readonly "tbc-tpay": payments.TbcTpayVariables;
  /**
   * Thomson Reuters (TR account).
   */
  readonly "thomson-reuters": data.ThomsonReutersVariables;
  /**
   * TikTok, client token.
   */
  readonly "tiktok-client-token": NoVariables;
  /**
   * Tink.
   */
  readonly tink: NoVariables;
  /**
   * Toast POS.
   */
  readonly toast: commerce.ToastVariables;
  /**
   * Transporeon / Trimble Transportation.
   */
  readonly transporeon: NoVariables;
  /**
   * TrueLayer.
   */
  readonly truelayer: payments.TruelayerVariables;
  /**
   * Trustpilot (application of a business).
   */
  readonly trustpilot: NoVariables;
  /**
   * Twilio OAuth apps.
   */
  readonly "twilio-oauth": NoVariables;
  /**
   * Twitch and IGDB.
   */
  readonly twitch: NoVariables;
  /**
   * Uber.
   */
  readonly uber: NoVariables;
  /**
   * UKG HR Service Delivery.
   */
  readonly "ukg-hrsd": hr.UkgHrsdVariables;
  /**
   * UKG Pro HCM.
   */
  readonly "ukg-pro": hr.UkgProVariables;
  /**
   * UKG Ready.
   */
  readonly "ukg-ready": hr.UkgReadyVariables;
  /**
   * UPS.
   */
  readonly ups: shipping.UpsVariables;
  /**
   * USPS APIs.
   */
  readonly usps: NoVariables;
  /**
   * Vanta.
   */
  readonly vanta: security.VantaVariables;
  /**
   * Vectra AI.
   */
  readonly vectra: security.VectraVariables;
  /**
   * Vertex Cloud tax APIs.
   */
  readonly "vertex-cloud": NoVariables;
  /**
   * Vipps MobilePay.
   */
  readonly "vipps-mobilepay": payments.VippsMobilepayVariables;
  /**
   * Walmart Marketplace and Supplier.
   */
  readonly "walmart-marketplace": commerce.WalmartMarketplaceVariables;
  /**
   * Wayfair.
   */
  readonly wayfair: commerce.WayfairVariables;
  /**
   * WHO ICD-11 API.
   */
  readonly "who-icd": health.WhoIcdVariables;
  /**
   * Wiz.
   */
  readonly wiz: security.WizVariables;
  /**
   * Workday.
   */
  readonly "workday-cc": hr.WorkdayCcVariables;
  /**
   * X (Twitter) app-only.
   */
  readonly "x-app-only": NoVariables;
  /**
   * Xero custom connections.
   */
  readonly "xero-custom-connection": NoVariables;
  /**
   * Yokoy.
   */
  readonly yokoy: payments.YokoyVariables;
  /**
   * Zalando Merchant Platform (zDirect).
   */
  readonly "zalando-zdirect": commerce.ZalandoZdirectVariables;
  /**
   * Zoho.
   */
  readonly zoho: crmErp.ZohoVariables;
  /**
   * Zoom server-to-server OAuth.
   */
  readonly "zoom-s2s": comms.ZoomS2sVariables;
  /**
   * ZoomInfo, legacy JWT.
   */
  readonly "zoominfo-legacy": NoVariables;
  /**
   * Zscaler OneAPI (ZIdentity).
   */
  readonly "zscaler-oneapi": security.ZscalerOneapiVariables;
  /**
   * Zuora.
   */
  readonly zuora: payments.ZuoraVariables;
}

/** The function of each preset, by its name, and the names of its variables. The functions check what they get. */
export const presets = {
  "1password-users": [identity._1passwordUsers, "domain", "accountId"],
  "8x8": [comms._8x8],
  "adobe-ims": [marketing.adobeIms, "product"],
  agiloft: [crmErp.agiloft, "host"],
  "airtel-africa": [payments.airtelAfrica],
  airwallex: [payments.airwallex, "environment", "loginAs"],
  "akamai-identity-cloud": [identity.akamaiIdentityCloud, "region", "customerId"],
  altrata: [data.altrata, "apiKey", "host"],
  amadeus: [travel.amadeus, "environment"],
  "amazon-sp-api-grantless": [commerce.amazonSpApiGrantless, "region"],
  "apple-business-manager": [devInfra.appleBusinessManager],
  athenahealth: [health.athenahealth, "environment"],
  "atlassian-service-account": [devInfra.atlassianServiceAccount],
  auth0: [identity.auth0, "tenant", "organization"],
  "autodesk-aps": [devInfra.autodeskAps],
  availity: [health.availity],
  "aws-cognito": [identity.awsCognito, "domain", "region"],
  "battle-net": [media.battleNet, "region"],
  bcda: [health.bcda, "environment"],
  bigchange: [crmErp.bigchange, "customerId"],
  bitwarden: [identity.bitwarden],
  "blackboard-learn": [education.blackboardLearn, "host"],
  "bol-retailer": [commerce.bolRetailer],
  "box-ccg": [data.boxCcg, "subjectType", "subjectId"],
  "candid-health": [health.candidHealth, "apiBase"],
  carta: [payments.carta],
  cdse: [government.cdse],
  chartboost: [media.chartboost],
  "checkout-com": [payments.checkoutCom, "environment"],
  cielo: [payments.cielo],
  "cisco-secure-access": [security.ciscoSecureAccess],
  "cisco-umbrella": [security.ciscoUmbrella],
  cloudentity: [identity.cloudentity, "tenant", "region", "workspace"],
  commercetools: [commerce.commercetools, "region", "cloud", "projectKey"],
  conductorone: [identity.conductorone, "host"],
  "connectwise-rmm": [devInfra.connectwiseRmm, "regionHost"],
  cornerstone: [hr.cornerstone, "corp"],
  "coupa-compass": [payments.coupaCompass, "instance"],
  criteo: [marketing.criteo],
  crowdstrike: [security.crowdstrike, "cloud"],
  currencycloud: [payments.currencycloud, "environment"],
  "databricks-account": [data.databricksAccount, "accountId"],
  "databricks-workspace": [data.databricksWorkspace, "instance"],
  "delinea-dsv": [security.delineaDsv, "tenant", "tld"],
  "dhl-ecommerce": [shipping.dhlEcommerce, "host"],
  "discord-cc": [media.discordCc],
  "dnb-direct-plus": [data.dnbDirectPlus],
  domo: [data.domo],
  "dope-security": [security.dopeSecurity],
  duende: [identity.duende, "host"],
  "dynatrace-account": [devInfra.dynatraceAccount, "accountUuid"],
  ebay: [commerce.ebay, "environment"],
  emarsys: [marketing.emarsys],
  "epic-backend": [health.epicBackend, "epicHost"],
  equinix: [devInfra.equinix],
  "esri-arcgis": [data.esriArcgis, "expiration"],
  eumetsat: [government.eumetsat],
  "extrahop-revealx360": [security.extrahopRevealx360, "host"],
  fabric: [commerce.fabric, "authHost"],
  fatsecret: [health.fatsecret],
  fedex: [shipping.fedex, "environment"],
  "feishu-lark": [comms.feishuLark, "site"],
  finicity: [payments.finicity, "appKey"],
  "fiserv-connect": [payments.fiservConnect, "host"],
  "flutterwave-v4": [payments.flutterwaveV4],
  "france-travail": [government.franceTravail],
  "gainsight-community": [marketing.gainsightCommunity, "region"],
  "gebruder-weiss": [shipping.gebruderWeiss],
  "genesys-cloud": [comms.genesysCloud, "regionHost"],
  "getty-images": [media.gettyImages, "authHost"],
  "gls-group": [shipping.glsGroup, "environment"],
  "gocardless-bank-data": [payments.gocardlessBankData],
  grammarly: [marketing.grammarly],
  "greenhouse-harvest-v3": [hr.greenhouseHarvestV3, "sub"],
  "guesty-booking": [travel.guestyBooking],
  "halo-psa": [devInfra.haloPsa, "host"],
  "hashicorp-hcp": [devInfra.hashicorpHcp, "region"],
  heap: [data.heap],
  ironclad: [crmErp.ironclad, "subdomain", "asUserEmail", "asUserId"],
  "jamf-pro": [security.jamfPro, "instance"],
  keycloak: [identity.keycloak, "host", "realm"],
  "kno-commerce": [commerce.knoCommerce],
  kroger: [commerce.kroger],
  lacework: [security.lacework, "account", "keyId"],
  "line-messaging": [comms.lineMessaging],
  "line-stateless": [comms.lineStateless],
  "linkedin-2l": [media.linkedin2l],
  listrak: [marketing.listrak],
  looker: [data.looker, "host"],
  lufthansa: [travel.lufthansa],
  maersk: [shipping.maersk],
  "malwarebytes-nebula": [security.malwarebytesNebula, "accountId"],
  mangopay: [payments.mangopay, "environment", "apiVersion"],
  marketo: [marketing.marketo, "identityHost", "endpointHost"],
  medallia: [marketing.medallia, "instance", "tenant", "gateway"],
  "microsoft-entra": [identity.microsoftEntra, "tenant"],
  "microsoft-entra-v1": [identity.microsoftEntraV1, "tenant", "sharepointTenant"],
  mimecast: [security.mimecast],
  "mongodb-atlas": [devInfra.mongodbAtlas],
  monnify: [payments.monnify, "environment"],
  mparticle: [marketing.mparticle],
  "mpesa-daraja": [payments.mpesaDaraja, "environment"],
  "mtn-momo": [payments.mtnMomo, "host", "product", "subscriptionKey"],
  "netsuite-m2m": [crmErp.netsuiteM2m, "account"],
  nexthink: [devInfra.nexthink, "instance", "region"],
  "nhs-england": [health.nhsEngland, "environment"],
  ninjaone: [devInfra.ninjaone, "instance"],
  "odoo-restapi": [crmErp.odooRestapi, "host"],
  "okta-custom": [identity.oktaCustom, "domain", "authServer"],
  "okta-org": [identity.oktaOrg, "domain"],
  onelogin: [identity.onelogin, "subdomain"],
  "optum-sentinel": [health.optumSentinel, "environment"],
  "oracle-idcs": [identity.oracleIdcs, "serviceInstance"],
  "oracle-ohip": [travel.oracleOhip, "gateway", "appKey", "enterpriseId"],
  "orange-developer": [comms.orangeDeveloper],
  "ordnance-survey": [government.ordnanceSurvey],
  orocommerce: [commerce.orocommerce, "host"],
  ory: [identity.ory, "project"],
  "outbrain-amplify": [marketing.outbrainAmplify],
  pagerduty: [devInfra.pagerduty, "region"],
  pax8: [commerce.pax8],
  paychex: [hr.paychex],
  "paylocity-nextgen": [hr.paylocityNextgen, "envHost"],
  paypal: [payments.paypal, "environment"],
  pendo: [marketing.pendo],
  "personio-v1": [hr.personioV1, "partnerId", "appId"],
  "personio-v2": [hr.personioV2],
  petfinder: [data.petfinder],
  phonepe: [payments.phonepe, "environment", "clientVersion"],
  pingone: [identity.pingone, "tld", "environmentId"],
  "pinterest-cc": [media.pinterestCc],
  pipedream: [devInfra.pipedream],
  piste: [government.piste, "environment"],
  "prisma-sase": [security.prismaSase, "tsgId"],
  procore: [devInfra.procore, "companyId"],
  pverify: [health.pverify, "apiHost"],
  "reddit-app-only": [media.redditAppOnly, "userAgent"],
  redox: [health.redox],
  reltio: [data.reltio],
  "rte-france": [government.rteFrance],
  "rubrik-rsc": [security.rubrikRsc, "account"],
  rydoo: [payments.rydoo],
  sabre: [travel.sabre, "environment"],
  "sage-intacct": [payments.sageIntacct, "username", "sessionId"],
  "sailpoint-isc": [identity.sailpointIsc, "tenant"],
  "salesforce-cc": [crmErp.salesforceCc, "myDomain"],
  "sap-ariba": [crmErp.sapAriba, "subdomain", "apiKey", "networkId"],
  "sap-btp-xsuaa": [crmErp.sapBtpXsuaa, "subdomain", "region", "apiServer"],
  "sap-concur": [crmErp.sapConcur, "region"],
  "sap-fieldglass": [crmErp.sapFieldglass, "host", "applicationKey"],
  satusehat: [health.satusehat, "authUrl"],
  sellsy: [payments.sellsy],
  "sentinel-hub": [data.sentinelHub],
  "servicenow-cc": [crmErp.servicenowCc, "instance"],
  sfmc: [marketing.sfmc, "authBase", "accountId"],
  "shopify-cc": [commerce.shopifyCc, "shop"],
  "shopware-admin": [commerce.shopwareAdmin, "shop"],
  "sierra-ils": [education.sierraIls, "host"],
  sinch: [comms.sinch, "region"],
  smartcar: [mobility.smartcar],
  "sophos-central": [security.sophosCentral, "tenantId"],
  soundcloud: [media.soundcloud],
  spotify: [media.spotify],
  swan: [payments.swan, "environment"],
  tailscale: [devInfra.tailscale],
  talkdesk: [comms.talkdesk, "account"],
  "tbc-tpay": [payments.tbcTpay, "appKey"],
  "thomson-reuters": [data.thomsonReuters, "apiId", "host"],
  "tiktok-client-token": [media.tiktokClientToken],
  tink: [payments.tink],
  toast: [commerce.toast, "host"],
  transporeon: [shipping.transporeon],
  truelayer: [payments.truelayer, "environment"],
  trustpilot: [marketing.trustpilot],
  "twilio-oauth": [comms.twilioOauth],
  twitch: [media.twitch],
  uber: [commerce.uber],
  "ukg-hrsd": [hr.ukgHrsd, "host", "userClientId"],
  "ukg-pro": [hr.ukgPro, "identityServer", "tenant", "host"],
  "ukg-ready": [hr.ukgReady, "host", "company"],
  ups: [shipping.ups, "environment", "merchantId"],
  usps: [shipping.usps],
  vanta: [security.vanta, "environment"],
  vectra: [security.vectra, "host"],
  "vertex-cloud": [payments.vertexCloud],
  "vipps-mobilepay": [
    payments.vippsMobilepay,
    "environment",
    "subscriptionKey",
    "merchantSerialNumber",
  ],
  "walmart-marketplace": [commerce.walmartMarketplace, "serviceName", "market"],
  wayfair: [commerce.wayfair, "environment"],
  "who-icd": [health.whoIcd, "language"],
  wiz: [security.wiz, "region"],
  "workday-cc": [hr.workdayCc, "host", "tenant", "tenantAlias"],
  "x-app-only": [media.xAppOnly],
  "xero-custom-connection": [payments.xeroCustomConnection],
  yokoy: [payments.yokoy, "environment"],
  "zalando-zdirect": [commerce.zalandoZdirect, "environment"],
  zoho: [crmErp.zoho, "domain", "soid"],
  "zoom-s2s": [comms.zoomS2s, "accountId"],
  "zoominfo-legacy": [data.zoominfoLegacy],
  "zscaler-oneapi": [security.zscalerOneapi, "vanityDomain", "cloud"],
  zuora: [payments.zuora, "subdomain"],
} as unknown as Readonly<
  Record<string, readonly [make: (variables: object) => PresetOptions, ...names: string[]]>
>;

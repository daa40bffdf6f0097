// Owns what the command line says of each preset. Written by scripts/presets/index.mjs: do not edit.

import type { CatalogueEntry } from "../catalogue.js";

/** Every preset, by the order of names. */
export const catalogue: readonly CatalogueEntry[] = [
  {
    slug: "1password-users",
    name: "1Password Users API",
    category: "identity",
    tokenUrl: "https://{domain}/v1beta1/users/oauth2/token",
    variables: [
      {
        name: "domain",
        about: "Host name, without https://. For tokenUrl and baseUrl. Example: api.example.com.",
        required: true,
      },
      {
        name: "accountId",
        about: "Segment of a path: account of the API. For baseUrl. Example: ACC1. Default: none.",
        required: false,
      },
    ],
    clientAuthentication: "client_secret_basic_raw",
    pages: [
      "https://github.com/NangoHQ/nango/blob/2f4c0af/packages/providers/providers.yaml#1password-users",
    ],
  },
  {
    slug: "8x8",
    name: "8x8",
    category: "comms",
    tokenUrl: "https://api.8x8.com/oauth/v2/token",
    variables: [],
    clientAuthentication: "client_secret_basic_raw",
    pages: ["https://github.com/NangoHQ/nango/blob/2f4c0af/packages/providers/providers.yaml#8x8"],
  },
  {
    slug: "adobe-ims",
    name: "Adobe OAuth server-to-server (IMS v3)",
    category: "marketing",
    tokenUrl: "https://ims-na1.adobelogin.com/ims/token/v3",
    variables: [
      {
        name: "product",
        about:
          "Label of a host name: product, the first label of the API's host. For baseUrl. Example: usermanagement. Default: none.",
        required: false,
      },
    ],
    clientAuthentication: "client_secret_post",
    scope: [],
    pages: [
      "https://github.com/AdobeDocs/adobe-dev-console",
      "https://github.com/NangoHQ/nango/blob/2f4c0af/packages/providers/providers.yaml#adobe-umapi",
    ],
  },
  {
    slug: "agiloft",
    name: "Agiloft",
    category: "CRM/ERP",
    tokenUrl: "https://{host}/ewws/otoken",
    variables: [
      {
        name: "host",
        about: "Host name, without https://. For tokenUrl and baseUrl. Example: acme.example.com.",
        required: true,
      },
    ],
    clientAuthentication: "client_secret_post",
    pages: [
      "https://github.com/NangoHQ/nango/blob/2f4c0af/packages/providers/providers.yaml#agiloft-cc",
    ],
  },
  {
    slug: "airtel-africa",
    name: "Airtel Africa Money",
    category: "payments",
    tokenUrl: "https://openapi.airtel.africa/auth/oauth2/token",
    variables: [],
    pages: [
      "public code (exact string openapi.airtel.africa/auth/oauth2/token), five clients with JSON, two with Basic",
    ],
  },
  {
    slug: "airwallex",
    name: "Airwallex",
    category: "payments",
    tokenUrl: "https://{host}.airwallex.com/api/v1/authentication/login",
    variables: [
      {
        name: "environment",
        about: "One of production, demo, sandbox. For tokenUrl and baseUrl. Default: production.",
        required: false,
        usual: "production",
      },
      {
        name: "loginAs",
        about:
          "Text: account of the token. For tokenRequestHeaders. Example: acct_1. Default: none.",
        required: false,
      },
    ],
    clientAuthentication: "client_secret_headers",
    pages: ["https://www.airwallex.com/docs/api/authentication/api_access_token"],
  },
  {
    slug: "akamai-identity-cloud",
    name: "Akamai Identity Cloud, OIDC configuration",
    category: "identity",
    tokenUrl: "https://v1.api.{region}.janrain.com/{customerId}/login/token",
    variables: [
      {
        name: "region",
        about: "Label of a host name. For tokenUrl and baseUrl. Example: us.",
        required: true,
      },
      {
        name: "customerId",
        about:
          "Segment of a path. For tokenUrl and baseUrl. Example: e0a70b4f-1eef-4856-bcdb-f050fee66aae.",
        required: true,
      },
    ],
    pages: [
      "https://techdocs.akamai.com/identity-cloud/docs/you-get-a-403-forbidden-error-when-calling-an-oidc-configuration-client",
      "https://techdocs.akamai.com/identity-cloud-hosted-login/reference/get-started",
      "https://techdocs.akamai.com/identity-cloud/docs/create-a-login-client-or-modify-your-current-login-client",
    ],
  },
  {
    slug: "altrata",
    name: "Altrata",
    category: "data",
    tokenUrl: "https://api-auth.altrata.com/oauth2/token",
    variables: [
      {
        name: "apiKey",
        about: "Text: key of the API. For tokenRequestHeaders and headers. Example: api-key.",
        required: true,
      },
      {
        name: "host",
        about:
          "Host name, without https://: host of the API. For baseUrl. Example: api.example.com. Default: none.",
        required: false,
      },
    ],
    clientAuthentication: "client_secret_basic_raw",
    pages: [
      "https://github.com/NangoHQ/nango/blob/2f4c0af/packages/providers/providers.yaml#altrata",
    ],
  },
  {
    slug: "amadeus",
    name: "Amadeus for Developers (self-service)",
    category: "travel",
    tokenUrl: "https://{api}/v1/security/oauth2/token",
    variables: [
      {
        name: "environment",
        about: "One of production, test. For tokenUrl and baseUrl. Default: production.",
        required: false,
        usual: "production",
      },
    ],
    clientAuthentication: "client_secret_post",
    pages: ["https://github.com/amadeus4dev/amadeus-node"],
  },
  {
    slug: "amazon-sp-api-grantless",
    name: "Amazon Selling Partner API, grantless operations",
    category: "commerce",
    tokenUrl: "https://api.amazon.com/auth/o2/token",
    variables: [
      {
        name: "region",
        about: "Label of a host name: region of the API. For baseUrl. Example: eu. Default: none.",
        required: false,
      },
    ],
    clientAuthentication: "client_secret_post",
    scope: ["sellingpartnerapi::notifications", "sellingpartnerapi::client_credential:rotation"],
    pages: [
      "public code (exact string sellingpartnerapi::notifications), six independent libraries and tests",
    ],
  },
  {
    slug: "apple-business-manager",
    name: "Apple Business Manager",
    category: "dev infra",
    tokenUrl: "https://account.apple.com/auth/oauth2/v2/token",
    variables: [],
    clientAuthentication: "private_key_jwt",
    pages: [
      "https://github.com/NangoHQ/nango/blob/2f4c0af/packages/providers/providers.yaml#apple-business-manager",
    ],
  },
  {
    slug: "athenahealth",
    name: "athenahealth",
    category: "health",
    tokenUrl: "https://{api}/oauth2/v1/token",
    variables: [
      {
        name: "environment",
        about: "One of production, preview. For tokenUrl and baseUrl. Default: production.",
        required: false,
        usual: "production",
      },
    ],
    clientAuthentication: "client_secret_basic_raw",
    pages: [
      "https://github.com/NangoHQ/nango/blob/2f4c0af/packages/providers/providers.yaml#athenahealth",
    ],
  },
  {
    slug: "atlassian-service-account",
    name: "Atlassian service accounts",
    category: "dev infra",
    tokenUrl: "https://auth.atlassian.com/oauth/token",
    variables: [],
    clientAuthentication: "client_secret_post",
    pages: [
      "https://github.com/NangoHQ/nango/blob/2f4c0af/packages/providers/providers.yaml#atlassian-service-account-oauth2",
    ],
  },
  {
    slug: "auth0",
    name: "Auth0",
    category: "identity",
    tokenUrl: "https://{tenant}.auth0.com/oauth/token",
    variables: [
      {
        name: "tenant",
        about: "One or several labels of a host name. For tokenUrl and baseUrl. Example: acme.eu.",
        required: true,
      },
      {
        name: "organization",
        about:
          "Text: organization of the token. For tokenParameters. Example: org_1. Default: none.",
        required: false,
      },
    ],
    pages: [
      "https://github.com/auth0/node-auth0",
      "https://github.com/NangoHQ/nango/blob/2f4c0af/packages/providers/providers.yaml#auth0-cc",
    ],
  },
  {
    slug: "autodesk-aps",
    name: "Autodesk Platform Services (two-legged)",
    category: "dev infra",
    tokenUrl: "https://developer.api.autodesk.com/authentication/v2/token",
    variables: [],
    clientAuthentication: "client_secret_basic_raw",
    scope: [],
    pages: ["https://github.com/autodesk-platform-services/aps-sdk-node"],
  },
  {
    slug: "availity",
    name: "Availity",
    category: "health",
    tokenUrl: "https://api.availity.com/v1/token",
    variables: [],
    clientAuthentication: "client_secret_post",
    scope: ["healthcare-hipaa-transactions"],
    pages: [
      "https://github.com/NangoHQ/nango/blob/2f4c0af/packages/providers/providers.yaml#availity",
      "https://github.com/api-evangelist/availity",
    ],
  },
  {
    slug: "aws-cognito",
    name: "Amazon Cognito user pool",
    category: "identity",
    tokenUrl: "https://{domain}.auth.{region}.amazoncognito.com/oauth2/token",
    variables: [
      {
        name: "domain",
        about: "Label of a host name. For tokenUrl. Example: acme.",
        required: true,
      },
      {
        name: "region",
        about: "Label of a host name. For tokenUrl. Example: eu-west-1.",
        required: true,
      },
    ],
    clientAuthentication: "client_secret_basic_raw",
    pages: [
      "https://github.com/NangoHQ/nango/blob/2f4c0af/packages/providers/providers.yaml#brightcrowd",
    ],
  },
  {
    slug: "battle-net",
    name: "Blizzard Battle.net",
    category: "media",
    tokenUrl: "https://oauth.battle.net/token",
    variables: [
      {
        name: "region",
        about: "Label of a host name: region of the API. For baseUrl. Example: eu. Default: none.",
        required: false,
      },
    ],
    clientAuthentication: "client_secret_basic_raw",
    pages: ["public code (exact string oauth.battle.net/token), five clients that agree"],
  },
  {
    slug: "bcda",
    name: "CMS Beneficiary Claims Data API (BCDA)",
    category: "health",
    tokenUrl: "https://{api}/auth/token",
    variables: [
      {
        name: "environment",
        about: "One of production, sandbox. For tokenUrl and baseUrl. Default: production.",
        required: false,
        usual: "production",
      },
    ],
    clientAuthentication: "client_secret_basic_raw",
    pages: ["https://github.com/CMSgov/bcda-static-site"],
  },
  {
    slug: "bigchange",
    name: "BigChange",
    category: "CRM/ERP",
    tokenUrl: "https://api.bigchange.com/auth/tokens",
    variables: [
      {
        name: "customerId",
        about: "Text: customer of each call. For headers. Example: 1042. Default: none.",
        required: false,
      },
    ],
    clientAuthentication: "client_secret_post",
    pages: [
      "https://github.com/NangoHQ/nango/blob/2f4c0af/packages/providers/providers.yaml#bigchange",
    ],
  },
  {
    slug: "bitwarden",
    name: "Bitwarden Public API (organisations)",
    category: "identity",
    tokenUrl: "https://identity.bitwarden.com/connect/token",
    variables: [],
    clientAuthentication: "client_secret_post",
    pages: [
      "https://github.com/api-evangelist/bitwarden",
      "public code (exact string identity.bitwarden.com/connect/token), two clients that agree",
    ],
  },
  {
    slug: "blackboard-learn",
    name: "Blackboard Learn REST",
    category: "education",
    tokenUrl: "https://{host}/learn/api/public/v1/oauth2/token",
    variables: [
      {
        name: "host",
        about: "Host name, without https://. For tokenUrl and baseUrl. Example: learn.example.edu.",
        required: true,
      },
    ],
    clientAuthentication: "client_secret_basic_raw",
    pages: ["https://docs.anthology.com/docs/rest-apis/learn/getting-started/basic-authentication"],
  },
  {
    slug: "bol-retailer",
    name: "bol. Retailer API",
    category: "commerce",
    tokenUrl: "https://login.bol.com/token",
    variables: [],
    clientAuthentication: "client_secret_basic_raw",
    pages: ["https://github.com/picqer/bol-retailer-php-client"],
  },
  {
    slug: "box-ccg",
    name: "Box, client credentials grant",
    category: "data",
    tokenUrl: "https://api.box.com/oauth2/token",
    variables: [
      {
        name: "subjectType",
        about: "One of enterprise, user. For tokenParameters.",
        required: true,
      },
      {
        name: "subjectId",
        about: "Text: id of the enterprise or user. For tokenParameters. Example: 12345.",
        required: true,
      },
    ],
    clientAuthentication: "client_secret_post",
    pages: ["https://github.com/box/box-node-sdk"],
  },
  {
    slug: "candid-health",
    name: "Candid Health",
    category: "health",
    tokenUrl: "https://{apiBase}/auth/v2/token",
    variables: [
      {
        name: "apiBase",
        about:
          "Host name, with a path if there is one, without https://. For tokenUrl and baseUrl. Example: api.example.com/v1.",
        required: true,
      },
    ],
    pages: ["rubydoc.info/gems/candidhealth"],
  },
  {
    slug: "carta",
    name: "Carta",
    category: "payments",
    tokenUrl: "https://login.app.carta.com/o/access_token/",
    variables: [],
    clientAuthentication: "client_secret_basic_raw",
    scope: [],
    pages: ["https://docs.carta.com/api-platform/docs/client-credentials-flow"],
  },
  {
    slug: "cdse",
    name: "Copernicus Data Space Ecosystem",
    category: "government",
    tokenUrl:
      "https://identity.dataspace.copernicus.eu/auth/realms/CDSE/protocol/openid-connect/token",
    variables: [],
    clientAuthentication: "client_secret_post",
    pages: ["https://github.com/eu-cdse/documentation"],
  },
  {
    slug: "chartboost",
    name: "Chartboost",
    category: "media",
    tokenUrl: "https://api.chartboost.com/v5/oauth/token",
    variables: [],
    pages: [
      "https://github.com/NangoHQ/nango/blob/2f4c0af/packages/providers/providers.yaml#chartboost",
    ],
  },
  {
    slug: "checkout-com",
    name: "Checkout.com",
    category: "payments",
    tokenUrl: "https://{access}/connect/token",
    variables: [
      {
        name: "environment",
        about: "One of production, sandbox. For tokenUrl and baseUrl. Default: production.",
        required: false,
        usual: "production",
      },
    ],
    clientAuthentication: "client_secret_basic_raw",
    pages: [
      "https://github.com/checkout/checkout-sdk-node",
      "https://github.com/NangoHQ/nango/blob/2f4c0af/packages/providers/providers.yaml#checkout-com",
    ],
  },
  {
    slug: "cielo",
    name: "Cielo (Brazil) Checkout and Payment Link",
    category: "payments",
    tokenUrl: "https://cieloecommerce.cielo.com.br/api/public/v2/token",
    variables: [],
    clientAuthentication: "client_secret_basic_raw",
    pages: ["https://docs.cielo.com.br/cielo-12/reference/generate-access-token"],
  },
  {
    slug: "cisco-secure-access",
    name: "Cisco Secure Access",
    category: "security",
    tokenUrl: "https://api.sse.cisco.com/auth/v2/token",
    variables: [],
    clientAuthentication: "client_secret_basic_raw",
    pages: ["https://github.com/CiscoDevNet/cloud-security"],
  },
  {
    slug: "cisco-umbrella",
    name: "Cisco Umbrella",
    category: "security",
    tokenUrl: "https://api.umbrella.com/auth/v2/token",
    variables: [],
    clientAuthentication: "client_secret_basic_raw",
    pages: ["https://github.com/CiscoDevNet/cloud-security"],
  },
  {
    slug: "cloudentity",
    name: "Cloudentity",
    category: "identity",
    tokenUrl: "https://{tenant}.{region}.authz.cloudentity.io/{tenant}/{workspace}/oauth2/token",
    variables: [
      {
        name: "tenant",
        about: "Label of a host name. For tokenUrl and baseUrl. Example: acme.",
        required: true,
      },
      {
        name: "region",
        about: "Label of a host name. For tokenUrl and baseUrl. Example: eu.",
        required: true,
      },
      {
        name: "workspace",
        about: "Segment of a path. For tokenUrl and baseUrl. Example: default.",
        required: true,
      },
    ],
    clientAuthentication: "client_secret_post",
    pages: [
      "https://github.com/NangoHQ/nango/blob/2f4c0af/packages/providers/providers.yaml#cloudentity",
    ],
  },
  {
    slug: "commercetools",
    name: "commercetools",
    category: "commerce",
    tokenUrl: "https://auth.{region}.{cloud}.commercetools.com/oauth/token",
    variables: [
      {
        name: "region",
        about: "Label of a host name. For tokenUrl and baseUrl. Example: europe-west1.",
        required: true,
      },
      {
        name: "cloud",
        about: "Label of a host name. For tokenUrl and baseUrl. Example: gcp.",
        required: true,
      },
      {
        name: "projectKey",
        about: "Segment of a path: project of the API. For baseUrl. Example: shop. Default: none.",
        required: false,
      },
    ],
    clientAuthentication: "client_secret_basic_raw",
    pages: [
      "https://github.com/NangoHQ/nango/blob/2f4c0af/packages/providers/providers.yaml#commercetools",
      "https://github.com/api-evangelist/commercetools",
    ],
  },
  {
    slug: "conductorone",
    name: "ConductorOne",
    category: "identity",
    tokenUrl: "https://{host}/auth/v1/token",
    variables: [
      {
        name: "host",
        about:
          "Host name, without https://. For tokenUrl and baseUrl. Example: acme.conductor.example.",
        required: true,
      },
    ],
    clientAuthentication: "client_secret_post",
    pages: [
      "https://github.com/NangoHQ/nango/blob/2f4c0af/packages/providers/providers.yaml#conductorone",
    ],
  },
  {
    slug: "connectwise-rmm",
    name: "ConnectWise RMM",
    category: "dev infra",
    tokenUrl: "https://openapi.service.{regionHost}/v1/token",
    variables: [
      {
        name: "regionHost",
        about: "Host name, without https://. For tokenUrl and baseUrl. Example: rmm.example.com.",
        required: true,
      },
    ],
    pages: [
      "https://github.com/NangoHQ/nango/blob/2f4c0af/packages/providers/providers.yaml#connectwise-rmm",
    ],
  },
  {
    slug: "cornerstone",
    name: "Cornerstone OnDemand",
    category: "HR",
    tokenUrl: "https://{corp}.csod.com/services/api/oauth2/token",
    variables: [
      {
        name: "corp",
        about: "Label of a host name. For tokenUrl and baseUrl. Example: acme.",
        required: true,
      },
    ],
    pages: ["https://csod.dev/guides/reporting/authentication.html"],
  },
  {
    slug: "coupa-compass",
    name: "Coupa",
    category: "payments",
    tokenUrl: "https://{instance}/oauth2/token",
    variables: [
      {
        name: "instance",
        about:
          "Host name, without https://. For tokenUrl and baseUrl. Example: acme.coupahost.example.",
        required: true,
      },
    ],
    clientAuthentication: "client_secret_post",
    pages: [
      "https://github.com/NangoHQ/nango/blob/2f4c0af/packages/providers/providers.yaml#coupa-compass",
    ],
  },
  {
    slug: "criteo",
    name: "Criteo",
    category: "marketing",
    tokenUrl: "https://api.criteo.com/oauth2/token",
    variables: [],
    clientAuthentication: "client_secret_post",
    pages: ["https://developers.criteo.com/retail-media/v2026.01/docs/authentication"],
  },
  {
    slug: "crowdstrike",
    name: "CrowdStrike Falcon",
    category: "security",
    tokenUrl: "https://{api}/oauth2/token",
    variables: [
      {
        name: "cloud",
        about:
          "One of us-1, us-2, eu-1, us-gov-1, us-gov-2. For tokenUrl and baseUrl. Default: us-1.",
        required: false,
        usual: "us-1",
      },
    ],
    clientAuthentication: "client_secret_post",
    pages: [
      "https://github.com/CrowdStrike/falconpy",
      "https://github.com/NangoHQ/nango/blob/2f4c0af/packages/providers/providers.yaml#crowdstrike",
    ],
  },
  {
    slug: "currencycloud",
    name: "Currencycloud",
    category: "payments",
    tokenUrl: "https://{api}/v2/authenticate/api",
    variables: [
      {
        name: "environment",
        about: "One of production, demo. For tokenUrl and baseUrl. Default: production.",
        required: false,
        usual: "production",
      },
    ],
    clientAuthentication: "client_secret_post",
    pages: [
      "https://github.com/api-evangelist/currencycloud",
      "public code (exact string api.currencycloud.com/v2/authenticate/api), five clients that agree",
    ],
  },
  {
    slug: "databricks-account",
    name: "Databricks, account",
    category: "data",
    tokenUrl: "https://accounts.cloud.databricks.com/oidc/accounts/{accountId}/v1/token",
    variables: [
      {
        name: "accountId",
        about:
          "Segment of a path. For tokenUrl and baseUrl. Example: 0d26daa6-5e44-4c97-a497-ef015f91254a.",
        required: true,
      },
    ],
    clientAuthentication: "client_secret_post",
    pages: [
      "https://github.com/NangoHQ/nango/blob/2f4c0af/packages/providers/providers.yaml#databricks-account",
    ],
  },
  {
    slug: "databricks-workspace",
    name: "Databricks, workspace",
    category: "data",
    tokenUrl: "https://{instance}/oidc/v1/token",
    variables: [
      {
        name: "instance",
        about:
          "Host name, without https://. For tokenUrl and baseUrl. Example: dbc-a1b2.cloud.example.com.",
        required: true,
      },
    ],
    clientAuthentication: "client_secret_basic_raw",
    pages: [
      "https://github.com/databricks/databricks-sdk-py",
      "https://github.com/NangoHQ/nango/blob/2f4c0af/packages/providers/providers.yaml#databricks-workspace",
    ],
  },
  {
    slug: "delinea-dsv",
    name: "Delinea DevOps Secrets Vault",
    category: "security",
    tokenUrl: "https://{tenant}.secretsvaultcloud.{tld}/v1/token",
    variables: [
      {
        name: "tenant",
        about: "Label of a host name. For tokenUrl and baseUrl. Example: acme.",
        required: true,
      },
      {
        name: "tld",
        about: "One or several labels of a host name. For tokenUrl and baseUrl. Example: com.",
        required: true,
      },
    ],
    pages: ["https://github.com/DelineaXPM/dsv-sdk-go"],
  },
  {
    slug: "dhl-ecommerce",
    name: "DHL eCommerce Americas",
    category: "shipping",
    tokenUrl: "https://{host}/auth/v4/accesstoken",
    variables: [
      {
        name: "host",
        about: "Host name, without https://. For tokenUrl and baseUrl. Example: api.example.com.",
        required: true,
      },
    ],
    clientAuthentication: "client_secret_post",
    pages: ["https://developer.dhl.com/api-reference/authentication?lang=en"],
  },
  {
    slug: "discord-cc",
    name: "Discord, client credentials",
    category: "media",
    tokenUrl: "https://discord.com/api/v10/oauth2/token",
    variables: [],
    clientAuthentication: "client_secret_basic_raw",
    scope: ["identify", "applications.commands.update"],
    pages: ["https://github.com/discord/discord-api-docs"],
  },
  {
    slug: "dnb-direct-plus",
    name: "Dun & Bradstreet Direct+",
    category: "data",
    tokenUrl: "https://plus.dnb.com/v3/token",
    variables: [],
    clientAuthentication: "client_secret_basic_raw",
    pages: [
      "public code (exact string plus.dnb.com/v3/token), three workflows that agree on the request",
    ],
  },
  {
    slug: "domo",
    name: "Domo",
    category: "data",
    tokenUrl: "https://api.domo.com/oauth/token",
    variables: [],
    clientAuthentication: "client_secret_basic_raw",
    pages: ["https://github.com/NangoHQ/nango/blob/2f4c0af/packages/providers/providers.yaml#domo"],
  },
  {
    slug: "dope-security",
    name: "dope.security",
    category: "security",
    tokenUrl: "https://api.flightdeck.dope.security/v1/partner/oauth/token",
    variables: [],
    pages: [
      "https://github.com/NangoHQ/nango/blob/2f4c0af/packages/providers/providers.yaml#dope-security",
    ],
  },
  {
    slug: "duende",
    name: "Duende IdentityServer",
    category: "identity",
    tokenUrl: "https://{host}/connect/token",
    variables: [
      {
        name: "host",
        about:
          "Host name, with a path if there is one, without https://. For tokenUrl. Example: id.example.com.",
        required: true,
      },
    ],
    pages: ["https://github.com/DuendeSoftware/docs.duendesoftware.com"],
  },
  {
    slug: "dynatrace-account",
    name: "Dynatrace Account Management and Platform",
    category: "dev infra",
    tokenUrl: "https://sso.dynatrace.com/sso/oauth2/token",
    variables: [
      {
        name: "accountUuid",
        about: "Segment of a path. For resource. Example: 9d1e0a3c-1111-4222-8333-444455556666.",
        required: true,
      },
    ],
    clientAuthentication: "client_secret_post",
    scope: ["account-idm-read", "account-idm-write"],
    pages: [
      "https://github.com/NangoHQ/nango/blob/2f4c0af/packages/providers/providers.yaml#dynatrace-oauth",
      "https://github.com/api-evangelist/dynatrace",
      "https://github.com/Dynatrace/dynatrace-configuration-as-code",
    ],
  },
  {
    slug: "ebay",
    name: "eBay, application token",
    category: "commerce",
    tokenUrl: "https://{api}/identity/v1/oauth2/token",
    variables: [
      {
        name: "environment",
        about: "One of production, sandbox. For tokenUrl and baseUrl. Default: production.",
        required: false,
        usual: "production",
      },
    ],
    clientAuthentication: "client_secret_basic_raw",
    scope: ["https://api.ebay.com/oauth/api_scope"],
    pages: [
      "https://github.com/api-evangelist/ebay",
      "public code (exact string api.ebay.com/identity/v1/oauth2/token), two clients that send the application token's request",
    ],
  },
  {
    slug: "emarsys",
    name: "Emarsys / SAP Engagement Cloud",
    category: "marketing",
    tokenUrl: "https://auth.emarsys.net/oauth2/token",
    variables: [],
    clientAuthentication: "client_secret_basic_raw",
    pages: [
      "https://github.com/NangoHQ/nango/blob/2f4c0af/packages/providers/providers.yaml#emarsys-oauth",
    ],
  },
  {
    slug: "epic-backend",
    name: "Epic on FHIR, backend systems",
    category: "health",
    tokenUrl: "https://{epicHost}/interconnect-fhir-oauth/oauth2/token",
    variables: [
      {
        name: "epicHost",
        about: "Host name, without https://. For tokenUrl and baseUrl. Example: fhir.epic.com.",
        required: true,
      },
    ],
    clientAuthentication: "private_key_jwt",
    scope: ["system/Patient.read"],
    pages: [
      "public code (exact string interconnect-fhir-oauth/oauth2/token), three signers that agree",
    ],
  },
  {
    slug: "equinix",
    name: "Equinix Fabric and portal APIs",
    category: "dev infra",
    tokenUrl: "https://api.equinix.com/oauth2/v1/token",
    variables: [],
    pages: ["https://github.com/equinix/oauth2-go"],
  },
  {
    slug: "esri-arcgis",
    name: "Esri ArcGIS, app credentials",
    category: "data",
    tokenUrl: "https://www.arcgis.com/sharing/rest/oauth2/token/",
    variables: [
      {
        name: "expiration",
        about:
          "Text: lifetime to ask for, in minutes. For tokenParameters. Example: 60. Default: none.",
        required: false,
      },
    ],
    clientAuthentication: "client_secret_post",
    pages: ["https://github.com/Esri/arcgis-rest-js"],
  },
  {
    slug: "eumetsat",
    name: "EUMETSAT Data Store",
    category: "government",
    tokenUrl: "https://api.eumetsat.int/token",
    variables: [],
    clientAuthentication: "client_secret_basic_raw",
    pages: ["public code (exact string api.eumetsat.int/token), four clients that agree"],
  },
  {
    slug: "extrahop-revealx360",
    name: "ExtraHop RevealX 360",
    category: "security",
    tokenUrl: "https://{host}/oauth2/token",
    variables: [
      {
        name: "host",
        about:
          "Host name, without https://. For tokenUrl and baseUrl. Example: acme.api.cloud.example.",
        required: true,
      },
    ],
    clientAuthentication: "client_secret_basic_raw",
    pages: ["https://github.com/ExtraHop/code-examples"],
  },
  {
    slug: "fabric",
    name: "fabric Commerce",
    category: "commerce",
    tokenUrl: "https://{authHost}/v1/token",
    variables: [
      {
        name: "authHost",
        about: "Host name, without https://. For tokenUrl. Example: auth.example.com.",
        required: true,
      },
    ],
    clientAuthentication: "client_secret_basic_raw",
    pages: [
      "https://developer.fabric.inc/v3/api-reference/authentication-v3/system-apps/system-app-authentication",
    ],
  },
  {
    slug: "fatsecret",
    name: "FatSecret Platform",
    category: "health",
    tokenUrl: "https://oauth.fatsecret.com/connect/token",
    variables: [],
    clientAuthentication: "client_secret_basic_raw",
    scope: ["premier", "basic"],
    pages: [
      "public code (exact string oauth.fatsecret.com/connect/token), three clients that agree",
    ],
  },
  {
    slug: "fedex",
    name: "FedEx",
    category: "shipping",
    tokenUrl: "https://{api}/oauth/token",
    variables: [
      {
        name: "environment",
        about: "One of production, sandbox. For tokenUrl and baseUrl. Default: production.",
        required: false,
        usual: "production",
      },
    ],
    clientAuthentication: "client_secret_post",
    pages: ["https://github.com/karrioapi/karrio", "https://github.com/api-evangelist/fedex"],
  },
  {
    slug: "feishu-lark",
    name: "Feishu / Lark, tenant token of a custom app",
    category: "comms",
    tokenUrl: "https://{open}/open-apis/auth/v3/tenant_access_token/internal",
    variables: [
      {
        name: "site",
        about: "One of feishu, lark. For tokenUrl and baseUrl. Default: feishu.",
        required: false,
        usual: "feishu",
      },
    ],
    pages: ["https://open.larkoffice.com/document/…/tenant_access_token_internal"],
  },
  {
    slug: "finicity",
    name: "Mastercard Open Finance US (Finicity)",
    category: "payments",
    tokenUrl: "https://api.finicity.com/aggregation/v2/partners/authentication",
    variables: [
      {
        name: "appKey",
        about:
          "Text: key of the application. For tokenRequestHeaders and headers. Example: app-key.",
        required: true,
      },
    ],
    pages: [
      "https://github.com/api-evangelist/finicity",
      "public code (exact string Finicity-App-Token), four clients that agree",
    ],
  },
  {
    slug: "fiserv-connect",
    name: "Fiserv (FTS APIM, certification host)",
    category: "payments",
    tokenUrl: "https://cert.api.fiservapps.com/fts-apim/oauth2/v2",
    variables: [
      {
        name: "host",
        about:
          "Host name, without https://: host of the API. For baseUrl. Example: cert.api.example.com. Default: none.",
        required: false,
      },
    ],
    clientAuthentication: "client_secret_basic_raw",
    pages: [
      "https://github.com/NangoHQ/nango/blob/2f4c0af/packages/providers/providers.yaml#fiserv",
    ],
  },
  {
    slug: "flutterwave-v4",
    name: "Flutterwave v4",
    category: "payments",
    tokenUrl: "https://idp.flutterwave.com/realms/flutterwave/protocol/openid-connect/token",
    variables: [],
    clientAuthentication: "client_secret_post",
    pages: [
      "https://github.com/api-evangelist/flutterwave",
      "public code (exact string idp.flutterwave.com/realms/flutterwave/protocol/openid-connect/token), four clients that agree",
    ],
  },
  {
    slug: "france-travail",
    name: "France Travail",
    category: "government",
    tokenUrl:
      "https://entreprise.francetravail.fr/connexion/oauth2/access_token?realm=%2Fpartenaire",
    variables: [],
    clientAuthentication: "client_secret_post",
    scope: ["api_offresdemploiv2", "o2dsoffre"],
    pages: [
      "public code and a copy of the vendor page (exact string connexion/oauth2/access_token?realm=)",
      "public code (exact string connexion/oauth2/access_token?realm=), five clients that agree",
    ],
  },
  {
    slug: "gainsight-community",
    name: "Gainsight Customer Communities (inSided)",
    category: "marketing",
    tokenUrl: "https://api2-{region}.insided.com/oauth2/token",
    variables: [
      {
        name: "region",
        about: "Label of a host name. For tokenUrl and baseUrl. Example: eu-west-1.",
        required: true,
      },
    ],
    clientAuthentication: "client_secret_post",
    pages: [
      "https://github.com/NangoHQ/nango/blob/2f4c0af/packages/providers/providers.yaml#gainsight-cc",
    ],
  },
  {
    slug: "gebruder-weiss",
    name: "Gebrüder Weiss",
    category: "shipping",
    tokenUrl: "https://my.api.gw-world.com/token",
    variables: [],
    clientAuthentication: "client_secret_basic_raw",
    pages: [
      "https://github.com/NangoHQ/nango/blob/2f4c0af/packages/providers/providers.yaml#gebruder-weiss",
    ],
  },
  {
    slug: "genesys-cloud",
    name: "Genesys Cloud",
    category: "comms",
    tokenUrl: "https://login.{regionHost}/oauth/token",
    variables: [
      {
        name: "regionHost",
        about: "Host name, without https://. For tokenUrl and baseUrl. Example: mypurecloud.com.",
        required: true,
      },
    ],
    clientAuthentication: "client_secret_basic_raw",
    pages: [
      "https://github.com/MyPureCloud/platform-client-sdk-javascript",
      "https://github.com/api-evangelist/genesys",
    ],
  },
  {
    slug: "getty-images",
    name: "Getty Images",
    category: "media",
    tokenUrl: "https://{authHost}/oauth2/token",
    variables: [
      {
        name: "authHost",
        about:
          "Host name, without https://. For tokenUrl. Example: authentication.gettyimages.com.",
        required: true,
      },
    ],
    clientAuthentication: "client_secret_post",
    pages: ["https://github.com/gettyimages/gettyimages-api_nodejs"],
  },
  {
    slug: "gls-group",
    name: "GLS Group",
    category: "shipping",
    tokenUrl: "https://{api}/oauth2/v2/token",
    variables: [
      {
        name: "environment",
        about: "One of production, sandbox. For tokenUrl and baseUrl. Default: production.",
        required: false,
        usual: "production",
      },
    ],
    clientAuthentication: "client_secret_basic_raw",
    pages: ["https://github.com/karrioapi/karrio"],
  },
  {
    slug: "gocardless-bank-data",
    name: "GoCardless Bank Account Data (Nordigen)",
    category: "payments",
    tokenUrl: "https://bankaccountdata.gocardless.com/api/v2/token/new/",
    variables: [],
    pages: [
      "https://github.com/nordigen/nordigen-node",
      "public code (exact string bankaccountdata.gocardless.com/api/v2), two senders of these parameters, one reader of the member access",
    ],
  },
  {
    slug: "grammarly",
    name: "Grammarly",
    category: "marketing",
    tokenUrl: "https://auth.grammarly.com/v4/api/oauth2/token",
    variables: [],
    clientAuthentication: "client_secret_post",
    pages: [
      "https://github.com/NangoHQ/nango/blob/2f4c0af/packages/providers/providers.yaml#grammarly",
    ],
  },
  {
    slug: "greenhouse-harvest-v3",
    name: "Greenhouse Harvest v3",
    category: "HR",
    tokenUrl: "https://auth.greenhouse.io/token?grant_type=client_credentials",
    variables: [
      {
        name: "sub",
        about:
          "Text: user that the token acts for. For tokenParameters. Example: 4002. Default: none.",
        required: false,
      },
    ],
    clientAuthentication: "client_secret_basic_raw",
    pages: [
      "https://github.com/NangoHQ/nango/blob/2f4c0af/packages/providers/providers.yaml#greenhouse-harvest-oauth2-cc",
    ],
  },
  {
    slug: "guesty-booking",
    name: "Guesty Booking Engine API",
    category: "travel",
    tokenUrl: "https://booking.guesty.com/oauth2/token",
    variables: [],
    clientAuthentication: "client_secret_post",
    pages: [
      "https://booking-api-docs.guesty.com/docs/authentication-1",
      "https://booking-api-docs.guesty.com/docs/api-intro",
    ],
  },
  {
    slug: "halo-psa",
    name: "HaloPSA",
    category: "dev infra",
    tokenUrl: "https://{host}/auth/token",
    variables: [
      {
        name: "host",
        about: "Host name, without https://. For tokenUrl and baseUrl. Example: acme.halo.example.",
        required: true,
      },
    ],
    clientAuthentication: "client_secret_basic_raw",
    pages: [
      "https://github.com/NangoHQ/nango/blob/2f4c0af/packages/providers/providers.yaml#halo-psa",
    ],
  },
  {
    slug: "hashicorp-hcp",
    name: "HashiCorp Cloud Platform",
    category: "dev infra",
    tokenUrl: "https://{idp}/oauth2/token",
    variables: [
      {
        name: "region",
        about: "One of us, eu. For tokenUrl and baseUrl. Default: us.",
        required: false,
        usual: "us",
      },
    ],
    pages: ["https://github.com/hashicorp/hcp-sdk-go"],
  },
  {
    slug: "heap",
    name: "Heap",
    category: "data",
    tokenUrl: "https://heapanalytics.com/api/public/v0/auth_token",
    variables: [],
    clientAuthentication: "client_secret_basic_raw",
    pages: ["https://github.com/NangoHQ/nango/blob/2f4c0af/packages/providers/providers.yaml#heap"],
  },
  {
    slug: "ironclad",
    name: "Ironclad",
    category: "CRM/ERP",
    tokenUrl: "https://{subdomain}.ironcladapp.com/oauth/token",
    variables: [
      {
        name: "subdomain",
        about: "Label of a host name. For tokenUrl and baseUrl. Example: na1.",
        required: true,
      },
      {
        name: "asUserEmail",
        about:
          "Text: user that calls act for. For headers. Example: ada@example.com. Default: none.",
        required: false,
      },
      {
        name: "asUserId",
        about: "Text: user that calls act for. For headers. Example: u-1. Default: none.",
        required: false,
      },
    ],
    clientAuthentication: "client_secret_post",
    pages: [
      "https://github.com/NangoHQ/nango/blob/2f4c0af/packages/providers/providers.yaml#ironclad-cc",
    ],
  },
  {
    slug: "jamf-pro",
    name: "Jamf Pro",
    category: "security",
    tokenUrl: "https://{instance}.jamfcloud.com/api/v1/oauth/token",
    variables: [
      {
        name: "instance",
        about: "Label of a host name. For tokenUrl and baseUrl. Example: acme.",
        required: true,
      },
    ],
    clientAuthentication: "client_secret_post",
    pages: [
      "https://github.com/NangoHQ/nango/blob/2f4c0af/packages/providers/providers.yaml#jamf",
      "https://github.com/api-evangelist/jamf",
    ],
  },
  {
    slug: "keycloak",
    name: "Keycloak",
    category: "identity",
    tokenUrl: "https://{host}/realms/{realm}/protocol/openid-connect/token",
    variables: [
      {
        name: "host",
        about:
          "Host name, with a path if there is one, without https://. For tokenUrl. Example: id.example.com.",
        required: true,
      },
      {
        name: "realm",
        about: "Segment of a path. For tokenUrl. Example: acme.",
        required: true,
      },
    ],
    clientAuthentication: "client_secret_post",
    pages: ["https://github.com/USPS/api-examples"],
  },
  {
    slug: "kno-commerce",
    name: "KnoCommerce",
    category: "commerce",
    tokenUrl: "https://app-api.knocommerce.com/api/oauth2/token",
    variables: [],
    clientAuthentication: "client_secret_basic_raw",
    pages: [
      "https://github.com/NangoHQ/nango/blob/2f4c0af/packages/providers/providers.yaml#kno-commerce",
    ],
  },
  {
    slug: "kroger",
    name: "Kroger",
    category: "commerce",
    tokenUrl: "https://api.kroger.com/v1/connect/oauth2/token",
    variables: [],
    clientAuthentication: "client_secret_basic_raw",
    pages: [
      "public code (exact string api.kroger.com/v1/connect/oauth2/token), eight clients that agree",
    ],
  },
  {
    slug: "lacework",
    name: "Lacework / FortiCNAPP",
    category: "security",
    tokenUrl: "https://{account}.lacework.net/api/v2/access/tokens",
    variables: [
      {
        name: "account",
        about: "One or several labels of a host name. For tokenUrl and baseUrl. Example: acme.",
        required: true,
      },
      {
        name: "keyId",
        about:
          "Text: id of the access key, the same as clientId. For tokenParameters. Example: ACME_1.",
        required: true,
      },
    ],
    clientAuthentication: "client_secret_headers",
    pages: ["https://github.com/lacework/go-sdk"],
  },
  {
    slug: "line-messaging",
    name: "LINE Messaging API, short-lived channel token",
    category: "comms",
    tokenUrl: "https://api.line.me/v2/oauth/accessToken",
    variables: [],
    clientAuthentication: "client_secret_post",
    pages: ["https://github.com/line/line-openapi"],
  },
  {
    slug: "line-stateless",
    name: "LINE Messaging API, stateless channel token",
    category: "comms",
    tokenUrl: "https://api.line.me/oauth2/v3/token",
    variables: [],
    clientAuthentication: "client_secret_post",
    pages: ["https://github.com/line/line-openapi"],
  },
  {
    slug: "linkedin-2l",
    name: "LinkedIn, two-legged",
    category: "media",
    tokenUrl: "https://www.linkedin.com/oauth/v2/accessToken",
    variables: [],
    clientAuthentication: "client_secret_post",
    pages: ["https://learn.microsoft.com/linkedin/shared/authentication/client-credentials-flow"],
  },
  {
    slug: "listrak",
    name: "Listrak",
    category: "marketing",
    tokenUrl: "https://auth.listrak.com/oauth2/token",
    variables: [],
    clientAuthentication: "client_secret_post",
    pages: [
      "https://github.com/NangoHQ/nango/blob/2f4c0af/packages/providers/providers.yaml#listrak",
    ],
  },
  {
    slug: "looker",
    name: "Google Looker",
    category: "data",
    tokenUrl: "https://{host}/api/4.0/login",
    variables: [
      {
        name: "host",
        about:
          "Host name, without https://. For tokenUrl and baseUrl. Example: acme.looker.example.",
        required: true,
      },
    ],
    clientAuthentication: "client_secret_post",
    pages: [
      "https://github.com/NangoHQ/nango/blob/2f4c0af/packages/providers/providers.yaml#looker",
    ],
  },
  {
    slug: "lufthansa",
    name: "Lufthansa Open API",
    category: "travel",
    tokenUrl: "https://api.lufthansa.com/v1/oauth/token",
    variables: [],
    clientAuthentication: "client_secret_post",
    pages: [
      "https://github.com/api-evangelist/lufthansa",
      "public code (exact string api.lufthansa.com/v1/oauth/token), eight clients that agree",
    ],
  },
  {
    slug: "maersk",
    name: "Maersk",
    category: "shipping",
    tokenUrl: "https://api.maersk.com/customer-identity/oauth/v2/access_token",
    variables: [],
    clientAuthentication: "client_secret_post",
    pages: [
      "public code (exact string customer-identity/oauth/v2/access_token), three clients with this header",
    ],
  },
  {
    slug: "malwarebytes-nebula",
    name: "Malwarebytes Nebula / ThreatDown",
    category: "security",
    tokenUrl: "https://api.malwarebytes.com/oauth2/token",
    variables: [
      {
        name: "accountId",
        about: "Text: account of each call. For headers. Example: acc-1.",
        required: true,
      },
    ],
    clientAuthentication: "client_secret_basic_raw",
    pages: [
      "https://github.com/NangoHQ/nango/blob/2f4c0af/packages/providers/providers.yaml#malwarebytes",
    ],
  },
  {
    slug: "mangopay",
    name: "Mangopay",
    category: "payments",
    tokenUrl: "https://{api}/{apiVersion}/oauth/token",
    variables: [
      {
        name: "environment",
        about: "One of production, sandbox. For tokenUrl and baseUrl. Default: production.",
        required: false,
        usual: "production",
      },
      {
        name: "apiVersion",
        about: "Segment of a path. For tokenUrl and baseUrl. Example: v2.01.",
        required: true,
      },
    ],
    clientAuthentication: "client_secret_basic_raw",
    pages: ["https://github.com/Mangopay/mangopay2-nodejs-sdk"],
  },
  {
    slug: "marketo",
    name: "Adobe Marketo Engage",
    category: "marketing",
    tokenUrl: "https://{identityHost}/identity/oauth/token",
    variables: [
      {
        name: "identityHost",
        about: "Host name, without https://. For tokenUrl. Example: 123-abc-456.mktorest.example.",
        required: true,
      },
      {
        name: "endpointHost",
        about:
          "Host name, without https://: host of the API. For baseUrl. Example: 123-abc-456.mktorest.example. Default: none.",
        required: false,
      },
    ],
    clientAuthentication: "client_secret_post",
    pages: [
      "https://experienceleague.adobe.com/en/docs/marketo-developer/marketo/rest/authentication",
      "https://experienceleague.adobe.com/en/docs/marketo-developer/marketo/rest/error-codes",
      "https://experienceleague.adobe.com/en/docs/experience-cloud-kcs/kbarticles/ka-28813",
    ],
  },
  {
    slug: "medallia",
    name: "Medallia",
    category: "marketing",
    tokenUrl: "https://{instance}/oauth/{tenant}/token",
    variables: [
      {
        name: "instance",
        about: "Host name, without https://. For tokenUrl. Example: instance.example.com.",
        required: true,
      },
      {
        name: "tenant",
        about: "Segment of a path. For tokenUrl. Example: acme.",
        required: true,
      },
      {
        name: "gateway",
        about:
          "Label of a host name: gateway, the first label of the API's host. For baseUrl. Example: acme-gw. Default: none.",
        required: false,
      },
    ],
    clientAuthentication: "client_secret_basic_raw",
    pages: [
      "https://github.com/NangoHQ/nango/blob/2f4c0af/packages/providers/providers.yaml#medallia",
    ],
  },
  {
    slug: "microsoft-entra",
    name: "Microsoft Entra ID",
    category: "identity",
    tokenUrl: "https://login.microsoftonline.com/{tenant}/oauth2/v2.0/token",
    variables: [
      {
        name: "tenant",
        about: "Segment of a path. For tokenUrl. Example: contoso.onmicrosoft.com.",
        required: true,
      },
    ],
    clientAuthentication: "client_secret_post",
    scope: ["https://graph.microsoft.com/.default"],
    pages: [
      "https://github.com/NangoHQ/nango/blob/2f4c0af/packages/providers/providers.yaml#microsoft-oauth2-cc",
      "https://github.com/NangoHQ/nango/blob/2f4c0af/packages/providers/providers.yaml#microsoft-oauth2-cc-cert",
      "https://github.com/NangoHQ/nango/blob/2f4c0af/packages/providers/providers.yaml#microsoft-business-central",
      "https://github.com/NangoHQ/nango/blob/2f4c0af/packages/providers/providers.yaml#microsoft-dynamics-365-finance-and-operations-cc",
    ],
  },
  {
    slug: "microsoft-entra-v1",
    name: "Microsoft Entra ID, version 1 (SharePoint)",
    category: "identity",
    tokenUrl: "https://login.microsoftonline.com/{tenant}/oauth2/token",
    variables: [
      {
        name: "tenant",
        about: "Segment of a path. For tokenUrl. Example: contoso.onmicrosoft.com.",
        required: true,
      },
      {
        name: "sharepointTenant",
        about: "Label of a host name. For resource and baseUrl. Example: contoso.",
        required: true,
      },
    ],
    clientAuthentication: "private_key_jwt",
    pages: [
      "https://github.com/NangoHQ/nango/blob/2f4c0af/packages/providers/providers.yaml#sharepoint-online-v1",
    ],
  },
  {
    slug: "mimecast",
    name: "Mimecast API 2.0",
    category: "security",
    tokenUrl: "https://api.services.mimecast.com/oauth/token",
    variables: [],
    clientAuthentication: "client_secret_post",
    pages: [
      "https://github.com/NangoHQ/nango/blob/2f4c0af/packages/providers/providers.yaml#mimecast",
    ],
  },
  {
    slug: "mongodb-atlas",
    name: "MongoDB Atlas service accounts",
    category: "dev infra",
    tokenUrl: "https://cloud.mongodb.com/api/oauth/token",
    variables: [],
    pages: ["https://github.com/mongodb/atlas-sdk-go"],
  },
  {
    slug: "monnify",
    name: "Monnify",
    category: "payments",
    tokenUrl: "https://{api}/api/v1/auth/login",
    variables: [
      {
        name: "environment",
        about: "One of production, sandbox. For tokenUrl and baseUrl. Default: production.",
        required: false,
        usual: "production",
      },
    ],
    clientAuthentication: "client_secret_basic_raw",
    pages: ["public code (exact string monnify.com/api/v1/auth/login), four clients that agree"],
  },
  {
    slug: "mparticle",
    name: "mParticle",
    category: "marketing",
    tokenUrl: "https://sso.auth.mparticle.com/oauth/token",
    variables: [],
    pages: [
      "https://github.com/api-evangelist/mparticle",
      "public code (exact string sso.auth.mparticle.com/oauth/token), five clients that agree on JSON",
    ],
  },
  {
    slug: "mpesa-daraja",
    name: "Safaricom M-PESA Daraja",
    category: "payments",
    tokenUrl: "https://{api}/oauth/v1/generate",
    variables: [
      {
        name: "environment",
        about: "One of production, sandbox. For tokenUrl and baseUrl. Default: production.",
        required: false,
        usual: "production",
      },
    ],
    clientAuthentication: "client_secret_basic_raw",
    pages: ["https://github.com/safaricom/mpesa-php-sdk"],
  },
  {
    slug: "mtn-momo",
    name: "MTN MoMo",
    category: "payments",
    tokenUrl: "https://{host}/{product}/token/",
    variables: [
      {
        name: "host",
        about:
          "Host name, without https://. For tokenUrl and baseUrl. Example: sandbox.momodeveloper.mtn.com.",
        required: true,
      },
      {
        name: "product",
        about:
          "One of collection, disbursement, remittance. For tokenUrl and baseUrl. Default: collection.",
        required: false,
        usual: "collection",
      },
      {
        name: "subscriptionKey",
        about:
          "Text: subscription key of the product. For tokenRequestHeaders and headers. Example: sub-key.",
        required: true,
      },
    ],
    clientAuthentication: "client_secret_basic_raw",
    pages: [
      "public code (exact string momodeveloper.mtn.com/collection/token), five clients that agree",
    ],
  },
  {
    slug: "netsuite-m2m",
    name: "Oracle NetSuite, M2M",
    category: "CRM/ERP",
    tokenUrl: "https://{account}.suitetalk.api.netsuite.com/services/rest/auth/oauth2/v1/token",
    variables: [
      {
        name: "account",
        about: "Label of a host name. For tokenUrl and baseUrl. Example: 1234567-sb1.",
        required: true,
      },
    ],
    clientAuthentication: "private_key_jwt",
    pages: [
      "https://github.com/NangoHQ/nango/blob/2f4c0af/packages/providers/providers.yaml#netsuite-client-credentials",
    ],
  },
  {
    slug: "nexthink",
    name: "Nexthink",
    category: "dev infra",
    tokenUrl: "https://{instance}-login.{region}.nexthink.cloud/oauth2/default/v1/token",
    variables: [
      {
        name: "instance",
        about: "Label of a host name. For tokenUrl and baseUrl. Example: acme.",
        required: true,
      },
      {
        name: "region",
        about: "Label of a host name. For tokenUrl and baseUrl. Example: eu.",
        required: true,
      },
    ],
    clientAuthentication: "client_secret_basic_raw",
    pages: [
      "https://github.com/NangoHQ/nango/blob/2f4c0af/packages/providers/providers.yaml#nexthink",
    ],
  },
  {
    slug: "nhs-england",
    name: "NHS England API platform, application-restricted",
    category: "health",
    tokenUrl: "https://{api}/oauth2/token",
    variables: [
      {
        name: "environment",
        about:
          "One of production, integration, sandbox, internal-dev. For tokenUrl and baseUrl. Default: production.",
        required: false,
        usual: "production",
      },
    ],
    clientAuthentication: "private_key_jwt",
    pages: ["public code (exact string api.service.nhs.uk/oauth2/token), three signers that agree"],
  },
  {
    slug: "ninjaone",
    name: "NinjaOne RMM",
    category: "dev infra",
    tokenUrl: "https://{instance}/ws/oauth/token",
    variables: [
      {
        name: "instance",
        about:
          "Host name, without https://. For tokenUrl and baseUrl. Example: eu.ninjarmm.com. Default: app.ninjarmm.com.",
        required: false,
        usual: "app.ninjarmm.com",
      },
    ],
    clientAuthentication: "client_secret_post",
    pages: [
      "https://github.com/NangoHQ/nango/blob/2f4c0af/packages/providers/providers.yaml#ninjaone-rmm",
    ],
  },
  {
    slug: "odoo-restapi",
    name: "Odoo (REST API module)",
    category: "CRM/ERP",
    tokenUrl: "https://{host}/restapi/1.0/common/oauth2/access_token",
    variables: [
      {
        name: "host",
        about: "Host name, without https://. For tokenUrl and baseUrl. Example: acme.example.com.",
        required: true,
      },
    ],
    clientAuthentication: "client_secret_post",
    pages: [
      "https://github.com/NangoHQ/nango/blob/2f4c0af/packages/providers/providers.yaml#odoo-cc",
    ],
  },
  {
    slug: "okta-custom",
    name: "Okta, custom authorization server",
    category: "identity",
    tokenUrl: "https://{domain}.okta.com/oauth2/{authServer}/v1/token",
    variables: [
      {
        name: "domain",
        about: "Label of a host name. For tokenUrl. Example: acme.",
        required: true,
      },
      {
        name: "authServer",
        about: "Segment of a path. For tokenUrl. Example: default.",
        required: true,
      },
    ],
    clientAuthentication: "client_secret_basic_raw",
    scope: [],
    pages: ["https://github.com/okta/okta-developer-docs"],
  },
  {
    slug: "okta-org",
    name: "Okta, org authorization server",
    category: "identity",
    tokenUrl: "https://{domain}.okta.com/oauth2/v1/token",
    variables: [
      {
        name: "domain",
        about: "Label of a host name. For tokenUrl and baseUrl. Example: acme.",
        required: true,
      },
    ],
    clientAuthentication: "private_key_jwt",
    scope: ["okta.users.read", "okta.groups.read"],
    pages: [
      "https://github.com/okta/okta-developer-docs",
      "https://github.com/NangoHQ/nango/blob/2f4c0af/packages/providers/providers.yaml#okta-cc",
      "https://github.com/NangoHQ/nango",
    ],
  },
  {
    slug: "onelogin",
    name: "OneLogin",
    category: "identity",
    tokenUrl: "https://{subdomain}.onelogin.com/auth/oauth2/v2/token",
    variables: [
      {
        name: "subdomain",
        about: "Label of a host name. For tokenUrl and baseUrl. Example: acme.",
        required: true,
      },
    ],
    clientAuthentication: "client_secret_post",
    pages: [
      "https://github.com/NangoHQ/nango/blob/2f4c0af/packages/providers/providers.yaml#onelogin",
    ],
  },
  {
    slug: "optum-sentinel",
    name: "Optum Real",
    category: "health",
    tokenUrl: "https://{api}/apip/auth/sntl/v1/token",
    variables: [
      {
        name: "environment",
        about: "One of production, sandbox. For tokenUrl and baseUrl. Default: production.",
        required: false,
        usual: "production",
      },
    ],
    clientAuthentication: "client_secret_post",
    pages: [
      "https://github.com/NangoHQ/nango/blob/2f4c0af/packages/providers/providers.yaml#optum-real",
      "https://github.com/api-evangelist/optum",
    ],
  },
  {
    slug: "oracle-idcs",
    name: "Oracle Identity Cloud / OCI identity domain",
    category: "identity",
    tokenUrl: "https://{serviceInstance}.identity.oraclecloud.com/oauth2/v1/token",
    variables: [
      {
        name: "serviceInstance",
        about: "Label of a host name. For tokenUrl and baseUrl. Example: idcs-0123456789abcdef.",
        required: true,
      },
    ],
    clientAuthentication: "client_secret_basic_raw",
    pages: [
      "https://github.com/NangoHQ/nango/blob/2f4c0af/packages/providers/providers.yaml#oracle-cloud-identity",
    ],
  },
  {
    slug: "oracle-ohip",
    name: "Oracle Hospitality Integration Platform (OPERA Cloud)",
    category: "travel",
    tokenUrl: "https://{gateway}/oauth/v1/tokens",
    variables: [
      {
        name: "gateway",
        about: "Host name, without https://. For tokenUrl and baseUrl. Example: gw.example.com.",
        required: true,
      },
      {
        name: "appKey",
        about:
          "Text: key of the application. For tokenRequestHeaders and headers. Example: 00000000-0000-4000-8000-000000000001.",
        required: true,
      },
      {
        name: "enterpriseId",
        about: "Text: enterprise, with OCIM. For tokenRequestHeaders. Example: ENT. Default: none.",
        required: false,
      },
    ],
    clientAuthentication: "client_secret_basic_raw",
    pages: ["https://github.com/oracle/hospitality-api-docs"],
  },
  {
    slug: "orange-developer",
    name: "Orange Developer (SMS, Orange Money)",
    category: "comms",
    tokenUrl: "https://api.orange.com/oauth/v3/token",
    variables: [],
    clientAuthentication: "client_secret_basic_raw",
    pages: ["public code (exact string api.orange.com/oauth/v3/token), three clients that agree"],
  },
  {
    slug: "ordnance-survey",
    name: "Ordnance Survey (GB)",
    category: "government",
    tokenUrl: "https://api.os.uk/oauth2/token/v1",
    variables: [],
    clientAuthentication: "client_secret_basic_raw",
    pages: [
      "public code (exact string api.os.uk/oauth2/token/v1), four clients with Basic and two with the body",
    ],
  },
  {
    slug: "orocommerce",
    name: "OroCommerce",
    category: "commerce",
    tokenUrl: "https://{host}/oauth2-token",
    variables: [
      {
        name: "host",
        about: "Host name, without https://. For tokenUrl and baseUrl. Example: acme.example.com.",
        required: true,
      },
    ],
    pages: ["https://doc.oroinc.com/api/authentication/oauth-client-credentials"],
  },
  {
    slug: "ory",
    name: "Ory Network",
    category: "identity",
    tokenUrl: "https://{project}.projects.oryapis.com/oauth2/token",
    variables: [
      {
        name: "project",
        about: "Label of a host name. For tokenUrl and baseUrl. Example: slug-1.",
        required: true,
      },
    ],
    clientAuthentication: "client_secret_post",
    pages: [
      "https://github.com/ory/docs",
      "https://github.com/NangoHQ/nango/blob/2f4c0af/packages/providers/providers.yaml#ory",
    ],
  },
  {
    slug: "outbrain-amplify",
    name: "Outbrain Amplify",
    category: "marketing",
    tokenUrl: "https://api.outbrain.com/amplify/v0.1/login",
    variables: [],
    clientAuthentication: "client_secret_basic_raw",
    pages: ["public code (exact string OB-TOKEN-V1), three clients that agree"],
  },
  {
    slug: "pagerduty",
    name: "PagerDuty scoped OAuth",
    category: "dev infra",
    tokenUrl: "https://identity.pagerduty.com/oauth/token",
    variables: [
      {
        name: "region",
        about: "One of us, eu. For baseUrl. Default: us.",
        required: false,
        usual: "us",
      },
    ],
    clientAuthentication: "client_secret_post",
    scope: ["as_account-us.acme", "oncalls.read"],
    pages: [
      "public code (exact string identity.pagerduty.com/oauth/token), two clients that agree",
    ],
  },
  {
    slug: "pax8",
    name: "Pax8",
    category: "commerce",
    tokenUrl: "https://api.pax8.com/v1/token",
    variables: [],
    pages: ["https://github.com/NangoHQ/nango/blob/2f4c0af/packages/providers/providers.yaml#pax8"],
  },
  {
    slug: "paychex",
    name: "Paychex",
    category: "HR",
    tokenUrl: "https://api.paychex.com/auth/oauth/v2/token",
    variables: [],
    clientAuthentication: "client_secret_post",
    pages: [
      "https://github.com/NangoHQ/nango/blob/2f4c0af/packages/providers/providers.yaml#paychex",
    ],
  },
  {
    slug: "paylocity-nextgen",
    name: "Paylocity NextGen",
    category: "HR",
    tokenUrl: "https://{envHost}.paylocity.com/public/security/v1/token",
    variables: [
      {
        name: "envHost",
        about: "Label of a host name. For tokenUrl and baseUrl. Example: dc1prodgwext.",
        required: true,
      },
    ],
    clientAuthentication: "client_secret_post",
    pages: [
      "https://github.com/NangoHQ/nango/blob/2f4c0af/packages/providers/providers.yaml#paylocity-nextgen",
    ],
  },
  {
    slug: "paypal",
    name: "PayPal REST",
    category: "payments",
    tokenUrl: "https://{api}/v1/oauth2/token",
    variables: [
      {
        name: "environment",
        about: "One of production, sandbox. For tokenUrl and baseUrl. Default: production.",
        required: false,
        usual: "production",
      },
    ],
    clientAuthentication: "client_secret_basic_raw",
    pages: ["https://developer.paypal.com/api/rest/authentication/"],
  },
  {
    slug: "pendo",
    name: "Pendo",
    category: "marketing",
    tokenUrl: "https://app.pendo.io/oauth/v1/token",
    variables: [],
    clientAuthentication: "client_secret_post",
    pages: [
      "https://github.com/NangoHQ/nango/blob/2f4c0af/packages/providers/providers.yaml#pendo-oauth",
    ],
  },
  {
    slug: "personio-v1",
    name: "Personio v1",
    category: "HR",
    tokenUrl: "https://api.personio.de/v1/auth",
    variables: [
      {
        name: "partnerId",
        about: "Text: partner id. For headers. Example: PARTNER. Default: none.",
        required: false,
      },
      {
        name: "appId",
        about: "Text: application id. For headers. Example: APP. Default: none.",
        required: false,
      },
    ],
    pages: [
      "https://developer.personio.de/reference/auth",
      "https://developer.personio.de/changelog/authentication-api-improved-bearer-token",
    ],
  },
  {
    slug: "personio-v2",
    name: "Personio v2",
    category: "HR",
    tokenUrl: "https://api.personio.de/v2/auth/token",
    variables: [],
    clientAuthentication: "client_secret_post",
    pages: [
      "https://github.com/NangoHQ/nango/blob/2f4c0af/packages/providers/providers.yaml#personio-v2",
    ],
  },
  {
    slug: "petfinder",
    name: "Petfinder v2",
    category: "data",
    tokenUrl: "https://api.petfinder.com/v2/oauth2/token",
    variables: [],
    clientAuthentication: "client_secret_post",
    pages: [
      "public code (exact string api.petfinder.com/v2/oauth2/token), seven clients that agree",
    ],
  },
  {
    slug: "phonepe",
    name: "PhonePe Payment Gateway v2",
    category: "payments",
    tokenUrl: "https://{identity}/v1/oauth/token",
    variables: [
      {
        name: "environment",
        about: "One of production, sandbox. For tokenUrl and baseUrl. Default: production.",
        required: false,
        usual: "production",
      },
      {
        name: "clientVersion",
        about: "Text: version of the client's credentials. For tokenParameters. Example: 1.",
        required: true,
      },
    ],
    clientAuthentication: "client_secret_post",
    pages: ["https://github.com/PhonePe/phonepe-pg-sdk-node"],
  },
  {
    slug: "pingone",
    name: "PingOne",
    category: "identity",
    tokenUrl: "https://auth.pingone.{tld}/{environmentId}/as/token",
    variables: [
      {
        name: "tld",
        about: "One or several labels of a host name. For tokenUrl and baseUrl. Example: eu.",
        required: true,
      },
      {
        name: "environmentId",
        about: "Segment of a path. For tokenUrl. Example: env-1.",
        required: true,
      },
    ],
    clientAuthentication: "client_secret_post",
    pages: [
      "https://github.com/NangoHQ/nango/blob/2f4c0af/packages/providers/providers.yaml#pingone-cc",
    ],
  },
  {
    slug: "pinterest-cc",
    name: "Pinterest, own account",
    category: "media",
    tokenUrl: "https://api.pinterest.com/v5/oauth/token",
    variables: [],
    clientAuthentication: "client_secret_basic_raw",
    scope: [],
    pages: ["https://github.com/pinterest/api-quickstart"],
  },
  {
    slug: "pipedream",
    name: "Pipedream Connect",
    category: "dev infra",
    tokenUrl: "https://api.pipedream.com/v1/oauth/token",
    variables: [],
    clientAuthentication: "client_secret_post",
    pages: [
      "https://github.com/NangoHQ/nango/blob/2f4c0af/packages/providers/providers.yaml#pipedream-oauth2-cc",
    ],
  },
  {
    slug: "piste",
    name: "PISTE (Légifrance, Chorus Pro)",
    category: "government",
    tokenUrl: "https://{oauth}/api/oauth/token",
    variables: [
      {
        name: "environment",
        about: "One of production, sandbox. For tokenUrl and baseUrl. Default: production.",
        required: false,
        usual: "production",
      },
    ],
    clientAuthentication: "client_secret_post",
    pages: [
      "public code (exact string oauth.piste.gouv.fr/api/oauth/token), three clients that agree",
    ],
  },
  {
    slug: "prisma-sase",
    name: "Palo Alto Prisma SASE / Strata",
    category: "security",
    tokenUrl: "https://auth.apps.paloaltonetworks.com/auth/v1/oauth2/access_token",
    variables: [
      {
        name: "tsgId",
        about: "Text: id of the tenant service group. For scope. Example: 1234567890.",
        required: true,
      },
    ],
    clientAuthentication: "client_secret_basic_raw",
    pages: ["https://github.com/PaloAltoNetworks/prisma-sase-sdk-python"],
  },
  {
    slug: "procore",
    name: "Procore (developer-managed service account)",
    category: "dev infra",
    tokenUrl: "https://login.procore.com/oauth/token",
    variables: [
      {
        name: "companyId",
        about: "Text: company of each call. For headers. Example: 1234. Default: none.",
        required: false,
      },
    ],
    clientAuthentication: "client_secret_post",
    pages: ["https://github.com/procore/documentation"],
  },
  {
    slug: "pverify",
    name: "pVerify",
    category: "health",
    tokenUrl: "https://{apiHost}/Token",
    variables: [
      {
        name: "apiHost",
        about: "Host name, without https://. For tokenUrl and baseUrl. Example: api.example.com.",
        required: true,
      },
    ],
    clientAuthentication: "client_secret_post",
    pages: [
      "https://github.com/NangoHQ/nango/blob/2f4c0af/packages/providers/providers.yaml#pverify",
    ],
  },
  {
    slug: "reddit-app-only",
    name: "Reddit, application only",
    category: "media",
    tokenUrl: "https://www.reddit.com/api/v1/access_token",
    variables: [
      {
        name: "userAgent",
        about:
          "Text: a User-Agent of your own; common ones are throttled. For tokenRequestHeaders and headers. Example: linux:acme:1.0.",
        required: true,
      },
    ],
    clientAuthentication: "client_secret_basic_raw",
    pages: [
      "PSRAW about_RedditOAuthGrantType",
      "r-lib/httr demo oauth2-reddit.R",
      "public code (exact string www.reddit.com/api/v1/access_token), five clients that agree",
    ],
  },
  {
    slug: "redox",
    name: "Redox",
    category: "health",
    tokenUrl: "https://api.redoxengine.com/v2/auth/token",
    variables: [],
    clientAuthentication: "private_key_jwt",
    pages: [
      "public code (exact string api.redoxengine.com/v2/auth/token), four signers that agree on the audience",
    ],
  },
  {
    slug: "reltio",
    name: "Reltio",
    category: "data",
    tokenUrl: "https://auth.reltio.com/oauth/token",
    variables: [],
    clientAuthentication: "client_secret_basic_raw",
    pages: [
      "https://docs.reltio.com/en/explore/get-going-with-apis-and-rocs-utilities/reltio-rest-apis/explore-apis/authentication-api",
    ],
  },
  {
    slug: "rte-france",
    name: "RTE Data (French grid)",
    category: "government",
    tokenUrl: "https://digital.iservices.rte-france.com/token/oauth/",
    variables: [],
    clientAuthentication: "client_secret_basic_raw",
    pages: [
      "public code (exact string digital.iservices.rte-france.com/token/oauth), eight clients that agree on URL and Basic; one sends the form",
    ],
  },
  {
    slug: "rubrik-rsc",
    name: "Rubrik Security Cloud",
    category: "security",
    tokenUrl: "https://{account}.my.rubrik.com/api/client_token",
    variables: [
      {
        name: "account",
        about: "Label of a host name. For tokenUrl and baseUrl. Example: acme.",
        required: true,
      },
    ],
    pages: ["https://github.com/rubrikinc/rubrik-polaris-sdk-for-go"],
  },
  {
    slug: "rydoo",
    name: "Rydoo",
    category: "payments",
    tokenUrl: "https://accounts.rydoo.com/connect/token",
    variables: [],
    clientAuthentication: "client_secret_basic_raw",
    pages: [
      "https://github.com/NangoHQ/nango/blob/2f4c0af/packages/providers/providers.yaml#rydoo",
    ],
  },
  {
    slug: "sabre",
    name: "Sabre",
    category: "travel",
    tokenUrl: "https://{api}/v2/auth/token",
    variables: [
      {
        name: "environment",
        about: "One of production, certification. For tokenUrl and baseUrl. Default: production.",
        required: false,
        usual: "production",
      },
    ],
    clientAuthentication: "client_secret_basic_raw",
    pages: [
      "public code (exact string sabre.com/v2/auth/token), two clients that encode both parts",
    ],
  },
  {
    slug: "sage-intacct",
    name: "Sage Intacct REST",
    category: "payments",
    tokenUrl: "https://api.intacct.com/ia/api/v1/oauth2/token",
    variables: [
      {
        name: "username",
        about:
          "Text: user and company, with @ between them. For tokenParameters. Example: ada@acme.",
        required: true,
      },
      {
        name: "sessionId",
        about: "Text: session to act in. For tokenParameters. Example: session-1. Default: none.",
        required: false,
      },
    ],
    clientAuthentication: "client_secret_post",
    pages: [
      "https://github.com/NangoHQ/nango/blob/2f4c0af/packages/providers/providers.yaml#sage-intacct-cc",
    ],
  },
  {
    slug: "sailpoint-isc",
    name: "SailPoint Identity Security Cloud",
    category: "identity",
    tokenUrl: "https://{tenant}.api.identitynow.com/oauth/token",
    variables: [
      {
        name: "tenant",
        about: "Label of a host name. For tokenUrl and baseUrl. Example: acme.",
        required: true,
      },
    ],
    clientAuthentication: "client_secret_post",
    pages: ["https://github.com/sailpoint-oss/developer.sailpoint.com"],
  },
  {
    slug: "salesforce-cc",
    name: "Salesforce (client credentials flow)",
    category: "CRM/ERP",
    tokenUrl: "https://{myDomain}.my.salesforce.com/services/oauth2/token",
    variables: [
      {
        name: "myDomain",
        about: "One or several labels of a host name. For tokenUrl. Example: acme.",
        required: true,
      },
    ],
    clientAuthentication: "client_secret_post",
    pages: [
      "https://github.com/NangoHQ/nango/blob/2f4c0af/packages/providers/providers.yaml#salesforce-cc",
      "docs.rs cirrus-auth, jsforce TokenResponse type",
    ],
  },
  {
    slug: "sap-ariba",
    name: "SAP Ariba",
    category: "CRM/ERP",
    tokenUrl: "https://{subdomain}.ariba.com/v2/oauth/token",
    variables: [
      {
        name: "subdomain",
        about: "Label of a host name. For tokenUrl and baseUrl. Example: api.",
        required: true,
      },
      {
        name: "apiKey",
        about: "Text: key of the application. For headers. Example: app-key.",
        required: true,
      },
      {
        name: "networkId",
        about: "Text: network id. For headers. Example: AN01000000001. Default: none.",
        required: false,
      },
    ],
    clientAuthentication: "client_secret_basic_raw",
    pages: [
      "https://github.com/NangoHQ/nango/blob/2f4c0af/packages/providers/providers.yaml#sap-ariba",
    ],
  },
  {
    slug: "sap-btp-xsuaa",
    name: "SAP BTP XSUAA / S/4HANA Cloud",
    category: "CRM/ERP",
    tokenUrl: "https://{subdomain}.authentication.{region}.hana.ondemand.com/oauth/token",
    variables: [
      {
        name: "subdomain",
        about: "Label of a host name. For tokenUrl. Example: acme.",
        required: true,
      },
      {
        name: "region",
        about: "Label of a host name. For tokenUrl. Example: eu10.",
        required: true,
      },
      {
        name: "apiServer",
        about:
          "Host name, without https://: host of the API. For baseUrl. Example: acme-api.example.com. Default: none.",
        required: false,
      },
    ],
    clientAuthentication: "client_secret_basic_raw",
    pages: [
      "https://github.com/NangoHQ/nango/blob/2f4c0af/packages/providers/providers.yaml#sap-odata-oauth2-cc",
    ],
  },
  {
    slug: "sap-concur",
    name: "SAP Concur",
    category: "CRM/ERP",
    tokenUrl: "https://{region}.api.concursolutions.com/oauth2/v0/token",
    variables: [
      {
        name: "region",
        about: "Label of a host name. For tokenUrl and baseUrl. Example: us.",
        required: true,
      },
    ],
    clientAuthentication: "client_secret_post",
    pages: [
      "https://github.com/NangoHQ/nango/blob/2f4c0af/packages/providers/providers.yaml#sap-concur",
    ],
  },
  {
    slug: "sap-fieldglass",
    name: "SAP Fieldglass",
    category: "CRM/ERP",
    tokenUrl: "https://{host}/api/oauth2/v2.0/token",
    variables: [
      {
        name: "host",
        about:
          "Host name, without https://. For tokenUrl and baseUrl. Example: www.fieldglass.net.",
        required: true,
      },
      {
        name: "applicationKey",
        about: "Text: key of the application. For tokenRequestHeaders. Example: app-key.",
        required: true,
      },
    ],
    clientAuthentication: "client_secret_basic_raw",
    pages: [
      "https://github.com/NangoHQ/nango/blob/2f4c0af/packages/providers/providers.yaml#sap-fieldglass",
    ],
  },
  {
    slug: "satusehat",
    name: "SATUSEHAT (Indonesia, Ministry of Health)",
    category: "health",
    tokenUrl: "https://{authUrl}/accesstoken?grant_type=client_credentials",
    variables: [
      {
        name: "authUrl",
        about:
          "Host name, with a path if there is one, without https://. For tokenUrl. Example: api.example.go.id/oauth2/v1.",
        required: true,
      },
    ],
    clientAuthentication: "client_secret_post",
    pages: [
      "public code (exact string accesstoken?grant_type=client_credentials), four clients that agree",
    ],
  },
  {
    slug: "sellsy",
    name: "Sellsy",
    category: "payments",
    tokenUrl: "https://login.sellsy.com/oauth2/access-tokens",
    variables: [],
    clientAuthentication: "client_secret_post",
    pages: [
      "https://github.com/NangoHQ/nango/blob/2f4c0af/packages/providers/providers.yaml#sellsy-oauth2-cc",
    ],
  },
  {
    slug: "sentinel-hub",
    name: "Sentinel Hub (Planet)",
    category: "data",
    tokenUrl: "https://services.sentinel-hub.com/oauth/token",
    variables: [],
    pages: ["https://github.com/sentinel-hub/sentinelhub-py"],
  },
  {
    slug: "servicenow-cc",
    name: "ServiceNow",
    category: "CRM/ERP",
    tokenUrl: "https://{instance}.service-now.com/oauth_token.do",
    variables: [
      {
        name: "instance",
        about: "Label of a host name. For tokenUrl and baseUrl. Example: acme.",
        required: true,
      },
    ],
    clientAuthentication: "client_secret_post",
    pages: [
      "https://github.com/NangoHQ/nango/blob/2f4c0af/packages/providers/providers.yaml#servicenow-oauth2-cc",
    ],
  },
  {
    slug: "sfmc",
    name: "Salesforce Marketing Cloud",
    category: "marketing",
    tokenUrl: "https://{authBase}/v2/token",
    variables: [
      {
        name: "authBase",
        about: "Host name, without https://. For tokenUrl. Example: mc1.auth.example.com.",
        required: true,
      },
      {
        name: "accountId",
        about:
          "Text: business unit of the token. For tokenParameters. Example: 510000001. Default: none.",
        required: false,
      },
    ],
    pages: ["https://github.com/salesforce-marketingcloud/FuelSDK-Node-Auth"],
  },
  {
    slug: "shopify-cc",
    name: "Shopify Admin API, client credentials",
    category: "commerce",
    tokenUrl: "https://{shop}.myshopify.com/admin/oauth/access_token",
    variables: [
      {
        name: "shop",
        about: "Label of a host name. For tokenUrl and baseUrl. Example: acme.",
        required: true,
      },
    ],
    clientAuthentication: "client_secret_post",
    pages: [
      "https://github.com/NangoHQ/nango/blob/2f4c0af/packages/providers/providers.yaml#shopify-cc",
    ],
  },
  {
    slug: "shopware-admin",
    name: "Shopware Admin API",
    category: "commerce",
    tokenUrl: "https://{shop}/api/oauth/token",
    variables: [
      {
        name: "shop",
        about: "Host name, without https://. For tokenUrl and baseUrl. Example: shop.example.com.",
        required: true,
      },
    ],
    pages: [
      "https://github.com/NangoHQ/nango/blob/2f4c0af/packages/providers/providers.yaml#shopware",
    ],
  },
  {
    slug: "sierra-ils",
    name: "Innovative Sierra (library system)",
    category: "education",
    tokenUrl: "https://{host}/iii/sierra-api/v6/token",
    variables: [
      {
        name: "host",
        about:
          "Host name, without https://. For tokenUrl and baseUrl. Example: library.example.edu.",
        required: true,
      },
    ],
    clientAuthentication: "client_secret_basic_raw",
    pages: [
      "public code (exact string sierra-api/v6/token), five clients that agree on URL and Basic; some send no body",
    ],
  },
  {
    slug: "sinch",
    name: "Sinch",
    category: "comms",
    tokenUrl: "https://auth.sinch.com/oauth2/token",
    variables: [
      {
        name: "region",
        about: "One of us, eu, br. For baseUrl. Default: us.",
        required: false,
        usual: "us",
      },
    ],
    clientAuthentication: "client_secret_basic_raw",
    pages: ["https://github.com/sinch/sinch-sdk-node"],
  },
  {
    slug: "smartcar",
    name: "Smartcar v3",
    category: "mobility",
    tokenUrl: "https://iam.smartcar.com/oauth2/token",
    variables: [],
    clientAuthentication: "client_secret_post",
    pages: ["public code (exact string iam.smartcar.com/oauth2/token), three clients that agree"],
  },
  {
    slug: "sophos-central",
    name: "Sophos Central",
    category: "security",
    tokenUrl: "https://id.sophos.com/api/v2/oauth2/token",
    variables: [
      {
        name: "tenantId",
        about: "Text: tenant of each call. For headers. Example: tenant-1. Default: none.",
        required: false,
      },
    ],
    clientAuthentication: "client_secret_post",
    pages: [
      "https://github.com/sophos/Sophos-Central-SIEM-Integration",
      "https://github.com/NangoHQ/nango/blob/2f4c0af/packages/providers/providers.yaml#sophos-central",
    ],
  },
  {
    slug: "soundcloud",
    name: "SoundCloud",
    category: "media",
    tokenUrl: "https://secure.soundcloud.com/oauth/token",
    variables: [],
    clientAuthentication: "client_secret_basic_raw",
    pages: ["https://github.com/soundcloud/api"],
  },
  {
    slug: "spotify",
    name: "Spotify Web API",
    category: "media",
    tokenUrl: "https://accounts.spotify.com/api/token",
    variables: [],
    clientAuthentication: "client_secret_basic_raw",
    pages: [
      "https://github.com/NangoHQ/nango/blob/2f4c0af/packages/providers/providers.yaml#spotify-oauth2-cc",
      "https://github.com/spotify/web-api-examples",
    ],
  },
  {
    slug: "swan",
    name: "Swan",
    category: "payments",
    tokenUrl: "https://oauth.swan.io/oauth2/token",
    variables: [
      {
        name: "environment",
        about: "One of production, sandbox. For baseUrl. Default: production.",
        required: false,
        usual: "production",
      },
    ],
    clientAuthentication: "client_secret_post",
    pages: [
      "https://github.com/api-evangelist/swan",
      "public code (exact string oauth.swan.io/oauth2/token), two clients that agree",
    ],
  },
  {
    slug: "tailscale",
    name: "Tailscale OAuth clients",
    category: "dev infra",
    tokenUrl: "https://api.tailscale.com/api/v2/oauth/token",
    variables: [],
    clientAuthentication: "client_secret_post",
    pages: [
      "https://github.com/tailscale/tailscale-client-go-v2",
      "https://github.com/NangoHQ/nango/blob/2f4c0af/packages/providers/providers.yaml#tailscale",
    ],
  },
  {
    slug: "talkdesk",
    name: "Talkdesk",
    category: "comms",
    tokenUrl: "https://{account}.talkdeskid.com/oauth/token",
    variables: [
      {
        name: "account",
        about: "Label of a host name. For tokenUrl. Example: acme.",
        required: true,
      },
    ],
    clientAuthentication: "client_secret_basic_raw",
    scope: ["callback:write"],
    pages: ["public code (exact string talkdeskid.com/oauth/token), two clients that agree"],
  },
  {
    slug: "tbc-tpay",
    name: "TBC Bank tpay (Georgia)",
    category: "payments",
    tokenUrl: "https://api.tbcbank.ge/v2/tpay/access-token",
    variables: [
      {
        name: "appKey",
        about: "Text: key of the application. For tokenRequestHeaders. Example: app-key.",
        required: true,
      },
    ],
    clientAuthentication: "client_secret_post",
    pages: ["https://developers.tbcbank.ge/docs/api"],
  },
  {
    slug: "thomson-reuters",
    name: "Thomson Reuters (TR account)",
    category: "data",
    tokenUrl: "https://auth.thomsonreuters.com/oauth/token",
    variables: [
      {
        name: "apiId",
        about: "Text: id of the API, the audience. For audience. Example: api-id.",
        required: true,
      },
      {
        name: "host",
        about:
          "Host name, without https://: host of the API. For baseUrl. Example: api.example.com. Default: none.",
        required: false,
      },
    ],
    clientAuthentication: "client_secret_basic_raw",
    pages: [
      "https://github.com/NangoHQ/nango/blob/2f4c0af/packages/providers/providers.yaml#thomson-reuters-legal-tracker-tr-account",
    ],
  },
  {
    slug: "tiktok-client-token",
    name: "TikTok, client token",
    category: "media",
    tokenUrl: "https://open.tiktokapis.com/v2/oauth/token/",
    variables: [],
    clientAuthentication: "client_secret_post",
    pages: ["https://developers.tiktok.com/doc/client-access-token-management"],
  },
  {
    slug: "tink",
    name: "Tink",
    category: "payments",
    tokenUrl: "https://api.tink.com/api/v1/oauth/token",
    variables: [],
    clientAuthentication: "client_secret_post",
    scope: ["account-verification-reports:read"],
    pages: ["public code (exact string api.tink.com/api/v1/oauth/token), three clients that agree"],
  },
  {
    slug: "toast",
    name: "Toast POS",
    category: "commerce",
    tokenUrl: "https://{host}/authentication/v1/authentication/login",
    variables: [
      {
        name: "host",
        about:
          "Host name, without https://. For tokenUrl and baseUrl. Example: ws-api.example.com.",
        required: true,
      },
    ],
    pages: [
      "https://doc.toasttab.com/doc/devguide/apiAuthenticationRateLimit.html",
      "https://doc.toasttab.com/openapi/authentication/",
    ],
  },
  {
    slug: "transporeon",
    name: "Transporeon / Trimble Transportation",
    category: "shipping",
    tokenUrl: "https://id.eu.trimble-transportation.com/api/identity/v2/oauth2/token",
    variables: [],
    clientAuthentication: "client_secret_basic_raw",
    pages: [
      "https://github.com/NangoHQ/nango/blob/2f4c0af/packages/providers/providers.yaml#transporeon-oauth2-cc",
      "https://github.com/NangoHQ/nango/blob/2f4c0af/packages/providers/providers.yaml#transporeon-carrier-oauth2-cc",
    ],
  },
  {
    slug: "truelayer",
    name: "TrueLayer",
    category: "payments",
    tokenUrl: "https://{auth}/connect/token",
    variables: [
      {
        name: "environment",
        about: "One of production, sandbox. For tokenUrl and baseUrl. Default: production.",
        required: false,
        usual: "production",
      },
    ],
    clientAuthentication: "client_secret_post",
    scope: ["payments"],
    pages: ["https://docs.truelayer.com/docs/generate-a-payment-access-token"],
  },
  {
    slug: "trustpilot",
    name: "Trustpilot (application of a business)",
    category: "marketing",
    tokenUrl:
      "https://api.trustpilot.com/v1/oauth/oauth-business-users-for-applications/accesstoken",
    variables: [],
    clientAuthentication: "client_secret_basic_raw",
    pages: [
      "https://github.com/NangoHQ/nango/blob/2f4c0af/packages/providers/providers.yaml#trustpilot-cc",
    ],
  },
  {
    slug: "twilio-oauth",
    name: "Twilio OAuth apps",
    category: "comms",
    tokenUrl: "https://oauth.twilio.com/v2/token",
    variables: [],
    clientAuthentication: "client_secret_post",
    pages: ["https://github.com/twilio/twilio-node"],
  },
  {
    slug: "twitch",
    name: "Twitch and IGDB",
    category: "media",
    tokenUrl: "https://id.twitch.tv/oauth2/token",
    variables: [],
    clientAuthentication: "client_secret_post",
    pages: ["https://dev.twitch.tv/docs/authentication.md"],
  },
  {
    slug: "uber",
    name: "Uber",
    category: "commerce",
    tokenUrl: "https://auth.uber.com/oauth/v2/token",
    variables: [],
    clientAuthentication: "client_secret_post",
    scope: ["eats.deliveries", "direct.organizations", "business.receipts"],
    pages: [
      "https://developer.uber.com/docs/deliveries/authentication",
      "https://developer.uber.com/docs/consumer-identity/guides/client-credentials-flow",
      "https://developer.uber.com/docs/businesses/receipts/guides/authentication",
    ],
  },
  {
    slug: "ukg-hrsd",
    name: "UKG HR Service Delivery",
    category: "HR",
    tokenUrl: "https://{host}/api/v2/client/tokens",
    variables: [
      {
        name: "host",
        about: "Host name, without https://. For tokenUrl and baseUrl. Example: acme.example.com.",
        required: true,
      },
      {
        name: "userClientId",
        about:
          "Text: second client id, which goes into the body. For tokenParameters. Example: client-2.",
        required: true,
      },
    ],
    clientAuthentication: "client_secret_basic_raw",
    pages: [
      "https://developer.ukg.com/hrsd/docs/ukg-hr-service-delivery-api-oauth-authentication-flow",
    ],
  },
  {
    slug: "ukg-pro",
    name: "UKG Pro HCM",
    category: "HR",
    tokenUrl: "https://{identityServer}/signin/oauth2/t/{tenant}/access_token",
    variables: [
      {
        name: "identityServer",
        about: "Host name, without https://. For tokenUrl. Example: identity.example.com.",
        required: true,
      },
      {
        name: "tenant",
        about: "Segment of a path. For tokenUrl. Example: acme.",
        required: true,
      },
      {
        name: "host",
        about:
          "Host name, without https://: host of the API. For baseUrl. Example: api.example.com. Default: none.",
        required: false,
      },
    ],
    clientAuthentication: "client_secret_post",
    pages: [
      "https://github.com/NangoHQ/nango/blob/2f4c0af/packages/providers/providers.yaml#ukg-pro-cc",
    ],
  },
  {
    slug: "ukg-ready",
    name: "UKG Ready",
    category: "HR",
    tokenUrl: "https://{host}/ta/rest/v2/companies/{company}/oauth2/token",
    variables: [
      {
        name: "host",
        about:
          "Host name, without https://. For tokenUrl and baseUrl. Example: secure.example.com.",
        required: true,
      },
      {
        name: "company",
        about: "Segment of a path. For tokenUrl. Example: acme.",
        required: true,
      },
    ],
    clientAuthentication: "client_secret_post",
    pages: [
      "https://github.com/NangoHQ/nango/blob/2f4c0af/packages/providers/providers.yaml#ukg-ready",
    ],
  },
  {
    slug: "ups",
    name: "UPS",
    category: "shipping",
    tokenUrl: "https://{api}/security/v1/oauth/token",
    variables: [
      {
        name: "environment",
        about: "One of production, cie. For tokenUrl and baseUrl. Default: production.",
        required: false,
        usual: "production",
      },
      {
        name: "merchantId",
        about:
          "Text: account of six characters. For tokenRequestHeaders. Example: A1B2C3. Default: none.",
        required: false,
      },
    ],
    clientAuthentication: "client_secret_basic_raw",
    pages: ["https://github.com/UPS-API/api-documentation"],
  },
  {
    slug: "usps",
    name: "USPS APIs",
    category: "shipping",
    tokenUrl: "https://apis.usps.com/oauth2/v3/token",
    variables: [],
    pages: ["https://github.com/USPS/api-examples"],
  },
  {
    slug: "vanta",
    name: "Vanta",
    category: "security",
    tokenUrl: "https://{api}/oauth/token",
    variables: [
      {
        name: "environment",
        about: "One of commercial, government. For tokenUrl and baseUrl. Default: commercial.",
        required: false,
        usual: "commercial",
      },
    ],
    scope: ["vanta-api.all:read", "vanta-api.all:write"],
    pages: [
      "https://developer.vanta.com/docs/rest-api-authentication",
      "https://developer.vanta.com/docs/authorization-token",
      "https://developer.vanta.com/reference/overview",
    ],
  },
  {
    slug: "vectra",
    name: "Vectra AI",
    category: "security",
    tokenUrl: "https://{host}/oauth2/token",
    variables: [
      {
        name: "host",
        about:
          "Host name, without https://. For tokenUrl and baseUrl. Example: acme.portal.example.",
        required: true,
      },
    ],
    clientAuthentication: "client_secret_basic_raw",
    pages: ["https://github.com/vectranetworks/vectra_api_tools"],
  },
  {
    slug: "vertex-cloud",
    name: "Vertex Cloud tax APIs",
    category: "payments",
    tokenUrl: "https://auth.vertexcloud.com/oauth/token",
    variables: [],
    clientAuthentication: "client_secret_post",
    pages: ["https://developer.vertexinc.com/vat-compliance/docs/access-token"],
  },
  {
    slug: "vipps-mobilepay",
    name: "Vipps MobilePay",
    category: "payments",
    tokenUrl: "https://{api}/accesstoken/get",
    variables: [
      {
        name: "environment",
        about: "One of production, test. For tokenUrl and baseUrl. Default: production.",
        required: false,
        usual: "production",
      },
      {
        name: "subscriptionKey",
        about: "Text: subscription key. For tokenRequestHeaders and headers. Example: sub-key.",
        required: true,
      },
      {
        name: "merchantSerialNumber",
        about:
          "Text: serial number of the merchant. For tokenRequestHeaders and headers. Example: 123456.",
        required: true,
      },
    ],
    clientAuthentication: "client_secret_headers",
    pages: [
      "https://developer.vippsmobilepay.com/api/access-token",
      "https://developer.vippsmobilepay.com/docs/APIs/access-token-api/",
    ],
  },
  {
    slug: "walmart-marketplace",
    name: "Walmart Marketplace and Supplier",
    category: "commerce",
    tokenUrl: "https://marketplace.walmartapis.com/v3/token",
    variables: [
      {
        name: "serviceName",
        about: "Text: name of the service. For tokenRequestHeaders and headers. Example: acme.",
        required: true,
      },
      {
        name: "market",
        about: "Text: market of each call. For headers. Example: us. Default: none.",
        required: false,
      },
    ],
    clientAuthentication: "client_secret_basic_raw",
    pages: [
      "https://developer.walmart.com/global-marketplace/reference/tokenapi",
      "https://developer.walmart.com/suppliers/reference/postcreateanaccesstoken",
    ],
  },
  {
    slug: "wayfair",
    name: "Wayfair",
    category: "commerce",
    tokenUrl: "https://sso.auth.wayfair.com/oauth/token",
    variables: [
      {
        name: "environment",
        about: "One of production, sandbox. For audience and baseUrl. Default: production.",
        required: false,
        usual: "production",
      },
    ],
    pages: [
      "public code (exact string sso.auth.wayfair.com/oauth/token), three clients that agree on this audience",
    ],
  },
  {
    slug: "who-icd",
    name: "WHO ICD-11 API",
    category: "health",
    tokenUrl: "https://icdaccessmanagement.who.int/connect/token",
    variables: [
      {
        name: "language",
        about: "Text: language of the answers. For headers. Example: en. Default: none.",
        required: false,
      },
    ],
    clientAuthentication: "client_secret_post",
    pages: ["https://github.com/ICD-API/Python-samples"],
  },
  {
    slug: "wiz",
    name: "Wiz",
    category: "security",
    tokenUrl: "https://auth.app.wiz.io/oauth/token",
    variables: [
      {
        name: "region",
        about:
          "Label of a host name: region of the API. For baseUrl. Example: us17. Default: none.",
        required: false,
      },
    ],
    clientAuthentication: "client_secret_post",
    pages: ["public code (exact string wiz-api), two clients that agree"],
  },
  {
    slug: "workday-cc",
    name: "Workday",
    category: "HR",
    tokenUrl: "https://{host}/ccx/oauth2/{tenant}/token",
    variables: [
      {
        name: "host",
        about:
          "Host name, without https://. For tokenUrl and baseUrl. Example: wd2-services.example.com.",
        required: true,
      },
      {
        name: "tenant",
        about: "Segment of a path. For tokenUrl. Example: acme.",
        required: true,
      },
      {
        name: "tenantAlias",
        about: "Text: alias of the tenant. For tokenParameters. Example: acme. Default: none.",
        required: false,
      },
    ],
    clientAuthentication: "client_secret_basic_raw",
    pages: [
      "https://github.com/NangoHQ/nango/blob/2f4c0af/packages/providers/providers.yaml#workday-cc",
    ],
  },
  {
    slug: "x-app-only",
    name: "X (Twitter) app-only",
    category: "media",
    tokenUrl: "https://api.twitter.com/oauth2/token",
    variables: [],
    clientAuthentication: "client_secret_basic_raw",
    pages: [
      "https://github.com/NangoHQ/nango/blob/2f4c0af/packages/providers/providers.yaml#twitter-oauth2-cc",
    ],
  },
  {
    slug: "xero-custom-connection",
    name: "Xero custom connections",
    category: "payments",
    tokenUrl: "https://identity.xero.com/connect/token",
    variables: [],
    clientAuthentication: "client_secret_basic_raw",
    pages: [
      "https://github.com/XeroAPI/xero-node",
      "https://github.com/NangoHQ/nango/blob/2f4c0af/packages/providers/providers.yaml#xero-oauth2-cc",
    ],
  },
  {
    slug: "yokoy",
    name: "Yokoy",
    category: "payments",
    tokenUrl: "https://accounts.{environment}/oauth2/token",
    variables: [
      {
        name: "environment",
        about: "Host name, without https://. For tokenUrl and baseUrl. Example: yokoy.example.",
        required: true,
      },
    ],
    clientAuthentication: "client_secret_basic_raw",
    pages: [
      "https://github.com/NangoHQ/nango/blob/2f4c0af/packages/providers/providers.yaml#yokoy",
    ],
  },
  {
    slug: "zalando-zdirect",
    name: "Zalando Merchant Platform (zDirect)",
    category: "commerce",
    tokenUrl: "https://{api}/auth/token",
    variables: [
      {
        name: "environment",
        about: "One of production, sandbox. For tokenUrl and baseUrl. Default: production.",
        required: false,
        usual: "production",
      },
    ],
    clientAuthentication: "client_secret_basic_raw",
    pages: [
      "public code (exact string api.merchants.zalando.com/auth/token)",
      "https://github.com/api-evangelist/zalando",
    ],
  },
  {
    slug: "zoho",
    name: "Zoho",
    category: "CRM/ERP",
    tokenUrl: "https://accounts.{domain}/oauth/v2/token",
    variables: [
      {
        name: "domain",
        about:
          "One of zoho.com, zoho.eu, zoho.in, zoho.com.cn, zoho.com.au, zoho.jp, zoho.sa, zohocloud.ca. For tokenUrl. Default: zoho.com.",
        required: false,
        usual: "zoho.com",
      },
      {
        name: "soid",
        about:
          "Text: service and organisation id, with a dot between them. For tokenParameters. Example: ZohoCRM.1234567.",
        required: true,
      },
    ],
    clientAuthentication: "client_secret_post",
    scope: ["ZohoCRM.modules.ALL"],
    pages: [
      "https://zoho.com/accounts/protocol/oauth/self-client/client-credentials-flow.html",
      "https://zoho.com/crm/developer/docs/api/v4/client-credentials.html",
    ],
  },
  {
    slug: "zoom-s2s",
    name: "Zoom server-to-server OAuth",
    category: "comms",
    tokenUrl: "https://zoom.us/oauth/token",
    variables: [
      {
        name: "accountId",
        about: "Text: account id. For tokenParameters. Example: abc123.",
        required: true,
      },
    ],
    clientAuthentication: "client_secret_basic_raw",
    pages: ["https://developers.zoom.us/docs/rooms/s2s-oauth/"],
  },
  {
    slug: "zoominfo-legacy",
    name: "ZoomInfo, legacy JWT",
    category: "data",
    tokenUrl: "https://api.zoominfo.com/authenticate",
    variables: [],
    pages: [
      "https://github.com/NangoHQ/nango/blob/2f4c0af/packages/providers/providers.yaml#zoominfo",
      "https://github.com/api-evangelist/zoominfo",
      "public code (exact string api.zoominfo.com/authenticate), two readers of the member jwt",
    ],
  },
  {
    slug: "zscaler-oneapi",
    name: "Zscaler OneAPI (ZIdentity)",
    category: "security",
    tokenUrl: "https://{vanityDomain}.{login}/oauth2/v1/token",
    variables: [
      {
        name: "vanityDomain",
        about: "Label of a host name. For tokenUrl. Example: acme.",
        required: true,
      },
      {
        name: "cloud",
        about: "One of commercial, gov, govus. For tokenUrl and baseUrl. Default: commercial.",
        required: false,
        usual: "commercial",
      },
    ],
    clientAuthentication: "client_secret_post",
    pages: ["https://github.com/zscaler/zscaler-sdk-go"],
  },
  {
    slug: "zuora",
    name: "Zuora",
    category: "payments",
    tokenUrl: "https://{subdomain}.zuora.com/oauth/token",
    variables: [
      {
        name: "subdomain",
        about:
          "One or several labels of a host name. For tokenUrl and baseUrl. Example: rest.apisandbox.",
        required: true,
      },
    ],
    clientAuthentication: "client_secret_post",
    pages: [
      "https://github.com/NangoHQ/nango/blob/2f4c0af/packages/providers/providers.yaml#zuora",
    ],
  },
];

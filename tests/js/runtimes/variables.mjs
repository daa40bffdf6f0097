// Owns the environment in the runtimes: the sandbox, and the variables of its clients.

/** The variables that the adapters' clients and the control of the sandbox read. */
export const variablesOf = ({ url, clientId, clientSecret, oauth, athena, vagaroV2 }) => {
  const credentials = (prefix) => ({
    [`${prefix}_CLIENT_ID`]: clientId,
    [`${prefix}_CLIENT_SECRET`]: clientSecret,
  });
  return {
    SANDBOX_URL: url,
    ...credentials("ACME"),
    ACME_TOKEN_URL: oauth.tokenUrl,
    ACME_BASE_URL: oauth.baseUrl,
    ...credentials("ATHENA"),
    ATHENA_ENVIRONMENT: "preview",
    ATHENA_PRACTICE_ID: athena.practiceId,
    ATHENA_BASE_URL: url,
    ...credentials("VAGARO"),
    VAGARO_API_BASE_URL: url,
    VAGARO_REGION: vagaroV2.region,
    VAGARO_BUSINESS_ID: vagaroV2.businessId,
  };
};

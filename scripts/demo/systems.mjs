// Owns the two systems of the demo, with the options that each contract needs.

/** Each system: its name, its part of the sandbox, its client's options and one of its operations. */
export function systems(sandbox) {
  const { clientId, clientSecret, athena, vagaro } = sandbox;
  return [
    {
      // Basic credentials, a form body with a scope, a token type in lower case.
      name: "athena",
      prefix: "ATHENA",
      server: athena,
      operation: "patients/1",
      options: {
        tokenUrl: athena.tokenUrl,
        clientId,
        clientSecret,
        scope: "athena/service/Athenanet.MDP.*",
        baseUrl: athena.baseUrl,
      },
    },
    {
      // Credentials in a JSON body, no scope.
      name: "vagaro",
      prefix: "VAGARO",
      server: vagaro,
      operation: "customers/123",
      options: {
        tokenUrl: vagaro.tokenUrl,
        clientId,
        clientSecret,
        tokenRequestFormat: "json",
        baseUrl: vagaro.baseUrl,
      },
    },
  ];
}

// Owns the baseline: fetch, with a header kept by hand.

export function create({ tokenUrl, clientId, clientSecret, baseUrl }) {
  let authorization;
  const acquire = async () => {
    const response = await fetch(tokenUrl, {
      method: "POST",
      headers: { authorization: `Basic ${btoa(`${clientId}:${clientSecret}`)}` },
      body: new URLSearchParams({ grant_type: "client_credentials" }),
    });
    const { access_token: token } = await response.json();
    return (authorization = `Bearer ${token}`);
  };
  return {
    header: async () => authorization ?? acquire(),
    call: (path) => fetch(`${baseUrl}${path}`, { headers: { authorization } }),
  };
}

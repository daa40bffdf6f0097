// Owns the adapter for axios with axios-oauth-client and axios-token-interceptor, wired as in their READMEs.

import axios from "axios";
import { clientCredentials } from "axios-oauth-client";
import tokenProvider from "axios-token-interceptor";

export function create({ tokenUrl, clientId, clientSecret, baseUrl }) {
  const requestToken = clientCredentials(axios.create(), tokenUrl, clientId, clientSecret);
  const getToken = tokenProvider.tokenCache(() => requestToken(), {
    getMaxAge: ({ expires_in: seconds }) => seconds * 1_000,
  });
  const headerFormatter = ({ access_token: token }) => `Bearer ${token}`;
  const instance = axios.create({ baseURL: baseUrl });
  instance.interceptors.request.use(tokenProvider({ getToken, headerFormatter }));
  return {
    header: async () => headerFormatter(await getToken()),
    call: async (path) => (await instance.get(path)).data,
  };
}

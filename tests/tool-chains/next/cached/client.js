// Owns the client of the application, for pages and route handlers.

import { OAuthClient } from "everbearer";

export const client = OAuthClient.fromEnv("ACME");

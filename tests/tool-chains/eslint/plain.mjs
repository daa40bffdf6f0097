// What is linted by the plugin's own resolver, which reads no `exports`: the package's main entry.

import { OAuthClient } from "everbearer";

export { OAuthClient };

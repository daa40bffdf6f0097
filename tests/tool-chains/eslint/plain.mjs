// The file for the plugin's own resolver, which does not read `exports`: imports the main entry.

import { OAuthClient } from "everbearer";

export { OAuthClient };

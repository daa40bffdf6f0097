// The linted file: imports every entry of the package.

import { OAuthClient } from "everbearer";
import { AthenaClient } from "everbearer/athena";
import { startSandbox } from "everbearer/sandbox";
import { VagaroClient } from "everbearer/vagaro";

export { AthenaClient, OAuthClient, startSandbox, VagaroClient };

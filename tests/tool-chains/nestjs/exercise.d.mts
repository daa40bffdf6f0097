// Owns the types of the exercise.

import type { OAuthClient } from "everbearer";

export function exercise(client: typeof OAuthClient, env: NodeJS.ProcessEnv): Promise<string>;

// Owns the errors of the stores themselves. Of what a store rejects with, everbearer tells name and code only, because
// clients of databases put arguments into messages; so these have a code.

/** An error with a code. */
export const failure = (code: string, message: string): Error =>
  Object.assign(new Error(message), { code });

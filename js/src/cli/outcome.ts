// Owns how a command ends: its exit code, and the errors that are the user's.

/** The exit codes of the command line. */
export const EXIT = {
  /** It worked. */
  done: 0,
  /** No token, or no response. */
  failed: 1,
  /** The arguments cannot be used. */
  usage: 2,
  /** The configuration cannot be used. */
  configuration: 3,
  /** The API responded with a status from 400 to 599. */
  refused: 4,
} as const;

export type ExitCode = (typeof EXIT)[keyof typeof EXIT];

/** Arguments that cannot be used. Its message never repeats an argument: one may hold a secret. */
export class UsageError extends Error {
  override readonly name = "UsageError";
}

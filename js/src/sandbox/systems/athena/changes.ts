// Owns the feeds of changed records. A change is read once: reading marks it as processed.
import { now } from "./dates.js";
import type { Input, Parameters } from "./parameters.js";

/** The parameters of every feed. */
export const FEED_PARAMETERS: Parameters = {
  boolean: "leaveunprocessed",
  datetime: "showprocessedstartdatetime showprocessedenddatetime",
};

interface Change {
  readonly id: string;
  processed: string | undefined;
}

/** The changes of the records of one kind. */
export class ChangeFeed {
  /** The events that are recorded. Default: every event. */
  readonly subscribed: Set<string> | undefined;
  #changes: Change[] = [];

  constructor(subscribed?: Set<string>) {
    this.subscribed = subscribed;
  }

  /** Records that something happened to a record. */
  record(event: string, id: string): void {
    if (this.subscribed?.has(event) === false) return;
    this.#changes.push({ id, processed: undefined });
  }

  /** The ids that a reader gets, each once. */
  read(input: Input): readonly string[] {
    const again = input.text("showprocessedstartdatetime") !== undefined;
    const found = this.#changes.filter(({ processed }) =>
      processed === undefined
        ? !again
        : again &&
          input.within("showprocessedstartdatetime", "showprocessedenddatetime", processed),
    );
    if (!input.flag("leaveunprocessed")) for (const change of found) change.processed ??= now();
    return [...new Set(found.map(({ id }) => id))];
  }
}

// Owns the practices: who they are, and where their credentials are. One file for each practice,
// NAME.json with { practiceId, clientId, clientSecret }. It stands for a database and a secret store.

import { readdir, readFile, rename, writeFile } from "node:fs/promises";
import { join } from "node:path";

const NAME = /^[a-z0-9-]{1,64}$/;

/** The practices of a directory. Their ids are kept in memory, and their credentials are not. */
export class Practices {
  #directory;
  #ids = new Map();

  static async open(directory) {
    const practices = new Practices(directory);
    for (const file of await readdir(directory)) {
      const [name, type] = file.split(".");
      if (type !== "json" || !NAME.test(name)) continue;
      const { practiceId } = await practices.#read(name);
      practices.#ids.set(name, practiceId);
    }
    return practices;
  }

  constructor(directory) {
    this.#directory = directory;
  }

  /** The id that athenahealth knows a practice by; undefined if there is no such practice. */
  idOf(name) {
    return this.#ids.get(name);
  }

  /** What a practice's token request is made with. The pool asks for it before each one. */
  async credentials(name, { signal }) {
    if (!this.#ids.has(name)) throw new Error("There is no such practice.");
    const { clientId, clientSecret } = await this.#read(name, signal);
    return { clientId, clientSecret };
  }

  /** Replaces a practice's credentials. Readers see either the old ones or the new ones. */
  async replace(name, { clientId, clientSecret }) {
    const file = this.#file(name);
    const text = JSON.stringify({ practiceId: this.#ids.get(name), clientId, clientSecret });
    const draft = `${file}.${process.pid}.${Date.now()}.new`;
    await writeFile(draft, text, { mode: 0o600 });
    await rename(draft, file);
  }

  /** The names of the directory are the only ones that become paths. */
  #file(name) {
    return join(this.#directory, `${name}.json`);
  }

  async #read(name, signal) {
    const text = await readFile(this.#file(name), { encoding: "utf8", signal });
    try {
      return JSON.parse(text);
    } catch {
      // The error of JSON.parse quotes the text.
      throw new Error("The file of a practice is no JSON.");
    }
  }
}

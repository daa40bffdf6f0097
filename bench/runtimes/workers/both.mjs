// Owns a worker with the package, and with raw fetch twice: the second one is for the noise.

import { create as everbearer } from "../../peers/everbearer.mjs";
import { create as raw } from "../../peers/raw.mjs";
import { workerOf } from "./worker.mjs";

export default workerOf({ raw, again: raw, everbearer });

// Owns a worker with raw fetch alone.

import { create } from "../../peers/raw.mjs";
import { workerOf } from "./worker.mjs";

export default workerOf({ raw: create });

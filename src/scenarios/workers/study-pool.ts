import { StudyThreads, type StudyThreadsOptions } from "../../engine/workers/study-threads.ts";
import { STUDIES } from "../studies.ts";

interface PoolOptions extends StudyThreadsOptions {
  /** Module of the workers; tests put in others. */
  readonly file?: URL;
}

/** Worker threads that compute every study there is: measures of the engine and scenarios. */
export class StudyPool extends StudyThreads<typeof STUDIES> {
  constructor({ file = workerFile(), ...options }: PoolOptions = {}) {
    super({ studies: STUDIES, file }, options);
  }
}

/** Beside this module, as source or as built. */
function workerFile(): URL {
  const name = import.meta.url.endsWith(".ts") ? "./study-worker.ts" : "./study-worker.js";
  return new URL(name, import.meta.url);
}

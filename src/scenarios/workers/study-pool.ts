import { StudyThreads, type StudyThreadsOptions } from "../../engine/workers/study-threads.ts";
import { workerModule } from "../../engine/workers/threads.ts";
import { STUDIES } from "../studies.ts";

interface PoolOptions extends StudyThreadsOptions {
  /** Module of the workers; tests put in others. */
  readonly file?: URL;
}

/** Worker threads that compute every study there is: measures of the engine and scenarios. */
export class StudyPool extends StudyThreads<typeof STUDIES> {
  constructor({
    file = workerModule("study-worker", import.meta.url),
    ...options
  }: PoolOptions = {}) {
    super({ studies: STUDIES, file }, options);
  }
}

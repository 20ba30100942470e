import { randomUUID } from "node:crypto";
import { rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import type { Express } from "express";
import { afterAll } from "vitest";
import { answerTo } from "../../src/api/answers/answer.ts";
import { REAL_RUNS } from "../../src/api/answers/answer-worker.ts";
import { FirmDesk } from "../../src/api/answers/firms/firm-desk.ts";
import { doFirmJob } from "../../src/api/answers/firms/firm-worker.ts";
import type { Runs } from "../../src/api/answers/question.ts";
import { createApp } from "../../src/api/app.ts";
import type { ApiDeps } from "../../src/api/deps.ts";
import { coverage } from "../../src/engine/measures/coverage.ts";
import { figureChecks } from "../../src/engine/measures/figures/figure-checks.ts";
import { figureList } from "../../src/engine/measures/figures/figure-list.ts";
import { graphSummary, overview } from "../../src/engine/measures/overview.ts";
import { productDetail } from "../../src/engine/measures/product-detail.ts";
import { createLog } from "../../src/machines/machine-log.ts";
import { StudyPool } from "../../src/scenarios/workers/study-pool.ts";
import { exportFile } from "../../src/store/export-file.ts";
import { summariseFirmFolder } from "../../src/store/firm-folder.ts";
import { ImportFolders } from "../../src/store/import/import-folders.ts";
import { readImport } from "../../src/store/import/read-import.ts";
import { openStore } from "../../src/store/kept/open-store.ts";
import type { Store } from "../../src/store/kept/store.ts";
import { magnetGraph } from "./magnet-graph.ts";
import { recordedApp } from "./recorded-app.ts";

/** Folders of stores that were made for apps without one. */
const made: { readonly folder: string; readonly store: Store }[] = [];

afterAll(async () => {
  for (const { folder, store } of made.splice(0)) {
    await store.close();
    await rm(folder, { recursive: true, force: true });
  }
});

/** Nothing is there, and nothing is made before something is kept. */
function emptyStore(): Store {
  const folder = join(tmpdir(), `linchpin-test-${randomUUID()}`);
  const store = openStore({ folder, databaseUrl: null });
  made.push({ folder, store });
  return store;
}

interface TestApp {
  readonly app: Express;
  /** What went to the log: nothing, unless something broke inside. */
  readonly logged: string[];
}

/**
 * The whole API over one small graph, `magnets`, in one thread; parts can be replaced. What it answers is
 * held against the OpenAPI document.
 */
export function testApp(parts: Partial<ApiDeps & Runs> = {}): TestApp {
  const logged: string[] = [];
  const runs: Runs = { ...REAL_RUNS, ...parts };
  const app = createApp(
    {
      // Any file that does not change will do: the graph is made here.
      listGraphs: async () => [{ id: "magnets", path: fileURLToPath(import.meta.url) }],
      loadGraph: async () => magnetGraph(),
      summary: graphSummary,
      firmSummary: summariseFirmFolder,
      overview,
      productDetail,
      coverage,
      figureList,
      figureChecks,
      writeNetworkDocument: () => {
        throw new Error("not in this test");
      },
      store: parts.store ?? emptyStore(),
      exportFile,
      imports: {
        read: ({ files, ...setting }, control = {}) => readImport(files, { ...setting, control }),
      },
      importFolders: new ImportFolders(join(tmpdir(), `linchpin-imports-${randomUUID()}`)),
      answers: { ask: async (question) => JSON.stringify(await answerTo(runs, question)) },
      studies: {
        rows: (name, data, options, control) =>
          new StudyPool({ hereMs: 60_000 }).rows(name, data, options as never, control),
      },
      firms: new FirmDesk({ hands: { run: doFirmJob, spare: 1, close: async () => {} } }),
      webRoot: null,
      log: createLog("error", { write: (line) => logged.push(line) }),
      ...parts,
    },
    "1.2.3",
  );
  return { app: recordedApp(app), logged };
}

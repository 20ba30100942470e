import { fileURLToPath } from "node:url";
import type { Express } from "express";
import { createApp } from "../../src/api/app.ts";
import type { ApiDeps } from "../../src/api/deps.ts";
import { coverage } from "../../src/engine/measures/coverage.ts";
import { diff } from "../../src/engine/measures/diff/diff.ts";
import { graphSummary, overview } from "../../src/engine/measures/overview.ts";
import { productDetail } from "../../src/engine/measures/product-detail.ts";
import { MEASURES } from "../../src/engine/measures/registry.ts";
import { STUDIES } from "../../src/engine/measures/studies.ts";
import { StudyPool } from "../../src/engine/workers/study-pool.ts";
import { writtenReport } from "../../src/store/formats/report/written-report.ts";
import { magnetGraph } from "./magnet-graph.ts";

interface TestApp {
  readonly app: Express;
  /** What went to the log: nothing, unless something broke inside. */
  readonly logged: string[];
}

/** The whole API over one small graph, `magnets`; parts can be replaced. */
export function testApp(parts: Partial<ApiDeps> = {}): TestApp {
  const logged: string[] = [];
  const app = createApp(
    {
      // Any file that does not change will do: the graph is made here.
      listGraphs: async () => [{ id: "magnets", path: fileURLToPath(import.meta.url) }],
      loadGraph: async () => magnetGraph(),
      summary: graphSummary,
      overview,
      productDetail,
      coverage,
      writeNetworkDocument: () => {
        throw new Error("not in this test");
      },
      measures: MEASURES,
      report: writtenReport,
      studies: {
        sizeOf: (name, data, options) => STUDIES[name](data, options as never),
        rows: (name, data, options, control) =>
          new StudyPool({ hereMs: 60_000 }).rows(name, data, options as never, control),
      },
      diff,
      webRoot: null,
      log: (message) => logged.push(message),
      ...parts,
    },
    "1.2.3",
  );
  return { app, logged };
}

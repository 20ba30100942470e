import { afterAll, expect, test } from "vitest";
import { firmNetwork } from "../../../src/engine/build/firm-network.ts";
import { esri, esriLater } from "../../../src/engine/measures/esri.ts";
import { EsriThreads } from "../../../src/engine/workers/esri-threads.ts";
import { EsriOptions } from "../../../src/model/esri.ts";

const threads = new EsriThreads({ workers: 2, hereSteps: 0 });
afterAll(() => threads.close());

/** n firms in a ring, each with a supplier of its own outside of it. */
function ring(n: number) {
  const sources: number[] = [];
  const targets: number[] = [];
  for (let i = 0; i < n; i++) {
    sources.push(i, n + i);
    targets.push((i + 1) % n, i);
  }
  return firmNetwork({
    edges: {
      labels: Array.from({ length: 2 * n }, (_, i) => `f${i}`),
      sources: Uint32Array.from(sources),
      targets: Uint32Array.from(targets),
      weights: Float64Array.from(sources, (i) => (i < n ? 9 : 1)),
      types: Uint8Array.from(sources, () => 1),
    },
  });
}

test("of many items a hundred are tried again, the largest among them, each once", () => {
  const { items, certificate } = esri(ring(150), EsriOptions.parse({}));
  expect(items).toHaveLength(300);
  expect(certificate.check).toMatchObject({ items: 100, of: 300, converged: true });
  const { mean = 0, meanTight = 0, maxDifference = 0 } = certificate.check ?? {};
  expect(meanTight).toBeGreaterThan(mean);
  expect(maxDifference).toBeGreaterThanOrEqual(meanTight - mean);
});

test("a check that would take too long is broken off, and says how far it came", () => {
  const options = EsriOptions.parse({});
  const { certificate } = esri(ring(150), options);
  const least = esri(ring(150), options, { mostPasses: 90_000 });
  expect(least.items).toHaveLength(300);
  expect(least.certificate.check?.items).toBeLessThan(certificate.check?.items ?? 0);
  expect(least.certificate.check?.converged).toBe(false);
  expect(least.certificate.notes[0]).toContain("broken off");
});

test("progress is told after each item", () => {
  const told: number[] = [];
  esri(ring(3), EsriOptions.parse({ firms: ["f0", "f4"] }), {
    onProgress: (done, of) => told.push(done / of),
  });
  expect(told).toEqual([0.5, 1]);
});

test("in threads figures and check are the same; what is asked by industry is not left to them", async () => {
  for (const options of [{}, { top: 3 }, { byIndustry: true, firms: ["f1", "f7"] }]) {
    const asked = EsriOptions.parse(options);
    const later = await esriLater(ring(150), asked, (parameters, question) =>
      threads.runsOf(parameters, question),
    );
    expect(later).toEqual(esri(ring(150), asked));
  }
});

test("a check in threads can be stopped", async () => {
  const stop = new AbortController();
  const asked = esriLater(ring(150), EsriOptions.parse({}), (parameters, question) => {
    if (question.withResidual) stop.abort();
    return threads.runsOf(parameters, { ...question, signal: stop.signal });
  });
  await expect(asked).rejects.toMatchObject({ code: "cancelled" });
});

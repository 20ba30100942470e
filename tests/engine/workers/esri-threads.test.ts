import { afterAll, expect, test } from "vitest";
import { esriParameters } from "../../../src/engine/build/esri-parameters.ts";
import { EsriCascade } from "../../../src/engine/kernels/esri.ts";
import { seededRandom } from "../../../src/engine/kernels/random.ts";
import { EsriThreads } from "../../../src/engine/workers/esri-threads.ts";

const FIRMS = 300;
const OPTIONS = { tolerance: 0.01, replaceability: true };
const random = seededRandom(1);
const drawn = (most: number) => Math.floor(random() * most);
const network = {
  n: FIRMS,
  industryCount: 7,
  industry: Uint32Array.from({ length: FIRMS }, () => drawn(7)),
  sources: Uint32Array.from({ length: 10 * FIRMS }, () => drawn(FIRMS)),
  targets: Uint32Array.from({ length: 10 * FIRMS }, () => drawn(FIRMS)),
  weights: Float64Array.from({ length: 10 * FIRMS }, () => 1 + drawn(99)),
  types: Uint8Array.from({ length: 10 * FIRMS }, () => drawn(3)),
};
const parameters = esriParameters(network);
const firms = Uint32Array.from({ length: FIRMS }, (_, i) => i);
const threads = new EsriThreads({ workers: 2, hereSteps: 0 });
afterAll(() => threads.close());

test.each(["js", "wasm"] as const)(
  "%s: the same bits from threads as from one, with progress up to all",
  async (kernel) => {
    const made = esriParameters(network, { kernel });
    const cascade = new EsriCascade(made);
    const runs = Array.from(firms, (i) => cascade.run({ firms: [i], sizes: [1] }, OPTIONS));
    const seen: number[] = [];
    const onProgress = (done: number) => seen.push(done);
    const found = await threads.runsOf(made, { ...OPTIONS, firms, onProgress });
    for (const figure of ["esri", "down", "up", "steps", "lastChange", "passes"] as const) {
      expect([...found[figure]]).toEqual(runs.map((run) => run[figure]));
    }
    expect(seen.at(-1)).toBe(FIRMS);
    const here = new EsriThreads({ workers: 1 });
    expect(await here.esriOf(made, { ...OPTIONS, firms })).toEqual(found.esri);
    expect(await threads.esriOf(made, { ...OPTIONS, firms })).toEqual(found.esri);
  },
);

test("questions that are asked at once have places of their own", async () => {
  const expected = await threads.esriOf(parameters, { ...OPTIONS, firms });
  const ask = () => threads.esriOf(parameters, { ...OPTIONS, firms });
  for (const found of await Promise.all([ask(), ask(), ask()])) expect(found).toEqual(expected);
});

test("what is stopped says so, and the next question is answered", async () => {
  const stop = new AbortController();
  const onProgress = () => stop.abort();
  const asked = threads.esriOf(parameters, { ...OPTIONS, firms, signal: stop.signal, onProgress });
  await expect(asked).rejects.toMatchObject({ code: "cancelled" });
  const few = firms.subarray(0, 2);
  expect(await threads.esriOf(parameters, { ...OPTIONS, firms: few })).toHaveLength(2);
});

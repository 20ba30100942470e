import { afterAll, expect, test } from "vitest";
import { AnswerPool } from "../../src/api/answers/answer-pool.ts";
import type { AnswerProgress, Question } from "../../src/api/answers/question.ts";
import { centralityOfGraph } from "../../src/engine/measures/centrality.ts";
import { CentralityOptions } from "../../src/model/centrality.ts";
import type { DataSet } from "../../src/model/data-set.ts";
import { magnetGraph } from "../support/magnet-graph.ts";

const N = 8_000;

/** So many products, each made of the three after it with other steps: the searches take seconds. */
function largeGraph(): DataSet {
  const graph = magnetGraph();
  const [like] = graph.tables.products;
  const [need] = graph.tables.inputs;
  const products = Array.from({ length: N }, (_, i) => ({ ...like!, id: `p${i}` }));
  const inputs = products.flatMap(({ id }, i) =>
    [1, 7, 97].map((step) => {
      const input = `p${(i + step) % N}`;
      return { ...need!, product: id, group: input, input };
    }),
  );
  const tables = { ...graph.tables, products, inputs, importance: [], supply: [], evidence: [] };
  return { ...graph, id: "large", tables, valueShares: [] };
}

const data = largeGraph();
const options = { measure: "betweenness", top: 3 };
const question: Question = { name: "centrality", data: [data], body: options };
const pool = new AnswerPool({ workers: 1, graceMs: 0 });
afterAll(() => pool.close());

test("searches that take long say how far they are, and find what one thread finds", async () => {
  const far: AnswerProgress[] = [];
  const text = await pool.ask(question, { onProgress: (progress) => far.push(progress) });
  const here = centralityOfGraph(data, CentralityOptions.parse(options));
  expect(JSON.parse(text)).toMatchObject({ items: JSON.parse(JSON.stringify(here.items)) });
  expect(far.length).toBeGreaterThan(2);
  expect(far[0]).toEqual({ step: "searches", done: 0, total: expect.any(Number) });
  expect(far.at(-1)).toMatchObject({ step: "searches", done: far[0]!.total });
}, 60_000);

test("a caller who goes has them given up; the next question is answered as ever", async () => {
  const gone = new AbortController();
  const onProgress = () => gone.abort();
  await expect(pool.ask(question, { signal: gone.signal, onProgress })).rejects.toMatchObject({
    code: "cancelled",
  });
  const text = await pool.ask({ ...question, data: [magnetGraph()] });
  expect(JSON.parse(text).items[0]).toMatchObject({ id: "magnet", value: 4 });
}, 60_000);

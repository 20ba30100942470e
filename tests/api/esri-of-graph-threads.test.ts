import { afterAll, expect, test } from "vitest";
import { AnswerPool } from "../../src/api/answers/answer-pool.ts";
import type { AnswerProgress, Question } from "../../src/api/answers/question.ts";
import { esriOfGraph } from "../../src/engine/measures/esri-of-graph.ts";
import type { DataSet } from "../../src/model/data-set.ts";
import { GraphEsriOptions, GraphEsriResult } from "../../src/model/esri.ts";
import { magnetGraph } from "../support/magnet-graph.ts";

const N = 24_000;
/** Products in a chain: the first is a sector, each of the others an input of the one before it. */
const CHAIN = 4;

function largeGraph(): DataSet {
  const graph = magnetGraph();
  const [like] = graph.tables.products;
  const [need] = graph.tables.inputs;
  const [weigh] = graph.tables.importance;
  const sector = graph.tables.products.find(({ kind }) => kind === "sector");
  const firms = Array.from({ length: N }, (_, i) => i);
  const products = firms.map((i) => ({ ...(i % CHAIN === 0 ? sector! : like!), id: `p${i}` }));
  const links = firms
    .filter((i) => i % CHAIN > 0)
    .map((i) => ({ product: `p${i - 1}`, input: `p${i}` }));
  const inputs = links.map((link) => ({ ...need!, ...link, group: link.input }));
  const importance = firms
    .filter((i) => i % CHAIN === 0)
    .map((i) => ({ ...weigh!, product: `p${i}`, share: (1 + (i % 7)) / N }));
  const tables = { ...graph.tables, products, inputs, importance, supply: [], evidence: [] };
  const valueShares = links.map((link) => ({ ...link, share: 0.5 }));
  return { ...graph, id: "large", tables, valueShares };
}

const data = largeGraph();
const question: Question = { name: "esri", data: [data], body: { top: 3 } };
const pool = new AnswerPool({ workers: 1, graceMs: 0 });
afterAll(() => pool.close());

test("products that stop one by one do so in threads that say how far they are", async () => {
  const far: AnswerProgress[] = [];
  const text = await pool.ask(question, { onProgress: (progress) => far.push(progress) });
  const here = esriOfGraph(data, GraphEsriOptions.parse(question.body));
  expect(GraphEsriResult.parse(JSON.parse(text)).items).toEqual(here.items);
  expect(far.length).toBeGreaterThan(2);
  expect(far.at(-1)).toEqual({ step: "runs", done: N, total: N });
}, 60_000);

test("a caller who goes has them given up; the next question is answered as ever", async () => {
  const gone = new AbortController();
  const onProgress = () => gone.abort();
  await expect(pool.ask(question, { signal: gone.signal, onProgress })).rejects.toMatchObject({
    code: "cancelled",
  });
  const text = await pool.ask({ ...question, body: { firms: ["p3"], losses: true } });
  expect(JSON.parse(text).items).toHaveLength(1);
}, 60_000);

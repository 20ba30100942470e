import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { DuckDBInstance } from "@duckdb/node-api";
import { expect, test } from "vitest";
import {
  CancelledError,
  formatProblem,
  InvalidInputError,
  NotFoundError,
} from "../../../src/model/errors.ts";
import { NameTable } from "../../../src/store/bytes/name-table.ts";
import type { ReadProgress } from "../../../src/store/bytes/read-records.ts";
import { readFirmNetwork } from "../../../src/store/firm-network.ts";
import { readEdgeList, readEdgePairs } from "../../../src/store/formats/edge-list.ts";
import { isParquet } from "../../../src/store/formats/parquet.ts";
import { readImport } from "../../support/read-import.ts";
import { temporaryFolder } from "../../support/temporary-folder.ts";

/** A Parquet file of what a query gives. */
async function written(query: string, name = "edges.parquet"): Promise<string> {
  const path = join(await temporaryFolder(), name);
  const instance = await DuckDBInstance.create(":memory:");
  const connection = await instance.connect();
  await connection.run(`COPY (${query}) TO '${path}' (FORMAT parquet)`);
  connection.closeSync();
  instance.closeSync();
  return path;
}

const EDGES = `SELECT * FROM (VALUES
  ('a', 'x, "y"', 0.1, 2), ('富士', 'a', 1e-300, 1), ('a', 'a', 12345678.9, 0)
) AS t(source, target, weight, type)`;

test("a Parquet file is an edge list like any, whatever it is called", async () => {
  for (const name of ["edges.parquet", "odd [1-9]* it's.csv"]) {
    const path = await written(EDGES, name.replaceAll("'", ""));
    expect(await isParquet(path)).toBe(true);
    const { labels, sources, targets, weights, types } = await readEdgeList(path);
    expect(labels).toEqual(["a", 'x, "y"', "富士"]);
    expect(sources).toEqual(Uint32Array.of(0, 2, 0));
    expect(targets).toEqual(Uint32Array.of(1, 0, 0));
    expect(weights).toEqual(Float64Array.of(0.1, 1e-300, 12345678.9));
    expect(types).toEqual(Uint8Array.of(2, 1, 0));
  }
});

test("numbers and ids of any type come over exactly, rows in their order", async () => {
  const path = await written(
    "SELECT i::UBIGINT AS src, (i * 7919 % 1000)::SMALLINT AS dst, sqrt(i)::DOUBLE AS weight FROM range(50000) t(i)",
  );
  const { labels, sources, targets, weights } = await readEdgeList(path);
  expect(sources).toHaveLength(50_000);
  for (const i of [0, 1, 7, 49_999]) {
    expect(labels[sources[i] ?? -1]).toBe(String(i));
    expect(labels[targets[i] ?? -1]).toBe(String((i * 7919) % 1000));
    expect(weights?.[i]).toBe(Math.sqrt(i));
  }
});

test("a whole number is the same name whatever type holds it", async () => {
  for (const type of ["DOUBLE", "FLOAT", "DECIMAL(12,3)"]) {
    const path = await written(
      `SELECT i::${type} AS "src", (i + 1)::INT AS dst, (i / 4)::${type} AS weight FROM range(6) t(i)`,
    );
    const { labels, sources, targets, weights } = await readEdgeList(path);
    expect(labels).toHaveLength(7);
    expect(Array.from(sources, (u) => labels[u])).toEqual(["0", "1", "2", "3", "4", "5"]);
    expect(Array.from(targets, (v) => labels[v])).toEqual(["1", "2", "3", "4", "5", "6"]);
    expect(weights).toEqual(Float64Array.of(0, 0.25, 0.5, 0.75, 1, 1.25));
  }
});

test("numbers that are no whole ones, and the largest, come over as they are", async () => {
  const values = ["0.5", "-0.0", "1e15", "9007199254740991", "1e17", "1e18", "1e300", "5e-324"];
  const list = values.map((value) => `'${value}'::DOUBLE`).join(", ");
  const path = await written(`SELECT 'a' AS src, unnest([${list}]) AS "dst", 1.5 AS "x ""y"" z"`);
  const { labels, targets } = await readEdgeList(path);
  const found = Array.from(targets, (v) => labels[v]);
  expect(found.map(Number)).toEqual(values.map((value) => Number(value) + 0));
  expect(found.slice(0, 5)).toEqual([
    "0.5",
    "0",
    "1000000000000000",
    "9007199254740991",
    "100000000000000000",
  ]);
  for (const wrong of ["inf", "nan"]) {
    const odd = await written(`SELECT 'a' AS src, 'b' AS dst, '${wrong}'::DOUBLE AS weight`);
    await expect(readEdgeList(odd)).rejects.toThrow(InvalidInputError);
  }
});

test("faults are those of a CSV file: row n stands on line n + 1", async () => {
  const path = await written(
    "SELECT * FROM (VALUES ('a', 'b', 1.5), (NULL, 'b', 2), ('a', 'b', -1), ('a', 'b', NULL)) AS t(source, target, weight)",
  );
  const error: unknown = await readEdgeList(path).catch((thrown: unknown) => thrown);
  expect(error).toBeInstanceOf(InvalidInputError);
  expect((error as InvalidInputError).details.map(formatProblem)).toEqual([
    "edges.parquet:3:source the cell is empty, expected the name of a node",
    'edges.parquet:4:weight is "-1", expected a number of at least 0',
    "edges.parquet:5:weight the cell is empty, expected a number of at least 0",
  ]);
  const other = await written("SELECT 1 AS x");
  await expect(readEdgeList(other)).rejects.toThrow(InvalidInputError);
});

test("a damaged file, a file of other bytes and none at all", async () => {
  const path = await written(EDGES);
  const bytes = await readFile(path);
  await writeFile(path, bytes.subarray(0, bytes.length - 20));
  await expect(readEdgeList(path)).rejects.toThrow("edges.parquet is Parquet that cannot be read");
  await writeFile(path, "source,target\n");
  expect(await isParquet(path)).toBe(false);
  expect(await isParquet(join(path, "none"))).toBe(false);
  await expect(readEdgeList(`${path}.none`)).rejects.toThrow(NotFoundError);
});

test("nodes and edges of a network of firms may be Parquet, watched as one reading", async () => {
  const nodes = await written(
    `SELECT unnest(['a', '富士', 'x, "y"']) AS id, unnest(['C26', 'C27', 'C26']) AS industry`,
    "nodes.parquet",
  );
  const edges = await written(EDGES);
  const seen: ReadProgress[] = [];
  const { edges: read, firms } = await readFirmNetwork(
    { edges, nodes },
    { onProgress: (progress) => seen.push(progress) },
  );
  expect(read.labels).toEqual(["a", "富士", 'x, "y"']);
  expect([...read.sources]).toEqual([0, 1, 0]);
  expect([...(firms?.industry ?? [])]).toEqual([0, 1, 0]);
  const bytes = seen.map((progress) => progress.bytes);
  expect(bytes).toEqual(bytes.toSorted((a, b) => a - b));
  expect(seen.at(-1)?.bytes).toBe(seen.at(-1)?.of);
});

test("in pairs, too; making text of it is the first half of reading, and can be given up", async () => {
  const path = await written(EDGES);
  const seen: ReadProgress[] = [];
  const onProgress = (progress: ReadProgress) => void seen.push(progress);
  const { names, ends } = await readEdgePairs(path, new NameTable(), { onProgress });
  expect([names.labels(), [...ends]]).toEqual([
    ["a", 'x, "y"', "富士"],
    [0, 1, 2, 0, 0, 0],
  ]);
  const parts = seen.map(({ bytes, of }) => bytes / of);
  expect(parts).toEqual(parts.toSorted((a, b) => a - b));
  expect([parts[0], parts.at(-1)]).toEqual([0, 1]);
  const signal = AbortSignal.abort();
  await expect(readEdgePairs(path, new NameTable(), { signal })).rejects.toThrow(CancelledError);
});

test("an import of Parquet keeps CSV, firms and all", async () => {
  const files = [
    { name: "links.parquet", bytes: await readFile(await written(EDGES)) },
    {
      name: "firms.parquet",
      bytes: await readFile(
        await written(
          `SELECT unnest(['a', '富士', 'x, "y"']) AS id, unnest(['C26', 'C27', NULL]) AS industry`,
        ),
      ),
    },
  ];
  const { graph } = await readImport(files);
  expect(graph).toMatchObject({ kind: "firms", format: "edge-list" });
  const kept = graph?.files.map(({ bytes }) => new TextDecoder().decode(bytes));
  expect(kept?.[0]).toBe(
    'source,target,weight,type\na,"x, ""y""",0.1,2\n富士,a,1e-300,1\na,a,12345678.9,0\n',
  );
  expect(kept?.[1]).toContain("a,a,C26,");
});

import { createHash } from "node:crypto";
import { once } from "node:events";
import { createWriteStream } from "node:fs";
import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { COUNTRIES, INDUSTRIES } from "./industries.ts";
import { drawNetwork, type FirmLinks, type NetworkShape } from "./network.ts";

/** What `meta.json` says of a network's files. */
export interface NetworkFacts extends NetworkShape {
  readonly m: number;
  readonly mostSuppliers: number;
  readonly mostCustomers: number;
  /** First 16 digits of the SHA-256 of the bytes. */
  readonly nodesHash: string;
  readonly edgesHash: string;
}

const LINES_AT_ONCE = 20_000;

/**
 * Draws a network and writes it to a folder, which is made if it is missing.
 * @returns what `meta.json`, written last, says
 */
export async function writeNetwork(folder: string, shape: NetworkShape): Promise<NetworkFacts> {
  const { firms, links } = drawNetwork(shape);
  await mkdir(folder, { recursive: true });
  const { sources, targets, weights } = links;
  const nodesHash = await writeLines(join(folder, "nodes.csv"), {
    header: "id,industry,country,tier,size",
    count: firms.n,
    line: (u) => {
      const { code, tier } = INDUSTRIES[firms.industry[u]!]!;
      const country = COUNTRIES[firms.country[u]!]!;
      return `${u},${code},${country},${tier},${firms.size[u]!.toFixed(3)}`;
    },
  });
  const edgesHash = await writeLines(join(folder, "edges.csv"), {
    header: "src,dst,weight",
    count: sources.length,
    line: (e) => `${sources[e]},${targets[e]},${weights[e]}`,
  });
  const facts = { ...shape, m: sources.length, ...mostOf(shape.n, links), nodesHash, edgesHash };
  await writeFile(join(folder, "meta.json"), `${JSON.stringify(facts, null, 2)}\n`);
  return facts;
}

interface Lines {
  readonly header: string;
  readonly count: number;
  readonly line: (i: number) => string;
}

/** @returns the hash of what it wrote */
async function writeLines(file: string, { header, count, line }: Lines): Promise<string> {
  const hash = createHash("sha256");
  const stream = createWriteStream(file);
  const put = async (text: string) => {
    hash.update(text);
    if (!stream.write(text)) await once(stream, "drain");
  };
  await put(`${header}\n`);
  for (let from = 0; from < count; from += LINES_AT_ONCE) {
    let text = "";
    for (let i = from; i < Math.min(count, from + LINES_AT_ONCE); i++) text += `${line(i)}\n`;
    await put(text);
  }
  stream.end();
  await once(stream, "finish");
  return hash.digest("hex").slice(0, 16);
}

function mostOf(n: number, { sources, targets }: FirmLinks["links"]) {
  const most = (column: Uint32Array) => {
    const counts = new Uint32Array(n);
    for (const u of column) counts[u]! += 1;
    return counts.reduce((largest, count) => Math.max(largest, count), 0);
  };
  return { mostSuppliers: most(targets), mostCustomers: most(sources) };
}

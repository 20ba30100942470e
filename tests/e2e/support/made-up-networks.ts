import { mkdtemp, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type GraphEntry, listGraphs } from "../../../src/store/graphs.ts";

/** Networks that no shipped data set is like: without sectors, with loops, large, of one product. */

interface Link {
  readonly from: number;
  readonly to: number;
}

const product = (at: number) => ({
  id: `p${at}`,
  kind: "material",
  nameEn: `Product ${at}`,
  nameJa: `品目${at}`,
  supply: { CHN: 0.6, USA: 0.4 },
});

function network(id: string, count: number, links: readonly Link[], hasSector: boolean) {
  const sector = { id: "use", kind: "sector", nameEn: "Use", nameJa: "用途", importance: 1 };
  const inputGroups = links.map(({ from, to }) => ({
    product: `p${to}`,
    members: [{ input: `p${from}` }],
  }));
  const last = { product: "use", members: [{ input: `p${count - 1}` }] };
  return {
    ...{ format: "linchpin-network/1", id, titleEn: id, home: ["USA"] },
    products: [
      ...Array.from({ length: count }, (_, at) => product(at)),
      ...(hasSector ? [sector] : []),
    ],
    inputGroups: hasSector ? [...inputGroups, last] : inputGroups,
  };
}

/** Each product needs up to two others, a few steps back; every seventh is also needed further back. */
function tangled(count: number, hasLoops: boolean): Link[] {
  const links: Link[] = [];
  for (let to = 1; to < count; to++) {
    for (const back of new Set([1 + ((to * 7) % 11), 2 + ((to * 5) % 17)])) {
      if (to - back >= 0) links.push({ from: to - back, to });
    }
    if (hasLoops && to % 7 === 0) links.push({ from: to, to: Math.max(0, to - 20) });
  }
  return links;
}

const NETWORKS = [
  network("no-sector", 60, tangled(60, true), false),
  network("loops", 80, tangled(80, true), true),
  network("large", 2010, tangled(2010, false), true),
  network("one", 1, [], false),
];

/** Writes them into a folder of their own. */
export async function madeUpNetworks(): Promise<() => Promise<GraphEntry[]>> {
  const folder = await mkdtemp(join(tmpdir(), "linchpin-networks-"));
  for (const one of NETWORKS) await writeFile(join(folder, `${one.id}.json`), JSON.stringify(one));
  return () => listGraphs(folder);
}

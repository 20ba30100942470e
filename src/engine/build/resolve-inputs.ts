import type { DataSet } from "../../model/data-set.ts";
import { groupRows } from "../../model/group-rows.ts";
import type { InputRow } from "../../model/tables.ts";

/** One alternative inside an input group. */
export interface Member {
  readonly input: string;
  /** Share of the group's normal use; mixes of a group sum to 1. */
  readonly mix: number;
  readonly headroom: number;
  readonly row: InputRow;
}

/** Inputs of which one can stand in for another; groups of a product are needed jointly. */
export interface InputGroup {
  readonly product: string;
  readonly group: string;
  readonly essentiality: number;
  readonly substitutability: number;
  readonly members: readonly Member[];
}

/**
 * The requirement graph as groups: newest rows up to `asOf` (a link without any keeps its oldest),
 * self-loops dropped, mixes scaled to 1.
 * @see docs/methods/cascade.md#inputs
 */
export function resolveInputs(
  data: DataSet,
  asOf?: number,
): { groups: InputGroup[]; notes: string[] } {
  const notes: string[] = [];
  const rows = data.tables.inputs.filter(({ rival, input, product }) => {
    if (input === product) notes.push(`${product}: an input of itself is left out`);
    return !rival && input !== product;
  });
  const chosen: InputRow[] = [];
  let younger = 0;
  const byLink = groupRows(rows, (row) => `${row.product}|${row.group}|${row.input}`);
  for (const same of byLink.values()) {
    const byYear = same.sort((a, b) => (a.year ?? 0) - (b.year ?? 0));
    const row = byYear.findLast(({ year }) => asOf === undefined || (year ?? asOf) <= asOf);
    if (!row) younger++;
    const kept = row ?? byYear[0];
    if (kept) chosen.push(kept);
  }
  if (younger > 0) {
    // What a product is made of does not change with the year in which somebody wrote it down.
    notes.push(
      `${younger} links are stated for years after ${asOf} only: their oldest rows stand in`,
    );
  }
  const groups: InputGroup[] = [];
  for (const rows of groupRows(chosen, (row) => `${row.product}|${row.group}`).values()) {
    const [first] = rows;
    if (!first) continue;
    if (first.essentiality === null) {
      notes.push(`${first.product}: essentiality of group ${first.group} unknown, taken as 1`);
    }
    groups.push({
      product: first.product,
      group: first.group,
      essentiality: first.essentiality ?? 1,
      substitutability: first.substitutability ?? 0,
      members: withMixes(rows),
    });
  }
  return { groups, notes };
}

/** Missing mixes share what the others leave, equally; then the mixes are scaled to sum 1. */
function withMixes(rows: readonly InputRow[]): Member[] {
  const stated = rows.reduce((total, { mix }) => total + (mix ?? 0), 0);
  const missing = rows.filter(({ mix }) => mix === null).length;
  const each = missing > 0 ? Math.max(0, 1 - stated) / missing : 0;
  const sum = stated + each * missing || 1;
  return rows.map((row) => ({
    input: row.input,
    mix: (row.mix ?? each) / sum,
    headroom: row.headroom ?? 0,
    row,
  }));
}

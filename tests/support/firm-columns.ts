import { packTexts } from "../../src/engine/build/packed-texts.ts";
import { type FirmColumns, type FirmRow, NOT_STATED } from "../../src/model/firm-network.ts";

/**
 * Firms that are stated one by one, as columns.
 * @param labels ids of the nodes; rows may stand in any order
 * @returns fresh arrays. O(nodes + rows)
 */
export function firmColumns(labels: readonly string[], rows: readonly FirmRow[]): FirmColumns {
  const node = new Map(labels.map((label, u) => [label, u]));
  const names = labels.map(() => "");
  const industry = new Numbered(labels.length);
  const country = new Numbered(labels.length);
  for (const row of rows) {
    const u = node.get(row.id);
    if (u === undefined) continue;
    names[u] = row.name ?? "";
    industry.set(u, row.industry);
    country.set(u, row.country);
  }
  return {
    names: names.some((name) => name !== "") ? packTexts(names) : null,
    industries: packTexts(industry.names.keys()),
    countries: packTexts(country.names.keys()),
    industry: industry.of,
    country: country.of,
  };
}

/** Names by the order in which they come, and which one each node has. */
class Numbered {
  readonly names = new Map<string, number>();
  readonly of: Uint32Array;

  constructor(n: number) {
    this.of = new Uint32Array(n).fill(NOT_STATED);
  }

  set(node: number, name: string | null): void {
    if (name === null) return;
    const at = this.names.get(name) ?? this.names.size;
    this.names.set(name, at);
    this.of[node] = at;
  }
}

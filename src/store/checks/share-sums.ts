import type { Problem } from "../../model/errors.ts";
import { groupRows } from "../../model/group-rows.ts";
import { type Check, type Checked, soundRows } from "./check.ts";

/** Shares that sum to more than this are not rounding (methods E2). */
const MOST = 1.02;

interface Share {
  readonly index: number;
  readonly share: number | null;
  readonly of: string;
}

/** The counting shares of a product, basis, market and year leave no more than the whole. */
export const checkShareSums: Check = (data) => {
  const supply: Share[] = [];
  for (const [index, { product, basis, year, share, rival }] of soundRows(data, "supply")) {
    if (!rival) supply.push({ index, share, of: words(product, basis, year) });
  }
  const sourcing: Share[] = [];
  for (const [index, { product, market, year, share, rival }] of soundRows(data, "sourcing")) {
    if (!rival) sourcing.push({ index, share, of: words(product, `bought in ${market}`, year) });
  }
  const firms: Share[] = [];
  for (const [index, { product, year, share, rival }] of soundRows(data, "firms")) {
    if (!rival) firms.push({ index, share, of: words(product, "firms", year) });
  }
  const uses: Share[] = [];
  for (const [index, { product, year, share, rival }] of soundRows(data, "uses")) {
    if (!rival) uses.push({ index, share, of: words(product, "uses", year) });
  }
  return [
    ...tooMuch(data, "supply", supply),
    ...tooMuch(data, "sourcing", sourcing),
    ...tooMuch(data, "firms", firms),
    // only economic importance reads them, and gives no figure then
    ...tooMuch(data, "uses", uses).map((problem) => ({ ...problem, severity: "warning" as const })),
  ];
};

function words(product: string, what: string, year: number | null): string {
  return `${product} (${what}${year === null ? "" : `, ${year}`})`;
}

function tooMuch(
  { locate }: Checked,
  table: "supply" | "sourcing" | "firms" | "uses",
  shares: readonly Share[],
): Problem[] {
  const problems: Problem[] = [];
  for (const [of, same] of groupRows(shares, (share) => share.of)) {
    const sum = same.reduce((total, { share }) => total + (share ?? 0), 0);
    const last = same.at(-1);
    if (sum <= MOST + 1e-9 || !last) continue;
    problems.push({
      ...locate(table, last.index, "share"),
      message: `shares of ${of} sum to ${Number(sum.toFixed(4))}`,
      expected: `at most ${MOST}`,
    });
  }
  return problems;
}

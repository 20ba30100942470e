import type { Help } from "../../../model/report.ts";
import type { ChokepointItem } from "../../../model/results.ts";
import { countingRows } from "../../build/resolve-shares.ts";
import type { Asked } from "./ask.ts";

/** What is known to soften the loss of each of these products: stocks, substitution, spare output. */
export function helpOf(asked: Asked, items: readonly ChokepointItem[]): Help[] {
  const { data, choices } = asked;
  const projects = countingRows(data.tables.projects, choices.asOf);
  return items.map(({ id, path }): Help => {
    const detail = asked.detail(id);
    const stocks = detail.stocks.filter(({ evidence }) => !evidence.rival);
    const newest = Math.max(...stocks.map(({ evidence }) => evidence.year ?? 0));
    const uses = detail.neededBy.filter(({ evidence }) => !evidence.rival);
    return {
      product: id,
      stocks: stocks.filter(({ evidence }) => (evidence.year ?? 0) === newest),
      use: uses.find((use) => use.id === path[1]) ?? null,
      spare: spareOf(detail),
      projects: projects.filter(({ product }) => product === id).length,
    };
  });
}

/** What makers other than the largest could add to world output; null: no figure says. */
function spareOf({ supply, makers }: ReturnType<Asked["detail"]>): Help["spare"] {
  const [largest, ...others] = makers.makers.filter(({ share }) => (share ?? 0) > 0);
  if (!largest) return null;
  const known = others.flatMap(({ country, share }) => {
    const [own] = supply
      .filter((row) => row.country === country && row.spare !== null && !row.evidence.rival)
      .sort((a, b) => (b.evidence.year ?? 0) - (a.evidence.year ?? 0));
    return own ? [{ added: (share ?? 0) * (own.spare ?? 0), source: own.evidence.source }] : [];
  });
  if (known.length === 0) return null;
  return {
    without: largest.country,
    added: known.reduce((sum, { added }) => sum + added, 0),
    sources: known.flatMap(({ source }) => source ?? []),
  };
}

import type { ProductDetail } from "../../../src/api/contract/operations.ts";
import { formatShare } from "../../parts/format.ts";

type Evidence = ProductDetail["supply"][number]["evidence"];

export interface RivalFigure {
  readonly key: string;
  /** What the figure is of: a country's supply, or its net import reliance. */
  readonly kind: "supply" | "reliance";
  readonly country: string;
  readonly share: number | null;
  /** The figure in use for the same thing; `null`: none. */
  readonly used: number | null;
  readonly evidence: Evidence;
}

/** Whether two figures look alike as printed: then their sources agree. */
function looksAlike({ share, used }: RivalFigure): boolean {
  return formatShare(share, "en") === formatShare(used, "en");
}

/** Figures of other sources that differ as printed: shown beside the figure in use, never computed with. */
export function rivalFigures(
  detail: Pick<ProductDetail, "supply" | "reliance" | "makers">,
): RivalFigure[] {
  const inUse = new Map(detail.makers.makers.map(({ country, share }) => [country, share]));
  const supply = detail.supply
    .filter(({ evidence }) => evidence.rival)
    .map(
      ({ country, share, evidence }, place): RivalFigure => ({
        key: `supply|${place}`,
        kind: "supply",
        country,
        share,
        used: inUse.get(country) ?? null,
        evidence,
      }),
    );
  const reliance = detail.reliance
    .filter(({ evidence }) => evidence.rival)
    .map(
      ({ country, netImportReliance, evidence }, place): RivalFigure => ({
        key: `reliance|${place}`,
        kind: "reliance",
        country,
        share: netImportReliance,
        used:
          detail.reliance.find((row) => !row.evidence.rival && row.country === country)
            ?.netImportReliance ?? null,
        evidence,
      }),
    );
  return [...supply, ...reliance].filter((figure) => !looksAlike(figure));
}

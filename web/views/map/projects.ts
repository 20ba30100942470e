import type { FigureListResponse } from "../../../src/api/contract/operations.ts";

/** A project of the data set, as far as the map tells of it. */
export interface Project {
  readonly name: string;
  readonly product: string;
  readonly country: string;
  readonly type: string;
  readonly state: string | null;
  /** What it adds, 0..1 of `gainBasis`; null: not stated. */
  readonly gainShare: number | null;
  readonly gainBasis: string;
  readonly startYear: number | null;
}

type Item = Pick<FigureListResponse["items"][number], "row" | "rival">;

/** The projects among the figures of a data set. */
export function projectsOf(items: readonly Item[]): readonly Project[] {
  return items
    .filter(({ rival }) => !rival)
    .map(({ row }) => ({
      name: text(row["name"]) ?? text(row["id"]) ?? "",
      product: text(row["product"]) ?? "",
      country: text(row["country"]) ?? "",
      type: text(row["type"]) ?? "capacity",
      state: text(row["state"]),
      gainShare: figure(row["gainShare"]),
      gainBasis: text(row["gainBasis"]) ?? "world",
      startYear: figure(row["startYear"]),
    }));
}

type Cell = Item["row"][string] | undefined;

const text = (cell: Cell) => (typeof cell === "string" ? cell : null);
const figure = (cell: Cell) => (typeof cell === "number" ? cell : null);

import type { DataSet } from "../../../model/data-set.ts";
import type { Source } from "../../../model/details.ts";
import { EvidenceIndex } from "../../../model/evidence-index.ts";
import type { BesideFigure, FigureItem, RivalFigure } from "../../../model/figure-list.ts";
import { OWN_EVIDENCE_COLUMNS } from "../../../model/figures.ts";
import type { SourceRow } from "../../../model/tables.ts";
import { undescribedSource } from "../source-of.ts";
import { type AnyRow, FIGURE_COLUMNS, figureIn, mainColumn, meaningOf } from "./figure-columns.ts";
import { disagrees, type Entry } from "./figure-entries.ts";
import { statusOf } from "./figure-filter.ts";
import type { Lead } from "./figure-order.ts";
import { countriesOf, firmsOf, productsOf, sourcesOf } from "./row-names.ts";

/** Writes entries out as items, and remembers which sources they name. */
export class ItemWriter {
  private readonly evidence: EvidenceIndex;
  private readonly known: ReadonlyMap<string, SourceRow>;
  private readonly units: ReadonlyMap<string, string | null>;
  private readonly named = new Map<string, Source>();

  constructor({ tables }: DataSet) {
    this.evidence = new EvidenceIndex(tables.evidence);
    this.known = new Map(tables.sources.map((row) => [row.id, row]));
    this.units = new Map(tables.products.map(({ id, unit }) => [id, unit]));
  }

  item({ entry, more }: Lead): FigureItem {
    const { table, row, key, used, rivals } = entry;
    const sources = sourcesOf(table, row);
    for (const id of sources) this.name(id);
    return {
      ...{ key, table },
      ...this.mainFigure(entry),
      products: productsOf(table, row),
      countries: countriesOf(table, row),
      firms: firmsOf(table, row),
      ...{ sources, used, more },
      rival: row["rival"] === true,
      rivals: rivals.map((rival) => this.rival(entry, rival)),
      beside: this.beside(entry),
      row: { ...row } as FigureItem["row"], // flat: a schema has read it
    };
  }

  /** Every source that was named, in full. */
  sources(): Source[] {
    return [...this.named.values()];
  }

  private name(id: string | null): string | null {
    if (id !== null && !this.named.has(id)) {
      this.named.set(id, { ...(this.known.get(id) ?? undescribedSource(id)) });
    }
    return id;
  }

  private mainFigure(entry: Entry) {
    const { table, row } = entry;
    return this.figure(entry, mainColumn(table, row), { ...row, status: statusOf(entry) });
  }

  /** @param backing row with the columns of evidence */
  private figure({ table, row }: Entry, column: string | null, backing: AnyRow) {
    const { unit, of = null } =
      column === null ? ({ unit: "text" } as const) : meaningOf(table, column, row);
    const unitOfProduct = this.units.get(String(row["product"] ?? "")) ?? null;
    return {
      ...{ column, unit, of },
      value: figureIn(row, column),
      unitText: unit === "quantity" ? unitOfProduct : unit === "price" ? textIn(row["unit"]) : null,
      low: numberIn(backing["low"]),
      high: numberIn(backing["high"]),
      year: numberIn(backing["year"]),
      status: (backing["status"] ?? null) as FigureItem["status"],
      detail: textIn(backing["detail"]),
    };
  }

  private rival(entry: Entry, rival: Entry): RivalFigure {
    return {
      key: rival.key,
      ...this.mainFigure(rival),
      source: this.name(textIn(rival.row["source"])),
      disagrees: disagrees(entry, rival),
      row: { ...rival.row } as RivalFigure["row"],
    };
  }

  /** The row's other figures: each with its own evidence, else with that of the row where it covers it. */
  private beside(entry: Entry): BesideFigure[] {
    const { table, row } = entry;
    const main = mainColumn(table, row);
    const columns = Object.keys(FIGURE_COLUMNS[table] ?? {});
    return columns.flatMap((column): BesideFigure[] => {
      if (column === main || figureIn(row, column) === null) return [];
      const own = this.evidence.find(table, row, column);
      const ofRow: AnyRow = needsOwn(table, column) ? {} : { ...row, low: null, high: null };
      const backing: AnyRow = own ? { ...own } : ofRow;
      const source = this.name(textIn(backing["source"]));
      return [{ ...this.figure(entry, column, backing), source }];
    });
  }
}

function needsOwn(table: Entry["table"], column: string): boolean {
  const columns: Partial<Record<Entry["table"], readonly string[]>> = OWN_EVIDENCE_COLUMNS;
  return columns[table]?.includes(column) ?? false;
}

function numberIn(cell: unknown): number | null {
  return typeof cell === "number" ? cell : null;
}

function textIn(cell: unknown): string | null {
  return typeof cell === "string" ? cell : null;
}

import type { DataSet, TableName } from "../../model/data-set.ts";
import type { Evidence, ProductDetail, SideEvidence, Source } from "../../model/details.ts";
import { NotFoundError } from "../../model/errors.ts";
import { EvidenceIndex } from "../../model/evidence-index.ts";
import { compareIds } from "../../model/ids.ts";
import { Choices } from "../../model/options.ts";
import type { EventRow, InputRow, ProductRow, SourceRow, Status } from "../../model/tables.ts";
import { chosenSupply, namesOf, shownMakers } from "./overview.ts";
import { undescribedSource } from "./source-of.ts";
import { supplyStatus } from "./supply-status.ts";

interface EvidenceColumns {
  readonly status: Status | null;
  readonly low: number | null;
  readonly high: number | null;
  readonly year: number | null;
  readonly source: string | null;
  readonly detail: string | null;
}

/**
 * One product with every figure the data set has of it: status, year, source, rivals included.
 * @param choices decide which makers count; the figures as published do not depend on them
 * @throws NotFoundError `product_not_found`
 * @throws InvalidInputError `unknown_country`, `conflicting_countries`
 * @see docs/methods/unknown-shares.md; O(rows)
 */
export function productDetail(
  data: DataSet,
  productId: string,
  choices: Choices = Choices.parse({}),
): ProductDetail {
  const { tables } = data;
  const product = tables.products.find(({ id }) => id === productId);
  if (!product) throw notFound(productId);
  const supply = chosenSupply(data, choices).get(productId);
  const reader = new FigureReader(data);
  const of = <Row extends { product: string }>(rows: readonly Row[]) =>
    rows.filter((row) => row.product === productId);
  const { id, kind, stage, lane, pillar, kindOf, synonyms } = product;
  const { descriptionEn, descriptionJa, unit } = product;
  return {
    ...{ id, kind, stage, lane, pillar, kindOf, descriptionEn, descriptionJa, unit },
    ...namesOf(product),
    synonyms: [...synonyms],
    makers: {
      basis: supply?.basis ?? null,
      year: supply?.year ?? null,
      status: supply ? supplyStatus(supply) : "missing",
      makers: supply ? shownMakers(kind, supply) : [],
      notes: [...(supply?.notes ?? [])],
    },
    importance: of(tables.importance).map(({ set, share, source, detail }) => ({
      ...{ set, share, detail },
      source: reader.source(source),
    })),
    supply: of(tables.supply).map((row) => reader.figure("supply", row)),
    sourcing: of(tables.sourcing).map((row) => reader.figure("sourcing", row)),
    firms: of(tables.firms).map((row) => ({
      ...reader.figure("firms", row),
      ...reader.firmNames(row.firm),
    })),
    reliance: of(tables.reliance).map((row) => reader.figure("reliance", row)),
    stocks: of(tables.stocks).map((row) => reader.figure("stocks", row)),
    prices: of(tables.prices).map((row) => reader.figure("prices", row)),
    uses: of(tables.uses).map((row) => reader.figure("uses", row)),
    indicators: of(tables.indicators).map((row) => reader.figure("indicators", row)),
    events: reader.events(({ product }) => product.includes(productId)),
    needs: of(tables.inputs).map((row) => reader.input(row, row.input)),
    neededBy: tables.inputs
      .filter(({ input }) => input === productId)
      .map((row) => reader.input(row, row.product)),
    sources: reader.sourcesNamed(),
    dataVersion: data.version,
  };
}

/** Events of a kind with their evidence, the oldest first. */
export function eventsOf(
  data: DataSet,
  isAsked: (event: EventRow) => boolean,
): ProductDetail["events"] {
  return new FigureReader(data).events(isAsked);
}

function notFound(id: string): NotFoundError {
  const message = `there is no product "${id}"`;
  return new NotFoundError("product_not_found", message, {
    details: [{ column: "PRODUCT", pointer: "/product", message, expected: "a product id" }],
  });
}

/** Turns rows into figures with their evidence, and remembers which sources were named. */
class FigureReader {
  private readonly data: DataSet;
  private readonly evidence: EvidenceIndex;
  private readonly sources: ReadonlyMap<string, SourceRow>;
  private readonly products: ReadonlyMap<string, ProductRow>;
  private readonly named = new Map<string, Source>();

  constructor(data: DataSet) {
    this.data = data;
    this.evidence = new EvidenceIndex(data.tables.evidence);
    this.sources = new Map(data.tables.sources.map((row) => [row.id, row]));
    this.products = new Map(data.tables.products.map((row) => [row.id, row]));
  }

  /** The source that an id names; one that the data set does not describe is its id. */
  source(id: string | null): Source | null {
    if (id === null) return null;
    const known = this.named.get(id) ?? this.sources.get(id) ?? undescribedSource(id);
    const source = { ...known };
    this.named.set(id, source);
    return source;
  }

  /** A row without the columns that every row of the product has, its evidence apart. */
  figure<Row extends EvidenceColumns & { readonly product: string; readonly rival: boolean }>(
    table: TableName,
    row: Row,
  ): Omit<Row, keyof EvidenceColumns | "product" | "rival"> & { evidence: Evidence } {
    const { product: _product, status, low, high, year, source, detail, rival, ...figures } = row;
    const main = { status, low, high, year, source: this.source(source), detail };
    const beside = Object.keys(figures).flatMap((column) => this.beside(table, row, column));
    return { ...figures, evidence: { ...main, rival, beside } };
  }

  private beside(table: TableName, row: object, column: string): SideEvidence[] {
    const found = this.evidence.find(table, { ...row }, column);
    if (!found) return [];
    const { status, low, high, year, source, detail } = found;
    return [{ column, status, low, high, year, source: this.source(source), detail }];
  }

  /** An input seen from either end. @param other the product at the far end */
  input(row: InputRow, other: string): ProductDetail["needs"][number] {
    const { input: _input, ...figure } = this.figure("inputs", row);
    const known = this.products.get(other);
    const names = namesOf(known ?? { id: other, nameEn: null, nameJa: null });
    return { id: other, ...names, kind: known?.kind ?? "component", ...figure };
  }

  firmNames(firm: string) {
    const row = this.data.tables.firmsIndex.find(({ id }) => id === firm);
    return namesOf(row ?? { id: firm, nameEn: null, nameJa: null });
  }

  /** Events of a kind, the oldest first. */
  events(isAsked: (event: EventRow) => boolean): ProductDetail["events"] {
    return this.data.tables.events
      .filter(isAsked)
      .map(({ product: _products, country, firm, ...row }) => {
        const { id, nameEn, nameJa, ...figure } = this.figure("events", { ...row, product: "" });
        const names = namesOf({ id, nameEn, nameJa });
        return { id, ...names, countries: [...country], firms: [...firm], ...figure };
      })
      .sort((a, b) => compareIds(a.start ?? "", b.start ?? "") || compareIds(a.id, b.id));
  }

  sourcesNamed(): Source[] {
    return [...this.named.values()].sort((a, b) => compareIds(a.id, b.id));
  }
}

import { newestFigures } from "../../../engine/build/resolve-shares.ts";
import { type DataSet, TABLE_NAMES, type TableName } from "../../../model/data-set.ts";
import { tableFile } from "../../../model/evidence-index.ts";
import { groupRows } from "../../../model/group-rows.ts";
import {
  type InputRow,
  type ProductRow,
  SupplyBasis,
  type SupplyRow,
} from "../../../model/tables.ts";
import type { NetworkView, ViewField, ViewValue } from "./network-view.ts";

type Of<Row> = ViewField & { readonly of: (row: Row) => ViewValue };

const INPUT_FIELDS: readonly Of<InputRow>[] = [
  { name: "group", type: "text", of: ({ group }) => group },
  { name: "essentiality", type: "number", of: ({ essentiality }) => essentiality },
  {
    name: "substitutability",
    type: "number",
    of: ({ substitutability }) => substitutability ?? Number.NaN, // left out it would be none
  },
  { name: "mix", type: "number", of: ({ mix }) => mix },
  { name: "headroom", type: "number", of: ({ headroom }) => headroom },
  { name: "cover_days", type: "number", of: ({ coverDays }) => coverDays },
  { name: "lag_days", type: "number", of: ({ lagDays }) => lagDays },
  { name: "use_share", type: "number", of: ({ useShare }) => useShare },
];

/** Tables of which a view holds what is computed with, but for sources and other years. */
const SHOWN: ReadonlySet<TableName> = new Set(["products", "importance", "supply", "inputs"]);

/**
 * A network of products as other programs know one: links lead from inputs to what is made of them. It holds
 * what losses are computed with: the first set of importance, the newest figures of the first basis that a
 * product has, its input groups; `leftOut` names the rest.
 */
export function productView(data: DataSet): NetworkView {
  const { id, tables } = data;
  const inputs = tables.inputs.filter(({ rival }) => !rival);
  const products = stated(productFields(data), tables.products);
  const edges = stated([...INPUT_FIELDS, valueShareField(data, inputs)], inputs);
  return {
    id,
    about: aboutOf(data),
    nodeFields: products,
    edgeFields: edges,
    *nodes() {
      for (const row of tables.products) {
        yield { id: row.id, values: products.map(({ of }) => of(row)) };
      }
    },
    *edges() {
      for (const row of inOrderOfGroups(inputs)) {
        const { input: source, product: target } = row;
        yield { source, target, values: edges.map(({ of }) => of(row)) };
      }
    },
    leftOut: leftOutOf(data),
  };
}

function aboutOf({ titleEn, titleJa, defaults }: DataSet): Record<string, string> {
  const lists = (["home", "trusted", "adversary"] as const).flatMap((name) =>
    defaults[name].length > 0 ? [[name, defaults[name].join(";")]] : [],
  );
  return {
    title: titleEn,
    ...(titleJa === null ? {} : { title_ja: titleJa }),
    ...Object.fromEntries(lists),
  };
}

function productFields({ tables }: DataSet): Of<ProductRow>[] {
  const [{ set } = { set: "" }] = tables.importance;
  const importance = new Map(
    tables.importance.filter((row) => row.set === set).map((row) => [row.product, row.share]),
  );
  const supply = supplyTexts(tables.supply);
  const text = (name: string, of: (row: ProductRow) => ViewValue): Of<ProductRow> => ({
    name,
    type: "text",
    of,
  });
  return [
    text("label", ({ nameEn }) => nameEn),
    text("kind", ({ kind }) => kind),
    text("stage", ({ stage }) => stage),
    text("lane", ({ lane }) => lane),
    text("name_ja", ({ nameJa }) => nameJa),
    text("description_en", ({ descriptionEn }) => descriptionEn),
    text("description_ja", ({ descriptionJa }) => descriptionJa),
    text("synonyms", ({ synonyms }) => synonyms.join(";") || null),
    text("unit", ({ unit }) => unit),
    text("pillar", ({ pillar }) => pillar),
    text("kind_of", ({ kindOf }) => kindOf),
    { name: "importance", type: "number", of: ({ id }) => importance.get(id) ?? null },
    text("supply", ({ id }) => supply.get(id)?.supply ?? null),
    text("spare", ({ id }) => supply.get(id)?.spare ?? null),
  ];
}

/** `CHN:0.7;JPN:?` of each product: the newest figures of the best basis; ? is a share that nobody states. */
function supplyTexts(rows: readonly SupplyRow[]) {
  const counting = rows.filter(({ rival }) => !rival);
  const byProduct = groupRows(counting, ({ product }) => product);
  return new Map(
    [...byProduct].map(([product, own]) => {
      const basis =
        SupplyBasis.options.find((each) =>
          own.some((row) => row.basis === each && (row.share ?? row.quantity) !== null),
        ) ?? "production";
      const { figures } = newestFigures(own.filter((row) => row.basis === basis));
      const supply = figures.map(({ country, share }) => `${country}:${share ?? "?"}`).join(";");
      const spare = figures.flatMap((row) =>
        row.spare === null ? [] : [`${row.country}:${row.spare}`],
      );
      return [product, { supply: supply || null, spare: spare.join(";") || null }] as const;
    }),
  );
}

/** A part of the value of a product stands with the first group that has the input. */
function valueShareField({ valueShares }: DataSet, inputs: readonly InputRow[]): Of<InputRow> {
  const shares = new Map(
    valueShares.map(({ input, product, share }) => [JSON.stringify([input, product]), share]),
  );
  const carriers = new Map<InputRow, number>();
  for (const row of inOrderOfGroups(inputs)) {
    const key = JSON.stringify([row.input, row.product]);
    const share = shares.get(key);
    if (share === undefined) continue;
    carriers.set(row, share);
    shares.delete(key);
  }
  return { name: "value_share", type: "number", of: (row) => carriers.get(row) ?? null };
}

function inOrderOfGroups(inputs: readonly InputRow[]): InputRow[] {
  const groups = groupRows(inputs, ({ product, group }) => JSON.stringify([product, group]));
  return [...groups.values()].flat();
}

/** Fields that any row states. */
function stated<Row>(fields: readonly Of<Row>[], rows: readonly Row[]): Of<Row>[] {
  return fields.filter(({ of }) => rows.some((row) => of(row) !== null));
}

/** Tables that have rows and no place in a view, by their file. */
function leftOutOf(data: DataSet): string[] {
  const { tables, valueShares } = data;
  const names = TABLE_NAMES.filter((name) => !SHOWN.has(name) && tables[name].length > 0);
  const loose = looseValueShares(data) ? [`some of ${valueShares.length} value shares`] : [];
  const sets = new Set(tables.importance.map(({ set }) => set)).size;
  return [
    ...names.map(tableFile),
    ...(sets > 1 ? ["all sets of importance but the first"] : []),
    ...loose,
  ];
}

function looseValueShares({ valueShares, tables }: DataSet): boolean {
  const pairs = new Set(
    tables.inputs
      .filter(({ rival }) => !rival)
      .map(({ input, product }) => JSON.stringify([input, product])),
  );
  return valueShares.some(({ input, product }) => !pairs.has(JSON.stringify([input, product])));
}

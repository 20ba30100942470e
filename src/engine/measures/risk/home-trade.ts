import { groupRows } from "../../../model/group-rows.ts";
import type { TradeRow } from "../../../model/project-tables.ts";
import type { Network } from "../../build/network.ts";
import { countingRows } from "../../build/resolve-shares.ts";
import type { HomeView } from "./home-view.ts";
import { byYear } from "./newest.ts";

/** What trade rows state: money, or the product's own unit. */
export type TradeMeasure = "value" | "quantity";

/** What the home traded of one product in one year, as its own reports state it. */
export interface YearTrade {
  readonly year: number | null;
  /** Imports from outside the home. */
  readonly imports: readonly TradeRow[];
  /** Imports of home countries from one another. */
  readonly intraImports: readonly TradeRow[];
  readonly exports: readonly TradeRow[];
}

/**
 * Trade of the home by product, newest year first. Of a bloc that reports as one its own rows count,
 * else those of its members; what the home countries trade among themselves is no import.
 */
export function homeTrade(
  { data, choices }: Network,
  home: HomeView,
): ReadonlyMap<string, readonly YearTrade[]> {
  const rows = countingRows(data.tables.trade, choices.asOf);
  return new Map(
    [...groupRows(rows, ({ product }) => product)].map(([product, same]) => [
      product,
      byYear(same).flatMap(([year, ofYear]) => {
        const trade = { year, ...ofHome(ofYear, home) };
        const { imports, intraImports, exports } = trade;
        return imports.length + intraImports.length + exports.length > 0 ? [trade] : [];
      }),
    ]),
  );
}

function ofHome(rows: readonly TradeRow[], home: HomeView): Omit<YearTrade, "year"> {
  const imports = rows.filter(({ flow }) => flow === "import");
  const isIntra = ({ partner }: TradeRow) => home.has(partner);
  return {
    imports: reports(
      imports.filter((row) => !isIntra(row)),
      home,
    ),
    intraImports: reports(imports.filter(isIntra), home),
    exports: reports(
      rows.filter(({ flow }) => flow === "export"),
      home,
    ),
  };
}

function reports(rows: readonly TradeRow[], { reporters }: HomeView): TradeRow[] {
  const counted = [...reporters].flatMap(([code, members]) => {
    const own = rows.filter(({ reporter }) => reporter === code);
    return own.length > 0 ? own : rows.filter(({ reporter }) => members.includes(reporter));
  });
  return [...new Set(counted)]; // blocs that overlap name a member twice
}

/** Amounts of rows in one measure; null if a row does not state it. */
export function amountsOf(rows: readonly TradeRow[], measure: TradeMeasure): number[] | null {
  const amounts = rows.flatMap((row) => {
    const amount = measure === "value" ? row.valueMusd : row.quantity;
    return amount === null ? [] : [amount];
  });
  return amounts.length === rows.length ? amounts : null;
}

/** Sum of such amounts. */
export function totalOf(rows: readonly TradeRow[], measure: TradeMeasure): number | null {
  return amountsOf(rows, measure)?.reduce((sum, amount) => sum + amount, 0) ?? null;
}

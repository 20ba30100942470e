import type { DataSet } from "../../../model/data-set.ts";
import type { ProductDetail } from "../../../model/details.ts";
import type { Choices } from "../../../model/options.ts";
import { ChokepointOptions, CutOptions, DependencyOptions } from "../../../model/options.ts";
import type { ChokepointsResult, CutResult, DependencyItem } from "../../../model/results.ts";
import { ShapleyOptions, type ShapleyResult } from "../../../model/shapley.ts";
import { chokepoints } from "../chokepoints.ts";
import { cut } from "../cut.ts";
import { dependency } from "../dependency.ts";
import { productDetail } from "../product-detail.ts";
import { shapley } from "../shapley.ts";

/** The questions of one report, asked from one point of view with the usual options. */
export class Asked {
  readonly data: DataSet;
  readonly choices: Choices;

  constructor(data: DataSet, choices: Choices) {
    this.data = data;
    this.choices = choices;
  }

  /** Every figure of a product, none younger than the year asked for. */
  detail(product: string): ProductDetail {
    const detail = productDetail(this.data, product, this.choices);
    const { asOf } = this.choices;
    if (asOf === undefined) return detail;
    const known = <Row extends { evidence: { year: number | null } }>(rows: readonly Row[]) =>
      rows.filter(({ evidence }) => (evidence.year ?? asOf) <= asOf);
    return {
      ...detail,
      supply: known(detail.supply),
      sourcing: known(detail.sourcing),
      firms: known(detail.firms),
      reliance: known(detail.reliance),
      stocks: known(detail.stocks),
      prices: known(detail.prices),
      uses: known(detail.uses),
      events: known(detail.events),
    };
  }

  chokepoints(options: Partial<ChokepointOptions>): ChokepointsResult {
    return chokepoints(this.data, ChokepointOptions.parse({ ...this.choices, ...options }));
  }

  cut(targets: readonly string[], options: Partial<CutOptions> = {}): CutResult {
    return cut(this.data, CutOptions.parse({ ...this.choices, ...options, targets }));
  }

  shapley(targets: readonly string[]): ShapleyResult {
    return shapley(this.data, ShapleyOptions.parse({ ...this.choices, targets }));
  }

  /** How far one product hangs on all that is foreign, untrusted, adverse. */
  dependency(product: string): Record<"foreign" | "untrusted" | "adversary", DependencyItem> {
    const on = (scope: "foreign" | "untrusted" | "adversary") => {
      const options = { ...this.choices, on: scope, products: [product] };
      const [item] = dependency(this.data, DependencyOptions.parse(options)).items;
      if (!item) throw new RangeError(`no dependency of ${product}`);
      return item;
    };
    return { foreign: on("foreign"), untrusted: on("untrusted"), adversary: on("adversary") };
  }
}

import type { DataSet } from "../../../model/data-set.ts";
import type { ProductDetail } from "../../../model/details.ts";
import type { Choices } from "../../../model/options.ts";
import { ChokepointOptions, CutOptions, DependencyOptions } from "../../../model/options.ts";
import type { ChokepointsResult, CutResult, DependencyItem } from "../../../model/results.ts";
import { ShapleyOptions, type ShapleyResult } from "../../../model/shapley.ts";
import type { EventRow } from "../../../model/tables.ts";
import { dataAsOf } from "../../build/data-as-of.ts";
import { chokepoints } from "../chokepoints.ts";
import { cut } from "../cut.ts";
import { dependency } from "../dependency.ts";
import { eventsOf, productDetail } from "../product-detail.ts";
import { shapley } from "../shapley.ts";

/** The questions of one report, asked from one point of view with the usual options. */
export class Asked {
  readonly data: DataSet;
  readonly choices: Choices;

  constructor(data: DataSet, choices: Choices) {
    this.data = data;
    this.choices = choices;
  }

  /** The same questions with one sector alone to count. */
  alone(sector: string): Asked {
    const [set, product] = [`only ${sector}`, sector];
    const importance = [{ set, product, share: 1, source: null, detail: null }];
    const data = { ...this.data, tables: { ...this.data.tables, importance } };
    return new Asked(data, { ...this.choices, importance: set });
  }

  /** Every figure of a product, none younger than the year asked for. */
  detail(product: string): ProductDetail {
    return productDetail(dataAsOf(this.data, this.choices.asOf), product, this.choices);
  }

  events(isAsked: (event: EventRow) => boolean): ProductDetail["events"] {
    return eventsOf(dataAsOf(this.data, this.choices.asOf), isAsked);
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

import { HOME_REGION } from "../../engine/build/regions.ts";
import { CAPACITY, type DailyView, NOTHING } from "../../engine/kernels/daily-view.ts";
import type { ProductCourse } from "../../model/simulation.ts";
import { CourseRecorder, NORMAL } from "./course.ts";
import type { HomeStocks } from "./home-stocks.ts";
import type { PreparedRun } from "./prepared-run.ts";
import type { Prices } from "./prices.ts";

/** What a product's course is read from. */
interface Followed {
  readonly product: number;
  readonly market: number;
  readonly recorder: CourseRecorder;
  /** By step; plain arrays, since they become the result. */
  readonly output: number[];
  readonly stockDays: number[] | null;
  readonly released: number[] | null;
  readonly binding: (string | null)[];
}

/** Follows every product, sectors apart, as the home gets it. */
export class ProductCourses {
  private readonly run: PreparedRun;
  private readonly stocks: HomeStocks;
  private readonly followed: readonly Followed[];
  private readonly series: boolean;
  private readonly releasedOf: ReadonlyMap<number, readonly number[]>;

  /** @param series whether figures of single days are kept */
  constructor(run: PreparedRun, stocks: HomeStocks, { series }: { series: boolean }) {
    const { network, scenario } = run;
    this.run = run;
    this.stocks = stocks;
    this.series = series;
    const releasedOf = new Map<number, number[]>();
    run.stocks.forEach(({ product }, at) => {
      releasedOf.set(product, [...(releasedOf.get(product) ?? []), at]);
    });
    this.releasedOf = releasedOf;
    this.followed = network.products.flatMap((_, product): Followed[] => {
      if (network.sector[product] === 1) return [];
      return [
        {
          product,
          market: network.labels.marketAt(product, HOME_REGION) ?? -1,
          recorder: new CourseRecorder(scenario),
          output: [],
          stockDays: stocks.has(product) ? [] : null,
          released: releasedOf.has(product) ? [] : null,
          binding: [],
        },
      ];
    });
  }

  add(step: number, view: DailyView): void {
    for (const { product, market, recorder, output, stockDays, released, binding } of this
      .followed) {
      const now = view.available[market] ?? 1;
      recorder.add(step, now);
      if (!this.series) continue;
      output.push(now);
      stockDays?.push(this.stocks.daysOf(product, view));
      released?.push(this.leftOf(product, view));
      binding.push(now < NORMAL ? this.bindingOf(market, view) : null);
    }
  }

  /** The course of every product, by id. */
  courses(prices: Prices | null): Record<string, ProductCourse> {
    return Object.fromEntries(
      this.followed.map(({ product, recorder, output, stockDays, released, binding }) => [
        this.run.network.products[product] ?? "",
        {
          ...recorder.course,
          output,
          stockDays,
          ...(released ? { publicStockDays: released } : {}),
          binding,
          priceMultiple: prices?.of(product, output) ?? null,
        },
      ]),
    );
  }

  private leftOf(product: number, view: DailyView): number {
    const own = this.releasedOf.get(product) ?? [];
    return own.reduce((sum, at) => sum + (view.released[at] ?? 0), 0);
  }

  /** What holds back the makers through whom the home misses most. */
  private bindingOf(market: number, view: DailyView): string | null {
    const { system } = this.run.network;
    const { flowFactor } = view.levers;
    let worst = { short: 0, unit: -1, barred: false };
    for (let f = system.flowOffsets[market] ?? 0; f < (system.flowOffsets[market + 1] ?? 0); f++) {
      const share = system.flowShare[f] ?? 0;
      const factor = flowFactor[f] ?? 1;
      const unit = system.flowUnit[f] ?? 0;
      const short = share * (1 - factor * (view.output[unit] ?? 1));
      const barred = share * (1 - factor) >= short / 2;
      if (short > worst.short) worst = { short, unit, barred };
    }
    if (worst.unit < 0) return null;
    return worst.barred ? "embargo" : boundBy(this.run, view, worst.unit);
  }
}

/** "capacity", or the input of the binding group that is missed most; null: nothing binds. */
function boundBy(
  { network, figures }: PreparedRun,
  { binding, offered }: DailyView,
  unit: number,
): string | null {
  const { system, labels, products } = network;
  const group = binding[unit] ?? NOTHING;
  if (group === CAPACITY) return "capacity";
  if (group < 0) return null;
  let worst = Number.NEGATIVE_INFINITY;
  let input: string | null = null;
  for (let m = system.memberOffsets[group] ?? 0; m < (system.memberOffsets[group + 1] ?? 0); m++) {
    const short = (figures.mix[m] ?? 0) * ((figures.most[m] ?? 1) - (offered[m] ?? 0));
    if (short <= worst) continue;
    worst = short;
    input = products[labels.marketProduct[system.memberMarket[m] ?? -1] ?? -1] ?? null;
  }
  return input;
}

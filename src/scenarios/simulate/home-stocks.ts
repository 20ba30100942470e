import type { Network } from "../../engine/build/network.ts";
import type { DailyView } from "../../engine/kernels/daily-view.ts";
import { compareIds } from "../../model/ids.ts";
import type { EmptyStock } from "../../model/simulation.ts";
import { NORMAL } from "./course.ts";
import type { PreparedRun } from "./prepared-run.ts";
import { homeShareOf } from "./released-stocks.ts";

/** A stock of a user at home: the link that it lies on, and how much of the user is at home. */
interface HomeStock {
  readonly member: number;
  readonly coverDays: number;
  readonly atHome: number;
  readonly product: string;
  emptyStep: number | null;
}

/** Less is empty. */
const EMPTY_DAYS = 1e-9;

/** Stocks that home users hold of each product, and when they run out. */
export class HomeStocks {
  private readonly byInput = new Map<number, HomeStock[]>();
  private readonly run: PreparedRun;

  constructor(run: PreparedRun) {
    this.run = run;
    const { network, figures } = run;
    const { system, labels } = network;
    for (let unit = 0; unit < system.units; unit++) {
      const atHome = homeShareOf(network, unit);
      if (atHome === 0) continue;
      const product = network.products[labels.unitProduct[unit] ?? -1] ?? "";
      const end = system.memberOffsets[system.groupOffsets[unit + 1] ?? 0] ?? 0;
      const start = system.memberOffsets[system.groupOffsets[unit] ?? 0] ?? 0;
      for (let member = start; member < end; member++) {
        const coverDays = figures.coverDays[member] ?? 0;
        if (coverDays <= 0) continue;
        const input = labels.marketProduct[system.memberMarket[member] ?? -1] ?? -1;
        const own = this.byInput.get(input) ?? [];
        own.push({ member, coverDays, atHome, product, emptyStep: null });
        this.byInput.set(input, own);
      }
    }
  }

  has(product: number): boolean {
    return this.byInput.has(product);
  }

  add(step: number, { stock, usable }: DailyView): void {
    for (const own of this.byInput.values()) {
      for (const held of own) {
        const isEmpty = (stock[held.member] ?? 0) <= EMPTY_DAYS;
        if (isEmpty && (usable[held.member] ?? 1) < NORMAL) held.emptyStep ??= step;
      }
    }
  }

  /** Days of normal use that users hold of a product, averaged over what they hold at home. */
  daysOf(product: number, { stock }: Pick<DailyView, "stock">): number {
    let days = 0;
    let total = 0;
    for (const { member, atHome } of this.byInput.get(product) ?? []) {
      days += (stock[member] ?? 0) * atHome;
      total += atHome;
    }
    return total > 0 ? days / total : 0;
  }

  /** Stocks that ran empty, earliest first: the first day on which they no longer cover normal use. */
  emptied({ products }: Network): EmptyStock[] {
    const { stepDays } = this.run.scenario;
    const found = [...this.byInput].flatMap(([input, own]) =>
      own.flatMap(({ emptyStep, coverDays, product }): EmptyStock[] =>
        emptyStep === null
          ? []
          : [
              {
                input: products[input] ?? "",
                product,
                coverDays,
                emptyDay: emptyStep * stepDays,
              },
            ],
      ),
    );
    return found.sort(
      (a, b) =>
        a.emptyDay - b.emptyDay || compareIds(a.input, b.input) || compareIds(a.product, b.product),
    );
  }
}

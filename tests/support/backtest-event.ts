import { BacktestDocument, type BacktestEvent } from "../../src/model/backtest.ts";

/** The part of an event that a test is about; all else takes the least that the format asks for. */
export interface SketchedEvent {
  readonly id?: string;
  readonly type?: string;
  readonly label?: string;
  readonly shock?: Readonly<Record<string, unknown>>;
  readonly stocks?: Readonly<Record<string, unknown>> | null;
  readonly responses?: readonly string[];
  readonly price?: Readonly<Record<string, unknown>> | null;
  readonly scoring?: Readonly<Record<string, unknown>>;
  readonly observationEnd?: string | null;
}

/** An event as a file would hold it. */
export function writtenEvent({
  id = "event",
  type = "accident",
  label = "something",
  shock = {},
  stocks = null,
  responses = [],
  price = null,
  scoring = {},
  observationEnd = null,
}: SketchedEvent): Record<string, unknown> {
  return {
    id,
    title_en: id,
    type,
    product_label: label,
    shock: { scope: "world", start: "2020-01-01", ...shock },
    stocks_days_before: stocks,
    responses,
    price_multiple: price,
    scoring,
    observation_end: observationEnd,
  };
}

export function backtestDocument(events: readonly SketchedEvent[]): BacktestDocument {
  const format = "linchpin-backtest/1";
  return BacktestDocument.parse({ format, events: events.map(writtenEvent) });
}

export function backtestEvent(sketch: SketchedEvent): BacktestEvent {
  const [event] = backtestDocument([sketch]).events;
  if (!event) throw new TypeError("no event");
  return event;
}

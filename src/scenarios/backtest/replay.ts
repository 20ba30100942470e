import {
  CountryDefaults,
  type DataSet,
  TABLE_NAMES,
  TABLES,
  type TableName,
  type Tables,
} from "../../model/data-set.ts";
import { MOST_HORIZON_DAYS, Scenario } from "../../model/scenario.ts";
import type { UncertainNumber } from "../../model/uncertain-number.ts";
import { classify, type EventClass } from "./classify.ts";
import { isAtHome } from "./event-places.ts";
import type { ReplayParameters, Triangle } from "./parameters.ts";
import { type BacktestQuestion, middle, type Span } from "./question.ts";

/** Ids in every replay: what is cut, who needs it, who stops, who goes on. */
export const PART = "part";
export const USER = "user";
export const LOST = "LOST";
const REST = "REST";

/** Which duration a replay takes: as known now, as believed then, or as usual for its type. */
export type DurationView = "known" | "believed" | "usual";

/** An event as a network of one product, two producers and one user, and what happens to it. */
export interface Replay {
  readonly data: DataSet;
  readonly scenario: Scenario;
}

/** An event replayed for the user who is hit first, and for all users of the scope together. */
export interface EventReplay {
  readonly class: EventClass;
  readonly first: Replay;
  readonly all: Replay;
}

/**
 * Builds the two replays of an event.
 * @returns null if no share was published and the event is no surge of demand: there is nothing to cut
 */
export function replayOf(
  question: BacktestQuestion,
  parameters: ReplayParameters,
  view: DurationView = "known",
): EventReplay | null {
  const found = classify(question);
  const cut = { question, class: found, parameters, time: timeOf(question, parameters, view) };
  const shares = sharesOf(question, found, parameters);
  if (shares === null && question.type !== "demand surge") return null;
  const stock = question.stockDays ?? parameters.coverDays[found.user];
  return {
    class: found,
    first: replay(
      // Who is hit first is who has least of everything: stock, leaks, substitutes.
      { ...cut, covered: parameters.thrift[found.supply] },
      shares && triangle(shares.first),
      firstCover(stock),
    ),
    all: replay(
      { ...cut, covered: coveredInTheEnd(question, found, parameters) },
      shares && triangle(shares.all),
      allCover(question, stock, parameters),
    ),
  };
}

interface User {
  /** Share of a shortfall that it covers in the end. */
  readonly covered: number;
}

interface Cut {
  readonly question: BacktestQuestion;
  readonly class: EventClass;
  readonly parameters: ReplayParameters;
  readonly time: { readonly duration: Triangle; readonly ramp: Triangle };
}

function timeOf(
  question: BacktestQuestion,
  parameters: ReplayParameters,
  view: DurationView,
): Cut["time"] {
  const { believedDurationDays, durationDays, rampDays } = question;
  const stated = { known: durationDays, believed: believedDurationDays, usual: null }[view];
  const duration = stated ? triangle(stated) : parameters.durationDays[question.type];
  const { rampOfDuration, mostRampDays } = parameters;
  const usualRamp = Math.min(mostRampDays, Math.round(rampOfDuration * duration.mode));
  const mode = (view === "usual" ? null : rampDays) ?? usualRamp;
  return { duration, ramp: { low: 0, mode, high: 2 * mode } };
}

function sharesOf(
  { marketShare, userShare, type }: BacktestQuestion,
  { supply, isOneBuyer, isChip }: EventClass,
  { controlLeak, chipsPerProduct }: ReplayParameters,
): { readonly first: Span; readonly all: Span } | null {
  const market = marketShare ?? userShare;
  if (market === null) return null;
  if (supply === "drawn") {
    const parts = isChip && !isOneBuyer ? chipsPerProduct : 1;
    const all = mapSpan(market, (share) => 1 - (1 - share) ** parts);
    // Whoever waits for the lost maker's part has no other.
    return { first: userShare ?? (isOneBuyer ? market : { low: 1, high: 1 }), all };
  }
  const kept = type === "export control" ? 1 - controlLeak : 1;
  return { first: userShare ?? market, all: mapSpan(market, (share) => share * kept) };
}

/** Stocks differ from user to user: who is hit first is who holds least. */
function firstCover(stock: Span): Triangle {
  return { low: stock.low / 2, mode: stock.low, high: middle(stock) };
}

/** All users together draw on what they hold and on what is on its way to them. */
function allCover(
  { responses }: BacktestQuestion,
  stock: Span,
  { chainCoverDays, releasedDays }: ReplayParameters,
): Triangle {
  const released = responses.includes("stock-release") ? releasedDays : 0;
  // A chain that keeps little keeps little everywhere: what decays or is made to the day has no chain.
  const withChain = (days: number) => days + Math.min(chainCoverDays, days) + released;
  return { low: stock.low + released, mode: withChain(middle(stock)), high: withChain(stock.high) };
}

function replay(cut: Cut & User, share: Triangle | null, cover: Triangle): Replay {
  const { question, parameters, time } = cut;
  const { supply } = cut.class;
  const { duration, ramp } = time;
  const { lagDays } = parameters;
  const lag = isAtHome(question.scope, question.country) ? lagDays.sameCountry : lagDays[supply];
  const span = { durationDays: settled(duration), rampDays: settled(ramp) };
  const shock = share
    ? // The range of the share is told as that of the size: shares of a network have no range.
      { kind: "halt", products: [PART], countries: [LOST], size: scaled(share, share.high) }
    : { kind: "demand", products: [PART], size: settled(parameters.demandGrowth) };
  const scenario = Scenario.parse({
    format: "linchpin-scenario/1",
    id: question.id,
    home: [REST],
    mode: "pool",
    regions: "world",
    horizonDays: horizonOf(duration.high + ramp.high + lag),
    restartRatePerDay: parameters.restartRatePerDay,
    unstatedCoverDays: settled(cover),
    unstatedLagDays: lag,
    shocks: [{ ...shock, ...span }],
    responses: responsesOf(cut),
  });
  return { data: network(share?.high ?? 0, parameters.thrift[supply]), scenario };
}

/** Long enough to see the end, and some more. */
function horizonOf(lastDay: number): number {
  return Math.min(MOST_HORIZON_DAYS, Math.max(60, Math.ceil(lastDay) + 30));
}

function coveredInTheEnd(
  { responses }: BacktestQuestion,
  { supply }: EventClass,
  { substitution, thrift, unnamedResponse }: ReplayParameters,
): number {
  const part = responses.includes("substitution") ? 1 : unnamedResponse;
  return Math.max(thrift[supply], substitution[supply] * part);
}

function responsesOf({ question, class: { supply }, parameters, covered }: Cut & User): object[] {
  const part = question.responses.includes("spare-capacity") ? 1 : parameters.unnamedResponse;
  const spare = parameters.spare[supply] * part;
  return [
    {
      kind: "substitution",
      products: [PART],
      toSubstitutability:
        covered > parameters.thrift[supply] ? shareAround(covered, parameters) : covered,
      rampDays: parameters.substitutionRampDays[supply],
    },
    {
      kind: "spare-capacity",
      products: [PART],
      countries: [REST],
      toSpare: amountAround(spare, parameters),
      rampDays: parameters.spareRampDays[supply],
    },
  ];
}

function amountAround(mode: number, { responseSpread }: ReplayParameters): number | Triangle {
  return settled({ low: mode * (1 - responseSpread), mode, high: mode * (1 + responseSpread) });
}

/**
 * A share of the same spread. A triangle cut off at 1 would pull the mean of 0.9 down to 0.83; a beta
 * distribution keeps it.
 */
function shareAround(mean: number, { responseSpread }: ReplayParameters): UncertainNumber {
  const variance = (mean * responseSpread) ** 2 / 6; // of the triangle
  return variance === 0 || mean >= 1
    ? mean
    : { distribution: "beta", mean, nu: Math.max(1, (mean * (1 - mean)) / variance - 1) };
}

/** One product of two producers, one user with one group. */
function network(lostShare: number, thrift: number): DataSet {
  const rows: { readonly [T in TableName]?: readonly object[] } = {
    products: [
      { id: PART, kind: "component" },
      { id: USER, kind: "sector" },
    ],
    importance: [{ set: "default", product: USER, share: 1 }],
    supply: [
      { product: PART, country: LOST, share: lostShare },
      { product: PART, country: REST, share: 1 - lostShare },
    ],
    inputs: [
      {
        product: USER,
        group: PART,
        input: PART,
        essentiality: 1,
        substitutability: thrift,
        mix: 1,
      },
    ],
  };
  const tables = TABLE_NAMES.map((name) => [
    name,
    (rows[name] ?? []).map((row) => TABLES[name].row.parse(row)),
  ]);
  return {
    id: "replay",
    titleEn: "Replay",
    titleJa: null,
    defaults: CountryDefaults.parse({ home: [REST] }),
    tables: Object.fromEntries(tables) as Tables,
    valueShares: [],
    version: `replay ${lostShare} ${thrift}`,
    warnings: [],
  };
}

function mapSpan({ low, high }: Span, change: (end: number) => number): Span {
  return { low: change(low), high: change(high) };
}

function triangle(span: Span): Triangle {
  return { low: span.low, mode: middle(span), high: span.high };
}

function scaled({ low, mode }: Triangle, whole: number): number | Triangle {
  return whole === 0 ? 0 : settled({ low: low / whole, mode: mode / whole, high: 1 });
}

/** A range without width is a number. */
function settled(range: Triangle): number | Triangle {
  return range.low === range.high ? range.mode : range;
}

import type { Reason, ReasonOf } from "../reasons.ts";
import { wholeDays } from "./numbers.ts";

/** A figure of a reason with what it is, so that every language can write it in its own way. */
export type ReasonValue =
  | { readonly is: "share"; readonly of: number | null }
  | { readonly is: "score"; readonly of: number | null }
  | { readonly is: "count"; readonly of: number }
  | { readonly is: "year"; readonly of: number | null }
  | { readonly is: "country"; readonly of: string }
  | { readonly is: "product"; readonly of: string }
  | { readonly is: "products"; readonly of: readonly string[] }
  | { readonly is: "path"; readonly of: readonly string[] }
  | { readonly is: "text"; readonly of: string; readonly ofJa?: string };

/** One sentence of a reason: the key of its words, and the figures that go into them. */
export interface ReasonPart {
  readonly key: string;
  readonly values: Readonly<Record<string, ReasonValue>>;
}

const share = (of: number | null): ReasonValue => ({ is: "share", of });
const count = (of: number): ReasonValue => ({ is: "count", of });
const product = (of: string): ReasonValue => ({ is: "product", of });
const products = (of: readonly string[]): ReasonValue => ({ is: "products", of });
const country = (of: string): ReasonValue => ({ is: "country", of });

/**
 * The sentences that say a reason: the same choice for every language and every reader.
 * @returns at least one part; keys are those of the texts in `reasons`
 * @see docs/methods/why.md
 */
export function reasonParts(reason: Reason): ReasonPart[] {
  switch (reason.kind) {
    case "makers":
      return makers(reason);
    case "holds":
      return holds(reason);
    case "stops":
      return stops(reason);
    case "singlePoint":
      return singlePoint(reason);
    case "alternatives":
      return alternatives(reason);
    case "spare":
      return [spare(reason)];
    case "stocks":
      return stocks(reason);
    case "home":
      return home(reason);
    case "unknown":
      return unknown(reason);
    case "events":
      return [events(reason)];
  }
}

function makers(reason: ReasonOf<"makers">): ReasonPart[] {
  const { largest, largestShare, hhi, soleSource } = reason;
  if (reason.country === null || largest === null) return [{ key: "makers.unknown", values: {} }];
  const own = { country: country(reason.country), share: share(reason.share) };
  if (soleSource && reason.country === largest) {
    return [{ key: "makers.sole", values: { country: country(largest) } }];
  }
  const main: ReasonPart =
    reason.country === largest
      ? {
          key: reason.makers === 1 ? "makers.only" : "makers.most",
          values: { ...own, count: count(reason.makers) },
        }
      : {
          key: "makers.part",
          values: { ...own, largest: country(largest), largestShare: share(largestShare) },
        };
  if (hhi === null) return [main];
  return [main, { key: "makers.hhi", values: { hhi: { is: "score", of: hhi } } }];
}

function holds({ products: made, majority, strongest }: ReasonOf<"holds">): ReasonPart[] {
  const parts: ReasonPart[] = [
    { key: "holds.makes", values: { count: count(made), majority: count(majority) } },
  ];
  if (strongest.length > 0) {
    const ids = strongest.map((hold) => hold.product);
    parts.push({ key: "holds.strongest", values: { products: products(ids) } });
  }
  return parts;
}

function stops(reason: ReasonOf<"stops">): ReasonPart[] {
  const { sector, loss, path, others } = reason;
  if (sector === null) return [stopsNothing(reason)];
  const first: ReasonPart = {
    key: path.length > 2 ? "stops.first" : "stops.direct",
    values: { sector: product(sector), loss: share(loss), path: { is: "path", of: path } },
  };
  if (others === 0) return [first];
  return [first, { key: "stops.others", values: { count: count(others) } }];
}

/** That nothing is counted has three causes, and only one of them is good news. */
function stopsNothing({ reach, users }: ReasonOf<"stops">): ReasonPart {
  if (reach > 0) return { key: "stops.covered", values: {} };
  if (users === 0) return { key: "stops.noUser", values: {} };
  if (users === null) return { key: "stops.noPath", values: {} };
  return { key: "stops.usersOnly", values: { count: count(users) } };
}

function singlePoint(reason: ReasonOf<"singlePoint">): ReasonPart[] {
  const { stopped, onAllRoutes, sector, alternativeRoutes } = reason;
  const parts: ReasonPart[] = [];
  if (stopped.length > 0) {
    parts.push({ key: "singlePoint.stopped", values: { sectors: products(stopped) } });
  }
  if (onAllRoutes.length > 0) {
    parts.push({ key: "singlePoint.onAllRoutes", values: { sectors: products(onAllRoutes) } });
  }
  if (sector !== null && alternativeRoutes !== null && !onAllRoutes.includes(sector)) {
    const values = { sector: product(sector), count: count(alternativeRoutes) };
    parts.push({ key: "singlePoint.routes", values });
  }
  return parts;
}

function alternatives(reason: ReasonOf<"alternatives">): ReasonPart[] {
  const { essentiality, substitutability, headroom, standIns } = reason;
  const user = product(reason.user);
  const loss = share(essentiality * (1 - substitutability));
  const parts: ReasonPart[] = [
    {
      key: standIns.length > 0 ? "alternatives.needsGroup" : "alternatives.needs",
      values: { input: product(reason.input), user, loss },
    },
  ];
  if (substitutability > 0) {
    const values = { essentiality: share(essentiality), share: share(substitutability) };
    parts.push({ key: "alternatives.redesign", values });
  }
  if (standIns.length > 0) {
    parts.push({ key: "alternatives.standIns", values: { products: products(standIns) } });
  }
  if (substitutability === 0 && standIns.length === 0) {
    parts.push({ key: "alternatives.none", values: {} });
  }
  if (headroom > 0) {
    const factor: ReasonValue = { is: "score", of: 1 + headroom };
    parts.push({ key: "alternatives.headroom", values: { user, factor } });
  }
  return parts;
}

function spare({ spare: amount }: ReasonOf<"spare">): ReasonPart {
  if (amount === null) return { key: "spare.unknown", values: {} };
  if (amount === 0) return { key: "spare.none", values: {} };
  return { key: "spare.some", values: { share: share(amount) } };
}

function stocks({ user, coverDays, stockDays, year }: ReasonOf<"stocks">): ReasonPart[] {
  const parts: ReasonPart[] = [];
  if (user !== null && coverDays !== null) {
    const values = { user: product(user), days: count(wholeDays(coverDays)) };
    parts.push({ key: "stocks.cover", values });
  }
  if (stockDays !== null) {
    const values = { days: count(wholeDays(stockDays)), year: { is: "year", of: year } as const };
    parts.push({ key: year === null ? "stocks.home" : "stocks.homeYear", values });
  }
  return parts.length > 0 ? parts : [{ key: "stocks.unknown", values: {} }];
}

function home({ share: made, basis, netImportReliance: reliance }: ReasonOf<"home">): ReasonPart[] {
  const parts: ReasonPart[] = [];
  if (made === null) parts.push({ key: "home.unknown", values: {} });
  else if (made === 0) parts.push({ key: "home.none", values: {} });
  else {
    const key = basis === "sourcing" ? "home.someOfUse" : "home.some";
    parts.push({ key, values: { share: share(made) } });
  }
  if (reliance !== null && reliance < 0) parts.push({ key: "home.exporter", values: {} });
  else if (reliance !== null) {
    parts.push({ key: "home.reliance", values: { share: share(reliance) } });
  }
  return parts;
}

function unknown({ share: open, judgements }: ReasonOf<"unknown">): ReasonPart[] {
  const parts: ReasonPart[] = [];
  if (open !== null && open > 0)
    parts.push({ key: "unknown.share", values: { share: share(open) } });
  if (judgements > 0)
    parts.push({ key: "unknown.judgements", values: { count: count(judgements) } });
  return parts;
}

function events({ count: total, latest }: ReasonOf<"events">): ReasonPart {
  const { nameEn, nameJa, start } = latest;
  return {
    key: total > 1 ? "events.several" : "events.one",
    values: {
      count: count(total),
      name: { is: "text", of: nameEn, ofJa: nameJa },
      date: { is: "text", of: start ?? "–" },
    },
  };
}

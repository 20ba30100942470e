import type { Reason } from "../reasons.ts";
import type { Names } from "./names.ts";
import { integer, percent, UNKNOWN } from "./numbers.ts";
import { type ReasonPart, type ReasonValue, reasonParts } from "./reason-parts.ts";

/** English words of the reasons; the browser has the same ones, and Japanese, in its texts. */
export const REASON_TEXTS: Readonly<Record<string, string>> = {
  "makers.sole": "{{country}} alone makes it.",
  "makers.most": "{{country}} makes {{share}} of it, the most of {{count}} known makers.",
  "makers.only": "{{country}} makes {{share}} of it; no other maker is named.",
  "makers.part":
    "{{country}} makes {{share}} of it; the largest maker is {{largest}} with {{largestShare}}.",
  "makers.hhi": "Concentration (HHI) is {{hhi}} of at most 1.",
  "makers.unknown": "No figure says who makes it.",
  "holds.makes":
    "Products here that it makes: {{count}}; of these, with more than half of the world's supply: {{majority}}.",
  "holds.strongest": "What hurts most alone: {{products}}.",
  "stops.first":
    "Of the sectors that count, hit hardest: {{sector}}, which loses {{loss}}, along {{path}}.",
  "stops.direct":
    "Of the sectors that count, hit hardest: {{sector}}, which needs it directly and loses {{loss}}.",
  "stops.others": "Further sectors that count and lose: {{count}}.",
  "stops.noPath": "No path leads from it to a sector that counts.",
  "stops.noUser":
    "The data name no user of it, so the loss is not known: that is a gap, not safety.",
  "stops.usersOnly":
    "The data name products that need it ({{count}}), but no path leads from them to a sector that counts, so no loss is counted.",
  "stops.covered":
    "Sectors that count hang on it, but what is left of it or stands in for it covers their need.",
  "singlePoint.stopped": "Stops wholly without it: {{sectors}}.",
  "singlePoint.routes":
    "Separate routes from raw inputs to {{sector}} that avoid it, if any input could stand in for any other: {{count}}.",
  "singlePoint.onAllRoutes": "Every route from raw inputs to {{sectors}} runs through it.",
  "alternatives.needs": "Without {{input}}, the output of {{user}} falls by {{loss}}.",
  "alternatives.needsGroup":
    "Without {{input}} and what can stand in for it, the output of {{user}} falls by {{loss}}.",
  "alternatives.redesign":
    "{{essentiality}} of that output hangs on it, and {{share}} of a shortfall can be redesigned around: both are counted.",
  "alternatives.standIns": "Can stand in for a part: {{products}}.",
  "alternatives.none": "Nothing stands in for it.",
  "alternatives.headroom":
    "By paying more, {{user}} may get up to {{factor}} times its normal part of what is left.",
  "spare.some": "Makers that go on can add {{share}} of world output.",
  "spare.none": "Makers that go on have nothing to add.",
  "spare.unknown": "No figure says what other makers could add.",
  "stocks.cover": "Stock with users ({{user}}) lasts {{days}} days.",
  "stocks.home": "Stocks at home last {{days}} days of home use.",
  "stocks.homeYear": "Stocks at home lasted {{days}} days of home use at the end of {{year}}.",
  "stocks.unknown": "No figure says how long stocks last.",
  "home.some": "Home makes {{share}} of world supply.",
  "home.someOfUse": "Home makes {{share}} of what it uses.",
  "home.none": "None is made at home.",
  "home.unknown": "No figure says which part of world supply is made at home.",
  "home.reliance": "Net imports are {{share}} of home use.",
  "home.exporter": "Home is a net exporter.",
  "unknown.share": "Nobody states who makes {{share}} of it.",
  "unknown.judgements": "Figures on the path that are judgement, not source: {{count}}.",
  "events.one": "On record: {{name}} ({{date}}).",
  "events.several": "Events on record: {{count}}; the latest: {{name}} ({{date}}).",
};

/** A reason in English, one or more sentences. */
export function reasonInWords(reason: Reason, names: Names): string {
  return reasonParts(reason)
    .map((part) => sentence(part, names))
    .join(" ");
}

function sentence({ key, values }: ReasonPart, names: Names): string {
  const text = (REASON_TEXTS[key] ?? key).replaceAll(/\{\{(\w+)\}\}/g, (_, name: string) => {
    const value = values[name];
    return value ? inWords(value, names) : UNKNOWN;
  });
  return text.charAt(0).toUpperCase() + text.slice(1);
}

function inWords(value: ReasonValue, names: Names): string {
  switch (value.is) {
    case "share":
      return percent(value.of);
    case "score":
      return value.of === null ? UNKNOWN : String(Number(value.of.toFixed(2)));
    case "count":
      return integer(value.of);
    case "year":
      return value.of === null ? UNKNOWN : String(value.of);
    case "country":
      return names.country(value.of);
    case "product":
      return names.productInSentence(value.of);
    case "products":
      return value.of.map((id) => names.product(id)).join("; ");
    case "path":
      return value.of.map((id) => names.product(id)).join(" → ");
    case "text":
      return value.of;
  }
}

import type { SupplyClass, UserKind } from "./parameters.ts";
import type { BacktestQuestion } from "./question.ts";

/** What an event's own words and shares say about the product and its users. */
export interface EventClass {
  readonly supply: SupplyClass;
  readonly user: UserKind;
  /** The share lost is counted at one buyer or one maker, not over a market. */
  readonly isOneBuyer: boolean;
  /** Several parts of the kind go into one product of the user. */
  readonly isChip: boolean;
}

/** Materials that were made to a grade: another maker's must be tried first. */
const GRADE =
  /\b(high[- ]purity|ultra-?pure)\b|grade\b|\b(resin|polymer|nylon|magnets?|photoresist)\b/;
/** Materials whose makers can stand in for one another. */
const COMMODITY = new RegExp(
  "\\b(ores?|oxides?|metals?|hydroxide|concentrates?|gas|lng|natural gas|helium|oil|crude|fuels?|petrol|gasoline|" +
    "diesel|coal|ethylene|propylene|polypropylene|polyethylene|pvc|plastics|ammonia|fertili[sz]ers?|urea|" +
    "potash|phosphate|steel|alumini?um|copper|zinc|tin|lead|nickel|cobalt|lithium|magnesium|gallium|germanium|" +
    "antimony|tungsten|graphite|rare[- ]earths?|uranium|palladium|platinum|titanium|vanadium|wheat|grain|sugar|" +
    "vegetable oil|sunflower|palm|soya?|corn|maize|rice|carbon dioxide|co2|chlorine|oxygen|nitrogen|argon|caustic soda|soda ash|sulphur|sulfur|cement|timber|lumber|cotton|rubber|beef|pork|meat)\\b",
);
/** Parts made to one customer's drawing. */
const DRAWN =
  /\b(harness(es)?|valves?|castings?|forgings?|pistons?|airbags?|brakes?|gearbox(es)?|transmissions?|crankshafts?|micro-?controllers?)\b/;
/** Parts that are, if they go into vehicles or telephones: approved for one place on one board. */
const FITTED =
  /\b(rings|bearings?|sensors?|chips?|integrated circuits?|ics|displays?|connectors?|seats?|engines?|airframes?|parts)\b/;
const VEHICLE = /\b(cars?|vehicles?|automotive|trucks?|aircraft|phones?|handsets?)\b/;
const CHIP = /\b(micro-?controllers?|chips?|integrated circuits?|ics|discretes?)\b/;

const USERS: readonly (readonly [UserKind, RegExp])[] = [
  [
    "health",
    /\b(medical|isotopes?|drugs?|medicines?|chemotherapy|hospitals?|intravenous|dialysis|saline|vaccines?|insulin|heparin|antibiotics?|sterile|blood|syringes?|gloves?|masks?|respirators?|injectables?|contrast)\b/,
  ],
  ["consumer", /\b(infant formula|formula|food|milk|beef|pork|meat|eggs?|consumer|grocer\w*)\b/],
  ["fuel", /\b(petrol|gasoline|diesel|jet fuel|kerosene|heating oil|motor fuels?)\b/],
  [
    "defence",
    /\b(rockets?|missiles?|perchlorate|propellants?|munitions?|ammunition|explosives?|nitrocellulose|defen[cs]e|military)\b/,
  ],
];

/** Sorts an event by rules that hold for all. @see docs/backtests.md#rules */
export function classify(question: BacktestQuestion): EventClass {
  const label = question.label.toLowerCase();
  const isOneBuyer = /^buyers?\b/i.test(question.scope) || namesFirm(question);
  const listed = USERS.find(([, words]) => words.test(label))?.[0];
  const supply = supplyClass(question, label, { isOneBuyer, isMedical: listed === "health" });
  const isChip = CHIP.test(label);
  const user = listed ?? (supply === "drawn" ? "assembly" : "industry");
  return { supply, user, isOneBuyer, isChip };
}

function supplyClass(
  { marketShare, userShare }: BacktestQuestion,
  label: string,
  { isOneBuyer, isMedical }: { readonly isOneBuyer: boolean; readonly isMedical: boolean },
): SupplyClass {
  if (isOneBuyer) return "drawn";
  // A small part of the market and yet all that somebody had: nothing else fits.
  if (marketShare && userShare && userShare.low >= 0.95 && marketShare.high < 0.5) return "drawn";
  const [head = label] = label.split(/ for /);
  if (isMedical || GRADE.test(head)) return "grade";
  if (COMMODITY.test(head)) return "commodity";
  return DRAWN.test(head) || (FITTED.test(head) && VEHICLE.test(label)) ? "drawn" : "grade";
}

/** The scope is the firm's own output. */
function namesFirm({ scope, firm }: BacktestQuestion): boolean {
  const name = firm?.split(/[\s;,(]/)[0] ?? "";
  return name.length > 2 && scope.toLowerCase().includes(name.toLowerCase());
}

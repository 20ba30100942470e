import type { DataSet } from "../../../model/data-set.ts";
import type { Source } from "../../../model/details.ts";
import { compareIds, UNNAMED_COUNTRIES } from "../../../model/ids.ts";
import type { Choices } from "../../../model/options.ts";
import type { CountryFacts, ReportResult } from "../../../model/report.ts";
import type { Certificate } from "../../../model/results.ts";
import type { CountryRow } from "../../../model/tables.ts";
import { parseTarget } from "../../../model/target.ts";
import { blocMembers } from "../../build/country-sets.ts";
import { countingRows } from "../../build/resolve-shares.ts";
import { chosenSupply } from "../overview.ts";
import { sourceOf } from "../source-of.ts";
import { Asked } from "./ask.ts";
import { isTie, surestFirst } from "./surest-first.ts";

const MOST_HOLDS = 12;
const MOST_BOUGHT = 15;

/** What a country, or a bloc, makes that the home needs, and what stops if it stops. */
export function countryFacts(data: DataSet, country: string, choices: Choices): ReportResult {
  const asked = new Asked(data, choices);
  const members = new Set(blocMembers(data).get(country) ?? [country]);
  const cut = asked.cut([`@${country}`]);
  const { home } = cut.certificate;
  const isHome = [...members].some((code) => home.includes(code));
  const holds = isHome ? [] : holdsOf(asked, members);
  const targets = holds.map((hold) => hold.item.id);
  const row = data.tables.countries.find(({ iso3 }) => iso3 === country);
  const facts: CountryFacts = {
    kind: "country",
    id: country,
    isHome,
    role: roleOf(members, cut.certificate),
    governance: row?.governance ?? null,
    governanceSources: governanceSources(data, row),
    makes: makesOf(asked, members),
    ranking: placeOf(asked, country),
    cut,
    holds,
    split: targets.length > 1 ? asked.shapley(targets) : null,
    bought: boughtFrom(asked, members, cut.certificate),
    events: asked.events((event) => event.country.some((code) => members.has(code))),
  };
  return {
    subject: `@${country}`,
    kind: "country",
    title: row?.nameEn ?? UNNAMED_TITLES[country] ?? country,
    facts,
    certificate: cut.certificate,
  };
}

const UNNAMED_TITLES: Readonly<Record<string, string>> = {
  OTH: "Others: supply whose country nobody states",
  UNK: "Unknown: products whose makers no source names",
};

/**
 * The sources of the governance score alone: a row names those of its blocs, too, which no country
 * outside these blocs names.
 */
function governanceSources(data: DataSet, row: CountryRow | undefined): Source[] {
  if (!row || row.governance === null) return [];
  const outside = data.tables.countries.filter(
    ({ governance, blocs }) => governance !== null && !blocs.some((b) => row.blocs.includes(b)),
  );
  const shared = row.source.filter((id) => outside.some(({ source }) => source.includes(id)));
  const ids = row.blocs.length === 0 ? row.source : shared;
  return (ids.length > 0 ? ids : row.source.slice(0, 1))
    .map((id) => sourceOf(data, id))
    .filter((source) => source !== null);
}

/** The home's own countries and whole blocs are not ranked. */
function placeOf(asked: Asked, country: string): CountryFacts["ranking"] {
  const { items, total } = asked.chokepoints({ by: "country" });
  const found = items.find(({ id }) => id === `@${country}`);
  if (!found) return { item: null, total, place: null, tied: 0 };
  const tied = items.filter((other) => isTie(found, other));
  const [item] = asked.chokepoints({ by: "country", only: [found.id], why: 1 }).items;
  return { item: item ?? null, total, place: tied[0]?.place ?? null, tied: tied.length };
}

function roleOf(
  members: ReadonlySet<string>,
  { home, trusted, adversary }: Certificate,
): CountryFacts["role"] {
  const all = (codes: readonly string[]) => [...members].every((code) => codes.includes(code));
  if (all([...UNNAMED_COUNTRIES])) return "unknown";
  if ([...members].some((code) => home.includes(code))) return "home";
  if (all(trusted)) return "trusted";
  return all(adversary) ? "adversary" : "neutral";
}

function makesOf({ data, choices }: Asked, members: ReadonlySet<string>): CountryFacts["makes"] {
  const sectors = new Set(
    data.tables.products.filter(({ kind }) => kind === "sector").map(({ id }) => id),
  );
  const isUnnamed = [...members].every((code) => UNNAMED_COUNTRIES.has(code));
  const makers = [...chosenSupply(data, choices)]
    .filter(([product]) => !sectors.has(product))
    .map(([, { producers }]) => producers);
  const shares = makers
    .map((producers) =>
      producers.reduce(
        (sum, p) => sum + (members.has(p.country) && (isUnnamed || !p.unknown) ? p.share : 0),
        0,
      ),
    )
    .filter((share) => share > 1e-9);
  return {
    products: shares.length,
    majority: shares.filter((share) => share > 0.5).length,
    sole: shares.filter((share) => share > 1 - 1e-9).length,
    unnamed: makers.filter((producers) => producers.some((p) => p.unknown && p.share > 1e-9))
      .length,
  };
}

function holdsOf(asked: Asked, members: ReadonlySet<string>): CountryFacts["holds"] {
  const { data, choices } = asked;
  const supply = chosenSupply(data, choices);
  const { items } = asked.chokepoints({ by: "producer" });
  return surestFirst(items)
    .flatMap((item) => {
      const target = parseTarget(item.id);
      if (target.kind !== "producer" || !members.has(target.country)) return [];
      const producers = supply.get(target.product)?.producers ?? [];
      const own = producers.find(({ country }) => country === target.country);
      if (item.score < 1e-9) return [];
      return [
        {
          item,
          share: own?.share ?? null,
          year: own?.year ?? null,
          status: own?.status ?? null,
          source: sourceOf(data, own?.source ?? null),
        },
      ];
    })
    .slice(0, MOST_HOLDS);
}

function boughtFrom(
  { data, choices }: Asked,
  members: ReadonlySet<string>,
  { home }: Certificate,
): CountryFacts["bought"] {
  const markets = new Set([...home, ...(choices.home ?? data.defaults.home)]);
  const newest = new Map<string, CountryFacts["bought"][number]>();
  for (const row of countingRows(data.tables.sourcing, choices.asOf)) {
    if (!markets.has(row.market) || !members.has(row.supplier)) continue;
    const key = `${row.product}|${row.market}|${row.supplier}`;
    const known = newest.get(key);
    if (known && (known.year ?? 0) >= (row.year ?? 0)) continue;
    const { product, share, market, status, year } = row;
    newest.set(key, { product, share, market, status, year, source: sourceOf(data, row.source) });
  }
  return [...newest.values()]
    .sort((a, b) => (b.share ?? 0) - (a.share ?? 0) || compareIds(a.product, b.product))
    .slice(0, MOST_BOUGHT);
}

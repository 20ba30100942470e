import type { DataSet } from "../../../model/data-set.ts";
import { compareIds } from "../../../model/ids.ts";
import type { Choices } from "../../../model/options.ts";
import type { CountryFacts, ReportResult } from "../../../model/report.ts";
import type { Certificate, ChokepointItem } from "../../../model/results.ts";
import { parseTarget } from "../../../model/target.ts";
import { blocMembers } from "../../build/country-sets.ts";
import { countingRows } from "../../build/resolve-shares.ts";
import { chosenSupply } from "../overview.ts";
import { sourceOf } from "../source-of.ts";
import { Asked } from "./ask.ts";

const MOST_HOLDS = 12;
const MOST_BOUGHT = 15;

/** What a country, or a bloc, makes that the home needs, and what stops if it stops. */
export function countryFacts(data: DataSet, country: string, choices: Choices): ReportResult {
  const asked = new Asked(data, choices);
  const members = new Set(blocMembers(data).get(country) ?? [country]);
  const cut = asked.cut([`@${country}`]);
  const { home } = cut.certificate;
  const isHome = [...members].some((code) => home.includes(code));
  const { item, total } = placeOf(asked, country);
  const holds = isHome ? [] : holdsOf(asked, members);
  const targets = holds.map((hold) => hold.item.id);
  const row = data.tables.countries.find(({ iso3 }) => iso3 === country);
  const facts: CountryFacts = {
    kind: "country",
    id: country,
    isHome,
    role: roleOf(members, cut.certificate),
    governance: row?.governance ?? null,
    governanceSources: (row?.source ?? []).flatMap((id) => sourceOf(data, id) ?? []),
    makes: makesOf(asked, members),
    ranking: { item, total },
    cut,
    holds,
    split: targets.length > 1 ? asked.shapley(targets) : null,
    bought: boughtFrom(asked, members, cut.certificate),
    events: asked.events((event) => event.country.some((code) => members.has(code))),
  };
  return {
    subject: `@${country}`,
    kind: "country",
    title: row?.nameEn ?? country,
    facts,
    certificate: cut.certificate,
  };
}

/** The home's own countries and whole blocs are not ranked. */
function placeOf(asked: Asked, country: string): { item: ChokepointItem | null; total: number } {
  const { items, total } = asked.chokepoints({ by: "country" });
  const found = items.find(({ id }) => id === `@${country}`);
  if (!found) return { item: null, total };
  const [item] = asked.chokepoints({ by: "country", only: [found.id], why: 1 }).items;
  return { item: item ?? null, total };
}

function roleOf(
  members: ReadonlySet<string>,
  { home, trusted, adversary }: Certificate,
): CountryFacts["role"] {
  const all = (codes: readonly string[]) => [...members].every((code) => codes.includes(code));
  if ([...members].some((code) => home.includes(code))) return "home";
  if (all(trusted)) return "trusted";
  return all(adversary) ? "adversary" : "neutral";
}

function makesOf({ data, choices }: Asked, members: ReadonlySet<string>): CountryFacts["makes"] {
  const sectors = new Set(
    data.tables.products.filter(({ kind }) => kind === "sector").map(({ id }) => id),
  );
  const shares = [...chosenSupply(data, choices)]
    .filter(([product]) => !sectors.has(product))
    .map(([, { producers }]) =>
      producers.reduce((sum, p) => sum + (members.has(p.country) && !p.unknown ? p.share : 0), 0),
    )
    .filter((share) => share > 1e-9);
  return {
    products: shares.length,
    majority: shares.filter((share) => share > 0.5).length,
    sole: shares.filter((share) => share > 1 - 1e-9).length,
  };
}

function holdsOf(asked: Asked, members: ReadonlySet<string>): CountryFacts["holds"] {
  const { data, choices } = asked;
  const supply = chosenSupply(data, choices);
  const { items } = asked.chokepoints({ by: "producer" });
  return items
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
    const { product, share, market, year } = row;
    newest.set(key, { product, share, market, year, source: sourceOf(data, row.source) });
  }
  return [...newest.values()]
    .sort((a, b) => (b.share ?? 0) - (a.share ?? 0) || compareIds(a.product, b.product))
    .slice(0, MOST_BOUGHT);
}

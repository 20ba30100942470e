import { blocMembers, knownCountries } from "../../engine/build/country-sets.ts";
import type { DataSet } from "../../model/data-set.ts";
import type { Listed } from "./settled-scenario.ts";

/** The countries that a list of countries and blocs names. */
export function countriesOf(data: DataSet, listed: readonly string[]): Set<string> {
  const blocs = blocMembers(data);
  return new Set(listed.flatMap((code) => blocs.get(code) ?? [code]));
}

/** Whether a country is named: `*` names all. */
export function namesCountry(data: DataSet, listed: Listed): (country: string) => boolean {
  if (listed === "*") return () => true;
  const countries = countriesOf(data, listed);
  return (country) => countries.has(country);
}

/** Sellers and buyers of a ban; `*` stands for everybody who is not on the other side. */
export function sidesOf(
  data: DataSet,
  { sellers, buyers }: { readonly sellers: Listed; readonly buyers: Listed },
): { sellers: ReadonlySet<string>; buyers: ReadonlySet<string> } {
  const named = { sellers: given(data, sellers), buyers: given(data, buyers) };
  return {
    sellers: named.sellers ?? allBut(data, named.buyers),
    buyers: named.buyers ?? allBut(data, named.sellers),
  };
}

function given(data: DataSet, listed: Listed): Set<string> | null {
  return listed === "*" ? null : countriesOf(data, listed);
}

function allBut(data: DataSet, others: ReadonlySet<string> | null): Set<string> {
  return new Set([...knownCountries(data)].filter((country) => !others?.has(country)));
}

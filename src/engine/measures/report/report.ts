import type { DataSet } from "../../../model/data-set.ts";
import { InvalidInputError } from "../../../model/errors.ts";
import { refuseRationing } from "../../../model/rationing.ts";
import type { ReportOptions, ReportResult } from "../../../model/report.ts";
import { blocMembers, knownCountries } from "../../build/country-sets.ts";
import { nearestIds } from "../nearest-ids.ts";
import { countryFacts } from "./country-facts.ts";
import { productFacts } from "./product-facts.ts";
import { sectorFacts } from "./sector-facts.ts";

/**
 * Everything that a dossier on a product, a sector or a country says, as figures: who makes it, what
 * hangs on it, what a cut costs, who is to blame, alternatives, published scores, what is unknown.
 * @throws InvalidInputError `unknown_subject`, and what `chokepoints`, `dependency` and `cut` throw
 * @see docs/methods/report.md
 */
export function report(data: DataSet, { subject, ...choices }: ReportOptions): ReportResult {
  refuseRationing(choices, ["pro-rata"], "a report holds figures that know no other rule");
  const product = data.tables.products.find(({ id }) => id === subject);
  if (product?.kind === "sector") return sectorFacts(data, product, choices);
  if (product) return productFacts(data, product, choices);
  const country = subject.startsWith("@") ? subject.slice(1) : subject;
  if (knownCountries(data).has(country) || blocMembers(data).has(country)) {
    return countryFacts(data, country, choices);
  }
  const message = `"${subject}" is no product, sector or country of this graph`;
  const near = nearestIds(
    subject,
    data.tables.products.map(({ id }) => id),
  );
  const expected = `a product or sector id${near.length > 0 ? ` such as ${near.join(", ")}` : ""}, or a country such as CHN`;
  throw new InvalidInputError("unknown_target", message, {
    details: [{ column: "subject", pointer: "/subject", message, expected }],
  });
}

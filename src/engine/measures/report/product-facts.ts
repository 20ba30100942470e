import type { DataSet } from "../../../model/data-set.ts";
import { type Choices, RiskOptions } from "../../../model/options.ts";
import type { ProductFacts, ReportResult } from "../../../model/report.ts";
import type { Certificate } from "../../../model/results.ts";
import type { ProductRow } from "../../../model/tables.ts";
import { formatTarget } from "../../../model/target.ts";
import { countingRows } from "../../build/resolve-shares.ts";
import { namesOf } from "../overview.ts";
import { risk } from "../risk.ts";
import { sourceOf } from "../source-of.ts";
import { Asked } from "./ask.ts";

/** So many makers share a loss exactly. */
const MOST_SPLIT = 12;

/** What is known of a material or component, and what its loss would cost. */
export function productFacts(data: DataSet, row: ProductRow, choices: Choices): ReportResult {
  const asked = new Asked(data, choices);
  const { items, total, certificate } = asked.chokepoints({ only: [row.id], why: 1 });
  const { id } = row;
  const detail = asked.detail(id);
  const cut = asked.cut([id]);
  const facts: ProductFacts = {
    kind: "product",
    detail,
    ranking: { item: items[0] ?? null, total },
    dependency: asked.dependency(id),
    risk: risk(data, RiskOptions.parse({ ...choices, products: [id] })).items[0] ?? null,
    cut,
    embargo: embargoOf(asked, detail, certificate),
    bought: boughtBy(asked, id),
    split: splitOf(asked, detail, certificate),
    projects: projectsOf(asked, id),
  };
  const assumed = [...certificate.assumed, ...cut.certificate.assumed];
  return {
    subject: id,
    kind: "product",
    title: namesOf(row).nameEn,
    facts,
    certificate: { ...certificate, assumed: distinctOf(assumed) },
  };
}

function distinctOf(assumed: Certificate["assumed"]): Certificate["assumed"] {
  return [...new Map(assumed.map((a) => [`${a.table}|${a.key}|${a.column}`, a])).values()];
}

/** Makers abroad with a known share, the largest first. */
function foreignMakers(detail: ProductFacts["detail"], { home }: Certificate): string[] {
  return detail.makers.makers
    .filter(({ country, share }) => !home.includes(country) && (share ?? 0) > 0)
    .map(({ country }) => country);
}

/** What a ban on sales to the home by the largest named maker abroad costs. */
function embargoOf(
  asked: Asked,
  detail: ProductFacts["detail"],
  certificate: Certificate,
): ProductFacts["embargo"] {
  const seller = foreignMakers(detail, certificate).find((c) => c !== "UNK" && c !== "OTH");
  const { regions } = asked.choices;
  if (seller === undefined || certificate.home.length === 0 || regions === "world") return null;
  const buyers = certificate.home;
  const target = formatTarget({ kind: "producer", product: detail.id, country: seller });
  const { lossRange } = asked.cut([target], { to: buyers });
  return lossRange ? { seller, buyers, lossRange } : null;
}

/** The suppliers of the home, largest first, and the loss if all of them abroad stop. */
function boughtBy({ data, choices }: Asked, product: string): ProductFacts["bought"] {
  if (choices.basis === "home_sourcing") return null;
  const asked = new Asked(data, { ...choices, basis: "home_sourcing" });
  const { basis, year, status, makers } = asked.detail(product).makers;
  if (basis !== "sourcing") return null;
  return { year, status, makers, loss: asked.cut([product]).loss };
}

function splitOf(
  asked: Asked,
  detail: ProductFacts["detail"],
  certificate: Certificate,
): ProductFacts["split"] {
  const makers = foreignMakers(detail, certificate).slice(0, MOST_SPLIT);
  if (makers.length < 2) return null;
  return asked.shapley(
    makers.map((country) => formatTarget({ kind: "producer", product: detail.id, country })),
  );
}

function projectsOf({ data, choices }: Asked, product: string): ProductFacts["projects"] {
  const rows = countingRows(data.tables.projects, choices.asOf);
  return rows
    .filter((row) => row.product === product)
    .map((row) => ({
      id: row.id,
      name: row.name ?? row.id,
      country: row.country,
      state: row.state,
      gainShare: row.gainShare,
      gainBasis: row.gainBasis,
      permitYears: row.permitYears,
      buildYears: row.buildYears,
      source: sourceOf(data, row.source),
    }));
}

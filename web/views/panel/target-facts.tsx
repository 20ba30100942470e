import { useTranslation } from "react-i18next";
import { useProduct, useViewpoint } from "../../app/queries.ts";
import { useGraph } from "../../app/shown-data-set.ts";
import { useViewState } from "../../app/view-state.ts";
import { countrySet } from "../../parts/country-set.ts";
import { formatNumber, formatShare } from "../../parts/format.ts";
import { madeProducts } from "../../parts/made-products.ts";
import { useLanguage, useNames } from "../../parts/use-names.ts";
import { Fact } from "./fact.tsx";
import { newestFigures } from "./newest-figures.ts";
import { ProductLinks } from "./product-links.tsx";
import { Section } from "./section.tsx";

function Walk({ target }: { readonly target: string }) {
  const { set } = useViewState();
  const names = useNames();
  return (
    <button type="button" className="text-button text-link" onClick={() => set({ sel: target })}>
      {names?.target(target)}
    </button>
  );
}

interface ProducerProps {
  readonly product: string;
  readonly country: string;
}

/** The maker's share with its evidence, and the way to the product and the country. */
export function ProducerFacts({ product, country }: ProducerProps) {
  const { t } = useTranslation("panel");
  const language = useLanguage();
  const detail = useProduct(product).data;
  if (detail?.id !== product) return null;
  const share = detail.makers.makers.find((maker) => maker.country === country)?.share ?? null;
  const rows = detail.supply.filter(
    (row) => row.country === country && row.basis === detail.makers.basis,
  );
  const evidence = newestFigures(rows, (row) => row.country)[0]?.evidence;
  return (
    <Section title={t("makers.title")}>
      <ul className="panel-evidence">
        <Fact
          title={t("producerShare")}
          figure={formatShare(share, language)}
          {...(evidence ? { evidence } : {})}
        />
      </ul>
      <p className="panel-walks">
        <Walk target={product} /> <Walk target={`@${country}`} />
      </p>
    </Section>
  );
}

/** On which side the country counts, and what it makes, largest share first. */
export function CountryFacts({ country }: { readonly country: string }) {
  const { t } = useTranslation(["panel", "words"]);
  const language = useLanguage();
  const names = useNames();
  const graph = useGraph().data;
  const viewpoint = useViewpoint();
  if (!graph || !viewpoint || !names) return null;
  const row = names.countries.get(country);
  const isIn = (codes: readonly string[]) => countrySet(codes, graph.countries).has(country);
  const sides = [
    ["sideHome", viewpoint.home],
    ["sideTrusted", viewpoint.trusted],
    ["sideAdversary", viewpoint.adversary],
  ] as const;
  const side = sides.find(([, codes]) => isIn(codes))?.[0] ?? "sideOther";
  const made = madeProducts(graph.products, country);
  return (
    <>
      <ProductLinks
        title={t("makes.title")}
        none={t("makes.none")}
        rows={made.map(({ id, share }) => ({
          target: `${id}@${country}`,
          product: id,
          figure: share === null ? t("words:status.withheld") : formatShare(share, language),
        }))}
      />
      <Section title={t("country.title")}>
        <ul className="panel-evidence">
          <Fact title={t("country.side")} figure={t(`country.${side}`)} />
          {row?.governance != null && (
            <Fact title={t("country.governance")} figure={formatNumber(row.governance)} />
          )}
          {row && row.blocs.length > 0 && (
            <Fact
              title={t("country.blocs")}
              figure={row.blocs.map((bloc) => names.country(bloc)).join(", ")}
            />
          )}
        </ul>
      </Section>
    </>
  );
}

/** What the firm makes. */
export function FirmFacts({ firm }: { readonly firm: string }) {
  const { t } = useTranslation("panel");
  const names = useNames();
  const made = names?.firms.get(firm)?.products ?? [];
  return (
    <ProductLinks
      title={t("makes.title")}
      none={t("makes.none")}
      rows={made.map((product) => ({ target: product, product, figure: null }))}
    />
  );
}

interface LinkProps {
  readonly input: string;
  readonly product: string;
}

/** How vital the input is, why, and the way to both ends. */
export function LinkFacts({ input, product }: LinkProps) {
  const { t } = useTranslation(["panel", "words"]);
  const language = useLanguage();
  const detail = useProduct(product).data;
  if (detail?.id !== product) return null;
  const rows = detail.needs.filter(({ id }) => id === input);
  return (
    <Section title={t("links.needs")}>
      <ul className="panel-evidence">
        {newestFigures(rows, ({ group }) => group).map(({ group, essentiality, evidence }) => (
          <Fact
            key={group}
            title={detail.id === product ? t("words:vital", { share: "" }) : ""}
            figure={formatShare(essentiality, language)}
            evidence={evidence}
          />
        ))}
      </ul>
      <p className="panel-walks">
        <Walk target={input} /> <Walk target={product} />
      </p>
    </Section>
  );
}

import type { TFunction } from "i18next";
import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import type { ProductOverview } from "../../../src/api/contract/operations.ts";
import { formatList, formatOrdinal, formatShare } from "../../parts/format.ts";
import type { Names } from "../../parts/names.ts";
import { kindWord } from "../../parts/product-shape.ts";
import { isScoreOpen, scoreText, shownScoreWord } from "../../parts/score-text.ts";
import { toldStatus } from "../../parts/supply-status.ts";
import { useLanguage, useNames } from "../../parts/use-names.ts";
import { largestCountry } from "./filters.ts";
import type { Explore } from "./use-explore.ts";

export interface ProductWords {
  readonly name: string;
  /** `Score 0.23, very high`, of an open one `Score 0.00 to 1.00`; empty for a sector. */
  readonly score: string;
  /** `China makes 99 %`. */
  readonly maker: string;
  readonly spoken: string;
}

type Words = TFunction<["explore", "words"]>;

interface Context {
  readonly t: Words;
  readonly language: "en" | "ja";
  readonly names: Names;
  readonly items: Explore["ranking"]["items"];
  readonly placeOf: ReadonlyMap<string, number>;
}

/** A product in words: for the tooltip and for a reader who hears the graph. */
export function useProductWords(explore: Explore | undefined): (id: string) => ProductWords {
  const { t } = useTranslation(["explore", "words"]);
  const language = useLanguage();
  const names = useNames();
  return useMemo(() => {
    const items = explore?.ranking.items ?? [];
    const placeOf = new Map(items.map(({ id }, place) => [id, place]));
    const said = new Map<string, ProductWords>(); // the list of marks asks for all of them
    return (id) => {
      const product = names?.products.get(id);
      if (!product || !names) return { name: id, score: "", maker: "", spoken: id };
      const words = said.get(id) ?? wordsOf(product, { t, language, names, items, placeOf });
      said.set(id, words);
      return words;
    };
  }, [explore, names, language, t]);
}

function wordsOf(product: ProductOverview, context: Context): ProductWords {
  const { t, names } = context;
  const name = names.product(product.id);
  const score = scoreWords(product, context);
  const maker = makerWords(product, context);
  const sentence = (...parts: string[]) => {
    const said = parts.filter((part) => part !== "");
    return said.length > 0 ? said.join(t("spoken.comma")) + t("spoken.stop") : "";
  };
  const status = maker === "" ? "" : t(`words:status.${toldStatus(product)}`);
  const spoken = [
    sentence(name),
    sentence(t(`words:kind.${kindWord(product)}`)),
    sentence(score, rankWords(product, context)),
    sentence(maker, largestCountry(product) === null ? "" : status),
    sentence(lossWords(product, context)),
  ];
  return {
    name,
    score,
    maker,
    spoken: spoken.filter((part) => part !== "").join(t("spoken.space")),
  };
}

function itemOf({ id }: ProductOverview, { items, placeOf }: Context) {
  const place = placeOf.get(id);
  return place === undefined ? undefined : items[place];
}

function scoreWords(product: ProductOverview, context: Context): string {
  const { t, language, names } = context;
  if (product.kind === "sector") return "";
  const item = itemOf(product, context);
  if (!item) return t("spoken.noScore");
  const isOpen = isScoreOpen(product.id, names.products);
  const [score, word] = [scoreText(item, isOpen, language), shownScoreWord(item, isOpen)];
  if (word === null) return t("spoken.scoreOpen", { score });
  return t("spoken.score", { score, word: t(`words:score.${word}`) });
}

function rankWords(product: ProductOverview, { t, language, items, placeOf }: Context): string {
  const place = placeOf.get(product.id);
  if (place === undefined) return "";
  return t("spoken.rank", { place: formatOrdinal(place + 1, language), total: items.length });
}

function makerWords(product: ProductOverview, { t, language, names }: Context): string {
  if (product.kind === "sector") return "";
  const country = largestCountry(product);
  if (country === null) return t("spoken.noMaker");
  const share = product.makers.find((maker) => maker.country === country)?.share ?? null;
  const named = { country: names.country(country), share: formatShare(share, language) };
  return t("spoken.maker", named);
}

function lossWords(product: ProductOverview, context: Context): string {
  const { t, names, language } = context;
  const item = itemOf(product, context);
  const sector = item?.path.at(-1);
  const loss = sector === undefined ? undefined : item?.losses[sector];
  if (sector === undefined || loss === undefined) return "";
  return t("spoken.stops", { sector: names.product(sector), loss: formatShare(loss, language) });
}

/** Countries as they stand in a sentence. */
export function useInSentence(codes: readonly string[]): string {
  const names = useNames();
  const language = useLanguage();
  return formatList(
    codes.map((code) => turned(names?.countryInSentence(code) ?? code)),
    language,
  );
}

/** A name that a register turned round as it is said: `Korea, Republic of` is the Republic of Korea. */
function turned(name: string): string {
  const [, first, title] = /^([^,]+), (.+ of(?: the)?)$/.exec(name) ?? [];
  return first && title ? `the ${title} ${first}` : name;
}

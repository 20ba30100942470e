import type { TFunction } from "i18next";
import {
  formatDays,
  formatLoss,
  formatNumber,
  formatOrdinal,
  formatScore,
  formatShare,
  formatShareBetween,
  type Language,
} from "../../parts/format.ts";
import type { Names } from "../../parts/names.ts";
import { isScoreOpen, scoreText as scoreAsRead, shownScoreWord } from "../../parts/score-text.ts";
import type { TourStepKind } from "./tour-plan.ts";
import type { TourFacts } from "./use-tour-facts.ts";

interface Words {
  readonly names: Names;
  readonly language: Language;
  /** Home as it stands in a sentence. */
  readonly home: string;
  /** Whom dependency is counted on, as it stands in a sentence. */
  readonly scope: string;
  readonly t: TFunction;
}

/** The sentences of a step, filled from the data; null while they are on their way. */
export function tourText(kind: TourStepKind, facts: TourFacts, words: Words): string | null {
  const told = sentences(kind, facts, words);
  if (told === null) return null;
  return told.filter((text) => text !== "").join(words.language === "ja" ? "" : " ");
}

function sentences(kind: TourStepKind, facts: TourFacts, words: Words): string[] | null {
  switch (kind) {
    case "graph":
      return graphText(words);
    case "maker":
      return makerText(facts, words);
    case "path":
      return pathText(facts, words);
    case "score":
      return scoreText(facts, words);
    case "rank":
      return rankText(facts, words);
    case "cut":
      return cutText(facts, words);
    case "source":
      return sourceText(facts, words);
  }
}

function graphText({ names, scope, t }: Words): string[] {
  const products = [...names.products.values()];
  const sectors = products.filter(({ kind }) => kind === "sector").length;
  const counted = (key: "products" | "sectors", count: number) =>
    t(`tour:graph.${key}`, { count, number: formatNumber(count) });
  return [
    t("tour:graph.what", {
      products: counted("products", products.length - sectors),
      sectors: counted("sectors", sectors),
    }),
    t("tour:graph.read", { scope }),
  ];
}

function makerText({ product, maker }: TourFacts, { names, language, t }: Words): string[] | null {
  if (maker === undefined) return null;
  if (maker === null) return [t("tour:maker.none", { product: names.product(product) })];
  return [
    t("tour:maker.most", {
      country: names.countryInSentence(maker.country),
      share: formatShare(maker.share, language),
      product: names.product(product),
    }),
    t("tour:maker.backed", {
      status: t(`words:status.${maker.status}`),
      year: maker.year ?? "",
    }),
  ];
}

const ARROW = " → ";

function pathText({ rank, goal }: TourFacts, { names, language, t }: Words): string[] | null {
  if (rank === undefined || goal === undefined) return null;
  const path = rank?.item.path ?? [];
  const sector = path.at(-1);
  if (!rank || sector === undefined) return [t("tour:path.none")];
  const way = (ids: readonly string[]) => ids.map((id) => names.product(id)).join(ARROW);
  return [
    t("tour:path.first", {
      path: way(path),
      loss: formatLoss(rank.item.losses[sector], language),
    }),
    goal
      ? t("tour:path.goal", {
          sector: names.product(goal.sector),
          path: way(goal.path.slice(1)),
          loss: formatLoss(goal.loss, language),
        })
      : "",
  ];
}

function scoreText(
  { product, rank }: TourFacts,
  { names, home, language, t }: Words,
): string[] | null {
  if (!rank) return null;
  const { score, scoreLow, scoreHigh } = rank.item;
  const isOpen = isScoreOpen(product, names.products);
  const word = shownScoreWord(rank.item, isOpen);
  const [low, high] = [formatScore(scoreLow), formatScore(scoreHigh)];
  return [
    t(word === null ? "tour:score.whatOpen" : "tour:score.what", {
      score: scoreAsRead(rank.item, isOpen, language),
      word: word === null ? "" : t(`words:score.${word}`),
      share: formatShareBetween(scoreLow, scoreHigh, score, language),
      home,
    }),
    low === high ? t("tour:score.sure") : t("tour:score.open", { low, high }),
    t("tour:score.method"),
  ];
}

function rankText({ product, rank }: TourFacts, { names, language, t }: Words): string[] | null {
  if (!rank) return null;
  const { first, item, place, total } = rank;
  return [
    t("tour:rank.place", {
      product: names.product(product),
      place: formatOrdinal(place, language),
      total: formatNumber(total),
    }),
    first === item
      ? ""
      : t("tour:rank.first", {
          name: names.product(first.id),
          score: scoreAsRead(first, isScoreOpen(first.id, names.products), language),
        }),
    t("tour:rank.bar"),
  ];
}

function cutText({ product, course }: TourFacts, words: Words): string[] | null {
  if (course === undefined) return null;
  const { names, language, t } = words;
  const { first, worst } = course;
  const name = names.product(product);
  if (!first && !worst) return [t("tour:cut.none", { product: name })];
  return [
    t("tour:cut.what", { product: name }),
    first
      ? t("tour:cut.first", { sector: names.product(first.sector), day: formatNumber(first.day) })
      : "",
    worst
      ? t("tour:cut.worst", {
          share: formatShare(worst.loss, language),
          day: formatNumber(worst.day),
          time: formatDays(worst.day, language),
        })
      : "",
  ];
}

function sourceText({ maker }: TourFacts, { names, language, t }: Words): string[] | null {
  if (maker === undefined) return null;
  if (maker === null) return [t("tour:source.none")];
  return [
    t(maker.source === null ? "tour:source.unsourced" : "tour:source.figure", {
      country: names.countryInSentence(maker.country),
      share: formatShare(maker.share, language),
      status: t(`words:status.${maker.status}`),
      source: maker.source,
      year: maker.year ?? "",
    }),
    t("tour:source.all"),
  ];
}

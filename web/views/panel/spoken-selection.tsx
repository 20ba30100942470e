import { useTranslation } from "react-i18next";
import { formatLoss, formatOrdinal, formatShare } from "../../parts/format.ts";
import { isScoreOpen, scoreText, shownScoreWord } from "../../parts/score-text.ts";
import { toldStatus } from "../../parts/supply-status.ts";
import { targetParts } from "../../parts/target-parts.ts";
import { useLanguage, useNames } from "../../parts/use-names.ts";
import { largestMaker } from "../chokepoints/ranked-rows.ts";
import { RANKED, usePlace } from "./use-selection.ts";

interface Props {
  readonly target: string;
  readonly kind: string | null;
  readonly name: string;
}

/** What was selected, said once and politely: name, kind, score, maker, what stops. */
export function SpokenSelection({ target, kind, name }: Props) {
  const { t } = useTranslation(["panel", "words"]);
  const language = useLanguage();
  const names = useNames();
  const parts = targetParts(target);
  const found = usePlace(RANKED[parts.kind], target);
  const product = parts.kind === "product" ? names?.products.get(parts.product) : undefined;
  const isReady = found !== undefined && names !== undefined;
  const item = found?.item;
  const score = useScoreWords(target);
  const { maker, makerShare } = largestMaker(product?.makers ?? []);
  const made =
    maker === null
      ? ""
      : t("spokenMaker", {
          country: names?.country(maker),
          share: formatShare(makerShare, language),
          status: t(`words:status.${product ? toldStatus(product) : "missing"}`),
        });
  const sector = item && item.path.length > 1 ? item.path.at(-1) : undefined;
  const stops =
    item && sector !== undefined
      ? t("spokenStops", {
          sector: names?.product(sector),
          share: formatLoss(item.losses[sector] ?? null, language).replace("−", ""),
        })
      : "";
  return (
    <p className="sr-only" role="status">
      {isReady &&
        t("spoken", {
          name,
          kind: kind === null ? "" : t(`words:kindLine.${kind}`),
          score,
          maker: made,
          stops,
        })}
    </p>
  );
}

/** Score, word and place of a target; empty: it has none. */
function useScoreWords(target: string): string {
  const { t } = useTranslation("words");
  const language = useLanguage();
  const names = useNames();
  const found = usePlace(RANKED[targetParts(target).kind], target);
  if (!names || !found?.item || found.place === null) return "";
  const isOpen = isScoreOpen(target, names.products);
  const word = shownScoreWord(found.item, isOpen);
  return t(word === null ? "spoken.scoreOpen" : "spoken.score", {
    score: scoreText(found.item, isOpen, language),
    word: word === null ? "" : t(`score.${word}`),
    place: formatOrdinal(found.place, language),
    total: found.result.total,
  });
}

import type { TFunction } from "i18next";
import {
  formatList,
  formatNumber,
  formatPoints,
  formatShare,
  type Language,
} from "../../../../parts/format.ts";
import type { WorstAnswer } from "./use-worst.ts";

interface Words {
  readonly t: TFunction;
  readonly language: Language;
  readonly targetName: (target: string) => string;
  /** What the loss is a share of. */
  readonly whole: string;
}

/** A smaller difference would print as nothing. */
const SAME = 0.0005;

/** How sure it is that nothing costs more. */
export function proofText(
  { proven, bound, loss }: Pick<WorstAnswer, "proven" | "bound" | "loss">,
  { t, language }: Words,
): string {
  if (proven) return t("watch:worst.proven");
  if (bound === null || loss === null) return t("watch:worst.unbounded");
  return t("watch:worst.bound", { bound: formatShare(bound, language) });
}

/** The found cuts in sentences: what they stop, how sure that is, and what simpler ways would find. */
export function worstSentences(answer: WorstAnswer, words: Words): string[] {
  const { t, language, targetName, whole } = words;
  const { targets, loss, greedyLoss, method, candidates, protect, floor, unprotected } = answer;
  if (targets.length === 0 || !loss) return [t("watch:worst.none")];
  const share = (of: number) => formatShare(of, language);
  const less = greedyLoss === null ? null : loss - greedyLoss;
  const said = [
    t("watch:worst.loss", { count: targets.length, loss: share(loss), whole }),
    `${proofText(answer, words)} ${t(`watch:worst.method.${method}`)}`,
    ...(less === null
      ? []
      : [
          less < SAME
            ? t("watch:worst.greedySame")
            : t("watch:worst.greedy", {
                loss: share(greedyLoss ?? 0),
                points: formatPoints(less),
              }),
        ]),
    t("watch:worst.candidates", { number: formatNumber(candidates) }),
  ];
  if (!protect) return said;
  const names = formatList(protect.map(targetName), language);
  return [
    t("watch:worst.protected", { targets: names }),
    ...said,
    ...(unprotected?.loss ? [t("watch:worst.unprotected", { loss: share(unprotected.loss) })] : []),
    ...(floor ? [t("watch:worst.floor", { floor: share(floor) })] : []),
  ];
}

import type { TFunction } from "i18next";
import type { FigureColumnId } from "../../app/sort-columns.ts";
import {
  formatDays,
  formatNumber,
  formatScoreRange,
  formatShareRange,
  type Language,
} from "../format.ts";
import { FIGURES, type FigureForm, type FigureSource } from "./figure-columns.ts";

interface Words {
  readonly language: Language;
  readonly t: TFunction;
}

/** A figure in words, both ends where they differ; `null`: there is no figure. */
export function figureText(
  source: FigureSource,
  column: FigureColumnId,
  words: Words,
): string | null {
  const { form, of } = FIGURES[column];
  const { figure, low, high } = of(source);
  const ends = [low ?? figure, high ?? figure] as const;
  if (ends[0] === null || ends[1] === null) return null;
  return inForm(form, ends[0], ends[1], words);
}

function inForm(form: FigureForm, low: number, high: number, { language, t }: Words): string {
  switch (form) {
    case "share":
      return formatShareRange(low, high, language);
    case "index":
      return formatScoreRange(low, high, language);
    case "points":
      return joined(low.toFixed(1), high.toFixed(1), t);
    case "days":
      return formatDays(low, language);
    case "count":
      return formatNumber(low);
    case "place":
      return joined(formatNumber(Math.floor(low)), formatNumber(Math.ceil(high)), t);
    case "mean":
      return low.toFixed(1);
  }
}

function joined(low: string, high: string, t: TFunction): string {
  return low === high ? low : t("words:range", { low, high });
}

import { Fragment, type ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { formatLoss } from "./format.ts";
import { lettersOf, pathSteps } from "./path-steps.ts";
import { useLanguage, useNames } from "./use-names.ts";

interface Props {
  readonly path: readonly string[];
  /** Loss of the sector at the path's end, 0..1. */
  readonly loss: number | null;
  /** Tell every step. */
  readonly isWhole?: boolean;
  /** Begin with the product that is cut. */
  readonly hasStart?: boolean;
  /** Room for the steps in letters; without it there is enough. */
  readonly room?: number;
}

const ARROW = 3;

/** What stops, in order: `DRAM → AI servers → 2 more → AI compute −86 %`. */
export function PathInWords({ path, loss, isWhole = false, hasStart = false, room }: Props) {
  const { t } = useTranslation("words");
  const language = useLanguage();
  const names = useNames();
  const letters = (id: string) => lettersOf(names?.target(id) ?? id) + ARROW;
  const { steps, more, sector } = pathSteps(path, {
    ...{ whole: isWhole, hasStart },
    fits: (ids) => room === undefined || ids.reduce((sum, id) => sum + letters(id), 0) <= room,
  });
  if (!names || sector === null) return <span>{t("noFigure")}</span>;
  const told: { key: string; node: ReactNode }[] = steps.map((step) => ({
    key: step,
    node: names.target(step),
  }));
  if (more > 0) {
    told.push({ key: "more", node: <span className="quiet">{t("more", { count: more })}</span> });
  }
  return (
    <span className="path-in-words">
      <span className="path-steps">
        {told.map(({ key, node }) => (
          <Fragment key={key}>
            {node}{" "}
            <span className="path-arrow" aria-hidden>
              →
            </span>
            <span className="sr-only">{t("spoken.step")}</span>{" "}
          </Fragment>
        ))}
      </span>
      <span className="path-end">
        <b>{names.product(sector)}</b> <b className="loss-text">{formatLoss(loss, language)}</b>
      </span>
    </span>
  );
}

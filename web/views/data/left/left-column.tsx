import "./left.css";
import { useTranslation } from "react-i18next";
import { CheckList } from "./check-list.tsx";
import { CoverageStrips } from "./coverage-strips.tsx";
import { Disagreements } from "./disagreements.tsx";

/** What stands beside the figures: how they are backed, where sources disagree, what was checked. */
export function LeftColumn() {
  const { t } = useTranslation("data");
  return (
    <aside className="data-left" aria-label={t("checks.left")}>
      <CoverageStrips />
      <Disagreements />
      <CheckList />
    </aside>
  );
}

/** The same, folded, where there is no room beside the figures. */
export function FoldedLeft() {
  const { t } = useTranslation("data");
  return (
    <details className="data-folded">
      <summary>{t("checks.left")}</summary>
      <CoverageStrips />
      <Disagreements />
      <CheckList />
    </details>
  );
}

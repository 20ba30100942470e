import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { useViewState } from "../../../app/view-state.ts";
import type { ViewState } from "../../../app/view-state-address.ts";
import { useFigureChecks } from "../queries.ts";

const ALL_MAKERS = {
  table: null,
  by: "producer",
  row: null,
  sel: null,
  q: "",
  status: [],
} as const;

/** What was looked for in the figures; what was found leads to its rows. */
export function CheckList() {
  const { t } = useTranslation("data");
  const checks = useFigureChecks().data;
  // Without any share there is nothing to be in order.
  if (!checks || checks.products === checks.withoutFigure) return null;
  const { unsourced, overfull, old, oldUntil: year } = checks;
  return (
    <section>
      <h2>{t("checks.title")}</h2>
      <ul className="data-checks">
        <Check isFine={unsourced === 0} opens={{ ...ALL_MAKERS, only: "unsourced" }}>
          {unsourced === 0 ? t("checks.sourced") : t("checks.unsourced", { count: unsourced })}
        </Check>
        <Check isFine={overfull.length === 0} why={overfull.map(({ of }) => of).join(", ")}>
          {overfull.length === 0
            ? t("checks.full")
            : t("checks.overfull", { count: overfull.length })}
        </Check>
        <Check
          isFine={year !== null && old === 0}
          opens={year === null ? null : { ...ALL_MAKERS, only: "old" }}
        >
          {year === null && t("checks.noYear")}
          {year !== null &&
            (old === 0 ? t("checks.fresh", { year }) : t("checks.old", { count: old, year }))}
        </Check>
      </ul>
    </section>
  );
}

interface CheckProps {
  readonly isFine: boolean;
  /** What the view shows for what was found; none: there is nothing to open. */
  readonly opens?: Partial<ViewState> | null;
  readonly why?: string;
  readonly children: ReactNode;
}

function Check({ isFine, opens = null, why, children }: CheckProps) {
  const { t } = useTranslation("data");
  const { set } = useViewState();
  return (
    <li title={isFine ? undefined : why}>
      <span aria-hidden>{isFine ? "✓" : "!"}</span>
      <span className="sr-only">{t(isFine ? "checks.ok" : "checks.look")}: </span>
      {isFine || opens === null ? (
        <span>{children}</span>
      ) : (
        <button type="button" className="text-button text-link" onClick={() => set(opens)}>
          {children}
        </button>
      )}
    </li>
  );
}

import { FocusTrap } from "@mantine/core";
import type { KeyboardEvent, ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { formatNumber } from "../../parts/format.ts";
import { useLanguage } from "../../parts/use-names.ts";
import { useOpenWhatIf } from "../../views/what-if/use-open-what-if.ts";
import { CountriesMenu } from "../bars/countries-menu.tsx";
import { useOpenImport } from "../import/import-context.ts";
import { useGraph } from "../shown-data-set.ts";
import { useTour } from "../tour/use-tour.ts";
import { useViewState } from "../view-state.ts";
import { DoorPicture } from "./door-picture.tsx";
import { type Findings, useFindings } from "./use-findings.ts";

/** What a newcomer sees: one line, one clause, three doors that each hold a finding. */
export function FirstVisit({ onClose }: { readonly onClose: () => void }) {
  const { t } = useTranslation(["shell", "import"]);
  const language = useLanguage();
  const graph = useGraph().data;
  const openImport = useOpenImport();
  const ownData = () => {
    onClose();
    openImport();
  };
  const findings = useFindings();
  const enter = useDoors(findings, onClose);
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== "Escape" || event.defaultPrevented) return;
    event.stopPropagation();
    onClose();
  };
  const hasCountries = graph === undefined || graph.countries.length > 0;
  const products = graph?.products.filter(({ kind }) => kind !== "sector").length;
  return (
    <FocusTrap active>
      <div
        className="veil"
        role="dialog"
        aria-modal
        aria-labelledby="veil-title"
        onKeyDown={onKeyDown}
      >
        <button
          type="button"
          className="veil-ground"
          tabIndex={-1}
          aria-label={t("close")}
          onClick={onClose}
        />
        <div className="veil-page">
          <h1 id="veil-title" tabIndex={-1} data-autofocus>
            {t("visit.title")}
          </h1>
          <p className="veil-clause">
            {products === undefined
              ? t("visit.clauseEmpty")
              : t("visit.clause", { count: products, shown: formatNumber(products) })}
            {graph?.sources.length !== 0 && (language === "ja" ? "" : " ") + t("visit.sourced")}
          </p>
          <div className="doors">
            <Door door="weak" text={findings.weak} onOpen={enter.weak} />
            <Door door="cut" text={findings.cut} onOpen={enter.cut} />
            <Door door="walk" text={findings.walk} onOpen={enter.walk} />
          </div>
          <div className="veil-foot">
            {hasCountries && (
              <>
                {t("visit.from")} <CountriesMenu only="home" />
                <span>{t("visit.change")}</span>
              </>
            )}
            <button type="button" className="text-button" onClick={ownData}>
              {t("import:own")}
            </button>
          </div>
          <button type="button" className="plain-button" onClick={onClose}>
            {t("visit.skip")}
          </button>
        </div>
      </div>
    </FocusTrap>
  );
}

interface DoorProps {
  readonly door: "weak" | "cut" | "walk";
  readonly text: ReactNode;
  readonly onOpen: () => void;
}

function Door({ door, text, onOpen }: DoorProps) {
  const { t } = useTranslation("shell");
  return (
    <button type="button" className="door" onClick={onOpen}>
      <DoorPicture door={door} />
      <strong>{t(`door.${door}.title`)}</strong>
      <span className="door-text">{text}</span>
      <b>
        {t(`door.${door}.go`)} <i aria-hidden>→</i>
      </b>
    </button>
  );
}

/** Where each door leads; the page behind is there at once, the first visit is over. */
function useDoors({ preset, country }: Findings, onClose: () => void) {
  const { go } = useViewState();
  const openWhatIf = useOpenWhatIf();
  const { tour, goTo } = useTour();
  const cut = () => {
    if (preset !== null) go("what-if", { a: preset, b: null, c: null, d: null });
    else if (country !== null) openWhatIf(`@${country}`);
    else go("what-if");
  };
  const through = (open: () => void) => () => {
    onClose();
    open();
  };
  return {
    weak: through(() => go("chokepoints")),
    cut: through(cut),
    walk: through(() => (tour ? goTo(1) : go("explore"))),
  };
}

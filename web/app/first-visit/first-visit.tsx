import { FocusTrap } from "@mantine/core";
import { type KeyboardEvent, type ReactNode, useMemo } from "react";
import { useTranslation } from "react-i18next";
import { formatList, formatNumber, formatShareRange } from "../../parts/format.ts";
import { useLanguage, useNames } from "../../parts/use-names.ts";
import { useOpenWhatIf } from "../../views/what-if/use-open-what-if.ts";
import { CountriesMenu } from "../bars/countries-menu.tsx";
import { useChokepoints, useGraph } from "../queries.ts";
import { useViewState } from "../view-state.ts";
import type { ViewState } from "../view-state-address.ts";
import type { View } from "../views/view-ids.ts";
import { DoorPicture } from "./door-picture.tsx";
import { walkStart, worstCountry } from "./doors.ts";

const FIRST = 3;

/** What a newcomer sees: one line, one clause, three doors that each hold a finding. */
export function FirstVisit({ onClose }: { readonly onClose: () => void }) {
  const { t } = useTranslation("shell");
  const { go } = useViewState();
  const openWhatIf = useOpenWhatIf();
  const graph = useGraph().data;
  const findings = useFindings();
  const open = (view: View, patch: Partial<ViewState>) => {
    onClose();
    go(view, patch);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== "Escape" || event.defaultPrevented) return;
    event.stopPropagation();
    onClose();
  };
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
          </p>
          <div className="doors">
            <Door door="weak" text={findings.weak} onOpen={() => open("chokepoints", {})} />
            <Door
              door="cut"
              text={findings.cut}
              onOpen={() => {
                if (!findings.country) return open("what-if", {});
                onClose();
                openWhatIf(`@${findings.country}`);
              }}
            />
            <Door
              door="walk"
              text={findings.walk}
              onOpen={() => open("explore", findings.start ? { sel: findings.start } : {})}
            />
          </div>
          <div className="veil-foot">
            {t("visit.from")} <CountriesMenu only="home" />
            <span>{t("visit.change")}</span>
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

/** The findings behind the doors, in words; general words until the results are here. */
function useFindings() {
  const { t } = useTranslation("shell");
  const names = useNames();
  const language = useLanguage();
  const products = useChokepoints("product").data;
  const countries = useChokepoints("country").data;
  return useMemo(() => {
    const items = products?.by === "product" ? products.items : [];
    const worst = countries?.by === "country" ? worstCountry(countries.items) : undefined;
    const start = walkStart(items);
    const nameOf = (target: string) => names?.target(target) ?? target;
    const lead = formatList(
      items.slice(0, FIRST).map(({ id }) => nameOf(id)),
      language,
    );
    const way = start ? start.path.slice(1).map(nameOf) : [];
    return {
      weak:
        items.length > 0
          ? t("door.weak.text", { lead, count: items.length })
          : t("door.weak.general"),
      cut: worst
        ? t("door.cut.text", {
            country: names?.countryInSentence(worst.country) ?? worst.country,
            share: formatShareRange(worst.score, worst.scoreRigid, language),
          })
        : t("door.cut.general"),
      walk: start
        ? t("door.walk.text", {
            start: nameOf(start.id),
            way: formatList(way.slice(-FIRST), language),
          })
        : t("door.walk.general"),
      country: worst?.country ?? null,
      start: start?.id ?? null,
    };
  }, [products, countries, names, language, t]);
}

import { Popover } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { formatList } from "../../parts/format.ts";
import { DownIcon } from "../../parts/icons.tsx";
import { useLanguage, useNames } from "../../parts/use-names.ts";
import { useChosenViewpoint, useGraph } from "../shown-data-set.ts";
import { CountriesForm } from "./countries-form.tsx";
import { countOf, type Side } from "./country-choice.ts";

const NAMED = 2;

/** The chooser of adversaries is a click further on. */
const BUTTONS = ["home", "trusted"] as const;

/**
 * Home and trusted: two buttons that open one chooser of home, trusted and adversaries.
 * @param only the one to show, where the words beside it say which it is
 */
export function CountriesMenu({ only }: { readonly only?: Side }) {
  const { t } = useTranslation("shell");
  const names = useNames();
  const language = useLanguage();
  const viewpoint = useChosenViewpoint();
  const graph = useGraph().data;
  const [side, setSide] = useState<Side | null>(null);
  if (!viewpoint) return null;
  const shownOf = (which: Side) => {
    const codes = viewpoint[which];
    if (which !== "home") return String(countOf(which, viewpoint, graph?.countries ?? []));
    if (codes.length === 0) return t("side.none");
    if (codes.length > NAMED) return String(codes.length);
    return formatList(
      codes.map((code) => names?.country(code) ?? code),
      language,
    );
  };
  return (
    <span className="countries">
      {(only ? [only] : BUTTONS).map((which) => (
        <Popover
          key={which}
          opened={side === which}
          onChange={(opened) => setSide(opened ? which : null)}
          position="bottom-start"
          width={380}
          shadow="md"
          radius={12}
          trapFocus
        >
          <Popover.Target>
            <button
              type="button"
              className="button"
              onClick={() => setSide(side === which ? null : which)}
            >
              <span className={only ? "sr-only" : ""}>{t(`side.${which}`)}</span>{" "}
              <b>{shownOf(which)}</b>
              <DownIcon size={12} />
            </button>
          </Popover.Target>
          <Popover.Dropdown className="countries-menu" aria-label={t("side.title")}>
            <CountriesForm side={which} />
          </Popover.Dropdown>
        </Popover>
      ))}
    </span>
  );
}

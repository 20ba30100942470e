import "./firms.css";
import { Popover } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { FirmsOverview } from "../../../../src/api/contract/firm-operations.ts";
import { foldText } from "../../../../src/api/contract/fold-text.ts";
import { useViewState } from "../../../app/view-state.ts";
import { formatList, formatNumber } from "../../../parts/format.ts";
import { DownIcon } from "../../../parts/icons.tsx";
import { useLanguage } from "../../../parts/use-names.ts";
import { countryName } from "./country-names.ts";
import { useFirmsOverview } from "./queries.ts";

const NAMED = 2;

/** The chosen home, at once; the figures follow. */
function useChosenHome(overview: FirmsOverview | undefined): readonly string[] {
  const { state } = useViewState();
  const known = state.home?.filter((code) => overview?.countries.some(({ id }) => id === code));
  return known && known.length > 0 ? known : (overview?.home ?? []);
}

/** Whose view: the countries that count as home, of those in which firms of the network are. */
export function FirmsHome() {
  const { t } = useTranslation("firms");
  const language = useLanguage();
  const overview = useFirmsOverview().data;
  const home = useChosenHome(overview);
  const [isOpen, setOpen] = useState(false);
  if (!overview) return null;
  const { countries } = overview;
  if (countries.length === 0) return <span className="quiet">{t("home.none")}</span>;
  const shown =
    home.length > NAMED
      ? String(home.length)
      : formatList(
          home.map((code) => countryName(code, language)),
          language,
        );
  return (
    <Popover
      opened={isOpen}
      onChange={setOpen}
      position="bottom-start"
      width={320}
      shadow="md"
      radius={12}
      trapFocus
    >
      <Popover.Target>
        <button type="button" className="button" onClick={() => setOpen(!isOpen)}>
          {t("home.title")} <b>{shown}</b>
          <DownIcon size={12} />
        </button>
      </Popover.Target>
      <Popover.Dropdown aria-label={t("home.title")}>
        <HomeForm />
      </Popover.Dropdown>
    </Popover>
  );
}

/** The countries of the network, several may be ticked. */
export function HomeForm() {
  const { t } = useTranslation("firms");
  const language = useLanguage();
  const { set } = useViewState();
  const overview = useFirmsOverview().data;
  const home = useChosenHome(overview);
  const [query, setQuery] = useState("");
  if (!overview) return null;
  const { countries } = overview;
  const flip = (code: string) => {
    const next = home.includes(code) ? home.filter((each) => each !== code) : [...home, code];
    if (next.length > 0) set({ home: next });
  };
  const wanted = foldText(query);
  const found = countries.filter(({ id }) =>
    foldText(`${id} ${countryName(id, language)}`).includes(wanted),
  );
  return (
    <div className="firm-home-menu countries-form">
      <input
        className="text-input"
        aria-label={t("home.find")}
        placeholder={t("home.find")}
        value={query}
        onChange={(event) => setQuery(event.currentTarget.value)}
      />
      <ul className="country-list">
        {found.map(({ id, firms }) => (
          <li key={id}>
            <label>
              <input type="checkbox" checked={home.includes(id)} onChange={() => flip(id)} />
              <span>{countryName(id, language)}</span>
              <small>{t("tip.count", { firms: formatNumber(firms) })}</small>
            </label>
          </li>
        ))}
        {found.length === 0 && <li className="quiet">{t("search.nothing")}</li>}
      </ul>
      <button type="button" className="button" onClick={() => set({ home: null })}>
        {t("home.reset")}
      </button>
    </div>
  );
}

import { useMemo, useState } from "react";
import { useTranslation } from "react-i18next";
import { foldText } from "../../../src/api/contract/fold-text.ts";
import { isNamed } from "../../parts/country-set.ts";
import { useLanguage, useNames } from "../../parts/use-names.ts";
import { useChosenViewpoint, useGraph } from "../shown-data-set.ts";
import { useViewState } from "../view-state.ts";
import {
  blocsOf,
  type Conflict,
  conflictsOf,
  countOf,
  homeAlone,
  PRESETS,
  SIDES,
  type Side,
  type Sides,
  toggle,
} from "./country-choice.ts";

/** Three lists of countries in one chooser: search, presets, several may be ticked. */
export function CountriesForm({ side: first }: { readonly side: Side }) {
  const { t } = useTranslation("shell");
  const { state, set } = useViewState();
  const graph = useGraph().data;
  const viewpoint = useChosenViewpoint();
  const names = useNames();
  const [side, setSide] = useState(first);
  const [query, setQuery] = useState("");
  const [refused, setRefused] = useState<readonly Conflict[] | null>(null);
  const codes = useCodes(query, side);
  if (!graph || !viewpoint) return null;
  const sides: Sides = viewpoint;
  const conflicts = refused ?? conflictsOf(sides, graph.countries);
  const blocs = blocsOf(graph.countries);
  const known = new Set([...blocs, ...graph.countries.map(({ id }) => id)]);
  const nameOf = (code: string) => names?.country(code) ?? code;
  const flip = (code: string) => {
    const next = toggle(sides[side], code);
    if (side === "home" && next.length === 0) return;
    const clash = conflictsOf({ ...sides, [side]: next }, graph.countries);
    setRefused(clash.length > 0 ? clash : null);
    if (clash.length === 0) set({ [side]: next });
  };
  return (
    <div className="countries-form">
      <div className="segments" role="tablist" aria-label={t("side.title")}>
        {SIDES.map((which) => (
          <button
            key={which}
            type="button"
            role="tab"
            aria-selected={side === which}
            onClick={() => setSide(which)}
          >
            {t(`side.${which}`)} {countOf(which, sides, graph.countries)}
          </button>
        ))}
      </div>
      {side === "home" && (
        <div className="presets">
          {PRESETS.filter((code) => known.has(code)).map((code) => (
            <button
              key={code}
              type="button"
              className="filter-chip"
              aria-pressed={sides.home.length === 1 && sides.home[0] === code}
              onClick={() => set({ ...homeAlone(code, state, graph), on: null })}
            >
              {t(`preset.${code}`, { defaultValue: nameOf(code) })}
            </button>
          ))}
        </div>
      )}
      <input
        className="text-input"
        aria-label={t("side.find")}
        placeholder={t("side.find")}
        value={query}
        onChange={(event) => setQuery(event.currentTarget.value)}
      />
      {conflicts.length > 0 && (
        <p className="conflict" role="alert">
          {conflicts.map(({ country, sides: [a, b] }) => (
            <span key={`${country}${a}${b}`}>
              {t("side.conflict", {
                country: nameOf(country),
                a: t(`side.${a}`),
                b: t(`side.${b}`),
              })}{" "}
            </span>
          ))}
        </p>
      )}
      <ul className="country-list">
        {codes.map((code) => (
          <li key={code}>
            <label>
              <input
                type="checkbox"
                checked={sides[side].includes(code)}
                onChange={() => flip(code)}
              />
              <span>{t(`preset.${code}`, { defaultValue: nameOf(code) })}</span>
              {SIDES.filter((other) => other !== side && sides[other].includes(code)).map(
                (other) => (
                  <small key={other}>{t(`side.${other}`)}</small>
                ),
              )}
            </label>
          </li>
        ))}
        {codes.length === 0 && <li className="quiet">{t("side.nothing")}</li>}
      </ul>
      <button
        type="button"
        className="button"
        onClick={() => set({ home: null, trusted: null, adversary: null, on: null })}
      >
        {t("side.reset")}
      </button>
    </div>
  );
}

/** Codes to choose from: the chosen ones, blocs, countries by name; narrowed by the search. */
function useCodes(query: string, side: Side): readonly string[] {
  const { t } = useTranslation("shell");
  const graph = useGraph().data;
  const names = useNames();
  const language = useLanguage();
  const chosen = useChosenViewpoint()?.[side];
  // The chosen ones lead as they were when the list was opened: ticking moves nothing.
  const [opened, setOpened] = useState({ side, first: chosen ?? [] });
  if (opened.side !== side) setOpened({ side, first: chosen ?? [] });
  const { first } = opened;
  return useMemo(() => {
    const countries = graph?.countries ?? [];
    const blocs = [...blocsOf(countries)].sort();
    const nameOf = (code: string) =>
      t(`preset.${code}`, { defaultValue: names?.country(code) ?? code });
    const sorted = countries
      .map(({ id }) => id)
      .filter((code) => isNamed(code) && !blocs.includes(code))
      .sort((a, b) => nameOf(a).localeCompare(nameOf(b), language));
    const words = foldText(query);
    const searched = (code: string) => {
      const row = names?.countries.get(code);
      const texts = [code, nameOf(code), row?.nameEn ?? "", row?.nameJa ?? ""];
      return texts.some((text) => foldText(text).includes(words));
    };
    const isFirst = (code: string) => first.includes(code);
    const all = [...blocs, ...sorted];
    return [...all.filter(isFirst), ...all.filter((code) => !isFirst(code))].filter(searched);
  }, [graph, names, language, query, t, first]);
}

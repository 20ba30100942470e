import { Select } from "@mantine/core";
import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import { isNamed } from "../../parts/country-set.ts";
import { useLanguage, useNames } from "../../parts/use-names.ts";
import { useChosenViewpoint, useGraph } from "../shown-data-set.ts";
import { useViewState } from "../view-state.ts";

const SCOPES = ["foreign", "untrusted", "adversary"] as const;

/** Whom dependency is counted on: all foreign, not trusted, adversaries, or one country. */
export function ScopeControl({ stacked = false }: { readonly stacked?: boolean }) {
  const { t } = useTranslation("shell");
  const { set } = useViewState();
  const graph = useGraph().data;
  const names = useNames();
  const language = useLanguage();
  const viewpoint = useChosenViewpoint();
  const countries = useMemo(() => {
    const makers = new Set(
      (graph?.products ?? []).flatMap(({ makers }) => makers.map(({ country }) => country)),
    );
    return [...makers]
      .filter(isNamed)
      .map((code) => ({ value: code, label: names?.country(code) ?? code }))
      .sort((a, b) => a.label.localeCompare(b.label, language));
  }, [graph, names, language]);
  if (!viewpoint) return null;
  const { on, home, trusted, adversary } = viewpoint;
  const isCountry = !SCOPES.some((scope) => scope === on);
  const usual = trusted.length > 0 ? "untrusted" : "foreign";
  const choose = (scope: string) => set({ on: scope === usual ? null : scope });
  const isEmpty = {
    foreign: false,
    untrusted: trusted.length === 0,
    adversary: adversary.length === 0,
  };
  const first = countries.find(({ value }) => value === "CHN") ?? countries[0];
  return (
    <div className={stacked ? "scope stacked" : "scope"}>
      <span id="scope-label">{t("scope.title")}</span>
      <fieldset className="segments" aria-labelledby="scope-label">
        {SCOPES.map((scope) => (
          <button
            key={scope}
            type="button"
            aria-pressed={on === scope}
            disabled={isEmpty[scope]}
            title={isEmpty[scope] ? t(`scope.empty.${scope}`) : undefined}
            onClick={() => choose(scope)}
          >
            {t(`scope.${scope}`)}
          </button>
        ))}
        <button
          type="button"
          aria-pressed={isCountry}
          onClick={() => !isCountry && first && choose(first.value)}
        >
          {t("scope.country")}
        </button>
      </fieldset>
      {isCountry && (
        <Select
          aria-label={t("scope.which")}
          size="xs"
          w={150}
          data={countries.filter(({ value }) => !home.includes(value))}
          value={on}
          searchable
          allowDeselect={false}
          onChange={(code) => code && choose(code)}
        />
      )}
    </div>
  );
}

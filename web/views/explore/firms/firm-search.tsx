import { useDebouncedValue } from "@mantine/hooks";
import { useMemo, useState } from "react";
import { useTranslation } from "react-i18next";
import type { FirmSearch as Found } from "../../../../src/api/contract/firm-operations.ts";
import { useViewState } from "../../../app/view-state.ts";
import { type HitList, SearchField, SearchOption } from "../../../parts/search-field.tsx";
import { useLanguage } from "../../../parts/use-names.ts";
import { countryName } from "./country-names.ts";
import { writeSelection } from "./firm-selection.ts";
import { useFirmSearch } from "./queries.ts";

interface Props {
  readonly onDone?: () => void;
  readonly isEager?: boolean;
}

const WAIT_MS = 120;

type Hit =
  | { readonly kind: "firm"; readonly firm: Found["items"][number] }
  | { readonly kind: "group"; readonly group: Found["groups"][number] };

/** Finds any firm of the network, and industries and countries; the server looks through all names. */
export function FirmSearch({ onDone, isEager }: Props) {
  const { t } = useTranslation("firms");
  const { go } = useViewState();
  const [query, setQuery] = useState("");
  const [asked] = useDebouncedValue(query, WAIT_MS);
  const { data, isPlaceholderData } = useFirmSearch(asked);
  const hits = useMemo(() => hitsOf(data), [data]);
  const choose = (hit: Hit) => {
    if (hit.kind === "firm")
      go("explore", { sel: writeSelection({ kind: "firm", id: hit.firm.id }) });
    else {
      const { id, grouping } = hit.group;
      go("explore", { group: grouping, sel: writeSelection({ kind: "group", id }) });
    }
  };
  const found = data ? data.found + data.groups.length : 0;
  return (
    <SearchField
      {...{ query, hits, onDone, isEager }}
      onQuery={setQuery}
      isAnswered={data !== undefined && !isPlaceholderData && asked === query}
      words={{
        placeholder: t("search.placeholder"),
        nothing: t("search.nothing"),
        found: t("search.found", { count: found }),
      }}
      list={(list) => (
        <Results hits={hits} left={(data?.found ?? 0) - (data?.items.length ?? 0)} list={list} />
      )}
      onChoose={choose}
    />
  );
}

function hitsOf(found: Found | undefined): readonly Hit[] {
  if (!found) return [];
  return [
    ...found.groups.map((group) => ({ kind: "group", group }) as const),
    ...found.items.map((firm) => ({ kind: "firm", firm }) as const),
  ];
}

interface ResultsProps {
  readonly hits: readonly Hit[];
  /** Firms that were found and are not listed. */
  readonly left: number;
  readonly list: HitList<Hit>;
}

function Results({ hits, left, list }: ResultsProps) {
  const { t } = useTranslation("firms");
  const language = useLanguage();
  const wordsOf = (hit: Hit): readonly [name: string, beside: string] => {
    if (hit.kind === "firm") {
      const { id, name: called, industry, country } = hit.firm;
      const where = country === null ? null : countryName(country, language);
      const words = [called === id ? null : id, industry, where];
      return [called, words.filter((part) => part !== null).join(" · ")];
    }
    const { id: name, grouping } = hit.group;
    const shown = grouping === "country" ? countryName(name, language) : name;
    return [shown, t(`crumb.${grouping}`)];
  };
  return (
    <div className="search-results" id={list.id} role="listbox" aria-label={t("search.results")}>
      {hits.map((hit) => {
        const [name, beside] = wordsOf(hit);
        return (
          <SearchOption
            key={`${hit.kind} ${hit.kind === "firm" ? hit.firm.id : name}`}
            hit={hit}
            list={list}
          >
            <span className="search-name">{name}</span>
            <span className="quiet">{beside}</span>
          </SearchOption>
        );
      })}
      {left > 0 && (
        <div className="search-group" role="presentation">
          {t("search.more", { count: left })}
        </div>
      )}
    </div>
  );
}

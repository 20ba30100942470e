import { Menu } from "@mantine/core";
import { useEffect, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { useOpenImport } from "../../app/import/import-context.ts";
import { useViewState } from "../../app/view-state.ts";
import { formatNumber } from "../../parts/format.ts";
import { CloseIcon, DownIcon, SearchIcon } from "../../parts/icons.tsx";
import type { FigureQuestion } from "./data-question.ts";
import { CHANGES, MAIN_TABLES, MORE_TABLES, tableOf } from "./data-tables.ts";
import { useListing } from "./queries.ts";
import { SaveMenu } from "./save/save-menu.tsx";

const NO_PAGES: readonly number[] = [];
const TYPING_MS = 200;

/** Search, tables with how many of their rows match, import, save. */
export function DataBar({ question }: { readonly question: FigureQuestion | null }) {
  const { listing } = useListing(question, NO_PAGES);
  return (
    <div className="data-bar">
      <FigureSearch />
      <TableTabs counts={listing?.counts ?? null} />
      <span className="data-bar-end">
        <ImportButton />
        <SaveMenu question={question} />
      </span>
    </div>
  );
}

function ImportButton() {
  const { t } = useTranslation("import");
  return (
    <button type="button" className="button" onClick={useOpenImport()}>
      {t("import")}
    </button>
  );
}

/** Words that rows must hold; the address follows when typing rests. */
function FigureSearch() {
  const { t } = useTranslation(["data", "shell"]);
  const { state, set } = useViewState();
  const [text, setText] = useState(state.q);
  const input = useRef<HTMLInputElement>(null);
  useEffect(() => setText(state.q), [state.q]);
  useEffect(() => {
    if (text === state.q) return;
    const timer = setTimeout(
      () => set({ q: text.trim(), row: null }, { replace: true }),
      TYPING_MS,
    );
    return () => clearTimeout(timer);
  }, [text, state.q, set]);
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      const isTyping =
        event.target instanceof HTMLElement && event.target.matches("input, textarea, select");
      if (event.key !== "/" || event.ctrlKey || event.metaKey || isTyping) return;
      event.preventDefault();
      input.current?.focus();
    };
    document.addEventListener("keydown", onKey);
    return () => document.removeEventListener("keydown", onKey);
  }, []);
  return (
    <search className="search-box data-search">
      <SearchIcon size={15} />
      <input
        ref={input}
        type="search"
        value={text}
        placeholder={t("search")}
        aria-label={t("search")}
        maxLength={200}
        onChange={({ target }) => setText(target.value)}
        onKeyDown={({ key }) => key === "Escape" && setText("")}
      />
      {text !== "" && (
        <button
          type="button"
          className="plain-button"
          aria-label={t("shell:close")}
          onClick={() => setText("")}
        >
          <CloseIcon size={12} />
        </button>
      )}
    </search>
  );
}

function TableTabs({ counts }: { readonly counts: Readonly<Record<string, number>> | null }) {
  const { t } = useTranslation("data");
  const { state, set } = useViewState();
  const shown = state.table === CHANGES ? CHANGES : tableOf(state.table);
  const main = MAIN_TABLES.filter((table) => counts === null || table in counts || table === shown);
  const more = MORE_TABLES.filter(
    (table) => (counts !== null && table in counts) || table === shown,
  );
  const choose = (table: string) =>
    set({ table: table === "supply" ? null : table, row: null, sort: null });
  const isMore = shown === CHANGES || more.some((table) => table === shown);
  return (
    <nav className="segments data-tabs" aria-label={t("tables")}>
      {main.map((table) => (
        <button
          key={table}
          type="button"
          aria-pressed={table === shown}
          onClick={() => choose(table)}
        >
          {t(`table.${table}`)} <span className="data-count">{formatNumber(counts?.[table])}</span>
        </button>
      ))}
      <Menu position="bottom-end" radius={7} shadow="md" transitionProps={{ duration: 120 }}>
        <Menu.Target>
          <button type="button" aria-pressed={isMore}>
            {isMore ? t(`table.${shown}`) : t("more")} <DownIcon size={12} />
          </button>
        </Menu.Target>
        <Menu.Dropdown>
          {more.map((table) => (
            <Menu.Item
              key={table}
              onClick={() => choose(table)}
              rightSection={formatNumber(counts?.[table])}
            >
              {t(`table.${table}`)}
            </Menu.Item>
          ))}
          <Menu.Divider />
          <Menu.Item onClick={() => choose(CHANGES)}>{t(`table.${CHANGES}`)}</Menu.Item>
        </Menu.Dropdown>
      </Menu>
    </nav>
  );
}

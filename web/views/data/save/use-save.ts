import { useRef, useState } from "react";
import { api } from "../../../app/api.ts";
import { useGraphId } from "../../../app/shown-data-set.ts";
import { saveFile } from "../../../parts/save-file.ts";
import { SPREADSHEET_TYPE, spreadsheet } from "../../../parts/spreadsheet.ts";
import { useNames } from "../../../parts/use-names.ts";
import type { FigureQuestion } from "../data-question.ts";
import type { FigureItem, Source } from "../data-tables.ts";
import { snakeName } from "../row-template.ts";
import { type SavedTable, savedTable, tableCsv } from "./figures-file.ts";

const ROWS_A_TIME = 500;

/** What is being saved, or came of it; null: nothing was asked for. */
export type SaveState =
  | null
  | { readonly kind: "rows"; readonly done: number; readonly total: number }
  | { readonly kind: "file" }
  | { readonly kind: "saved"; readonly name: string }
  | { readonly kind: "failed"; readonly why: string };

export interface Save {
  readonly state: SaveState;
  readonly csv: () => void;
  readonly xlsx: () => void;
  readonly whole: (format: "network" | "package") => void;
  readonly stop: () => void;
}

/** Saves the listing as it is narrowed down, every page of it, or the whole data set. */
export function useSave(question: FigureQuestion | null): Save {
  const id = useGraphId();
  const names = useNames();
  const [state, setState] = useState<SaveState>(null);
  const running = useRef<AbortController | null>(null);
  const run = async (work: (signal: AbortSignal) => Promise<string>) => {
    running.current?.abort();
    const control = new AbortController();
    running.current = control;
    try {
      const name = await work(control.signal);
      setState({ kind: "saved", name });
    } catch (error) {
      if (control.signal.aborted) return;
      setState({ kind: "failed", why: error instanceof Error ? error.message : String(error) });
    }
  };
  const save = (
    ending: "csv" | "xlsx",
    typed: string,
    contentOf: (table: SavedTable) => BlobPart,
  ) => {
    if (id === undefined || question === null || !names) return;
    void run(async (signal) => {
      const { items, sources } = await everyPage(id, question.search, signal, (done, total) =>
        setState({ kind: "rows", done, total }),
      );
      const name = `${id}-${snakeName(question.table)}.${ending}`;
      saveFile(name, typed, contentOf(savedTable(items, sources, names)));
      return name;
    });
  };
  return {
    state,
    csv: () => save("csv", "text/csv;charset=utf-8", tableCsv),
    xlsx: () =>
      save("xlsx", SPREADSHEET_TYPE, ({ columns, rows }) =>
        spreadsheet(question?.table ?? "", [columns, ...rows]),
      ),
    whole: (format) => {
      if (id === undefined) return;
      void run(async (signal) => {
        setState({ kind: "file" });
        const name = format === "package" ? `${id}.zip` : `${id}.json`;
        const blob = await api.exported(id, format, signal);
        saveFile(name, blob.type, blob);
        return name;
      });
    },
    stop: () => {
      running.current?.abort();
      setState(null);
    },
  };
}

async function everyPage(
  id: string,
  search: string,
  signal: AbortSignal,
  onProgress: (done: number, total: number) => void,
) {
  const items: FigureItem[] = [];
  const sources = new Map<string, Source>();
  let total = 1;
  while (items.length < total) {
    const asked = new URLSearchParams(search);
    asked.set("limit", String(ROWS_A_TIME));
    asked.set("offset", String(items.length));
    const page = await api.figures(id, asked.toString(), signal);
    if (page.items.length === 0) break; // the data changed meanwhile: what is left is all there is
    items.push(...page.items);
    for (const source of page.sources) sources.set(source.id, source);
    ({ total } = page);
    onProgress(items.length, total);
  }
  return { items, sources };
}

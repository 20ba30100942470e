import "./veil.css";
import { lazy, type ReactNode, Suspense, useCallback, useState } from "react";
import { useTranslation } from "react-i18next";
import { useNavigate } from "react-router";
import type { ImportResponse } from "../../../src/api/contract/operations.ts";
import { PartBoundary } from "../part-boundary.tsx";
import { useViewState } from "../view-state.ts";
import { DEFAULT_STATE, writeAddress } from "../view-state-address.ts";
import { ImportDoor } from "./import-context.ts";
import type { ChosenFile } from "./sent-files.ts";
import { useFileDrop } from "./use-file-drop.ts";
import { useImport } from "./use-import.ts";

const ImportDialog = lazy(() =>
  import("./import-dialog.tsx").then((module) => ({ default: module.ImportDialog })),
);

/** Takes files that are dropped anywhere on the page, and opens the dialog that brings them. */
export function ImportProvider({ children }: { readonly children: ReactNode }) {
  const [isOpen, setOpen] = useState(false);
  const show = useShowGraph();
  const onDone = useCallback(
    (graph: ImportResponse) => {
      setOpen(false);
      show(graph.id);
    },
    [show],
  );
  const { state, bring, reset } = useImport(onDone);
  const onFiles = useCallback(
    (files: readonly ChosenFile[] | null) => {
      setOpen(true);
      void bring(files);
    },
    [bring],
  );
  const isOver = useFileDrop(onFiles);
  const open = useCallback(() => setOpen(true), []);
  return (
    <ImportDoor value={open}>
      {children}
      {isOver && <DropVeil />}
      {isOpen && (
        <PartBoundary part="import" isFloating>
          <Suspense>
            <ImportDialog
              state={state}
              onFiles={onFiles}
              onReset={reset}
              onClose={() => {
                reset();
                setOpen(false);
              }}
            />
          </Suspense>
        </PartBoundary>
      )}
    </ImportDoor>
  );
}

/** Explore of another data set, from its own point of view. */
function useShowGraph() {
  const navigate = useNavigate();
  const { lang, theme } = useViewState().state;
  return useCallback(
    (id: string) => {
      const search = writeAddress({ ...DEFAULT_STATE, lang, theme, g: id }, new URLSearchParams());
      void navigate({ pathname: "/explore", search: search.toString() });
    },
    [navigate, lang, theme],
  );
}

function DropVeil() {
  const { t } = useTranslation("import");
  return (
    <div className="drop-veil" role="status">
      <p>
        <strong>{t("drop")}</strong>
        <span>{t("dropFormats")}</span>
      </p>
    </div>
  );
}

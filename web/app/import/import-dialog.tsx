import "./import.css";
import { Modal } from "@mantine/core";
import { useMediaQuery } from "@mantine/hooks";
import { type ChangeEvent, useRef } from "react";
import { useTranslation } from "react-i18next";
import { Failure } from "../../parts/failure.tsx";
import { formatNumber } from "../../parts/format.ts";
import { ApiError } from "../api.ts";
import { chosenFiles } from "./dropped-files.ts";
import { FormatList } from "./format-list.tsx";
import { problemRows } from "./problem-rows.ts";
import { ProblemTable } from "./problem-table.tsx";
import type { ChosenFile } from "./sent-files.ts";
import type { ImportState } from "./use-import.ts";

interface Props {
  readonly state: ImportState;
  readonly onFiles: (files: readonly ChosenFile[]) => void;
  /** Back to the choice of files; stops what is under way. */
  readonly onReset: () => void;
  readonly onClose: () => void;
}

/** Where a network of one's own is brought: choice of files, how far it is, what is wrong with them. */
export function ImportDialog({ state, onFiles, onReset, onClose }: Props) {
  const { t } = useTranslation("import");
  const isPhone = useMediaQuery("(max-width: 639px)", false, { getInitialValueInEffect: false });
  return (
    <Modal
      opened
      onClose={onClose}
      title={t("title")}
      size={760}
      fullScreen={isPhone}
      closeButtonProps={{ "aria-label": t("close") }}
    >
      <div className="import">
        <Outcome state={state} onFiles={onFiles} onReset={onReset} />
      </div>
    </Modal>
  );
}

function Outcome({ state, onFiles, onReset }: Omit<Props, "onClose">) {
  const { t } = useTranslation("import");
  switch (state.step) {
    case "idle":
      return <Choice onFiles={onFiles} />;
    case "refused":
      return (
        <>
          <p className="import-refused" role="alert">
            {t(`refused.${state.why}`)}
          </p>
          <Choice onFiles={onFiles} />
        </>
      );
    case "sending":
    case "checking":
    case "keeping":
      return (
        <div className="import-progress">
          <p role="status">{t(state.step, { count: state.files, size: megabytes(state.bytes) })}</p>
          <progress
            aria-label={t("progress")}
            {...(state.share === null ? {} : { value: state.share, max: 1 })}
          />
          <button type="button" className="button" onClick={onReset}>
            {t("stop")}
          </button>
        </div>
      );
    case "failed": {
      const { error, files } = state;
      const rows = error instanceof ApiError ? problemRows(error.problem) : [];
      if (rows.length > 0) return <ProblemTable rows={rows} onAgain={onReset} />;
      return (
        <>
          <Failure
            title={t("failed")}
            error={error}
            onRetry={() => onFiles(files)}
            unchanged={t("nothingKept")}
          />
          <button type="button" className="button" onClick={onReset}>
            {t("again")}
          </button>
        </>
      );
    }
  }
}

/** Two buttons, and what can be chosen. */
function Choice({ onFiles }: Pick<Props, "onFiles">) {
  const { t } = useTranslation("import");
  const files = useRef<HTMLInputElement>(null);
  const folder = useRef<HTMLInputElement>(null);
  const onChange = ({ currentTarget }: ChangeEvent<HTMLInputElement>) => {
    const chosen = chosenFiles([...(currentTarget.files ?? [])]);
    currentTarget.value = ""; // the same file may be chosen again once it is mended
    if (chosen.length > 0) onFiles(chosen);
  };
  return (
    <>
      <p>{t("lead")}</p>
      <div className="import-drop">
        <p>{t("dropHere")}</p>
        <div className="failure-actions">
          <button
            type="button"
            className="button button-ink"
            data-autofocus
            onClick={() => files.current?.click()}
          >
            {t("chooseFiles")}
          </button>
          <button type="button" className="button" onClick={() => folder.current?.click()}>
            {t("chooseFolder")}
          </button>
        </div>
        <input ref={files} type="file" multiple hidden onChange={onChange} />
        <input
          ref={(input) => {
            input?.setAttribute("webkitdirectory", "");
            folder.current = input;
          }}
          type="file"
          hidden
          onChange={onChange}
        />
      </div>
      <p className="quiet">{t("stays")}</p>
      <FormatList />
    </>
  );
}

function megabytes(bytes: number): string {
  return formatNumber(Math.max(0.1, Math.round(bytes / 1e5) / 10));
}

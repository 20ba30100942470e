import { Modal } from "@mantine/core";
import { useCallback, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { readScenarioFile } from "../bar/scenario-file.ts";
import type { Letter, Scenario } from "../shown-scenario.ts";
import { breadcrumb, type FieldFault, faultSentence } from "./fault-words.ts";
import { placeInJson } from "./json-place.ts";

/** A text that is edited, and whose place it takes. */
export interface Edited {
  readonly letter: Letter;
  readonly name: string;
  readonly text: string;
  /** What is marked when it opens. */
  readonly fault: FieldFault | null;
}

interface Props {
  readonly edited: Edited;
  readonly onDone: (scenario: Scenario) => void;
  readonly onClose: () => void;
}

/** A scenario as its text: what is wrong is marked, and it is taken up once it can be read. */
export function TextEditor({ edited, onDone, onClose }: Props) {
  const { t } = useTranslation("whatIf");
  const [text, setText] = useState(edited.text);
  const area = useRef<HTMLTextAreaElement>(null);
  const { scenario, fault } = readScenarioFile(edited.name, text);
  const mark = (path: FieldFault["path"]) => markIn(area.current, text, path);
  // The dialog draws its content in its own time: what is marked first waits for it.
  const open = useCallback(
    (node: HTMLTextAreaElement | null) => {
      area.current = node;
      if (node && edited.fault) markIn(node, edited.text, edited.fault.path);
    },
    [edited],
  );
  return (
    <Modal
      opened
      onClose={onClose}
      title={t("text.title", { name: edited.name })}
      size="lg"
      closeButtonProps={{ "aria-label": t("fault.close") }}
    >
      <textarea
        ref={open}
        data-autofocus
        className="scenario-text"
        aria-label={t("text.label")}
        spellCheck={false}
        rows={22}
        value={text}
        onChange={(event) => setText(event.currentTarget.value)}
      />
      <ul className="text-faults" aria-live="polite">
        {fault?.kind === "json" && <li>{t("fault.json")}</li>}
        {fault?.faults.map((each) => (
          <li key={`${each.path.join("/")} ${each.message}`}>
            <button
              type="button"
              className="text-button"
              onClick={() => mark(each.path.map(keyOf))}
            >
              <span className="quiet">{breadcrumb(each.path.map(keyOf))}</span>{" "}
              {faultSentence({ ...each, path: each.path.map(keyOf) }, t)}
            </button>
          </li>
        ))}
      </ul>
      <button
        type="button"
        className="button button-ink"
        disabled={!scenario}
        onClick={() => scenario && onDone(scenario)}
      >
        {t("text.apply")}
      </button>
    </Modal>
  );
}

/** A step of a path as it is told: places in lists stay numbers. */
export function keyOf(part: PropertyKey): string | number {
  return typeof part === "number" ? part : String(part);
}

/** Some lines above the mark stay in view. */
const LINES_ABOVE = 4;

function markIn(area: HTMLTextAreaElement | null, text: string, path: FieldFault["path"]): void {
  if (!area) return;
  const { from, to } = placeInJson(text, path);
  area.focus();
  area.setSelectionRange(from, to);
  const line = text.slice(0, from).split("\n").length - 1;
  const lines = text.split("\n").length;
  area.scrollTop = (Math.max(0, line - LINES_ABOVE) / lines) * area.scrollHeight;
}

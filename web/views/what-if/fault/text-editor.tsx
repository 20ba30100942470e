import { Modal } from "@mantine/core";
import { useEffect, useRef, useState } from "react";
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
  const mark = (path: FieldFault["path"]) => {
    const { from, to } = placeInJson(text, path);
    area.current?.focus();
    area.current?.setSelectionRange(from, to);
    scrollTo(area.current, text, from);
  };
  useEffect(() => {
    if (!edited.fault || !area.current) return;
    const { from, to } = placeInJson(edited.text, edited.fault.path);
    area.current.focus();
    area.current.setSelectionRange(from, to);
    scrollTo(area.current, edited.text, from);
  }, [edited]);
  return (
    <Modal
      opened
      onClose={onClose}
      title={t("text.title", { name: edited.name })}
      size="lg"
      closeButtonProps={{ "aria-label": t("fault.close") }}
    >
      <textarea
        ref={area}
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

function scrollTo(area: HTMLTextAreaElement | null, text: string, at: number): void {
  if (!area) return;
  const line = text.slice(0, at).split("\n").length - 1;
  const lines = text.split("\n").length;
  area.scrollTop = (Math.max(0, line - LINES_ABOVE) / lines) * area.scrollHeight;
}

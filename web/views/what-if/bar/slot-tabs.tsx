import { Menu } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { CloseIcon } from "../../../parts/icons.tsx";
import { LETTERS, type Letter, type ShownScenario } from "../shown-scenario.ts";

interface Props {
  readonly shown: readonly ShownScenario[];
  readonly active: Letter;
  readonly onActivate: (letter: Letter) => void;
  readonly onRemove: (letter: Letter) => void;
  /** A further scenario: what is shown now, or with nothing done about it. */
  readonly onAdd: (letter: Letter, from: "copy" | "undone") => void;
}

/** The scenarios side by side: A solid, the others dashed; `+` adds one. */
export function SlotTabs({ shown, active, onActivate, onRemove, onAdd }: Props) {
  const { t } = useTranslation("whatIf");
  const free = LETTERS.find((letter) => shown.every((entry) => entry.letter !== letter));
  const from = shown.find(({ letter }) => letter === active);
  return (
    <fieldset className="slot-tabs">
      <legend className="sr-only">{t("tabs.title")}</legend>
      {shown.map(({ letter, name }) => (
        <span key={letter} className={letter === active ? "slot-tab is-active" : "slot-tab"}>
          <button
            type="button"
            aria-pressed={letter === active}
            title={name}
            onClick={() => onActivate(letter)}
          >
            <SlotLine letter={letter} />
            <b>{letter.toUpperCase()}</b> <span className="slot-name">{name}</span>
          </button>
          {shown.length > 1 && (
            <button
              type="button"
              className="slot-remove"
              aria-label={t("tabs.remove", { letter: letter.toUpperCase() })}
              onClick={() => onRemove(letter)}
            >
              <CloseIcon size={10} />
            </button>
          )}
        </span>
      ))}
      {free && from && (
        <Menu shadow="md" radius={12} position="bottom-start">
          <Menu.Target>
            <button type="button" className="slot-add" aria-label={t("tabs.add")}>
              +
            </button>
          </Menu.Target>
          <Menu.Dropdown>
            <Menu.Item onClick={() => onAdd(free, "copy")}>
              {t("tabs.copy", { letter: active.toUpperCase() })}
            </Menu.Item>
            <Menu.Item onClick={() => onAdd(free, "undone")}>
              {t("tabs.undone", { letter: active.toUpperCase() })}
            </Menu.Item>
          </Menu.Dropdown>
        </Menu>
      )}
    </fieldset>
  );
}

const DASHES: Readonly<Record<Letter, string>> = { a: "none", b: "5 3", c: "2 3", d: "8 2 2 2" };

/** A piece of the line that a scenario is drawn with. */
export function SlotLine({ letter }: { readonly letter: Letter }) {
  return (
    <svg className={`slot-line slot-line-${letter}`} width={16} height={6} aria-hidden>
      <path d="M0 3H16" strokeDasharray={DASHES[letter]} strokeWidth={3} />
    </svg>
  );
}

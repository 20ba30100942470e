import { Modal } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { MOST_TITLE_LENGTH } from "../../../../src/api/contract/title.ts";
import { Failure } from "../../../parts/failure.tsx";
import { useLanguage } from "../../../parts/use-names.ts";
import { useSaveScenario } from "../queries.ts";
import type { Scenario, ShownScenario } from "../shown-scenario.ts";
import { useScenarioName } from "../use-scenario-name.ts";

interface Props {
  readonly current: ShownScenario;
  readonly onSaved: (id: string) => void;
  readonly onClose: () => void;
}

/** Gives a scenario a name and saves it on the server: anew, or in place of what it came from. */
export function SaveDialog({ current, onSaved, onClose }: Props) {
  const { t } = useTranslation("whatIf");
  const isJapanese = useLanguage() === "ja";
  const { scenario } = current;
  const save = useSaveScenario(scenario.id ?? null);
  const nameOf = useScenarioName();
  // Saved in place it keeps its name; anew it says that it is not the preset it was made from.
  const [name, setName] = useState(save.isSaved ? nameOf(scenario) : current.name);
  const named = withName(scenario, name.trim(), isJapanese);
  const done = { onSuccess: onSaved };
  const isIdle = !save.isPending && name.trim() !== "";
  return (
    <Modal
      opened
      onClose={onClose}
      title={t("save.dialog", { letter: current.letter.toUpperCase() })}
      closeButtonProps={{ "aria-label": t("fault.close") }}
    >
      <form
        className="save-form"
        onSubmit={(event) => {
          event.preventDefault();
          if (isIdle) save.mutate({ scenario: named, isChange: save.isSaved }, done);
        }}
      >
        <label>
          {t("save.name")}
          <input
            className="text-input"
            data-autofocus
            value={name}
            maxLength={MOST_TITLE_LENGTH}
            onChange={(event) => setName(event.currentTarget.value)}
          />
        </label>
        {save.error && <Failure title={t("save.failed")} error={save.error} />}
        <div className="failure-actions">
          <button type="submit" className="button button-ink" disabled={!isIdle}>
            {t(save.isSaved ? "save.change" : "save.do")}
          </button>
          {save.isSaved && (
            <button
              type="button"
              className="button"
              disabled={!isIdle}
              onClick={() => save.mutate({ scenario: named, isChange: false }, done)}
            >
              {t("save.anew")}
            </button>
          )}
        </div>
      </form>
    </Modal>
  );
}

/** A new name holds for both languages, unless the other one had its own. */
function withName(scenario: Scenario, name: string, isJapanese: boolean): Scenario {
  if (!isJapanese) return { ...scenario, name };
  return { ...scenario, nameJa: name, name: scenario.name ?? name };
}

import { useTranslation } from "react-i18next";
import { formatList } from "../../../parts/format.ts";
import { useProjects } from "../queries.ts";
import type { ShownScenario } from "../shown-scenario.ts";
import { responseWords } from "./response-words.ts";
import type { Builder } from "./use-builder.ts";

interface Props {
  readonly builder: Builder;
  readonly others: readonly ShownScenario[];
}

/** What is done about the same cuts in another scenario, where nothing is done in this one. */
export function OnlyIn({ builder, others }: Props) {
  const { t } = useTranslation("whatIf");
  const projects = useProjects().data?.items ?? [];
  const { scenario, words } = builder;
  if (scenario.responses.length > 0) return null;
  const cuts = JSON.stringify(scenario.shocks);
  return others
    .filter((other) => other.scenario.responses.length > 0)
    .filter((other) => JSON.stringify(other.scenario.shocks) === cuts)
    .map(({ letter, scenario: { responses } }) => (
      <p key={letter} className="build-note">
        {t("response.onlyIn", {
          letter: letter.toUpperCase(),
          names: formatList(
            responses.map((response) => responseWords(response, words, projects)),
            words.language,
          ),
        })}
      </p>
    ));
}

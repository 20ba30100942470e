import { useTranslation } from "react-i18next";
import type { Letter, ShownScenario } from "../shown-scenario.ts";
import { AddCut } from "./add-cut.tsx";
import { CutCard } from "./cut-card.tsx";
import { withAddedShock } from "./edits.ts";
import { EventsFold } from "./events-fold.tsx";
import { OnlyIn } from "./only-in.tsx";
import { RationingSection } from "./rationing-section.tsx";
import { ResponseSection } from "./response-section.tsx";
import { GroundSection, RestSection } from "./rest-section.tsx";
import { WhenSection } from "./time-rows.tsx";
import type { Builder } from "./use-builder.ts";

interface Props {
  readonly letter: Letter;
  readonly builder: Builder;
  /** The scenarios beside it. */
  readonly others: readonly ShownScenario[];
  readonly isPhone: boolean;
  /** Shows the whole document as text. */
  readonly onText: () => void;
}

/** The left column: what is cut, when, what is done about it, who gets what is left. */
export function BuilderColumn({ letter, builder, others, isPhone, onText }: Props) {
  const { t } = useTranslation("whatIf");
  const { scenario, edit, graph, words } = builder;
  const description =
    words.language === "ja"
      ? (scenario.descriptionJa ?? scenario.description)
      : (scenario.description ?? scenario.descriptionJa);
  const rest = (
    <>
      <WhenSection builder={builder} />
      <ResponseSection builder={builder} />
      <OnlyIn others={others} builder={builder} />
      <RationingSection builder={builder} />
      <EventsFold builder={builder} />
      <RestSection builder={builder} />
      <GroundSection builder={builder} />
      <button type="button" className="text-link text-button" onClick={onText}>
        {t("text.open")}
      </button>
    </>
  );
  return (
    <div className="builder">
      <h2>
        <span className={`letter letter-${letter}`}>{letter.toUpperCase()}</span> {t("cut.title")}
      </h2>
      <ul className="cut-list" data-field="shocks">
        {scenario.shocks.map((shock, at) => (
          <CutCard
            // biome-ignore lint/suspicious/noArrayIndexKey: a cut is its place in the document
            key={at}
            {...{ builder, shock, at }}
          />
        ))}
      </ul>
      <AddCut
        graph={graph}
        onAdd={(shock) => {
          // A further cut comes with the times of those that stand.
          const { startDay = 0, durationDays = null, rampDays = 0 } = scenario.shocks[0] ?? {};
          edit(withAddedShock(scenario, { ...shock, startDay, durationDays, rampDays }));
        }}
      />
      {isPhone ? (
        <details className="build-fold">
          <summary>{t("phoneMore")}</summary>
          {rest}
        </details>
      ) : (
        rest
      )}
      {description && <p className="build-note">{description}</p>}
    </div>
  );
}

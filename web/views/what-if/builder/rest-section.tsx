import { useTranslation } from "react-i18next";
import { useSourceNames } from "../../../parts/use-source-names.ts";
import type { Scenario } from "../shown-scenario.ts";
import { NumberRow } from "./number-row.tsx";
import { restWords } from "./rest-words.ts";
import { isRange, type Uncertain } from "./uncertain.ts";
import type { Builder } from "./use-builder.ts";

const MOST_DAYS = 18_263;
const HORIZON_REACH = 1825;
const STOCK_REACH = 180;
const MOST_STEP = 365;
const STEP_REACH = 30;

/** How far ahead, stocks and ways where none is stated, restart: what every scenario rests on. */
export function GroundSection({ builder }: { readonly builder: Builder }) {
  const { t } = useTranslation("whatIf");
  const { scenario, edit } = builder;
  const whole = (value: Uncertain | null, least: number) =>
    typeof value === "number" ? Math.max(least, Math.round(value)) : null;
  return (
    <details className="build-fold" data-fold="ground">
      <summary>{t("ground.title")}</summary>
      <NumberRow
        label={t("ground.horizon")}
        value={scenario.horizonDays}
        min={1}
        max={MOST_DAYS}
        reach={HORIZON_REACH}
        unit="days"
        isPlain
        field="horizonDays"
        onChange={(value) => {
          const horizonDays = whole(value, 1);
          if (horizonDays !== null) edit({ ...scenario, horizonDays });
        }}
      />
      <NumberRow
        label={t("ground.step")}
        value={scenario.stepDays}
        min={1}
        max={MOST_STEP}
        reach={STEP_REACH}
        unit="days"
        isPlain
        field="stepDays"
        onChange={(value) => {
          const stepDays = whole(value, 1);
          if (stepDays !== null) edit({ ...scenario, stepDays });
        }}
      />
      <NumberRow
        label={t("ground.restart")}
        value={scenario.restartRatePerDay}
        min={0}
        max={1}
        reach={RESTART_REACH}
        unit="share"
        field="restartRatePerDay"
        onChange={(value) => value !== null && edit({ ...scenario, restartRatePerDay: value })}
      />
      <UnstatedRows builder={builder} name="unstatedCoverDays" fallback={0} />
      <UnstatedRows builder={builder} name="unstatedLagDays" fallback={1} />
    </details>
  );
}

const RESTART_REACH = 0.1;
const USERS = ["material", "component", "sector"] as const;

interface UnstatedProps {
  readonly builder: Builder;
  readonly name: "unstatedCoverDays" | "unstatedLagDays";
  readonly fallback: number;
}

/** What stands in where the data state no stock, or no days on the way. */
function UnstatedRows({ builder, name, fallback }: UnstatedProps) {
  const { t } = useTranslation("whatIf");
  const { scenario, edit } = builder;
  const stated = scenario[name];
  const row = { min: 0, max: MOST_DAYS, reach: STOCK_REACH, unit: "days" as const };
  if (stated === undefined || isOne(stated)) {
    return (
      <NumberRow
        {...row}
        label={t(`ground.${name}`)}
        value={stated ?? fallback}
        field={name}
        onChange={(value) => value !== null && edit({ ...scenario, [name]: value })}
      />
    );
  }
  return USERS.map((user) => (
    <NumberRow
      key={user}
      {...row}
      label={t(`ground.of.${name}`, { user: t(`ground.user.${user}`) })}
      value={stated[user] ?? fallback}
      field={`${name}.${user}`}
      onChange={(value) =>
        value !== null && edit({ ...scenario, [name]: { ...stated, [user]: value } })
      }
    />
  ));
}

type Unstated = NonNullable<Scenario["unstatedCoverDays"]>;

function isOne(stated: Unstated): stated is Uncertain {
  return typeof stated === "number" || "distribution" in stated || isRange(stated as Uncertain);
}

/** What else the document says, in words, and what its figures rest on. */
export function RestSection({ builder }: { readonly builder: Builder }) {
  const { t } = useTranslation("whatIf");
  const sources = useSourceNames();
  const { scenario, words } = builder;
  const ja = words.language === "ja";
  const rest = restWords(scenario, words);
  const { parameters } = scenario;
  return (
    <>
      {rest.length > 0 && (
        <section className="build-section" data-field="rest">
          <h3>{t("rest.title")}</h3>
          <ul className="rest-list">
            {rest.map(({ field, name, says }) => (
              <li key={`${field} ${says}`} data-field={field}>
                {name}: {says}
              </li>
            ))}
          </ul>
        </section>
      )}
      {(parameters.length > 0 || scenario.sources.length > 0) && (
        <details className="build-fold">
          <summary>{t("rest.sources")}</summary>
          <ul className="rest-list">
            {scenario.sources.map(({ source, citation, year, detail, url }) => (
              <li key={`${source} ${citation} ${detail}`}>
                {citation ?? sources.get(source ?? "") ?? source ?? url}
                {year === undefined ? "" : ` (${year})`}
                {detail && <small>{detail}</small>}
              </li>
            ))}
            {parameters.map(({ name, nameJa, status, source, detail }) => (
              <li key={`${name} ${detail}`}>
                {(ja && nameJa) || name}: {t(`words:status.${status}`)}
                {source && ` · ${sources.get(source) ?? source}`}
                <small>{detail}</small>
              </li>
            ))}
          </ul>
        </details>
      )}
    </>
  );
}

import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { FirmsOverview } from "../../../../src/api/contract/firm-operations.ts";
import { DependencySquare } from "../../../parts/dependency-square.tsx";
import { Failure } from "../../../parts/failure.tsx";
import { formatNumber } from "../../../parts/format.ts";
import { FirmFacts, Partners } from "./firm-panel.tsx";
import { FirmStopSection } from "./firm-stop.tsx";
import { WholeFinding } from "./firms-finding.tsx";
import { Crumbs } from "./group-panel.tsx";
import { PAGE, useFirm } from "./queries.ts";
import { RiskList } from "./risk-list.tsx";
import { ShowSection } from "./show-section.tsx";
import { useFirmSelection } from "./use-firm-selection.ts";
import { useFirmWords } from "./use-firm-words.ts";

/** On a phone: a list of groups, the firms of one, a firm between its suppliers and customers. */
export function FirmsLadder({ overview }: { readonly overview: FirmsOverview }) {
  const { selection } = useFirmSelection();
  return (
    <div className="firms-ladder">
      {selection.kind === "all" && <GroupList overview={overview} />}
      {(selection.kind === "group" || selection.kind === "open") && (
        <FirmsOfOne key={selection.id} overview={overview} name={selection.id} />
      )}
      {selection.kind === "firm" && (
        <FirmRungs key={selection.id} overview={overview} firm={selection.id} />
      )}
    </div>
  );
}

function GroupList({ overview }: { readonly overview: FirmsOverview }) {
  const { t } = useTranslation("firms");
  const { look } = useFirmSelection();
  const words = useFirmWords(overview);
  const most = Math.max(1, ...overview.groups.map(({ firms }) => firms));
  return (
    <>
      <div className="firms-ladder-finding">
        <WholeFinding overview={overview} />
      </div>
      <ul className="firm-list" aria-label={t("phone.groups")}>
        {overview.groups.map((group) => (
          <li key={group.id}>
            <button type="button" onClick={() => look({ kind: "group", id: group.id })}>
              <DependencySquare share={group.abroad} />
              <span className="firm-name">{words.groupName(group, overview.group)}</span>
              <span className="firm-bar" aria-hidden>
                <i style={{ width: `${(100 * group.firms) / most}%` }} />
              </span>
              <b>{formatNumber(group.firms)}</b>
            </button>
          </li>
        ))}
      </ul>
      <ShowSection overview={overview} />
    </>
  );
}

function FirmsOfOne({
  overview,
  name,
}: {
  readonly overview: FirmsOverview;
  readonly name: string;
}) {
  const { t } = useTranslation("firms");
  const words = useFirmWords(overview);
  const [shown, setShown] = useState(PAGE);
  const group = overview.groups.find(({ id }) => id === name);
  return (
    <>
      <Crumbs overview={overview} last={t(`crumb.${overview.group}`)} />
      <h1>{group ? words.groupName(group, overview.group) : name}</h1>
      <RiskList
        overview={overview}
        name={name}
        shown={shown}
        onMore={() => setShown(shown + PAGE)}
      />
    </>
  );
}

/** Suppliers above, the firm, customers below. */
function FirmRungs({
  overview,
  firm,
}: {
  readonly overview: FirmsOverview;
  readonly firm: string;
}) {
  const { t } = useTranslation("firms");
  const { look } = useFirmSelection();
  const words = useFirmWords(overview);
  const { data, error } = useFirm(firm);
  const group = overview.groups.find(({ id }) => id === data?.firm.group);
  const crumb = group ? { id: group.id, name: words.groupName(group, overview.group) } : null;
  return (
    <>
      <Crumbs overview={overview} group={crumb} last={t("crumb.firm")} />
      {error && (
        <Failure
          title={t("failedPart")}
          error={error}
          action={{ label: t("close"), onAct: () => look({ kind: "all" }) }}
        />
      )}
      {data && <Partners overview={overview} detail={data} side="suppliers" />}
      <h1>{data?.firm.name ?? firm}</h1>
      {data && (
        <>
          <FirmFacts overview={overview} detail={data} />
          <FirmStopSection overview={overview} firm={firm} />
          <Partners overview={overview} detail={data} side="customers" />
        </>
      )}
    </>
  );
}

import { useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import { formatShareRange } from "../../parts/format.ts";
import { useLanguage } from "../../parts/use-names.ts";
import { useStaticCut } from "./queries.ts";
import type { ShownScenario } from "./shown-scenario.ts";
import { staticCut } from "./static-cut.ts";

/** A time course that takes longer than this is preceded by the state of rest. */
const SLOW_MS = 1000;

interface Props {
  readonly current: ShownScenario;
  readonly abroad: ReadonlySet<string>;
}

/** While a time course is on its way: where it would end without stocks. */
export function StaticLine({ current, abroad }: Props) {
  const { t } = useTranslation("whatIf");
  const language = useLanguage();
  const isRunning = current.state === "running";
  const [isSlow, setSlow] = useState(false);
  useEffect(() => {
    setSlow(false);
    if (!isRunning) return;
    const timer = window.setTimeout(() => setSlow(true), SLOW_MS);
    return () => window.clearTimeout(timer);
  }, [isRunning]);
  const request = isSlow ? staticCut(current.scenario, abroad) : null;
  const cut = useStaticCut(request).data;
  if (!isRunning || !isSlow) return null;
  const letter = current.letter.toUpperCase();
  return (
    <p className="static-line" role="status">
      {cut && cut.loss !== null
        ? t("static.loss", {
            letter,
            share: formatShareRange(cut.loss, cut.lossRigid ?? cut.loss, language),
          })
        : t("static.running", { letter })}
    </p>
  );
}

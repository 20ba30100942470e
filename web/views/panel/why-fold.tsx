import { useTranslation } from "react-i18next";
import { useReasons } from "../../app/queries.ts";
import type { ViewState } from "../../app/view-state-address.ts";
import { MethodDialog } from "../../parts/method/method-dialog.tsx";
import { useLanguage, useNames } from "../../parts/use-names.ts";
import { reasonText } from "./reason-words.ts";
import { Fold } from "./section.tsx";
import { usePlace } from "./use-selection.ts";

interface Props {
  readonly by: ViewState["by"];
  readonly id: string;
}

/** Why it stands where it stands: one line a reason, made from the figures alone; folded. */
export function WhyFold(props: Props) {
  // What is not ranked has no place to give reasons for: home's own makers, products without a path.
  return usePlace(props.by, props.id)?.item ? <Reasons {...props} /> : null;
}

function Reasons({ by, id }: Props) {
  const { t } = useTranslation("reasons");
  const language = useLanguage();
  const names = useNames();
  const result = useReasons(by, id).data;
  const reasons = result?.items.find((item) => item.id === id)?.why;
  if (!result || !reasons || !names) return null;
  return (
    <Fold title={t("title")}>
      <ul className="panel-why">
        {reasons.map((reason) => (
          <li key={reason.kind}>{reasonText(reason, { names, language, t })}</li>
        ))}
      </ul>
      <p className="panel-how">
        <MethodDialog kind="ranking" certificate={result.certificate} />
      </p>
    </Fold>
  );
}

import { Trans, useTranslation } from "react-i18next";
import { Matters } from "../../parts/matters.tsx";

interface Props {
  /** Key below `panel`, such as `lead.product`. */
  readonly text: string;
  readonly values: Readonly<Record<string, string>>;
}

/** A sentence of the panel: bold where the figure stands, `what matters` explained. */
export function Lead({ text, values }: Props) {
  const { t } = useTranslation("panel");
  return <Trans t={t} i18nKey={text} values={values} components={{ 1: <Matters />, b: <b /> }} />;
}

import { useTranslation } from "react-i18next";
import { useReport } from "../../app/queries.ts";
import { Failure } from "../../parts/failure.tsx";
import { saveFile } from "../../parts/save-file.ts";
import { reportName } from "./report-name.ts";

interface Props {
  /** A product, a sector, or a country: `@CHN`. */
  readonly subject: string;
}

/** Has a dossier on the selection written and saves it as one HTML file. */
export function ReportButton({ subject }: Props) {
  const { t } = useTranslation("panel");
  const report = useReport(subject);
  const write = () =>
    report.mutate(undefined, {
      onSuccess: ({ graph, html }) =>
        saveFile(reportName(graph, subject), "text/html;charset=utf-8", html),
    });
  return (
    <>
      <button
        type="button"
        className="button"
        aria-disabled={report.isPending}
        title={t("report.about")}
        onClick={() => report.isPending || write()}
      >
        {t(report.isPending ? "report.running" : "report.do")}
      </button>
      <span className="sr-only" role="status">
        {report.isSuccess && t("report.done")}
      </span>
      {report.error && <Failure title={t("report.failed")} error={report.error} onRetry={write} />}
    </>
  );
}

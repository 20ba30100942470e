import { useTranslation } from "react-i18next";
import type { FigureStatus } from "./supply-status.ts";

function StatusShape({ status }: { readonly status: FigureStatus }) {
  const line = { fill: "none", stroke: "currentColor", strokeWidth: 1.4 };
  return (
    <svg width={10} height={10} viewBox="0 0 12 12" aria-hidden>
      {status === "reported" && <circle cx={6} cy={6} r={5} fill="currentColor" />}
      {status === "estimated" && (
        <>
          <circle cx={6} cy={6} r={5} {...line} />
          <path d="M6 1a5 5 0 0 1 0 10Z" fill="currentColor" />
        </>
      )}
      {status === "withheld" && (
        <>
          <circle cx={6} cy={6} r={5} {...line} />
          <path d="M2.6 2.6 9.4 9.4" {...line} />
        </>
      )}
      {status === "judgement" && <path d="M6 1 11 6 6 11 1 6Z" {...line} />}
      {(status === "missing" || status === "unstated") && (
        <circle cx={6} cy={6} r={5} {...line} strokeDasharray="2.4 2" />
      )}
    </svg>
  );
}

/** Status of a figure as a chip: shape first, then the word. */
export function StatusChip({ status }: { readonly status: FigureStatus }) {
  const { t } = useTranslation("words");
  return (
    <span className="status-chip">
      <StatusShape status={status} />
      {t(`status.${status}`)}
    </span>
  );
}

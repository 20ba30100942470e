import type { ReactNode } from "react";
import type { ProductDetail } from "../../../src/api/contract/operations.ts";
import { SourceLine } from "../../parts/source-line.tsx";
import { StatusChip } from "../../parts/status-chip.tsx";

interface Props {
  readonly title: string;
  readonly meaning?: string;
  readonly figure: ReactNode;
  readonly evidence?: ProductDetail["reliance"][number]["evidence"];
}

/** One figure with what it means, how it is backed and where it comes from. */
export function Fact({ title, meaning, figure, evidence }: Props) {
  return (
    <li>
      <span>{title}</span>
      <b>{figure}</b>
      {meaning && <span className="panel-note">{meaning}</span>}
      {evidence && (
        <span className="panel-source">
          <StatusChip status={evidence.status ?? "unstated"} />{" "}
          <SourceLine source={evidence.source} year={evidence.year} detail={evidence.detail} />
        </span>
      )}
    </li>
  );
}

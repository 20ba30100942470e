import type { RefObject } from "react";
import { useTranslation } from "react-i18next";
import { useViewState } from "../../../app/view-state.ts";
import type { Draw } from "../../../graph/use-draw.ts";
import { SavePicture } from "../../../parts/save-picture/save-picture.tsx";
import { useNames } from "../../../parts/use-names.ts";
import { useTableFile } from "../../chokepoints/use-table-file.ts";
import { useLegendParts } from "../legend-parts.ts";
import type { Asked } from "../use-attention.ts";
import type { Explore } from "../use-explore.ts";

interface Props {
  readonly explore: Explore;
  readonly asked: Asked;
  readonly finding: string;
  readonly atOne: number;
  readonly picture: RefObject<Draw | null>;
  readonly out: ReadonlySet<string>;
}

/** While something is selected, the sector that it hits hardest is the finding of the picture. */
function selectedFinding(
  { attention, paths, losses }: Asked,
  words: (sector: string, loss: string) => string,
): string | null {
  const sector = paths[0]?.at(-1);
  const loss = sector === undefined ? undefined : losses.get(sector);
  if (attention.route || sector === undefined || loss === undefined) return null;
  return words(sector, loss);
}

const NOTHING = { width: 0, height: 0, body: "" };

/** Saves the graph as it is shown, with its finding, legend and foot; and the table behind it. */
export function SaveExplore({ explore, asked, finding, atOne, picture, out }: Props) {
  const { t } = useTranslation("explore");
  const { state } = useViewState();
  const names = useNames();
  const legend = useLegendParts(explore, atOne, asked);
  const table = useTableFile(state.for, out);
  const name = [explore.graph.id, t("view.file"), state.sel, state.to]
    .filter((part) => part !== null)
    .join("-")
    .replace(/[^\p{L}\p{N}._-]+/gu, "-");
  return (
    <SavePicture
      name={name}
      finding={() =>
        selectedFinding(asked, (sector, loss) =>
          t("view.finding", {
            name: names?.target(state.sel ?? ""),
            sector: names?.product(sector),
            loss,
          }),
        ) ?? finding
      }
      legend={legend}
      draw={({ token }) => picture.current?.(token) ?? NOTHING}
      {...(table ? { table } : {})}
    />
  );
}

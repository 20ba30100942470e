import type { Problem } from "../../model/errors.ts";
import type { Check, Checked } from "./check.ts";

/** Figures that only an error, of ours or of the source, can lift above the whole. */
export const checkBounds: Check = (data) => [...reliance(data), ...gains(data)];

/** Net import reliance passes 1 only if the published amounts do not fit together (methods 2.4). */
function reliance({ tables, locate }: Checked): Problem[] {
  return [...tables.reliance.rows.entries()].flatMap(([index, { netImportReliance: figure }]) =>
    figure === null || figure <= 1 + 1e-9
      ? []
      : [
          {
            ...locate("reliance", index, "netImportReliance"),
            message: `is ${figure}, more than all that is used`,
            expected: "at most 1; above it only by an error in the figures",
            severity: "warning" as const,
          },
        ],
  );
}

/** A project may add more than the home uses, but not more than the world makes: percent, no doubt. */
function gains({ tables, locate }: Checked): Problem[] {
  return [...tables.projects.rows.entries()].flatMap(([index, { gainShare, gainBasis }]) =>
    gainShare === null || gainShare <= 1 || gainBasis === "home"
      ? []
      : [
          {
            ...locate("projects", index, "gainShare"),
            message: `is ${gainShare}, more than the whole world makes`,
            expected: "at most 1",
          },
        ],
  );
}

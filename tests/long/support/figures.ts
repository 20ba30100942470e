import { appendFileSync } from "node:fs";

/** Names the file in which tests of a run note what they counted and measured. */
export const FIGURES_FILE = "LONG_TEST_FIGURES";

/** What a test counted or measured, by name. */
export type Figures = Readonly<Record<string, number | string>>;

/** Notes what a test counted or measured, for the summary at the end of the run. */
export function tellFigures(test: string, figures: Figures): void {
  const file = process.env[FIGURES_FILE];
  if (file !== undefined) appendFileSync(file, `${JSON.stringify({ test, ...figures })}\n`);
}

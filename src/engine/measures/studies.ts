import type { DataSet } from "../../model/data-set.ts";
import { chokepointStudy } from "./chokepoint-runs.ts";
import { sensitivityStudy } from "./sensitivity-study.ts";
import type { Study } from "./study.ts";

/** Measures whose long part can be split over workers, by name. */
export const STUDIES = { chokepoints: chokepointStudy, sensitivity: sensitivityStudy } as const;

/** Studies by name; each takes options that its own schema has read. */
export type StudyTable = Readonly<Record<string, (data: DataSet, options: never) => Study | null>>;

export type StudyOptions<
  Name extends keyof Table,
  Table extends StudyTable = typeof STUDIES,
> = Parameters<Table[Name]>[1];

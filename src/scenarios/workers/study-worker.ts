import { blockComputer } from "../../engine/workers/block-job.ts";
import { STUDIES } from "../studies.ts";

/** Rows of one block of any study. Runs in a worker thread. */
export const computeBlock = blockComputer(STUDIES);

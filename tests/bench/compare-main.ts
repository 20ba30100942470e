import { compareReports } from "./compare-reports.ts";

const { text, status } = await compareReports(process.argv.slice(2));
(status === 2 ? process.stderr : process.stdout).write(`${text}\n`);
process.exitCode = status;

import { readFileSync } from "node:fs";
import { Command, CommanderError } from "commander";
import { backtestCommand } from "./commands/backtest.ts";
import { backupCommand } from "./commands/backup.ts";
import { centralityCommand } from "./commands/centrality.ts";
import { chokepointsCommand } from "./commands/chokepoints.ts";
import { compareCommand } from "./commands/compare.ts";
import { configCommand } from "./commands/config.ts";
import { coverageCommand } from "./commands/coverage.ts";
import { cutCommand } from "./commands/cut.ts";
import { dependencyCommand } from "./commands/dependency.ts";
import { diffCommand } from "./commands/diff.ts";
import { esriCommand } from "./commands/esri.ts";
import { exportCommand } from "./commands/export.ts";
import { exposureCommand } from "./commands/exposure.ts";
import { importCommand } from "./commands/import.ts";
import { ioCommand } from "./commands/io.ts";
import { reportCommand } from "./commands/report.ts";
import { restoreCommand } from "./commands/restore.ts";
import { riskCommand } from "./commands/risk.ts";
import { sensitivityCommand } from "./commands/sensitivity.ts";
import { serveCommand } from "./commands/serve.ts";
import { shapleyCommand } from "./commands/shapley.ts";
import { simulateCommand } from "./commands/simulate.ts";
import { sweepCommand } from "./commands/sweep.ts";
import { tokenCommand } from "./commands/token.ts";
import { validateCommand } from "./commands/validate.ts";
import { workerCommand } from "./commands/worker.ts";
import { worstCommand } from "./commands/worst.ts";
import { EXIT, type Io, type Session } from "./io.ts";
import { reportError } from "./report-error.ts";

const COMMANDS = [
  validateCommand,
  coverageCommand,
  cutCommand,
  chokepointsCommand,
  dependencyCommand,
  riskCommand,
  simulateCommand,
  compareCommand,
  worstCommand,
  shapleyCommand,
  sensitivityCommand,
  sweepCommand,
  centralityCommand,
  esriCommand,
  ioCommand,
  exposureCommand,
  backtestCommand,
  reportCommand,
  diffCommand,
  importCommand,
  exportCommand,
  backupCommand,
  restoreCommand,
  tokenCommand,
  serveCommand,
  workerCommand,
  configCommand,
];

/**
 * Runs one call of the command line.
 * @param argv what stands after the program's name
 * @returns exit status: 0 done, 1 failed, 2 bad use or bad input
 */
export async function run(argv: readonly string[], io: Io): Promise<number> {
  let status: number = EXIT.done;
  const setStatus = (next: number) => {
    status = next;
  };
  try {
    await createProgram({ ...io, setStatus }).parseAsync([...argv], { from: "user" });
    return status;
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? EXIT.done : EXIT.badUse;
    return reportError(error, io);
  }
}

function createProgram(session: Session): Command {
  const program = new Command("linchpin")
    .description("What supply hangs on, and what is lost if it is cut.")
    .version(packageVersion())
    .exitOverride()
    .configureOutput({ writeOut: session.out, writeErr: session.err })
    .showHelpAfterError("(--help lists what can be given)")
    .addHelpText("after", HELP);
  for (const command of COMMANDS) {
    program.addCommand(command(session).copyInheritedSettings(program));
  }
  return program;
}

const HELP = `
GRAPH   a folder (data package), a file (network document), or a name: us-sri, eu-crm, one that was imported
EDGES   a network of firms: an edge list (CSV or Parquet), a folder with edges.csv, or the name of one
TABLE   an input-output table: linchpin-table/1 (JSON), or CSV as the OECD's ICIO tables
PLANTS  a network of plants: linchpin-plants/1 (JSON)
TARGET  product, product@COUNTRY, @COUNTRY, product#firm, #firm or input->product

Exit status: 0 done, 1 failed, 2 bad use or bad input.`;

function packageVersion(): string {
  const text = readFileSync(new URL("../../package.json", import.meta.url), "utf8");
  const { version } = JSON.parse(text) as { version: string };
  return version;
}

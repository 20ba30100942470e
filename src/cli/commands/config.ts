import { Command } from "commander";
import { type ConfigReport, readConfig } from "../../store/config/read-config.ts";
import { formatTable } from "../format/table.ts";
import { printJson, type Session } from "../io.ts";
import { withJson } from "../options.ts";
import { listProblems } from "../report-error.ts";

/** `config`: the settings that hold, and where each comes from; secrets are masked. */
export function configCommand(session: Session): Command {
  return withJson(new Command("config"))
    .description("the settings of the server: what holds, and where each comes from")
    .action(({ json }: { json?: boolean }) => {
      const { settings, warnings } = readConfig(session.env);
      if (json) printJson(session, { settings, warnings });
      else session.out(inWords({ settings, warnings }));
    });
}

function inWords({ settings, warnings }: Omit<ConfigReport, "config">): string {
  const table = formatTable(
    [{ head: "Variable" }, { head: "Holds" }, { head: "From" }, { head: "What it says" }],
    settings.map(({ name, value, from, description }) => [
      name,
      value === null || value === "" ? "-" : value,
      from,
      description,
    ]),
  );
  const noted = listProblems(warnings);
  return `${table}\n${noted === "" ? "" : `\n${noted}\n`}`;
}

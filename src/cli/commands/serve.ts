import { once } from "node:events";
import { Command } from "commander";
import { readConfig } from "../../store/config/read-config.ts";
import type { Session } from "../io.ts";
import { listProblems } from "../report-error.ts";

interface Typed {
  readonly port?: string;
  readonly host?: string;
  readonly publicReadOnly?: boolean;
}

/** `serve`: HTTP API and page until the process is told to stop. */
export function serveCommand(session: Session): Command {
  return new Command("serve")
    .description("serve the page and the HTTP API")
    .option("--port <n>", "port to listen on; default: PORT, else 3000; 0: any free one")
    .option("--host <address>", "address to listen on; default: HOST, else 127.0.0.1")
    .option("--public-read-only", "everybody may read; who changes what is kept needs a token")
    .action(async ({ publicReadOnly, ...typed }: Typed) => {
      const { config, warnings } = readConfig(session.env, {
        ...typed,
        ...(publicReadOnly ? { publicReadOnly: "true" } : {}),
      });
      if (warnings.length > 0) session.err(`${listProblems(warnings)}\n`);
      const { host, port } = config;
      const { startServer } = await import("../../api/server.ts");
      const server = await startServer({ host, port, config });
      const address = server.address();
      const actual = typeof address === "object" && address ? address.port : port;
      session.out(`Linchpin listens on http://${urlHost(host)}:${actual}\n`);
      await once(server, "close");
    });
}

function urlHost(host: string): string {
  return host.includes(":") ? `[${host}]` : host;
}

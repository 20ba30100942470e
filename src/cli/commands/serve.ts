import { once } from "node:events";
import { Command } from "commander";
import { z } from "zod";
import type { Session } from "../io.ts";
import { numberOrText, parseOptions } from "../options.ts";

const ServeOptions = z.strictObject({
  port: z.number().int().min(0).max(65_535),
  host: z.string().min(1),
});

/** `serve`: HTTP API and page until the process is told to stop. */
export function serveCommand(session: Session): Command {
  return new Command("serve")
    .description("serve the page and the HTTP API")
    .option(
      "--port <n>",
      "port to listen on; default: PORT, else 3000; 0: any free one",
      numberOrText,
    )
    .option("--host <address>", "address to listen on; default: HOST, else 127.0.0.1")
    .action(async (typed: { port?: number | string; host?: string }) => {
      const { PORT, HOST } = session.env;
      const port = typed.port ?? (PORT ? numberOrText(PORT) : 3000);
      const host = typed.host ?? (HOST || "127.0.0.1");
      const options = parseOptions(ServeOptions, { port, host }, sourcesOf(typed));
      const { startServer } = await import("../../api/server.ts");
      const server = await startServer(options);
      const address = server.address();
      const actual = typeof address === "object" && address ? address.port : port;
      session.out(`Linchpin listens on http://${urlHost(host)}:${actual}\n`);
      await once(server, "close");
    });
}

/** A fault in the environment is no fault of an option. */
function sourcesOf({ port, host }: { port?: unknown; host?: unknown }): Record<string, string> {
  return {
    port: port === undefined ? "PORT" : "--port",
    host: host === undefined ? "HOST" : "--host",
  };
}

function urlHost(host: string): string {
  return host.includes(":") ? `[${host}]` : host;
}

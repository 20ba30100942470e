import { isIP } from "node:net";
import type { RequestHandler } from "express";
import { RequestError } from "../problem.ts";

interface HostCheck {
  /** Address that the server listens on. */
  readonly host: string;
  /** Further names, in lower case. */
  readonly allowedHosts: readonly string[];
}

const LOOPBACK = ["localhost", "127.0.0.1", "::1"] as const;
const EVERY_ADDRESS: ReadonlySet<string> = new Set(["0.0.0.0", "::"]);

/**
 * Turns away requests for another host (421): a foreign page whose name was made to lead here (DNS
 * rebinding) asks under its own name. Without a name it is no HTTP/1.1 (400). Where the server listens on every address, each address is its own;
 * no page can take one from another.
 */
export function hostCheck({ host, allowedHosts }: HostCheck): RequestHandler {
  const names = new Set<string>([...LOOPBACK, host.toLowerCase(), ...allowedHosts]);
  const isEverywhere = EVERY_ADDRESS.has(host);
  return (request, _response, next) => {
    const name = hostName(request.headers.host);
    if (name !== null && (names.has(name) || (isEverywhere && isIP(name) !== 0))) {
      next();
      return;
    }
    const message = "this server does not answer under that name";
    throw new RequestError(request.headers.host === undefined ? 400 : 421, message, {
      details: [
        {
          pointer: "Host",
          message:
            name === null ? "the Host header names no host" : `Host is ${name.slice(0, 100)}`,
          expected: "the address that the server listens on, localhost, or one of its names",
        },
      ],
    });
  };
}

/** The name in a Host header, without its port; null: it is none. */
export function hostName(header: string | undefined): string | null {
  const [, v6, name] =
    /^(?:\[([0-9a-f:.]+)\]|([a-z0-9._-]+))(?::\d{1,5})?$/i.exec(header ?? "") ?? [];
  return (v6 ?? name)?.toLowerCase().replace(/\.$/, "") ?? null;
}

/** Whether only programs of this machine reach what listens on an address. */
export function isLoopback(host: string): boolean {
  return host === "localhost" || host === "::1" || (isIP(host) === 4 && host.startsWith("127."));
}

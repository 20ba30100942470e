import { homedir } from "node:os";
import { isAbsolute, join, resolve } from "node:path";
import type { Environment } from "../../model/environment.ts";

interface Machine {
  readonly platform: NodeJS.Platform;
  readonly home: string;
}

/**
 * The folder that holds what users keep: `LINCHPIN_DATA`, else the usual place of the system for data of
 * a user. It need not be there.
 */
export function dataFolder(
  env: Environment,
  { platform, home }: Machine = { platform: process.platform, home: homedir() },
): string {
  const { LINCHPIN_DATA, APPDATA, XDG_DATA_HOME } = env;
  if (LINCHPIN_DATA) return resolve(LINCHPIN_DATA);
  if (platform === "win32") return join(APPDATA || join(home, "AppData", "Roaming"), "linchpin");
  if (platform === "darwin") return join(home, "Library", "Application Support", "linchpin");
  const isUsable = XDG_DATA_HOME && isAbsolute(XDG_DATA_HOME); // others are to be ignored
  return join(isUsable ? XDG_DATA_HOME : join(home, ".local", "share"), "linchpin");
}

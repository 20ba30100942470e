import type { ApiDeps } from "../deps.ts";
import { type Call, type Handlers, JsonText } from "./call.ts";

type Name = "io" | "esriOfFirms" | "exposure" | "simulateTable";

/** `POST /io`, `/esri`, `/exposure`, ...: a table, or a network of firms or plants, comes with the question. */
export function sentAlongHandlers({ answers }: ApiDeps): Handlers<Name> {
  const ask =
    (name: Name) =>
    async ({ body, signal }: Call<Name>) =>
      new JsonText(await answers.ask({ name, data: [], body }, { signal }));
  return {
    io: ask("io"),
    esriOfFirms: ask("esriOfFirms"),
    exposure: ask("exposure"),
    simulateTable: ask("simulateTable"),
  };
}

import { once } from "node:events";
import { readFileSync } from "node:fs";
import type { AddressInfo } from "node:net";
import { expect, onTestFinished, test } from "vitest";
import { LinchpinClient, LinchpinProblem } from "../../docs/examples/client/client.ts";
import { clientSource } from "../../scripts/client-source.ts";
import { storeIn } from "../support/kept-stores.ts";
import { temporaryFolder } from "../support/temporary-folder.ts";
import { testApp } from "../support/test-app.ts";

test("the client is as the OpenAPI document has it: npx tsx scripts/client.ts", async () => {
  for (const [name, text] of Object.entries(await clientSource())) {
    const written = readFileSync(new URL(`../../docs/examples/client/${name}`, import.meta.url));
    expect(written.toString() === text, `${name} is up to date`).toBe(true);
  }
});

async function client() {
  const { app } = testApp({ store: storeIn(await temporaryFolder()) });
  const server = app.listen(0, "127.0.0.1");
  await once(server, "listening");
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  return new LinchpinClient(`http://127.0.0.1:${(server.address() as AddressInfo).port}`);
}

const id = "magnets";

test("it reads, asks, saves and deletes over HTTP", async () => {
  const linchpin = await client();
  expect((await linchpin.listGraphs()).first).toBe(id);
  const { items, total } = await linchpin.listFigures({ id, query: { limit: 2 } });
  expect([items.length, total]).toEqual([2, expect.any(Number)]);
  const cut = await linchpin.cut({ id, body: { targets: ["@CHN"] } });
  expect(cut.loss).toBeGreaterThan(0);
  const scenario = "mine";
  const body = { format: "linchpin-scenario/1", id: scenario, shocks: [] } as const;
  const saved = await linchpin.saveScenario({ id, body: { ...body, shocks: [] } });
  const headers = { "If-Match": `"${saved.version}"` };
  await linchpin.deleteScenario({ id, scenario, headers });
  const { items: left } = await linchpin.listScenarios({ id });
  expect(left.map((one) => one.id)).not.toContain(scenario);
});

test("what is wrong comes as an error that names the field", async () => {
  const linchpin = await client();
  const fault = await linchpin
    .cut({ id, body: { targets: ["@CHN"], size: 2 } })
    .catch((error: unknown) => error);
  expect(fault).toBeInstanceOf(LinchpinProblem);
  expect(fault).toMatchObject({ problem: { status: 422, errors: [{ pointer: "#/size" }] } });
});

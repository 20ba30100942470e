import type { AddressInfo } from "node:net";
import { expect, onTestFinished, test } from "vitest";
import { OPERATIONS } from "../../src/api/contract/operations.ts";
import { startServer } from "../../src/api/server.ts";
import { launchBrowser } from "../support/browser.ts";
import { magnetGraph } from "../support/magnet-graph.ts";

test("the docs page shows every operation, without the network and under the policy", async () => {
  const server = await startServer({
    host: "127.0.0.1",
    port: 0,
    deps: {
      listGraphs: async () => [{ id: "magnets", path: "package.json" }],
      loadGraph: async () => magnetGraph(),
    },
  });
  const browser = await launchBrowser();
  onTestFinished(async () => {
    await browser.close();
    server.closeAllConnections();
    server.close();
  });
  const page = await browser.newPage();
  const faults: string[] = [];
  const elsewhere: string[] = [];
  const { port } = server.address() as AddressInfo;
  const origin = `http://127.0.0.1:${port}`;
  page.on("console", (message) => message.type() === "error" && faults.push(message.text()));
  page.on("pageerror", (error) => faults.push(error.message));
  page.on("request", (request) => {
    const url = request.url();
    if (!url.startsWith(origin) && !url.startsWith("data:")) elsewhere.push(url);
  });
  await page.goto(`${origin}/api/docs`);
  await page.locator("#operations-questions-cut").click();
  await page.getByRole("button", { name: "Try it out" }).click();
  await page.getByPlaceholder("id", { exact: false }).first().fill("magnets");
  await page.locator("textarea.body-param__text").fill('{"targets": ["@CHN"]}');
  await page.getByRole("button", { name: "Execute" }).click();
  const answer = page.locator(".live-responses-table tbody .response-col_description");
  await answer.first().waitFor();
  expect(await answer.first().innerText()).toContain('"loss": 0.79');
  expect(await page.locator(".opblock").count()).toBe(Object.keys(OPERATIONS).length);
  expect(elsewhere).toEqual([]);
  expect(faults).toEqual([]);
});

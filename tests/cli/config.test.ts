import { expect, test } from "vitest";
import { call } from "./call.ts";

test("config prints what holds, where from, and no secret", async () => {
  const env = { PORT: "8080", DATABASE_URL: "postgres://ann:hunter2@db/x", LINCHPIN_PROT: "1" };
  const { status, out, err } = await call(["config"], env);
  expect([status, err]).toEqual([0, ""]);
  expect(out).toMatch(/^PORT +8080 +environment/m);
  expect(out).toMatch(/^HOST +127\.0\.0\.1 +default/m);
  expect(out).toContain("warning: LINCHPIN_PROT");
  const json = await call(["config", "--json"], env);
  const { settings } = JSON.parse(json.out) as { settings: { name: string; value: string }[] };
  expect(settings.find(({ name }) => name === "DATABASE_URL")).toMatchObject({
    value: "postgres://ann:***@db/x",
    from: "environment",
  });
  expect(out + json.out).not.toContain("hunter2");
});

test("settings at fault end with status 2, in config and in serve", async () => {
  for (const command of ["config", "serve"]) {
    const { status, out, err } = await call([command], {
      PORT: "web",
      LINCHPIN_LOG_LEVEL: "loud",
      DATABASE_URL: "postgres//ann:hunter2@db",
    });
    expect([status, out]).toEqual([2, ""]);
    expect(err).toContain('PORT: is "web", expected a whole number from 0 to 65535');
    expect(err).toContain("LINCHPIN_LOG_LEVEL");
    expect(err).not.toContain("hunter2");
  }
});

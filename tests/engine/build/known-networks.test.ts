import { expect, test } from "vitest";
import { knownNetwork } from "../../../src/engine/build/known-networks.ts";
import { compileNetwork } from "../../../src/engine/build/network.ts";
import { Choices } from "../../../src/model/options.ts";
import { loadGraph } from "../../../src/store/graphs.ts";

test("the same choices meet the same network, others one of their own, and few are kept", async () => {
  const data = await loadGraph("us-sri");
  const usual = knownNetwork(data, Choices.parse({}));
  expect(knownNetwork(data, Choices.parse({}))).toBe(usual);
  expect(usual.system).toEqual(compileNetwork(data, Choices.parse({})).system);
  const asOf = (year: number) => knownNetwork(data, Choices.parse({ asOf: year }));
  const recent = asOf(2020);
  expect(recent).not.toBe(usual);
  expect(recent.choices.asOf).toBe(2020);
  for (const year of [2021, 2022, 2023]) asOf(year);
  expect(asOf(2020)).toBe(recent);
  expect(knownNetwork(data, Choices.parse({}))).not.toBe(usual);
});

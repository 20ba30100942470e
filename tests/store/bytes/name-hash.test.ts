import { expect, test } from "vitest";
import { seededRandom } from "../../../src/engine/kernels/random.ts";
import { type HashKey, hashOf, newHashKey } from "../../../src/store/bytes/name-hash.ts";

const random = seededRandom(5);
const whole = (below: number) => Math.floor(random() * below);
const keys = Array.from(
  { length: 8 },
  (): HashKey => ({ seed: whole(2 ** 32), factor: 2 ** 20 + 2 * whole(2 ** 19) + 1 }),
);
const hash = (name: string | Uint8Array, key: HashKey) => {
  const bytes = typeof name === "string" ? Buffer.from(name) : name;
  return hashOf(bytes, 0, bytes.length, key);
};
const words = (...values: number[]) => new Uint8Array(Uint32Array.from(values).buffer);

/** The most names that fall on one of 2 ** 14 slots. */
function fullest(names: readonly (string | Uint8Array)[], key: HashKey): number {
  const slots = new Uint32Array(2 ** 14);
  for (const name of names) slots[hash(name, key) & (slots.length - 1)]!++;
  return Math.max(...slots);
}

test("equal bytes are equal wherever they stand, a byte more or less is another name", () => {
  const bytes = Buffer.from("..F00012345..");
  for (const key of keys) {
    expect(hashOf(bytes, 2, 11, key)).toBe(hash("F00012345", key));
    const all = ["", "a", "a\0", "a\0\0\0", "a\0\0\0\0", "ab", "abcd", "abcde", "abcd\0"];
    expect(new Set(all.map((name) => hash(name, key))).size).toBe(all.length);
  }
});

test("names that are alike fall on slots of their own for every key", () => {
  const families = [
    (i: number) => `F${String(i).padStart(7, "0")}`,
    (i: number) => `firm-${i}`,
    (i: number) => `${i}-A`,
    (i: number) => `DE${i * 1000}GmbH`,
    (i: number) => words(i << 18, 7),
    (i: number) => words(i, i),
  ];
  for (const key of keys) {
    // At random the fullest of as many slots as names holds 7 or 8.
    for (const family of families) {
      expect(
        fullest(
          Array.from({ length: 2 ** 14 }, (_, i) => family(i)),
          key,
        ),
      ).toBeLessThan(16);
    }
  }
});

test("names that fall on each other for one key do not for others", () => {
  const [known, ...others] = keys;
  const target = hash("target", known!) & 0x3ff;
  const chosen: string[] = [];
  for (let i = 0; chosen.length < 2000; i++) {
    if ((hash(`name${i}`, known!) & 0x3ff) === target) chosen.push(`name${i}`);
  }
  for (const key of others) {
    expect(new Set(chosen.map((name) => hash(name, key) & 0x3ff)).size).toBeGreaterThan(800);
    expect(fullest(chosen, key)).toBeLessThan(10);
  }
});

test("differences of the highest bits do not cancel out in the words behind them, whatever the key", () => {
  // In a product of 32 bits the highest bit stays alone; the next word could take it back.
  const choices = [
    [words(0x61626364, 0x61626364), words(0xe1626364, 0xe1636364)],
    [words(0x61626364, 0x61626364), words(0xe1626364, 0xe1626364)],
    [words(0x61626364, 0x61626364), words(0x61626364 ^ 0x80000000, 0x61626364 ^ 0x80010000)],
  ];
  for (const pair of choices) {
    const names = Array.from({ length: 2 ** 12 }, (_, bits) =>
      Buffer.concat(Array.from({ length: 12 }, (_, k) => pair[(bits >> k) & 1]!)),
    );
    for (const key of keys) {
      const hashes = new Set(names.map((name) => hash(name, key)));
      expect(hashes.size).toBeGreaterThan(names.length - 8);
    }
  }
});

test("a new key is another each time, odd and of 21 bits", () => {
  const made = Array.from({ length: 50 }, newHashKey);
  expect(new Set(made.map(({ seed }) => seed)).size).toBeGreaterThan(45);
  expect(new Set(made.map(({ factor }) => factor)).size).toBeGreaterThan(45);
  for (const { factor } of made) {
    expect(factor % 2).toBe(1);
    expect(factor).toBeGreaterThan(2 ** 20);
    expect(factor).toBeLessThan(2 ** 21);
  }
});

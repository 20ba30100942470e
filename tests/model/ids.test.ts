import { expect, test } from "vitest";
import { Id } from "../../src/model/ids.ts";

test.each([
  ...[
    "a",
    "7",
    "rare-earth_1.2",
    "rare earth oxide",
    "ガリウム",
    "レアアース・磁石",
    "スーパー合金",
  ],
  ...["鉱石・", "a・b ー c"],
])("%s is an id", (id) => {
  expect(Id.parse(id)).toBe(id);
});

test.each(["", " a", "a ", "a@b", "a#b", "a->b", "a/b", "-a", "・a", "a\nb", "a,b", "a;b", "a|b"])(
  "%j is no id, and the message says what one is",
  (id) => {
    expect(Id.safeParse(id).error?.issues[0]?.message).toBe(
      "an id of letters, digits, '.', '_', '-', '・', 'ー' and spaces between them",
    );
  },
);

test("an id has at most 200 characters", () => {
  expect(Id.safeParse("x".repeat(201)).success).toBe(false);
});

import fc from "fast-check";
import { Scenario } from "../../src/model/scenario.ts";

/** Scenario documents of every shape that the schema knows: ranges, distributions, all kinds of parts. */

const WORDS = ["gallium", "germanium", "magnets", "ディスプロシウム", "rare earths・2"] as const;
const CODES = ["CHN", "USA", "JPN", "EU", "OTH", "UNK"] as const;

const ids = fc.uniqueArray(fc.constantFrom(...WORDS), { minLength: 1, maxLength: 3 });
const codes = fc.uniqueArray(fc.constantFrom(...CODES), { minLength: 1, maxLength: 4 });
const products = fc.oneof(fc.constant("*" as const), ids);
const countries = fc.oneof(fc.constant("*" as const), codes);
const steps = (max: number, scale: number) => fc.nat({ max }).map((k) => k / scale);

/** A number as a document may write it. */
function uncertain(max: number, scale: number): fc.Arbitrary<unknown> {
  const number = steps(max, scale);
  const range = fc.tuple(number, number, number, fc.boolean()).map(([a, b, c, hasMode]) => {
    const [low, mode, high] = [a, b, c].sort((x, y) => x - y);
    return hasMode ? { low, mode, high } : { low, high };
  });
  return fc.oneof(
    number,
    range,
    fc.record({ distribution: fc.constant("normal"), mean: number, sd: steps(8, 8) }),
    fc.record({
      distribution: fc.constant("discrete"),
      values: fc.array(number, { minLength: 2, maxLength: 2 }),
      odds: fc.constant([1, 3]),
    }),
  );
}

const share = uncertain(8, 8);
const days = uncertain(400, 1);
const time = {
  startDay: uncertain(50, 1),
  durationDays: fc.oneof(fc.constant(null), days),
  rampDays: days,
};

const shock = fc.oneof(
  fc.record({ kind: fc.constant("halt"), products, countries, size: share, ...time }),
  fc.record({ kind: fc.constant("halt"), firms: ids, size: share, ...time }),
  fc.record(
    {
      kind: fc.constant("embargo"),
      products,
      sellers: codes,
      buyers: countries,
      size: share,
      fungibility: share,
      ...time,
    },
    { requiredKeys: ["kind", "sellers"] },
  ),
  fc.record({ kind: fc.constant("demand"), products, size: uncertain(16, 8), ...time }),
);

const response = fc.oneof(
  fc.record(
    {
      kind: fc.constant("stock-release"),
      products,
      countries: codes,
      holder: fc.constantFrom("industry", null),
      ratePerDay: fc.oneof(fc.constant(null), share),
      fromDay: days,
    },
    { requiredKeys: ["kind"] },
  ),
  fc.record(
    {
      kind: fc.constant("rationing"),
      rule: fc.constantFrom("pro-rata", "priority", "optimal"),
      order: ids,
      otherUse: fc.constantFrom("protected", "sacrificed"),
      fromDay: days,
    },
    { requiredKeys: ["kind", "rule"] },
  ),
  fc.record({
    kind: fc.constant("substitution"),
    products,
    toSubstitutability: share,
    rampDays: days,
  }),
  fc.record(
    { kind: fc.constant("spare-capacity"), products, countries, toSpare: share, fromDay: days },
    { requiredKeys: ["kind"] },
  ),
  fc.record({ kind: fc.constant("project"), projects: ids, fromDay: days }),
  fc.record({ kind: fc.constant("diversion"), products, size: share }),
);

/** Any document, defaults filled in. */
export const scenarioDocuments: fc.Arbitrary<Scenario> = fc
  .record(
    {
      format: fc.constant("linchpin-scenario/1"),
      id: fc.constantFrom("one", "two"),
      name: fc.string(),
      nameJa: fc.constantFrom("禁輸", "途絶"),
      description: fc.string({ unit: "binary" }),
      home: codes,
      mode: fc.constantFrom("pool", "rigid"),
      regions: fc.constantFrom("world", "blocs", "countries"),
      importanceSet: fc.constant("defence"),
      horizonDays: fc.integer({ min: 1, max: 2000 }),
      restartRatePerDay: share,
      unstatedCoverDays: fc.oneof(days, fc.record({ material: days, sector: days })),
      shocks: fc.array(shock, { maxLength: 4 }),
      responses: fc.array(response, { maxLength: 4 }),
      parameters: fc.constantFrom(
        [],
        [{ name: "size", status: "judgement", detail: "no precedent" }],
      ),
    },
    { requiredKeys: ["format", "shocks"] },
  )
  .map((written) => Scenario.parse(written));

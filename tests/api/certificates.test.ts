import { expect, test } from "vitest";
import { z } from "zod";
import type { Operation } from "../../src/api/contract/operation.ts";
import { OPERATIONS } from "../../src/api/contract/operations.ts";
import { FileCertificate } from "../../src/model/file-certificate.ts";

/** The schemas of the certificates in a response: one of several, or one a side. */
function certificatesIn(part: unknown): z.ZodObject[] {
  if (!(part instanceof z.ZodObject)) return [];
  const { certificate, a, b } = part.shape;
  if (certificate instanceof z.ZodObject) return [certificate];
  if (certificate instanceof z.ZodUnion)
    return certificate.options.flatMap((each) => (each instanceof z.ZodObject ? [each] : []));
  return [...certificatesIn(a), ...certificatesIn(b)];
}

const questions = Object.values<Operation>(OPERATIONS).filter(
  ({ method, success }) => method === "post" && success === undefined,
);

test.each(questions.map((operation) => [operation.id, operation] as const))(
  "%s answers with a certificate that names formula, basis, country sets and data years",
  (_, { response }) => {
    const certificates = certificatesIn(response);
    expect(certificates.length).toBeGreaterThan(0);
    for (const { shape } of certificates) {
      expect(Object.keys(shape)).toEqual(
        expect.arrayContaining(Object.keys(FileCertificate.shape)),
      );
      for (const field of Object.keys(FileCertificate.shape))
        expect(shape[field]).not.toBeInstanceOf(z.ZodOptional);
    }
  },
);

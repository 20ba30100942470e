import { z } from "zod";

/**
 * One field at fault. `pointer` is a JSON pointer as a URI fragment; a query field reads `?home`, a part of the
 * path `{product}`, a header its name.
 */
export const FieldProblem = z
  .strictObject({
    pointer: z
      .string()
      .optional()
      .describe(
        "field of the request, such as #/targets/0, ?home, in the path {product}, or a header by its name",
      ),
    file: z.string().optional().describe("file of the data set that holds the fault"),
    line: z.number().optional(),
    column: z.string().optional(),
    detail: z.string().describe("what is wrong"),
    expected: z.string().describe("what was expected"),
  })
  .meta({ id: "FieldProblem" });
export type FieldProblem = z.infer<typeof FieldProblem>;

/** RFC 9457 problem details: the body of every answer that is no success. */
export const ProblemDocument = z
  .strictObject({
    type: z.string().describe("about:blank: the status says it all; else a URN naming the kind"),
    title: z.string(),
    status: z.number().int().min(400).max(599),
    detail: z.string(),
    instance: z.string().describe("path that was asked for"),
    code: z.string().describe("the kind of fault as one word, for programs"),
    errors: z.array(FieldProblem).describe("every field at fault, all at once"),
  })
  .meta({ id: "ProblemDocument" });
export type ProblemDocument = z.infer<typeof ProblemDocument>;

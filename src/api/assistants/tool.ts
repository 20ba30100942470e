import { z } from "zod";
import type { OperationId } from "../contract/operations.ts";

/** Asks an operation of the API, with its checks and limits. */
export type AskOperation = (
  id: OperationId,
  sent: {
    readonly params?: Readonly<Record<string, string>>;
    readonly query?: object;
    readonly body?: unknown;
  },
) => Promise<unknown>;

/** A question that an assistant may ask. */
export interface Tool {
  readonly name: string;
  readonly title: string;
  readonly description: string;
  readonly input: z.ZodObject;
  /** As much of the answer as is told: fields that it does not name are left out. */
  readonly output: z.ZodObject;
  /** @param args what `input` has read */
  readonly ask: (ask: AskOperation, args: never) => Promise<unknown>;
}

/** A tool whose parts fit together. */
export function tool<Input extends z.ZodObject>(
  parts: Omit<Tool, "input" | "ask"> & {
    readonly input: Input;
    readonly ask: (ask: AskOperation, args: z.output<Input>) => Promise<unknown>;
  },
): Tool {
  return parts;
}

/** Which graph a tool asks. */
export const graphField = {
  graph: z.string().min(1).describe("id of a graph, as list_graphs tells"),
};

/** Options of an operation with the graph beside them: what the operation itself reads, as it was sent. */
export function ofGraph<Args extends { readonly graph: string }>({ graph, ...body }: Args) {
  return { params: { id: graph }, body };
}

/** The same fields; what else an answer has is left out. */
export function some<Shape extends z.ZodRawShape>(schema: z.ZodObject<Shape>) {
  return z.object(schema.shape);
}

import type { FirmGrouping } from "../../../model/firm-views.ts";

/** Whose view, and what firms are put together by. */
interface Sight {
  readonly group?: FirmGrouping | undefined;
  readonly home?: readonly string[] | undefined;
}

/** What can be asked of a network of firms. */
export type FirmQuestion = Sight &
  (
    | { readonly name: "overview" }
    | {
        readonly name: "group";
        readonly id: string | null;
        readonly offset: number;
        readonly limit: number;
      }
    | { readonly name: "inside"; readonly id: string }
    | { readonly name: "around"; readonly firm: string; readonly steps: number }
    | { readonly name: "firm"; readonly firm: string }
    | { readonly name: "stop"; readonly firm: string }
    | { readonly name: "search"; readonly q: string }
    | { readonly name: "risk" }
  );

/** Where a network lies, and a text that changes when its files do. */
export interface FirmPlace {
  readonly id: string;
  readonly path: string;
  readonly stamp: string;
}

/** Answers questions about networks of firms. */
export interface FirmAnswers {
  /**
   * @returns the answer as JSON text
   * @throws InvalidInputError, NotFoundError, LimitError: faults of the files or of the question
   */
  ask(place: FirmPlace, question: FirmQuestion): Promise<string>;
}

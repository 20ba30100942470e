import type { FirmGrouping } from "../../../model/firm-views.ts";
import type { AnswerControl } from "../question.ts";

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

/** What is asked about the links of a network alone. */
export interface FirmStructure {
  /** As it was sent. */
  readonly body: Readonly<Record<string, unknown>>;
  /** What one question may take, as `limitCentralityOfFirms` counts it. */
  readonly mostSteps: number;
}

/** Where a network lies, and a text that changes when its files do. */
export interface FirmPlace {
  readonly id: string;
  readonly path: string;
  readonly stamp: string;
}

/** Answers questions about networks of firms. */
export interface FirmAnswers {
  /**
   * The first question about a network has it read, which is said as progress; others that come
   * meanwhile wait for the same reading. It is given up when all of them have gone.
   * @returns the answer as JSON text
   * @throws InvalidInputError, NotFoundError, LimitError: faults of the files or of the question;
   *   CancelledError if the caller goes away; WorkerError if a thread breaks down
   */
  ask(place: FirmPlace, question: FirmQuestion, control?: AnswerControl): Promise<string>;
  /** The same about the structure of its links, which may take long: searches are said as progress. */
  centrality(place: FirmPlace, asked: FirmStructure, control?: AnswerControl): Promise<string>;
}

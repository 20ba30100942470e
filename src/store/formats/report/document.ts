import type { Source } from "../../../model/details.ts";

/** Who a country is to the reader; decides how its bar is marked. */
export type Role = "home" | "trusted" | "adversary" | "neutral" | "unknown";

export interface Bar {
  readonly label: string;
  /** 0..1; null: no figure. */
  readonly share: number | null;
  readonly role: Role;
  /** Said behind the bar, such as the year and the source. */
  readonly note: string;
}

export interface Line {
  readonly name: string;
  readonly points: readonly { readonly year: number; readonly amount: number }[];
}

export interface FlowBox {
  readonly name: string;
  /** 0..1: how much is lost without it, or how much it loses. */
  readonly force: number | null;
}

/**
 * A piece of a report. Texts may hold **bold** words and marks such as [2], which cite the second
 * source; nothing else in them is markup.
 */
export type Block =
  | { readonly type: "text"; readonly text: string }
  | { readonly type: "list"; readonly items: readonly string[] }
  | {
      readonly type: "table";
      readonly caption: string;
      readonly columns: readonly { readonly head: string; readonly right?: boolean }[];
      readonly rows: readonly (readonly string[])[];
    }
  | {
      readonly type: "bars";
      readonly caption: string;
      /** A loss has the colour of losses, a share that of who makes it. */
      readonly measure: "share" | "loss";
      readonly bars: readonly Bar[];
    }
  | {
      readonly type: "lines";
      readonly caption: string;
      readonly unit: "share" | "amount";
      readonly lines: readonly Line[];
    }
  | {
      readonly type: "flow";
      readonly caption: string;
      readonly inputs: readonly FlowBox[];
      readonly subject: string;
      readonly users: readonly FlowBox[];
    };

export interface Section {
  readonly id: string;
  readonly title: string;
  readonly blocks: readonly Block[];
}

/** A report as it is read: an answer, sections, and the sources that the marks name. */
export interface ReportDocument {
  readonly title: string;
  readonly kind: string;
  /** Bottom line up front. */
  readonly answer: string;
  readonly sections: readonly Section[];
  readonly sources: readonly Source[];
  /** What the whole rests on, in one line. */
  readonly foot: string;
}

/** Numbers sources in the order in which they are first cited. */
export class Citations {
  private readonly cited: Source[] = [];

  /** The mark of a source: " [3]"; of none: "". */
  mark(source: Source | null | undefined): string {
    if (!source) return "";
    return ` [${this.numberOf(source)}]`;
  }

  /** The marks of several sources, each once. */
  marks(sources: readonly (Source | null | undefined)[]): string {
    const numbers = new Set(sources.flatMap((source) => (source ? [this.numberOf(source)] : [])));
    return [...numbers].map((number) => ` [${number}]`).join("");
  }

  all(): readonly Source[] {
    return this.cited;
  }

  private numberOf(source: Source): number {
    const at = this.cited.findIndex(({ id }) => id === source.id);
    return at >= 0 ? at + 1 : this.cited.push(source);
  }
}

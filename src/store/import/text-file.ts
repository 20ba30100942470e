import { closeSync, openSync, writeSync } from "node:fs";

const PIECE = 1 << 16;

/** Much text, put into a new file piece by piece, for those that cannot wait while they read. */
export class TextFile {
  private readonly file: number;
  private piece = "";

  constructor(path: string) {
    this.file = openSync(path, "wx");
  }

  add(text: string): void {
    this.piece += text;
    if (this.piece.length >= PIECE) this.flush();
  }

  close(): void {
    try {
      this.flush();
    } finally {
      closeSync(this.file);
    }
  }

  private flush(): void {
    writeSync(this.file, this.piece);
    this.piece = "";
  }
}

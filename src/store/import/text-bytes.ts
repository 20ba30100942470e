const PIECE = 1 << 16;

/** Much text, put together as bytes: no text is longer than a piece. */
export class TextBytes {
  private readonly pieces: Buffer[] = [];
  private piece = "";

  add(text: string): void {
    this.piece += text;
    if (this.piece.length >= PIECE) this.flush();
  }

  bytes(): Uint8Array {
    this.flush();
    return Buffer.concat(this.pieces);
  }

  private flush(): void {
    this.pieces.push(Buffer.from(this.piece, "utf8"));
    this.piece = "";
  }
}

const HIRAGANA_TO_KATAKANA = 0x60;

/** One spelling for many: width, case, accents, hyphens and the two kana scripts do not count. */
export function foldText(text: string): string {
  return text
    .normalize("NFKD")
    .replace(/[\u0300-\u036f]/g, "")
    .normalize("NFC")
    .toLowerCase()
    .replace(/[\u3041-\u3096]/g, (kana) =>
      String.fromCharCode(kana.charCodeAt(0) + HIRAGANA_TO_KATAKANA),
    )
    .replace(/[-‐–・,()]/g, " ")
    .replace(/\s+/g, " ")
    .trim();
}

const ENTITIES: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
};

/** What XML 1.0 has no place for, however it is written. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are the characters to leave out
const FORBIDDEN = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g;

/** A text as it may stand inside an element or an attribute. */
export function escapeXml(text: string): string {
  return text.replace(FORBIDDEN, "").replace(/[&<>"]/g, (sign) => ENTITIES[sign] ?? sign);
}

type Attributes = Readonly<Record<string, string | number | null | undefined>>;

/** An element as text; attributes without a value are left out, figures keep two decimals. */
export function element(name: string, attributes: Attributes, children = ""): string {
  const written = Object.entries(attributes).flatMap(([key, value]) => {
    if (value === null || value === undefined) return [];
    const text = typeof value === "number" ? String(Math.round(value * 100) / 100) : value;
    return [` ${key}="${escapeXml(text)}"`];
  });
  const open = `<${name}${written.join("")}`;
  return children === "" ? `${open}/>` : `${open}>${children}</${name}>`;
}

const MASK = "***";
const SECRET = /pass|secret|token|key/i;

/** An address without what only its owner may know: the password, and parameters that hold secrets. */
export function maskSecret(text: string): string {
  if (!URL.canParse(text)) return MASK;
  const url = new URL(text);
  if (!text.startsWith(`${url.protocol}//`)) return MASK;
  if (url.password !== "") url.password = MASK;
  for (const name of [...url.searchParams.keys()]) {
    if (SECRET.test(name)) url.searchParams.set(name, MASK);
  }
  return url.href;
}

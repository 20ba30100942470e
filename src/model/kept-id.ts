import { z } from "zod";

/** Names that Windows gives to devices: no file can be called so there. */
const DEVICES = /^(con|prn|aux|nul|com\d|lpt\d)$/;
const MOST = 64;

/**
 * Id of what users keep: it becomes the name of a folder, so it holds small letters, digits and `-` alone.
 */
export const KeptId = z
  .string()
  .regex(/^[a-z0-9]+(-+[a-z0-9]+)*$/, "small letters a-z, digits and '-' between them")
  .max(MOST)
  .refine((id) => !DEVICES.test(id), "no name of a device, such as con or nul");

/**
 * An id made of a name: `Gallium ban (2025)` gives `gallium-ban-2025`.
 * @param otherwise the id where nothing of the name can stand in one
 */
export function idFromName(name: string, otherwise: string): string {
  const plain = name
    .normalize("NFKD")
    .toLowerCase()
    .replaceAll(/[\u0300-\u036F'’]/g, "")
    .replaceAll(/[^a-z0-9]+/g, "-")
    .slice(0, MOST - 5) // room for a number behind it
    .replaceAll(/^-+|-+$/g, "");
  return KeptId.safeParse(plain).success ? plain : otherwise;
}

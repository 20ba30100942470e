import { compareIds } from "../../../model/ids.ts";
import { blocMembers, codesOfHome } from "../../build/country-sets.ts";
import type { Network } from "../../build/network.ts";

/** The home as tables name it: by its countries, by a bloc that is just these, by a bloc within it. */
export interface HomeView {
  /** Member countries, and codes of blocs that the user named and the data do not expand. */
  readonly members: readonly string[];
  /** Codes that stand for the whole home: figures of a part of it are not the home's. */
  readonly wholes: ReadonlySet<string>;
  /** Codes under which the home reports, each with the countries that it stands for. */
  readonly reporters: ReadonlyMap<string, readonly string[]>;
  /** Whether a country, or a bloc as a whole, belongs to the home. */
  has(code: string): boolean;
}

export function homeView({ data, sets }: Network): HomeView {
  const { home, homeAsGiven } = sets;
  const blocs = blocMembers(data);
  const within = (members: readonly string[]) => members.every((member) => home.has(member));
  const inside = [...blocs].filter(([, members]) => within(members)).map(([code]) => code);
  const wholes = codesOfHome(data, sets);
  const belongs = new Set([...home, ...inside]);
  const given = [...new Set(homeAsGiven)].filter(
    (code) => !homeAsGiven.some((bloc) => bloc !== code && blocs.get(bloc)?.includes(code)),
  );
  const isListed = given.every((code) => !blocs.has(code));
  // Countries given one by one may be a bloc: its own reports then come before theirs.
  const bloc = isListed ? inside.find((code) => wholes.has(code)) : undefined;
  const codes = bloc === undefined || given.length < 2 ? given : [bloc];
  return {
    members: [...home].sort(compareIds),
    wholes,
    reporters: new Map(codes.map((code) => [code, blocs.get(code) ?? [code]])),
    has: (code) => belongs.has(code),
  };
}

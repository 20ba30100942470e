/** Nobody knows who makes what the sector needs: of one product not even that it is unknown. */
export const UNKNOWN_MAKERS = {
  format: "linchpin-network/1",
  home: ["USA"],
  products: [
    { id: "a", kind: "material", supply: { UNK: 1 } },
    { id: "b", kind: "material", supply: {} },
    { id: "c", kind: "component" },
    { id: "s", kind: "sector", importance: 1 },
  ],
  inputGroups: ["a", "b", "c"].map((input) => ({
    product: "s",
    essentiality: 1,
    substitutability: 0,
    members: [{ input, mix: 1, headroom: 0 }],
  })),
};

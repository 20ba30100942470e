/** A format in which a network can be brought: its text key, and a tiny sample of it. */
export interface FormatSample {
  readonly id: "edges" | "firms" | "gexf" | "graphml" | "document" | "package";
  /** Name under which the sample is saved. */
  readonly name: string;
  readonly type: string;
  readonly text: string;
}

const GEXF = `<gexf xmlns="http://gexf.net/1.3" version="1.3">
  <graph defaultedgetype="directed">
    <nodes>
      <node id="ore" label="Ore Ltd"/>
      <node id="magnet" label="Magnets KK"/>
    </nodes>
    <edges>
      <edge source="ore" target="magnet" weight="120"/>
    </edges>
  </graph>
</gexf>
`;

const GRAPHML = `<graphml xmlns="http://graphml.graphdrawing.org/xmlns">
  <key id="w" for="edge" attr.name="weight" attr.type="double"/>
  <graph edgedefault="directed">
    <node id="Ore Ltd"/>
    <node id="Magnets KK"/>
    <edge source="Ore Ltd" target="Magnets KK"><data key="w">120</data></edge>
  </graph>
</graphml>
`;

const DOCUMENT = `{
  "format": "linchpin-network/1",
  "titleEn": "Motors",
  "home": ["USA"],
  "products": [
    { "id": "ore", "kind": "material", "supply": { "CHN": 0.7, "AUS": 0.3 } },
    { "id": "magnet", "kind": "component", "supply": { "CHN": 0.9, "JPN": 0.1 } },
    { "id": "motors", "kind": "sector", "importance": 1 }
  ],
  "inputGroups": [
    { "product": "magnet", "essentiality": 1, "members": [{ "input": "ore" }] },
    { "product": "motors", "essentiality": 0.8, "members": [{ "input": "magnet" }] }
  ]
}
`;

const PACKAGE = `my-network/
  datapackage.json
  products.csv     id,kind,name_en,name_ja,description_en,description_ja
  inputs.csv       product,group,input,essentiality,substitutability
  supply.csv       product,country,basis,share,status,year,source
  sources.csv      id,citation,publisher,year,url,licence,accessed
`;

/** Formats in the order in which they are shown, the plainest first. */
export const SAMPLES: readonly FormatSample[] = [
  {
    id: "edges",
    name: "links.csv",
    type: "text/csv",
    text: "source,target,weight\nOre Ltd,Smelter AG,120\nSmelter AG,Magnets KK,45.5\n",
  },
  {
    id: "firms",
    name: "firms.csv",
    type: "text/csv",
    text: "id,label,industry,country\nOre Ltd,Ore Limited,B07,AUS\nSmelter AG,Smelter,C24,DEU\nMagnets KK,Magnets,C27,JPN\n",
  },
  { id: "document", name: "network.json", type: "application/json", text: DOCUMENT },
  { id: "package", name: "package.txt", type: "text/plain", text: PACKAGE },
  { id: "gexf", name: "network.gexf", type: "application/xml", text: GEXF },
  { id: "graphml", name: "network.graphml", type: "application/xml", text: GRAPHML },
];

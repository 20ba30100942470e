/** How scopes name the countries that events happen in. */
const NAMES: Readonly<Record<string, string>> = {
  AUS: "australian?",
  BRA: "brazil(ian)?",
  CAN: "canad(a|ian)",
  CHE: "switzerland|swiss",
  CHL: "chilean|chile",
  CHN: "china|chinese",
  COD: "congo(lese)?",
  DEU: "germany?",
  ESP: "spain|spanish",
  FRA: "france|french",
  GBR: "uk|britain|british|united kingdom",
  IDN: "indonesian?",
  IND: "indian?",
  ISR: "israeli?",
  ITA: "ital(y|ian)",
  JPN: "japan(ese)?",
  KOR: "koreans?|korea",
  MEX: "mexic(o|an)",
  MYS: "malaysian?",
  NLD: "netherlands|dutch",
  PRI: "puerto ric(o|an)|us",
  QAT: "qatari?",
  RUS: "russian?",
  SAU: "saudi",
  SWE: "swed(en|ish)",
  THA: "thai(land)?",
  TWN: "taiwan(ese)?",
  UKR: "ukrain(e|ian)",
  USA: "us|u\\.s\\.|usa|united states|americans?",
  VNM: "vietnam(ese)?",
  ZAF: "south african?",
};

const EU_MEMBERS = new Set(
  "AUT BEL BGR CYP CZE DEU DNK ESP EST FIN FRA GRC HRV HUN IRL ITA LTU LUX LVA MLT NLD POL PRT ROU SVK SVN SWE".split(
    " ",
  ),
);
const EUROPE = /\b(eu|europe|european union|european)\b/i;

/** Whether a scope is the country in which the event happened, or a union that it is in. */
export function isAtHome(scope: string, country: string | null): boolean {
  if (country === null || /\boutside\b/i.test(scope)) return false;
  if (EU_MEMBERS.has(country) && EUROPE.test(scope)) return true;
  const names = [country, NAMES[country]].filter((name) => name !== undefined).join("|");
  return new RegExp(`\\b(${names})(?![\\p{L}])`, "iu").test(scope);
}

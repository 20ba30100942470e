import chokepoints from "./en/chokepoints.json";
import data from "./en/data.json";
import explore from "./en/explore.json";
import firms from "./en/firms.json";
import importing from "./en/import.json";
import map from "./en/map.json";
import method from "./en/method.json";
import panel from "./en/panel.json";
import reasons from "./en/reasons.json";
import routes from "./en/routes.json";
import save from "./en/save.json";
import shell from "./en/shell.json";
import tour from "./en/tour.json";
import watch from "./en/watch.json";
import whatIf from "./en/what-if.json";
import words from "./en/words.json";

/** The page's texts in English by namespace. */
export const texts = {
  chokepoints,
  data,
  explore,
  firms,
  import: importing,
  map,
  method,
  panel,
  reasons,
  routes,
  save,
  shell,
  tour,
  watch,
  whatIf,
  words,
};

import chokepoints from "./ja/chokepoints.json";
import data from "./ja/data.json";
import explore from "./ja/explore.json";
import firms from "./ja/firms.json";
import importing from "./ja/import.json";
import map from "./ja/map.json";
import method from "./ja/method.json";
import panel from "./ja/panel.json";
import reasons from "./ja/reasons.json";
import routes from "./ja/routes.json";
import save from "./ja/save.json";
import shell from "./ja/shell.json";
import tour from "./ja/tour.json";
import watch from "./ja/watch.json";
import whatIf from "./ja/what-if.json";
import words from "./ja/words.json";

/** The page's texts in Japanese by namespace. */
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

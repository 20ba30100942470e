/** The browser's door to the folding of texts: what the server finds, the page finds. */
export { foldText } from "../../model/words/fold-text.ts";

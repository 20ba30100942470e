/** The browser's door to the length of names: what the page lets in, the server keeps. */
export { MOST_TITLE_LENGTH } from "../../model/title.ts";

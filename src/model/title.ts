/** Most characters (UTF-16 units, as a text field counts) of a name or title that users give. */
export const MOST_TITLE_LENGTH = 200;

/** Stands in for the worker of networks of firms: its thread ends in the middle of any job. */
export function doFirmJob(): never {
  process.exit(7);
}

// Every test that runs in any runtime, on the library and the data that it is given.

import { bodies } from "./bodies.mjs";
import { purchase } from "./purchase.mjs";
import { reports } from "./reports.mjs";
import { signatures } from "./signatures.mjs";

/** The tests of one library, as `{ name, run }`. */
export const all = (library, data) => [
  ...reports(library, data),
  ...bodies(library),
  ...signatures(library, data.signatures),
  ...purchase(library),
];

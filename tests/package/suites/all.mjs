// Every test that runs in any runtime, on the library and the data that it is given.

import { bodies } from "./bodies.mjs";
import { filters } from "./filters.mjs";
import { fixes } from "./fixes.mjs";
import { flows } from "./flows.mjs";
import { guards } from "./guards.mjs";
import { ids } from "./ids.mjs";
import { lists } from "./lists.mjs";
import { operations } from "./operations.mjs";
import { orders } from "./orders.mjs";
import { purchase } from "./purchase.mjs";
import { reconcile } from "./reconcile.mjs";
import { reports } from "./reports.mjs";
import { schemas } from "./schemas.mjs";
import { security } from "./security.mjs";
import { signatures } from "./signatures.mjs";
import { tolerance } from "./tolerance.mjs";

/** The tests of one library, as `{ name, run }`. */
export const all = (library, data) => [
  ...reports(library, data),
  ...bodies(library),
  ...fixes(library, data.fixes),
  ...schemas(library),
  ...signatures(library, data.signatures),
  ...orders(library, data.orders),
  ...purchase(library),
  ...guards(library),
  ...operations(library, data),
  ...reconcile(library),
  ...flows(library),
  ...lists(library),
  ...ids(library, data),
  ...filters(library),
  ...tolerance(library),
  ...security(library),
];

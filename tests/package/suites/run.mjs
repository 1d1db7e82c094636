// The tests of a package that a bundler has put in: one call runs them all, in the runtime that it is made in.

import * as checkout from "dintero-wasm/checkout";
import * as explain from "dintero-wasm/explain";
import * as full from "dintero-wasm";
import * as order from "dintero-wasm/order";
import * as sandbox from "dintero-wasm/sandbox";
import * as small from "dintero-wasm/validate";
// The tests' own way to a file that the package does not export.
import { render } from "#render";
import { all } from "./all.mjs";
import { bodies } from "./bodies.mjs";
import { explanations } from "./explanations.mjs";
import { fixes } from "./fixes.mjs";
import { locales } from "./locales.mjs";
import { languages, messages } from "./messages.mjs";
import { orders } from "./orders.mjs";
import { named, outcomes } from "./outcomes.mjs";
import { reports } from "./reports.mjs";
import { schemas } from "./schemas.mjs";
import { written } from "./written.mjs";

const tests = (library, data) => [
  ...all({ ...library, ...sandbox }, data),
  ...named("validate alone", [...reports(small, data), ...bodies(small), ...fixes(small, data.fixes), ...schemas(small)]),
  ...messages({ render, locales }, data.messages),
  ...explanations({ ...library, ...explain }, locales),
  ...languages(small, locales),
  ...named("order alone", orders({ ...small, ...order }, data.orders)),
  { name: "the checkout can be made", run: () => new checkout.Checkout({ endpoint: "https://shop.example/api" }) },
];

/**
 * Runs every test.
 *
 * @param {object} data what the tests are told: see packed.mjs
 * @param {(library: object) => object} [own] what this runtime makes of the whole library before the tests use it
 * @returns {Promise<{ outcomes: { name: string, error?: string }[], reports: string[] }>} what came of each test, and
 *   every report as it was written, which is the same text in every runtime
 */
export async function run(data, own = (library) => library) {
  return { outcomes: await outcomes(tests(own(full), data)), reports: written(small, locales, data) };
}

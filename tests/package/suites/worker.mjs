// The tests inside a worker: one request runs them all and answers with what came of each.

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
import { reports } from "./reports.mjs";
import { schemas } from "./schemas.mjs";

async function outcome({ name, run }) {
  try {
    await run();
    return { name };
  } catch (error) {
    return { name, error: String(error.stack ?? error) };
  }
}

export default {
  async fetch(request) {
    const data = await request.json();
    const tests = [
      ...all({ ...full, ...sandbox }, data),
      ...[...reports(small, data), ...bodies(small), ...fixes(small, data.fixes), ...schemas(small)].map((test) => ({ ...test, name: `validate alone: ${test.name}` })),
      ...messages({ render, locales }, data.messages),
      ...explanations({ ...full, ...explain }, locales),
      ...languages(small, locales),
      ...orders({ ...small, ...order }, data.orders).map((test) => ({ ...test, name: `order alone: ${test.name}` })),
      { name: "the checkout can be made", run: () => new checkout.Checkout({ endpoint: "https://shop.example/api" }) },
    ];
    const outcomes = [];
    for (const test of tests) outcomes.push(await outcome(test));
    return Response.json(outcomes);
  },
};

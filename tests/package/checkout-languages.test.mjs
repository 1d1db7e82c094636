// What a shop's edge refuses, in the language of the page that asked.

import assert from "node:assert/strict";
import { after, describe, test } from "node:test";

import { install } from "./packed.mjs";

const project = install();
after(() => project.remove());
const { Checkout } = await project.import("dintero-wasm/checkout");
const { checkoutHandler, Dintero } = await project.import("dintero-wasm");
const { nb } = await project.import("dintero-wasm/locales/nb");

/** What the page sends, which is in order. */
const ORDER = {
  url: { return_url: "https://shop.example/thanks" },
  order: { amount: 33890, currency: "NOK", merchant_reference: "A-1", items: [{ line_id: "lamp", amount: 33890 }] },
  profile_id: "default",
};
const SDK = { options: { sid: "T12345678.a" }, lockSession: async () => {}, refreshSession: async () => {} };

/** An edge whose own language is Norwegian, and which gets a price wrong. */
function edge(currency) {
  const dintero = new Dintero({ accountId: "T12345678", accessToken: "t0ken", locale: nb });
  const handler = checkoutHandler(dintero, { order: () => ({ ...ORDER, order: { ...ORDER.order, amount: 100, currency } }) });
  return async (path, init) => handler(new Request(`https://shop.example${path}`, init));
}

const make = (fetch, locale) => new Checkout({ endpoint: "/api/checkout", fetch, locale });

/** What both ways of a checkout reject with. */
const refusals = (checkout) => Promise.all([checkout.start(ORDER), checkout.update(ORDER, SDK)].map((asked) => asked.then(() => assert.fail("it was taken"), (error) => error)));

const mismatch = ({ issues }) => issues.find(({ code }) => code === "order_amount_mismatch");

describe("what the edge refuses", () => {
  const PRICES = [
    ["nb", "NOK", /^Ordrebeløpet er 1,00\u00a0NOK,.* ordrelinjene \(338,90\u00a0NOK\)/],
    ["fi", "EUR", /^Tilauksen summa on 1,00\u00a0EUR,.* tilausrivit \(338,90\u00a0EUR\)/],
    ["sv", "JPY", /^Orderbeloppet är 100\u00a0JPY,.* orderraderna \(33\u00a0890\u00a0JPY\)/],
    ["da", undefined, /^Ordrebeløbet er 100,.* ordrelinjerne \(33890\)/],
    ["en", "KWD", /^The order's amount is 0\.100\u00a0KWD,.* lines \(33\.890\u00a0KWD\)/],
  ];
  for (const [tag, currency, text] of PRICES) {
    test(`is said in the page's language: ${tag}, ${currency ?? "no currency"}`, async () => {
      const locale = (await project.import(`dintero-wasm/locales/${tag}`))[tag];
      for (const { kind, report } of await refusals(make(edge(currency), locale))) {
        const { message, params } = mismatch(report);
        assert.match(message, text);
        assert.deepEqual([kind, params.actual, params.expected, "money" in report], ["validation", 100, 33890, false]);
      }
    });
  }

  test("stays as the edge said it, where the page names no language", async () => {
    for (const { report } of await refusals(make(edge("NOK")))) {
      assert.match(mismatch(report).message, /^Ordrebeløpet er 1,00\sNOK/);
      assert.equal("money" in report, false);
    }
  });

  test("stays as it came, where the page's language cannot say it", async () => {
    const message = "As it came.";
    const strange = [
      { code: "of_next_year", params: {}, message },
      { code: "constructor", params: {}, message },
      { code: "required", params: null, message },
      { code: "required", message },
      { message },
      null,
    ];
    const known = { code: "order_amount_mismatch", params: { actual: 1, items: 2, shipping: 0, expected: 2, difference: 1 }, message };
    for (const money of [undefined, null, "NOK", {}, { currency: "NOK", decimals: 1e9 }, { currency: "NOK", decimals: "2" }, { currency: 1, decimals: 2 }]) {
      const report = { valid: false, total: 7, truncated: false, issues: [known, ...strange], money };
      const fetch = async () => Response.json({ kind: "validation", report }, { status: 422 });
      for (const error of await refusals(make(fetch, nb))) {
        assert.deepEqual(error.report.issues.slice(1), strange);
        assert.match(error.report.issues[0].message, /^Ordrebeløpet er 1,.* ordrelinjene \(2\)/, JSON.stringify(money));
      }
    }
  });
});

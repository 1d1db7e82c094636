import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { describe, test } from "node:test";

const source = readFileSync(new URL("../../src/sandbox/page/texts.js", import.meta.url), "utf8");
/** The table alone: what follows it needs a page. */
const TEXTS = new Function(`${source.slice(0, source.indexOf("const query"))} return TEXTS;`)();
const placeholders = text => (text.match(/\{\w+\}/g) ?? []).sort();

describe("the payment page's texts", () => {
  const { en, ...others } = TEXTS;

  test("are in five languages", () => assert.deepEqual(Object.keys(TEXTS), ["en", "nb", "sv", "da", "fi"]));

  test("the page lists the cards that the simulator knows", () => {
    const read = path => readFileSync(new URL(`../../src/sandbox/${path}`, import.meta.url), "utf8");
    const listed = [...read("page/payment.html").matchAll(/data-card="(\d+)"/g)].map(([, number]) => number);
    const known = read("cards.rs").split("#[cfg(test)]")[0].match(/"\d{16}"/g).map(quoted => quoted.slice(1, -1));
    assert.deepEqual(listed.toSorted(), known.toSorted());
  });

  for (const [language, texts] of Object.entries(others)) {
    test(`say the same in ${language} as in English`, () => {
      assert.deepEqual(Object.keys(texts), Object.keys(en));
      for (const [key, text] of Object.entries(texts)) assert.deepEqual(placeholders(text), placeholders(en[key]), key);
    });
  }
});

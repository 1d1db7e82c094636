import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { describe, test } from "node:test";

import { linkPackage } from "../../www/start/link.mjs";
import { DELIVERIES, PRODUCTS } from "../../www/shop/products.js";

linkPackage();
const LANGUAGES = ["en", "nb", "sv", "da", "fi"];

const source = readFileSync(new URL("../../src/sandbox/page/texts.js", import.meta.url), "utf8");
/** The table alone: what follows it needs a page. */
const TEXTS = new Function(`${source.slice(0, source.indexOf("const query"))} return TEXTS;`)();
const placeholders = text => (text.match(/\{\w+\}/g) ?? []).sort();

describe("the payment page's texts", () => {
  const { en, ...others } = TEXTS;

  test("are in five languages", () => assert.deepEqual(Object.keys(TEXTS), LANGUAGES));

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

describe("the shop's texts", () => {
  /** Each text by its name, those with something to fill in filled with a mark. */
  const flat = (texts, path = "") =>
    Object.entries(texts).flatMap(([name, text]) => (typeof text === "object" ? flat(text, `${path}${name}.`) : [[`${path}${name}`, typeof text === "function" ? text("7") : text, typeof text]]));

  /** Words that are English too. */
  const SAME = ["da: email"];

  for (const language of LANGUAGES) {
    test(`say the same in ${language} as in English, in words of its own`, async () => {
      const [english, spoken] = await Promise.all(["en", language].map(tag => import(`../../www/page/languages/${tag}.js`)));
      const [expected, said] = [flat(english.texts), flat(spoken.texts)];
      assert.equal(spoken.locale.tag, language);
      assert.deepEqual(said.map(([name, , type]) => [name, type]), expected.map(([name, , type]) => [name, type]));
      for (const [at, [name, text, type]] of said.entries()) {
        assert.equal(type === "function" ? text.includes("7") : text !== "", true, name);
        if (language !== "en" && !SAME.includes(`${language}: ${name}`)) assert.notEqual(text, expected[at][1], name);
      }
      for (const { id, name, detail } of [...PRODUCTS, ...DELIVERIES]) for (const words of [name, detail]) assert.ok(words[language], id);
    });
  }
});

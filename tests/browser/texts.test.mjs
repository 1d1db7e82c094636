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

  for (const [language, texts] of Object.entries(others)) {
    test(`say the same in ${language} as in English`, () => {
      assert.deepEqual(Object.keys(texts), Object.keys(en));
      for (const [key, text] of Object.entries(texts)) assert.deepEqual(placeholders(text), placeholders(en[key]), key);
    });
  }
});

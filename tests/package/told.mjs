// What a runtime told of the suites that it ran, as tests of their own.

import assert from "node:assert/strict";
import { suite, test } from "node:test";

import { data } from "./packed.mjs";
import { written } from "./suites/written.mjs";

const TAGS = ["en", "nb", "sv", "da", "fi"];

/**
 * @param {string} where
 * @param {Awaited<ReturnType<typeof import("./suites/run.mjs").run>>} told
 * @param {ReturnType<typeof import("./packed.mjs").install>} project the package, as Node has it
 */
export function report(where, { outcomes, reports }, project) {
  suite(where, () => {
    for (const { name, error } of outcomes) test(name, () => assert.equal(error, undefined));
    test("every report is the text that it is in Node, in every language", async () => {
      const locales = await Promise.all(TAGS.map(async (tag) => [tag, (await project.import(`dintero-wasm/locales/${tag}`))[tag]]));
      assert.deepEqual(reports, written(await project.import("dintero-wasm/validate"), Object.fromEntries(locales), data));
      assert.ok(reports.length > 1000, `there are ${reports.length}`);
    });
  });
}

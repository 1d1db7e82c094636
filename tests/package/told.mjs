// What a runtime told of the suites that it ran, as tests of their own.

import assert from "node:assert/strict";
import { suite, test } from "node:test";

import { data } from "./packed.mjs";
import { written } from "./suites/written.mjs";

const TAGS = ["en", "nb", "sv", "da", "fi"];

/** A test for each outcome that was told: see suites/outcomes.mjs. */
export function report(where, outcomes) {
  suite(where, () => {
    for (const { name, error } of outcomes) test(name, () => assert.equal(error, undefined));
  });
}

/**
 * That every report is the same text as in Node, in every language.
 *
 * @param {string} where
 * @param {string[]} reports as they were written there: see suites/written.mjs
 * @param {ReturnType<typeof import("./packed.mjs").install>} project the package, as Node has it
 */
export function agree(where, reports, project) {
  test(`every report ${where} is the text that it is in Node, in every language`, async () => {
    const locales = await Promise.all(TAGS.map(async (tag) => [tag, (await project.import(`dintero-wasm/locales/${tag}`))[tag]]));
    assert.deepEqual(reports, written(await project.import("dintero-wasm/validate"), Object.fromEntries(locales), data));
    assert.ok(reports.length > 1000, `there are ${reports.length}`);
  });
}

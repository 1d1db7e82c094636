import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { after, before, describe, test } from "node:test";

import { fillContact, open, payment, payWith, PHONE, visitor } from "./support.mjs";

const AXE = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

/** What axe finds wrong with the page in view, frames included, in words. */
async function violations(page) {
  const found = [];
  for (const frame of page.frames()) {
    await frame.evaluate(AXE);
    const { violations, passes } = await frame.evaluate(() => window.axe.run(document, { iframes: false }));
    assert.ok(passes.length > 5, "axe looked at something");
    found.push(...violations.map(({ id, nodes }) => `${frame.url()} ${id}: ${nodes.map(({ target, failureSummary }) => `${target} ${failureSummary}`).join("; ")}`));
  }
  return found;
}

describe("the pages are accessible", () => {
  let world;
  before(async () => {
    world = await open();
  });
  after(() => world?.close());

  for (const colorScheme of ["light", "dark"]) {
    test(`in ${colorScheme}: the cart, its problems, the payment, a refusal, paid`, async () => {
      const errors = [];
      const page = await visitor(world.browser, errors, { viewport: PHONE, colorScheme });
      await page.goto(world.shop.shop);
      assert.deepEqual(await violations(page), []);
      await page.locator("#pay").click();
      assert.deepEqual(await violations(page), []);
      await fillContact(page);
      await page.locator("#pay").click();
      const frame = payment(page);
      await payWith(frame, "4100000000000076");
      await frame.getByRole("alert").filter({ hasText: "refused" }).waitFor();
      assert.deepEqual(await violations(page), []);
      await payWith(frame, "4000100000000000");
      await frame.getByRole("heading", { name: "Confirm with your bank" }).waitFor();
      assert.deepEqual(await violations(page), []);
      await frame.getByRole("button", { name: "Approve" }).click();
      await page.locator("#paid").waitFor();
      assert.deepEqual(await violations(page), []);
      assert.deepEqual(errors, []);
      await page.context().close();
    });
  }
});

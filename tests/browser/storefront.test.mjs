import assert from "node:assert/strict";
import { after, afterEach, before, describe, test } from "node:test";

import { DESKTOP, fillContact, open, payment, PHONE, payWith, screenshot, visitor } from "./support.mjs";

const CHAIR = "8 990,00";
/** One chair, two throws, pick-up. */
const FIRST_TOTAL = "11 649,00";
/** Two chairs. */
const SECOND_TOTAL = "20 639,00";

/** A pattern for an amount, whichever spaces and signs its language writes. */
const amount = text => new RegExp(text.replace(/[ ,.]/g, "[\\s,.\u00a0\u202f]"));

describe("the storefront", () => {
  let world;
  const errors = [];
  before(async () => {
    world = await open();
  });
  after(() => world?.close());
  afterEach(() => assert.deepEqual(errors.splice(0), [], "the page threw"));

  for (const [name, viewport, colorScheme] of [["desktop", DESKTOP, "light"], ["phone", PHONE, "dark"]]) {
    test(`from the cart to paid and captured, on a ${name}`, async () => {
      const page = await visitor(world.browser, errors, { viewport, colorScheme });
      await page.goto(world.shop.shop);
      assert.match(await page.locator("#total").innerText(), amount(FIRST_TOTAL));
      await screenshot(page, `${name}-1-cart`);

      await fillContact(page, { phone: "call me" });
      const problem = page.locator("#phone-problem");
      await assertEventually(async () => (await problem.innerText()) !== "");
      assert.equal(await page.getByLabel("Phone").getAttribute("aria-invalid"), "true");
      await screenshot(page, `${name}-2-problem`);
      await page.getByLabel("Phone").fill("+4799999999");
      await assertEventually(async () => (await problem.innerText()) === "");

      const started = page.waitForResponse(response => response.url().endsWith("/api/checkout") && response.request().method() === "POST");
      await page.locator("#pay").click();
      assert.equal((await started).status(), 201);
      const frame = payment(page);
      await frame.locator("#total", { hasText: amount(FIRST_TOTAL) }).waitFor();
      await frame.getByLabel("Card number").fill("4000 0000 0000");
      await screenshot(page, `${name}-3-payment`);

      const messages = await recordMessages(page);
      const updated = page.waitForResponse(response => response.request().method() === "PUT");
      await page.getByRole("button", { name: "One Fjell lounge chair more" }).click();
      assert.equal((await updated).status(), 200);
      await frame.locator("#total", { hasText: amount(SECOND_TOTAL) }).waitFor();
      assert.match(await page.locator("#total").innerText(), amount(SECOND_TOTAL));
      assert.deepEqual((await messages()).filter(type => /^Session/.test(type)), ["SessionLocked", "SessionUpdated"]);
      assert.equal(await frame.getByLabel("Card number").inputValue(), "4000 0000 0000", "an update empties no field");
      await screenshot(page, `${name}-4-updated`);

      await payWith(frame, "4000000000000002");
      await page.locator("#paid").waitFor();
      assert.match(await page.locator("#paid-amount").innerText(), amount(SECOND_TOTAL));
      await screenshot(page, `${name}-5-paid`);

      const reference = await page.locator("#paid-reference").innerText();
      const order = `${world.shop.shop}/api/orders/${reference}`;
      assert.equal((await (await fetch(order)).json()).transaction_status, "AUTHORIZED");
      assert.equal((await fetch(`${order}/capture`, { method: "POST" })).status, 401, "a shopper may not capture");
      const captured = await fetch(`${order}/capture`, { method: "POST", headers: { authorization: `Bearer ${world.shop.staffToken}` } });
      assert.equal((await captured.json()).transaction_status, "CAPTURED");
      await page.context().close();
    });
  }

  test("a quantity that makes no whole amount is shown at its product, and one too many in the summary", async () => {
    const page = await visitor(world.browser, errors);
    await page.goto(world.shop.shop);
    const quantity = page.getByLabel("How many Fjell lounge chair");
    for (const [typed, place] of [["1,23457", "#quantity-fjell-problem"], ["9999999", "#problems"]]) {
      await quantity.fill(typed);
      await quantity.blur();
      await assertEventually(async () => (await page.locator(place).innerText()) !== "");
    }
    assert.equal(await page.locator("#quantity-fjell-problem").innerText(), "");
    await page.context().close();
  });

  test("a cancelled payment keeps the cart, and can be started again", async () => {
    const page = await visitor(world.browser, errors);
    await page.goto(world.shop.shop);
    await fillContact(page);
    await page.locator("#pay").click();
    await payment(page).getByRole("button", { name: "Cancel payment" }).click();
    await page.locator("#notice", { hasText: "cancelled" }).waitFor();
    assert.match(await page.locator("#amount-fjell").innerText(), amount(CHAIR));
    await page.locator("#pay").click();
    await payment(page).locator("#total", { hasText: amount(FIRST_TOTAL) }).waitFor();
    await page.context().close();
  });

  test("a refused card keeps the form, and leaving keeps the cart", async () => {
    const page = await visitor(world.browser, errors);
    await page.goto(world.shop.shop);
    await fillContact(page);
    await page.locator("#pay").click();
    const frame = payment(page);
    await payWith(frame, "4100000000000076");
    await frame.getByRole("alert").filter({ hasText: "refused" }).waitFor();
    assert.equal(await frame.getByLabel("Card number").inputValue(), "4100 0000 0000 0076");
    await screenshot(page, "desktop-6-refused");
    await frame.getByRole("button", { name: "Back to the shop" }).click();
    await page.locator("#notice", { hasText: "refused" }).waitFor();
    assert.match(await page.locator("#total").innerText(), amount(FIRST_TOTAL));
    await page.context().close();
  });

  test("an update that the edge refuses leaves the payment usable, and the cart as it was paid for", async () => {
    const page = await visitor(world.browser, errors);
    await page.goto(world.shop.shop);
    await fillContact(page);
    await page.locator("#pay").click();
    const frame = payment(page);
    await frame.locator("#total", { hasText: amount(FIRST_TOTAL) }).waitFor();
    await page.route("**/api/checkout", route => (route.request().method() === "PUT" ? route.fulfill({ status: 503, body: "<h1>Busy</h1>" }) : route.continue()));
    await page.getByRole("button", { name: "One Fjell lounge chair more" }).click();
    await page.locator("#notice", { hasText: "could not be changed" }).waitFor();
    assert.match(await page.locator("#total").innerText(), amount(FIRST_TOTAL));
    await payWith(frame, "4000000000000002");
    await page.locator("#paid").waitFor();
    assert.match(await page.locator("#paid-amount").innerText(), amount(FIRST_TOTAL));
    await page.context().close();
  });

  test("a page that may not run WebAssembly says so, and sells all the same", async () => {
    const page = await visitor(world.browser, errors);
    await page.route(`${world.shop.shop}/`, async route => {
      const response = await route.fetch();
      const policy = response.headers()["content-security-policy"].replace(" 'wasm-unsafe-eval'", "");
      await route.fulfill({ response, headers: { ...response.headers(), "content-security-policy": policy } });
    });
    await page.goto(world.shop.shop);
    await page.getByText("Your browser cannot check the order here.").waitFor();
    await fillContact(page);
    await page.locator("#pay").click();
    await payWith(payment(page), "4000000000000002");
    await page.locator("#paid").waitFor();
    await page.context().close();
  });

  test("nothing is wider than a small phone", async () => {
    const page = await visitor(world.browser, errors, { viewport: { width: 320, height: 640 } });
    await page.goto(world.shop.shop);
    await fillContact(page);
    await page.locator("#pay").click();
    await payment(page).locator("#total", { hasText: amount(FIRST_TOTAL) }).waitFor();
    const wide = () => document.documentElement.scrollWidth - document.documentElement.clientWidth;
    assert.equal(await page.evaluate(wide), 0, "the shop");
    assert.equal(await payment(page).locator("html").evaluate(wide), 0, "the payment page");
    await screenshot(page, "small-phone");
    await page.context().close();
  });
});

/** The types of the messages that the page gets from now on. */
async function recordMessages(page) {
  await page.evaluate(() => {
    window.heard = [];
    window.addEventListener("message", ({ data }) => data?.type && window.heard.push(data.type));
  });
  return () => page.evaluate(() => window.heard);
}

async function assertEventually(holds) {
  for (const end = Date.now() + 10_000; Date.now() < end; ) {
    if (await holds()) return;
    await new Promise(resolve => setTimeout(resolve, 50));
  }
  assert.fail(`did not happen: ${holds}`);
}

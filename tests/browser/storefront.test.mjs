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

  test("what is no number of pieces stays as typed, with advice beside it, and is not paid", async () => {
    const page = await visitor(world.browser, errors);
    await page.goto(world.shop.shop);
    await fillContact(page);
    const quantity = page.getByLabel("How many Fjell lounge chair");
    const problem = page.locator("#quantity-fjell-problem");
    for (const typed of ["1,23457", "1.5", "-2", "abc", "100", "99999999"]) {
      await quantity.fill(typed);
      await quantity.blur();
      await assertEventually(async () => /whole pieces, 99 at the most/.test(await problem.innerText()));
      assert.equal(await quantity.inputValue(), typed);
      await page.locator("#pay").click();
      assert.equal(await page.locator("#payment").isHidden(), true);
    }
    for (const typed of ["99", " 3 ", ""]) {
      await quantity.fill(typed);
      await quantity.blur();
      await assertEventually(async () => (await problem.innerText()) === "");
    }
    assert.equal(await quantity.inputValue(), "0");
    await page.context().close();
  });

  test("the edge takes whole pieces alone, whatever a page sends", async () => {
    const body = quantity => JSON.stringify({ order: { items: [{ id: "fjell", quantity }] } });
    for (const quantity of [1.5, -2, 100, "1", null]) {
      const response = await fetch(`${world.shop.shop}/api/checkout`, { method: "POST", headers: { "content-type": "application/json" }, body: body(quantity) });
      assert.equal(response.status, 400);
      assert.equal((await response.json()).code, "quantity");
    }
  });

  test("what is wrong with a field is said in words that help", async () => {
    const page = await visitor(world.browser, errors);
    await page.goto(world.shop.shop);
    await page.locator("#pay").click();
    for (const [field, advice] of [["email", /receipt/], ["phone", /driver/], ["postal", /four digits/]]) assert.match(await page.locator(`#${field}-problem`).innerText(), advice);
    await fillContact(page, { phone: "99 99 99 99 99 99 99 99 99" });
    await page.getByLabel("E-mail").fill("kari");
    for (const [field, advice] of [["email", /like kari@example\.com/], ["phone", /country code, like \+47/]]) await page.locator(`#${field}-problem`, { hasText: advice }).waitFor();
    await screenshot(page, "desktop-8-advice");
    // The number of the advice, as it is written there.
    await page.getByLabel("Phone").fill("+47 99 99 99 99");
    await assertEventually(async () => (await page.locator("#phone-problem").innerText()) === "");
    await page.context().close();
  });

  test("an empty cart costs nothing, and says what to do", async () => {
    const page = await visitor(world.browser, errors);
    await page.goto(world.shop.shop);
    const less = name => page.getByRole("button", { name: `One ${name} less` });
    for (const name of ["Vev wool throw", "Vev wool throw", "Fjell lounge chair"]) await less(name).click();
    assert.match(await page.locator("#total").innerText(), /^0\.00\sNOK$/);
    assert.equal(await page.locator("#pay").innerText(), "Put something in the cart");
    assert.ok(await page.locator("#pay").isDisabled());
    assert.equal(await page.evaluate(() => document.activeElement.getAttribute("aria-label")), "One Fjell lounge chair less", "the focus stays");
    await page.context().close();
  });

  test("by keyboard: Enter in the last field pays, and the focus follows the payment", async () => {
    const page = await visitor(world.browser, errors);
    await page.goto(world.shop.shop);
    await fillContact(page);
    await page.getByLabel("Phone").press("Enter");
    await payment(page).locator("#total", { hasText: amount(FIRST_TOTAL) }).waitFor();
    assert.equal(await page.evaluate(() => document.activeElement.id), "payment");
    assert.ok((await page.locator("#payment").boundingBox()).y < DESKTOP.height / 2, "the payment is in view");
    await payment(page).getByRole("button", { name: "Cancel payment" }).press("Enter");
    await page.locator("#notice", { hasText: "cancelled" }).waitFor();
    assert.equal(await page.evaluate(() => document.activeElement.id), "notice");
    await page.context().close();
  });

  test("while the shop has not heard of a payment there is nothing more to pay or to change", async () => {
    const page = await visitor(world.browser, errors);
    await page.goto(world.shop.shop);
    await fillContact(page);
    await page.clock.install();
    let heard = false;
    let started = 0;
    page.on("request", request => {
      if (request.url().endsWith("/api/checkout")) started += 1;
    });
    await page.route("**/api/orders/*", async route => (heard ? route.continue() : route.fulfill({ json: { status: "pending" } })));
    await page.locator("#pay").click();
    await payWith(payment(page), "4000000000000002");
    await page.locator("#notice", { hasText: "confirming" }).waitFor();
    assert.ok(await page.locator("#pay").isHidden());
    await page.getByLabel("Phone").evaluate(input => input.form.requestSubmit());
    for (const part of ["#cart", "#details"]) assert.ok(await page.locator(part).evaluate(element => element.inert), part);
    await screenshot(page, "desktop-7-confirming");
    assert.equal(started, 1, "one session, though the form was sent twice");
    // Half a minute, by steps: an answer to each question has to come in between.
    const late = page.locator("#notice", { hasText: "has not heard of it yet" });
    await assertEventually(async () => (await page.clock.runFor(500), await late.isVisible()));
    assert.ok(await page.locator("#pay").isHidden());
    heard = true;
    await page.clock.runFor(6_000);
    await page.locator("#paid").waitFor();
    await page.context().close();
  });

  test("a payment that is held for a review is not said to be paid", async () => {
    const page = await visitor(world.browser, errors);
    await page.goto(world.shop.shop);
    await fillContact(page);
    const started = page.waitForResponse(response => response.url().endsWith("/api/checkout"));
    await page.locator("#pay").click();
    const { id } = await (await started).json();
    await payment(page).locator("#total", { hasText: amount(FIRST_TOTAL) }).waitFor();
    await world.shop.sandbox.pay(id, { outcome: "on_hold" });
    // The page finds out when the shopper pays.
    await payWith(payment(page), "4000000000000002");
    await page.locator("#notice", { hasText: "under review" }).waitFor();
    assert.doesNotMatch(await page.locator("#notice").innerText(), /paid/i);
    assert.ok(await page.locator("#pay").isHidden());
    await page.context().close();
  });

  const LOST = [
    ["never comes", route => route.abort()],
    ["is a proxy's", route => route.fulfill({ status: 503, body: "<h1>Busy</h1>" })],
    ["the edge never had", route => route.fulfill({ status: 502, json: { kind: "unknown_outcome", message: "Lost.", retryable: true } })],
  ];
  for (const [what, answer] of LOST) {
    test(`an update whose answer ${what} ends the payment, which may be for either order, and keeps the new cart`, async () => {
      const page = await visitor(world.browser, errors);
      await page.goto(world.shop.shop);
      await fillContact(page);
      await page.locator("#pay").click();
      await payment(page).locator("#total", { hasText: amount(FIRST_TOTAL) }).waitFor();
      await page.route("**/api/checkout", route => (route.request().method() === "PUT" ? answer(route) : route.continue()));
      await page.getByRole("button", { name: "One Fjell lounge chair more" }).click();
      await page.locator("#notice", { hasText: "not certain" }).waitFor();
      assert.ok(await page.locator("#payment").isHidden());
      assert.match(await page.locator("#total").innerText(), amount(SECOND_TOTAL));
      await page.locator("#pay").click();
      await payment(page).locator("#total", { hasText: amount(SECOND_TOTAL) }).waitFor();
      await page.context().close();
    });
  }

  test("a change that cannot be paid is not in the open payment, and the page says so", async () => {
    const page = await visitor(world.browser, errors);
    await page.goto(world.shop.shop);
    await fillContact(page);
    await page.locator("#pay").click();
    await payment(page).locator("#total", { hasText: amount(FIRST_TOTAL) }).waitFor();
    await page.getByLabel("How many Fjell lounge chair").fill("many");
    await page.getByLabel("How many Fjell lounge chair").blur();
    await page.locator("#notice", { hasText: "does not have your changes yet" }).waitFor();
    await page.getByLabel("How many Fjell lounge chair").fill("2");
    await page.getByLabel("How many Fjell lounge chair").blur();
    await payment(page).locator("#total", { hasText: amount(SECOND_TOTAL) }).waitFor();
    await page.context().close();
  });

  test("a link to no order of the shop leaves it open", async () => {
    const page = await visitor(world.browser, errors);
    await page.goto(`${world.shop.shop}/thanks?merchant_reference=N-0`);
    await page.locator("#notice", { hasText: "has no order N-0" }).waitFor();
    assert.ok(await page.locator("#pay").isVisible());
    await page.context().close();
  });

  test("a session opened in its own page leads back to this shop", async () => {
    const { order } = await import("../../www/start/purchase.mjs");
    const response = await fetch(`${world.shop.shop}/api/checkout`, { method: "POST", headers: { "content-type": "application/json" }, body: JSON.stringify(order()) });
    const page = await visitor(world.browser, errors);
    await page.goto((await response.json()).url);
    await payWith(page, "4000000000000002");
    await page.waitForURL(`${world.shop.shop}/thanks?**`);
    await page.locator("#paid").waitFor();
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
    await page.route("**/api/checkout", route => (route.request().method() === "PUT" ? route.fulfill({ status: 503, json: { kind: "rate_limit", message: "Wait.", retryable: true } }) : route.continue()));
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

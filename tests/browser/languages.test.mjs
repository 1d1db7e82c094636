import assert from "node:assert/strict";
import { after, afterEach, before, describe, test } from "node:test";

import { linkPackage } from "../../www/start/link.mjs";
import { sessionFor } from "../../www/shop/order.js";
import { languageOf, languageOfRequest } from "../../www/shop/language.js";
import { problemsOf } from "../../www/page/problems.js";
import { fillContact, open, payment, PHONE, screenshot, visitor } from "./support.mjs";

linkPackage();
const { checkoutHandler, Dintero, validate } = await import("../../pkg/index.js");
const spoken = async tag => (await import(`../../www/page/languages/${tag}.js`));

/** Shoppers: the language of the browser, and what they see. */
const SHOPPERS = {
  "nb-NO": { tag: "nb", total: "11\u00a0649,00\u00a0NOK", chair: "Fjell lenestol" },
  "sv-SE": { tag: "sv", total: "11\u00a0649,00\u00a0NOK", chair: "Fjell fåtölj" },
  "da-DK": { tag: "da", total: "11.649,00\u00a0NOK", chair: "Fjell lænestol" },
  "fi-FI": { tag: "fi", total: "11\u00a0649,00\u00a0NOK", chair: "Fjell-nojatuoli" },
};

/** What the library says of an order of 338.90 whose lines come to another sum. */
const MISMATCH = {
  "nb-NO": /Ordrebeløpet er 338,90\u00a0NOK,.* ordrelinjene \(11\u00a0570,00\u00a0NOK\)/,
  "fi-FI": /Tilauksen summa on 338,90\u00a0NOK,.* tilausrivit \(11\u00a0570,00\u00a0NOK\)/,
};

/** An edge that has the price of every order wrong: what its own handler answers, in English. */
const mistaken = checkoutHandler(new Dintero({ accountId: "T12345678", accessToken: "t0ken" }), {
  order: input => ({ ...input, order: { ...input.order, amount: 33890 } }),
});

/** Answers a page's request with that edge. */
async function byMistakenEdge(route) {
  const request = route.request();
  const response = await mistaken(new Request(request.url(), { method: request.method(), headers: request.headers(), body: request.postData() }));
  assert.equal(response.status, 422);
  await route.fulfill({ status: 422, headers: Object.fromEntries(response.headers), body: await response.text() });
}

describe("the shopper's language", () => {
  let world;
  const errors = [];
  before(async () => {
    world = await open();
  });
  after(() => world?.close());
  afterEach(() => assert.deepEqual(errors.splice(0), [], "the page threw"));

  /** A page of the shop in a browser of that language. */
  async function shopper(locale, options) {
    const page = await visitor(world.browser, errors, { locale, ...options });
    await page.goto(world.shop.shop);
    await page.locator("#product-fjell").waitFor();
    return page;
  }

  for (const [locale, { tag, total, chair }] of Object.entries(SHOPPERS)) {
    test(`${locale}: from the cart to paid, all of the page is in it`, async () => {
      const { texts } = await spoken(tag);
      const page = await shopper(locale);
      assert.equal(await page.locator("html").getAttribute("lang"), tag);
      assert.equal(await page.title(), texts.title);
      for (const [attribute, read] of [["data-text", element => element.textContent()], ["data-label", element => element.getAttribute("aria-label")]]) {
        for (const element of await page.locator(`[${attribute}]`).all()) assert.equal(await read(element), texts[await element.getAttribute(attribute)]);
      }
      assert.equal(await page.locator("#total").textContent(), total);

      await page.locator("#pay").click();
      assert.equal(await page.locator("#email-problem").textContent(), texts.advice.noEmail);
      await fillContact(page, { phone: "call me" });
      assert.equal(await page.locator("#phone-problem").textContent(), texts.advice.phone);
      await screenshot(page, `${tag}-1-problem`);
      await page.locator("#phone").fill("+4799999999");
      await page.locator("#pay").click();
      const frame = payment(page);
      await frame.getByText(chair).waitFor();
      assert.equal(await frame.locator("#submit").textContent(), texts.pay(total), "the shop and the payment page say the same");
      await screenshot(page, `${tag}-2-payment`);
      await frame.locator("#number").fill("4000000000000002");
      await frame.locator("#expiry").fill("12/34");
      await frame.locator("#cvc").fill("123");
      await frame.locator("#submit").click();
      await page.locator("#paid").waitFor();
      assert.deepEqual([await page.title(), await page.locator("#paid-amount").textContent()], [texts.thanks, total]);
      await page.context().close();
    });
  }

  for (const [locale, text] of Object.entries(MISMATCH)) {
    test(`${locale}: what the edge refuses is said in it, amounts and all, for a new payment and for a change`, async () => {
      const { tag } = SHOPPERS[locale];
      const { texts } = await spoken(tag);
      const page = await shopper(locale, { viewport: PHONE });
      await fillContact(page);
      await page.route("**/api/checkout", byMistakenEdge);
      await page.locator("#pay").click();
      await page.locator("#problems li", { hasText: text }).waitFor();
      assert.equal(await page.locator("#notice").textContent(), texts.invalid);
      await screenshot(page, `${tag}-3-edge`);

      await page.unroute("**/api/checkout");
      await page.locator("#pay").click();
      await payment(page).locator("#total").filter({ hasText: "11" }).waitFor();
      await page.route("**/api/checkout", byMistakenEdge);
      await page.locator("#product-vev [data-by='-1']").click();
      const notice = page.locator("#notice", { hasText: texts.unchanged });
      await notice.waitFor();
      assert.match(await notice.textContent(), /338,90\u00a0NOK/);
      assert.equal(await page.locator("#quantity-vev").inputValue(), "2", "the cart is as it was");
      await page.context().close();
    });

    test(`${locale}: without WebAssembly the edge alone checks, and the page says what to do in it`, async () => {
      const { texts } = await spoken(SHOPPERS[locale].tag);
      const page = await visitor(world.browser, errors, { locale });
      await page.route(`${world.shop.shop}/`, async route => {
        const response = await route.fetch();
        const policy = response.headers()["content-security-policy"].replace(" 'wasm-unsafe-eval'", "");
        await route.fulfill({ response, headers: { ...response.headers(), "content-security-policy": policy } });
      });
      await page.goto(world.shop.shop);
      await page.getByText(texts.unchecked).waitFor();
      await fillContact(page, { phone: "12" });
      await page.locator("#pay").click();
      await page.locator("#phone-problem", { hasText: texts.advice.phone }).waitFor();
      assert.equal(await page.evaluate(() => document.activeElement.id), "phone");
      await page.context().close();
    });
  }

  test("a reader fetches one language at the most, and English none", async () => {
    for (const [locale, count] of [["en-GB", 0], ["de-DE", 0], ["nn-NO", 1], ["fi-FI", 1]]) {
      const page = await visitor(world.browser, errors, { locale });
      const scripts = [];
      page.on("request", request => request.resourceType() === "script" && scripts.push(new URL(request.url()).pathname));
      await page.goto(world.shop.shop);
      await page.locator("#product-fjell").waitFor();
      assert.equal(scripts.filter(path => /^\/(nb|sv|da|fi)-/.test(path)).length, count, `${locale}: ${scripts}`);
      assert.ok(await page.locator("#pay").isVisible());
      await page.context().close();
    }
  });

  test("a language that cannot be fetched leaves the shop open, in English", async () => {
    const page = await visitor(world.browser, errors, { locale: "fi-FI" });
    await page.route(/\/fi-\w+\.js$/, route => route.abort());
    await page.goto(world.shop.shop);
    await page.getByRole("heading", { name: "Your cart" }).waitFor();
    assert.equal(await page.locator("html").getAttribute("lang"), "en");
    await page.context().close();
  });

  test("is the first that the shop speaks, in the page and at the edge", () => {
    const CHOICES = [
      [["nb-NO", "en"], "nb"],
      [["no"], "nb"],
      [["nn-NO", "nb"], "nb"],
      [["de-DE", "fi", "en"], "fi"],
      [["SV_se"], "sv"],
      [["en-US", "da"], "en"],
      [["de", "*"], "en"],
      [["constructor"], "en"],
      [[], "en"],
    ];
    for (const [wanted, tag] of CHOICES) {
      assert.equal(languageOf(wanted), tag, wanted.join());
      const header = wanted.map((one, at) => (at === 0 ? one : `${one};q=0.${9 - at}`)).join(", ");
      assert.equal(languageOfRequest(new Request("https://shop.example", { headers: { "accept-language": header } })), tag, header);
    }
    assert.equal(languageOfRequest(new Request("https://shop.example")), "en");
  });

  for (const [locale, text] of Object.entries(MISMATCH)) {
    test(`${locale}: what the check in the page finds is said in it`, async () => {
      const { locale: table, texts } = await spoken(SHOPPERS[locale].tag);
      const cart = { quantities: { fjell: 1, vev: 2 }, delivery: "pickup", email: "kari@example.com", phone: "call me", postalCode: "0349" };
      const session = sessionFor(cart, { reference: "cart", returnUrl: "https://shop.example/thanks", callbackUrl: "https://shop.example/callback" });
      session.order.amount = 33890;
      session.order.items[0].quantity = "1";
      const problems = problemsOf(validate("sessions.create", session, { locale: table }), session, cart, texts.advice);
      assert.deepEqual([...problems.keys()].sort(), ["order", "phone", "quantity-fjell"]);
      assert.match(problems.get("order"), text);
      assert.equal(problems.get("phone"), texts.advice.phone);
      const english = validate("sessions.create", session).issues.find(({ pointer }) => pointer === "/order/items/0/quantity");
      assert.notEqual(problems.get("quantity-fjell"), english.message);
    });
  }
});

import { mkdirSync } from "node:fs";
import { fileURLToPath } from "node:url";

import { chromium } from "playwright-core";

import { linkPackage } from "../../www/start/link.mjs";

const SCREENSHOTS = fileURLToPath(new URL("../screenshots/", import.meta.url));

/** A browser: the Chromium of the system. */
export const launch = () =>
  chromium.launch({
    executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium",
    args: [
      // A page whose headers a test has changed no longer counts as local, and could not frame the simulator.
      "--disable-features=LocalNetworkAccessChecks",
      // Chromium refuses its own sandbox to root.
      ...(process.getuid?.() === 0 ? ["--no-sandbox"] : []),
    ],
  });

/** The shop with its simulator, and a browser. */
export async function open() {
  linkPackage();
  const { serve } = await import("../../www/start/servers.mjs");
  const shop = await serve({});
  const browser = await launch();
  return {
    shop,
    browser,
    async close() {
      await browser.close();
      await shop.close();
    },
  };
}

export const DESKTOP = { width: 1180, height: 900 };
export const PHONE = { width: 360, height: 740 };

/** A fresh visitor's page, which fails the test for any error that the page does not handle. */
export async function visitor(browser, errors, { viewport = DESKTOP, colorScheme = "light", locale = "en-GB" } = {}) {
  const context = await browser.newContext({ viewport, colorScheme, locale, reducedMotion: "reduce" });
  const page = await context.newPage();
  page.setDefaultTimeout(15_000);
  page.on("pageerror", error => errors.push(`${page.url()}: ${error.stack}`));
  return page;
}

/** Writes a picture of the whole page to tests/screenshots. A frame that is out of view is not painted, so all is in view. */
export async function screenshot(page, name) {
  mkdirSync(SCREENSHOTS, { recursive: true });
  const viewport = page.viewportSize();
  await page.evaluate(() => window.scrollTo(0, 0));
  await page.setViewportSize({ ...viewport, height: await page.evaluate(() => document.documentElement.scrollHeight) });
  for (const frame of page.frames()) await frame.evaluate(() => new Promise(painted => requestAnimationFrame(() => setTimeout(painted, 50))));
  await page.screenshot({ path: `${SCREENSHOTS}${name}.png` });
  await page.setViewportSize(viewport);
}

/** Fills in how to reach the shopper, in any language. */
export async function fillContact(page, { phone = "+4799999999" } = {}) {
  await page.locator("#email").fill("kari@example.com");
  await page.locator("#phone").fill(phone);
  await page.locator("#postal").fill("0349");
  await page.locator("#postal").blur();
}

/** The embedded payment page. */
export const payment = page => page.frameLocator("#container iframe");

/** Fills in a card and pays. */
export async function payWith(frame, number) {
  await frame.getByLabel("Card number").fill(number);
  await frame.getByLabel("Expires").fill("12/34");
  await frame.getByLabel("Security code").fill("123");
  await frame.getByRole("button", { name: /^Pay / }).click();
}

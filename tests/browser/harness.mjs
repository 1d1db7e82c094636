import { createServer } from "node:http";
import { createRequire } from "node:module";
import { fileURLToPath } from "node:url";

const WWW = fileURLToPath(new URL("../../www/", import.meta.url));

/** Bundles the published web SDK, as it is, for a page that a test drives. */
async function bundledSdk() {
  const { build } = createRequire(`${WWW}package.json`)("esbuild");
  const contents = `import { embed } from "@dintero/checkout-web-sdk"; globalThis.embed = embed;`;
  const { outputFiles } = await build({ stdin: { contents, resolveDir: WWW }, bundle: true, write: false, format: "iife" });
  return outputFiles[0].text;
}

/** Serves a page that holds nothing but the web SDK. */
export async function serveHarness() {
  const script = await bundledSdk();
  const server = createServer((request, response) => {
    if (request.url === "/sdk.js") return response.writeHead(200, { "content-type": "text/javascript" }).end(script);
    return response
      .writeHead(200, { "content-type": "text/html" })
      .end(`<!doctype html><title>Harness</title><link rel="icon" href="data:,"><div id="container"></div><script src="/sdk.js"></script>`);
  });
  await new Promise(resolve => server.listen(0, "127.0.0.1", resolve));
  return {
    origin: `http://127.0.0.1:${server.address().port}`,
    close() {
      server.closeAllConnections();
      return new Promise(resolve => server.close(resolve));
    },
  };
}

const CALLBACKS = [
  "onSession", "onSessionCancel", "onPayment", "onPaymentAuthorized", "onPaymentError", "onSessionNotFound", "onSessionLocked",
  "onSessionLockFailed", "onActivePaymentType",
];

/**
 * Embeds a session with the web SDK and notes what it tells the page.
 *
 * @param {object} page
 * @param {{ sid: string, endpoint: string, without?: string[], validate?: object, options?: object }} settings
 *   `without`: callbacks that the shop does not have; `validate`: what it answers to onValidateSession.
 */
export async function embed(page, { sid, endpoint, without = [], validate, options = {} }) {
  await page.evaluate(
    async ({ sid, endpoint, callbacks, validate, options }) => {
      window.told = [];
      const note = name => (event, checkout, callback) => {
        // Functions do not survive the way to the test.
        window.told.push([name, JSON.parse(JSON.stringify(event))]);
        if (name === "onValidateSession") callback(validate);
      };
      const handlers = Object.fromEntries(callbacks.map(name => [name, note(name)]));
      if (validate !== undefined) handlers.onValidateSession = note("onValidateSession");
      window.checkout = await window.embed({ container: document.querySelector("#container"), sid, endpoint, ...options, ...handlers });
    },
    { sid, endpoint, callbacks: CALLBACKS.filter(name => !without.includes(name)), validate, options },
  );
  return {
    /** Waits for a callback; returns its event. */
    async told(name) {
      await page.waitForFunction(wanted => window.told.some(([heard]) => heard === wanted), name);
      return page.evaluate(wanted => window.told.find(([heard]) => heard === wanted)[1], name);
    },
    names: () => page.evaluate(() => window.told.map(([name]) => name)),
    frame: page.frameLocator("#container iframe"),
  };
}

// A page that knocks on every door of the package.

import { Dintero, verifyCallback } from "dintero-wasm";
import { Checkout } from "dintero-wasm/checkout";
import { explain } from "dintero-wasm/explain";
import { reconcileOrder } from "dintero-wasm/order";
import { Sandbox } from "dintero-wasm/sandbox";

const order = { profile_id: "default" };
const answer = async () => Response.json({ id: "T12345678.a", url: "https://checkout.example/a" });

const DOORS = {
  Dintero: () => new Dintero({ accountId: "T12345678", accessToken: "t0ken", fetch: answer }).sessions.get("T12345678.a"),
  verifyCallback: () => verifyCallback({ method: "GET", url: "https://shop.example/", headers: {} }, { accountId: "T12345678", secret: "s3cret" }),
  reconcileOrder: () => reconcileOrder([], { currency: "NOK", merchantReference: "A-1", prices: "includingVat" }),
  Sandbox: () => new Sandbox({}).fetch(new Request("https://checkout.dintero.com/v1/sessions/x")),
  Checkout: () => new Checkout({ endpoint: "/api/checkout", fetch: answer }).start(order),
  explain: () => explain("required"),
};

/** How a call ended: the kind of its error, or that it answered. */
async function ending(call) {
  try {
    await call();
    return "answered";
  } catch (error) {
    return error.kind ?? String(error);
  }
}

const endings = {};
for (const [name, call] of Object.entries(DOORS)) endings[name] = await ending(call);
globalThis.told = endings;

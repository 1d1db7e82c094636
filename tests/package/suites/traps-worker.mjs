// A worker whose modules trap: one request runs the suite, others meet in one instance.

import * as full from "dintero-wasm";
import * as order from "dintero-wasm/order";
import { Sandbox } from "dintero-wasm/sandbox";
import { CALLBACK, sabotage } from "../saboteur.mjs";
import { outcomes } from "./outcomes.mjs";
import { ACCOUNT } from "./shop.mjs";
import { traps } from "./traps.mjs";

const saboteur = sabotage();
const client = (fetch) => new full.Dintero({ accountId: ACCOUNT, accessToken: "t0ken", fetch });
const answered = async () => new Response("{}");
const ended = (call) => call.then(() => "done", ({ kind }) => kind);

const PATHS = {
  "/suite": () => outcomes(traps({ ...full, ...order, Sandbox }, saboteur)),
  /** What it sends is answered after three seconds. */
  "/capture"() {
    const late = () => new Promise((resolve) => setTimeout(() => resolve(new Response("{}")), 3000));
    return ended(client(late).transactions.capture("t", { amount: 1 }));
  },
  "/trap"() {
    const call = client(answered).transactions.get("t");
    saboteur.trapIn(CALLBACK);
    return ended(call);
  },
  "/next": () => ended(client(answered).transactions.get("t")),
};

export default {
  fetch: async (request) => Response.json(await PATHS[new URL(request.url).pathname]()),
};

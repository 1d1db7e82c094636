// Claims inside workerd: one request runs the tests of each store, others ask the store what the test wants to know.

import { DinteroClaims, durableClaims, memoryClaims } from "dintero-wasm/claims";
import { claimed } from "./claims.mjs";
import { named, outcomes } from "./outcomes.mjs";

/** The object, with a way to look into it. */
export class Claims extends DinteroClaims {
  #storage;

  constructor(state, env) {
    super(state, env);
    this.#storage = state.storage;
  }

  async fetch(request) {
    const { pathname } = new URL(request.url);
    if (pathname === "/rows") return Response.json(this.#storage.sql.exec("SELECT count(*) AS count FROM claims").one().count);
    if (pathname === "/alarm") return Response.json(await this.#storage.getAlarm());
    // The runtime calls it, as it would an hour later.
    if (pathname === "/soon") return Response.json((await this.#storage.setAlarm(Date.now() + 50)) ?? null);
    if (pathname === "/broken") throw new Error("the disk is full");
    return super.fetch(request);
  }
}

const sleep = (seconds) => new Promise((resolve) => setTimeout(resolve, seconds * 1000));

/** Every test, one after the other. */
function suite(env) {
  let now = 0;
  const memory = claimed(memoryClaims({ now: () => now }), async (seconds) => void (now += seconds * 1000));
  const stores = { memory, durable: claimed(durableClaims(env.CLAIMS), sleep), shards: claimed(durableClaims(env.CLAIMS, { shards: 7 }), sleep) };
  return outcomes(Object.entries(stores).flatMap(([name, tests]) => named(name, tests)));
}

export default {
  async fetch(request, env) {
    const { pathname } = new URL(request.url);
    if (pathname === "/suite") return Response.json(await suite(env));
    if (pathname === "/ask") {
      const [deed, ...given] = await request.json();
      return Response.json((await durableClaims(env.CLAIMS)[deed](...given)) ?? null);
    }
    if (pathname === "/fail") {
      const broken = { idFromName: (name) => env.CLAIMS.idFromName(name), get: (id) => ({ fetch: () => env.CLAIMS.get(id).fetch("https://claims/broken") }) };
      const { kind, code, message } = await durableClaims(broken).claim("key", 60, "owner").catch((error) => error);
      return Response.json({ kind, code, message });
    }
    return env.CLAIMS.get(env.CLAIMS.idFromName("claims-0")).fetch(`https://claims${pathname}`);
  },
};

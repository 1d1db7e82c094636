import assert from "node:assert/strict";
import { after, describe, test } from "node:test";

import { install } from "./packed.mjs";

const project = install();
after(() => project.remove());
const dinteroWasm = await project.import("dintero-wasm");

const { checkoutHandler } = dinteroWasm;
const SHOP = "https://shop.example";
const ID = "T12345678.465U8CUzaPVpneu1wt8Wei";
const priced = input => ({
  url: { return_url: `${SHOP}/thanks` },
  order: { amount: 100 * input.lamps, currency: "NOK", merchant_reference: "A-1", payout_destination_id: "store", items: [] },
  express: { shipping_options: [], shipping_mode: "shipping_required", customer_types: ["b2c"] },
  profile_id: "default",
});

/** A client that notes what it is asked, and answers with `session` or throws it. */
function client(session = { id: ID, url: `https://checkout.example/v1/view/${ID}` }) {
  const calls = [];
  const answer = name => async (...call) => {
    calls.push([name, ...call]);
    if (session instanceof Error) throw session;
    return session;
  };
  return { calls, sessions: { create: answer("create"), update: answer("update") } };
}

const CLASSES = Object.fromEntries(
  Object.values(dinteroWasm)
    .filter(value => value.prototype instanceof dinteroWasm.DinteroError)
    .map(Class => [new Class("").kind, Class]),
);
const LEAK = "secret-token leaked at /srv/shop.js:1";
/** An error of the library, or of the shop's own where it has no such kind. */
const failure = ({ kind, ...details }) => (Object.hasOwn(CLASSES, kind ?? "") ? new CLASSES[kind](LEAK, details) : Object.assign(new Error(LEAK), { kind, ...details }));

function request(method, body, headers = {}) {
  const json = typeof body === "string" ? body : JSON.stringify(body);
  return new Request(`${SHOP}/api/checkout`, { method, body: json, headers: { "content-type": "application/json", origin: SHOP, ...headers } });
}

describe("checkoutHandler", () => {
  test("POST starts a session for what the shop says it costs", async () => {
    const dintero = client();
    const response = await checkoutHandler(dintero, { order: priced })(request("POST", { lamps: 2, price: 1 }));
    assert.equal(response.status, 201);
    assert.deepEqual(await response.json(), { id: ID, url: `https://checkout.example/v1/view/${ID}` });
    assert.equal(response.headers.get("cache-control"), "no-store");
    assert.equal(dintero.calls[0][1].order.amount, 200);
  });

  test("PUT updates with what an update may change", async () => {
    const dintero = client();
    const response = await checkoutHandler(dintero, { order: priced })(request("PUT", { id: ID, input: { lamps: 3 } }));
    assert.equal(response.status, 200);
    const [name, id, body] = dintero.calls[0];
    assert.deepEqual([name, id], ["update", ID]);
    assert.deepEqual(body, {
      order: { amount: 300, currency: "NOK", items: [] },
      express: { shipping_options: [], shipping_mode: "shipping_required" },
    });
  });

  test("update has the shop's own word, and hears the id", async () => {
    const dintero = client();
    const update = (input, _request, id) => (id === ID ? { order: { amount: input.lamps } } : new Response(null, { status: 403 }));
    const handle = checkoutHandler(dintero, { order: priced, update });
    assert.equal((await handle(request("PUT", { id: ID, input: { lamps: 7 } }))).status, 200);
    assert.deepEqual(dintero.calls[0][2], { order: { amount: 7 } });
    assert.equal((await handle(request("PUT", { id: "T12345678.other", input: {} }))).status, 403);
    assert.equal(dintero.calls.length, 1);
  });

  test("the shop refuses with a Response, returned or thrown", async () => {
    const soldOut = () => Response.json({ message: "Sold out." }, { status: 409 });
    for (const order of [soldOut, () => { throw soldOut(); }]) {
      for (const asked of [request("POST", {}), request("PUT", { id: ID, input: {} })]) {
        const dintero = client();
        const response = await checkoutHandler(dintero, { order })(asked);
        assert.equal(response.status, 409);
        assert.deepEqual(await response.json(), { message: "Sold out." });
        assert.equal(dintero.calls.length, 0);
      }
    }
  });

  test("a Response of the shop that cannot be sent is answered 500, from any origin", async () => {
    const used = Response.json({});
    await used.text();
    for (const order of [() => Response.error(), () => used, () => { throw Response.error(); }]) {
      for (const origin of [SHOP, "https://m.shop.example"]) {
        const handle = checkoutHandler(client(), { order, origins: ["https://m.shop.example"] });
        const response = await handle(request("POST", {}, { origin }));
        assert.equal(response.status, 500);
        assert.equal((await response.json()).kind, "internal");
      }
    }
  });

  test("a PUT to a session that is not there is answered 404", async () => {
    const dintero = client(failure({ kind: "api", status: 404, requestId: "r-1" }));
    const response = await checkoutHandler(dintero, { order: priced })(request("PUT", { id: ID, input: { lamps: 1 } }));
    assert.equal(response.status, 404);
    const { code, request_id } = await response.json();
    assert.deepEqual([code, request_id], ["no_session", "r-1"]);
  });

  test("what only looks like an error of the library is a fault of the shop", async () => {
    const order = () => { throw { kind: "validation", report: { secret: 1 }, requestId: "r-1", status: 404 }; };
    for (const asked of [request("POST", {}), request("PUT", { id: ID, input: {} })]) {
      const response = await checkoutHandler(client(), { order })(asked);
      assert.equal(response.status, 500);
      assert.deepEqual(await response.json(), { kind: "internal", message: "The shop's checkout failed.", retryable: false });
    }
  });

  test("an update without an order, or with null members, leaves them out", async () => {
    const dintero = client();
    await checkoutHandler(dintero, { order: () => ({ express: null, order: null }) })(request("PUT", { id: ID, input: {} }));
    assert.deepEqual(dintero.calls, [["update", ID, {}, dintero.calls[0][3]]]);
  });

  const WRONG = [
    [undefined, "options"],
    [null, "options"],
    [{}, "order"],
    [{ order: 5 }, "order"],
    [{ order: priced, update: {} }, "update"],
    [{ order: priced, orgins: [] }, "orgins"],
    [{ order: priced, origins: "https://shop.example.com" }, "origins"],
    [{ order: priced, origins: ["https://a.example/"] }, "Write \"https://a.example\""],
    [{ order: priced, origins: ["https://A.example"] }, "Write \"https://a.example\""],
    [{ order: priced, origins: ["*"] }, "origins"],
    [{ order: priced, origins: [5] }, "origins"],
    [{ order: priced, origins: [new URL("https://a.example")] }, "origins"],
  ];
  for (const [options, named] of WRONG) {
    test(`${JSON.stringify(options)} is refused at once, and ${named} is named`, () => {
      assert.throws(() => checkoutHandler(client(), options), error => error instanceof dinteroWasm.ConfigError && error.message.includes(named));
    });
  }

  test("what is no client is refused at once", () => {
    for (const dintero of [undefined, {}, { sessions: {} }]) {
      assert.throws(() => checkoutHandler(dintero, { order: priced }), error => error.kind === "config" && error.message.includes("sessions"));
    }
  });

  const REFUSED = [
    ["another method", new Request(`${SHOP}/api/checkout`), 405],
    ["another origin", request("POST", {}, { origin: "https://evil.example" }), 403],
    ["an opaque origin", request("POST", {}, { origin: "null" }), 403],
    ["another content type", request("POST", "{}", { "content-type": "text/plain" }), 415],
    ["no JSON", request("POST", "{"), 400],
    ["no UTF-8", new Request(`${SHOP}/api/checkout`, { method: "POST", body: new Uint8Array([34, 255, 34]), headers: { "content-type": "application/json" } }), 400],
    ["too much", request("POST", JSON.stringify("x".repeat(1_048_576))), 413],
    ["no id", request("PUT", { input: {} }), 400],
    ["an id that leaves its path", request("PUT", { id: "../transactions/x", input: {} }), 400],
    ["an id that is no text", request("PUT", { id: ["T1"], input: {} }), 400],
    ["no input", request("PUT", { id: ID }), 400],
    ["null", request("PUT", null), 400],
  ];
  for (const [what, asked, status] of REFUSED) {
    test(`${what} is refused with ${status}, and the API is not asked`, async () => {
      const dintero = client();
      const response = await checkoutHandler(dintero, { order: priced })(asked);
      assert.equal(response.status, status);
      assert.equal(dintero.calls.length, 0);
      assert.equal((await response.json()).kind, "request");
      if (status === 405) assert.equal(response.headers.get("allow"), "POST, PUT, OPTIONS");
    });
  }

  const FAILURES = [
    [{ kind: "validation", report: { valid: false, issues: [{ code: "required" }] } }, 422],
    [{ kind: "api", status: 500, requestId: "r-1" }, 502],
    [{ kind: "api", status: 404, requestId: "r-1" }, 502],
    [{ kind: "authentication" }, 502],
    [{ kind: "rate_limit", retryAfterSeconds: 2.5 }, 503],
    [{ kind: "connection" }, 502],
    [{ kind: "timeout" }, 504],
    [{ kind: "aborted" }, 499],
    [{ kind: "unknown_outcome", requestId: "r-2" }, 502],
    [{ kind: "config" }, 500],
    [{ kind: "internal" }, 500],
    [{ kind: "toString" }, 500],
    [{}, 500],
  ];
  for (const [details, status] of FAILURES) {
    test(`${details.kind ?? "a fault of the shop's own"} ${details.status ?? ""} is answered ${status}, and nothing leaks`, async () => {
      const response = await checkoutHandler(client(failure(details)), { order: priced })(request("POST", { lamps: 1 }));
      assert.equal(response.status, status);
      const text = await response.text();
      assert.ok(!text.includes("secret-token") && !text.includes("shop.js"), text);
      const body = JSON.parse(text);
      assert.equal(body.request_id, details.requestId);
      assert.deepEqual(body.report, details.report);
      assert.equal(typeof body.retryable, "boolean");
      if (details.kind === "rate_limit") assert.equal(response.headers.get("retry-after"), "3");
    });
  }

  test("a lost answer says what is left to do, which differs for a new session and for an update", async () => {
    const handle = checkoutHandler(client(failure({ kind: "unknown_outcome" })), { order: priced });
    const told = async asked => {
      const { kind, message, retryable } = await (await handle(asked)).json();
      assert.deepEqual([kind, retryable], ["unknown_outcome", true]);
      return message;
    };
    assert.match(await told(request("POST", { lamps: 1 })), /a session that nobody pays costs nothing/);
    assert.match(await told(request("PUT", { id: ID, input: { lamps: 1 } })), /either order\. Send the same update again\./);
  });

  test("pages of another origin that is named may check out, and are told so", async () => {
    const handle = checkoutHandler(client(), { order: priced, origins: ["https://m.shop.example"] });
    const headers = { origin: "https://m.shop.example" };
    const preflight = await handle(new Request(`${SHOP}/api/checkout`, { method: "OPTIONS", headers }));
    assert.equal(preflight.status, 204);
    assert.equal(preflight.headers.get("access-control-allow-origin"), headers.origin);
    assert.equal(preflight.headers.get("access-control-allow-methods"), "POST, PUT");
    const response = await handle(request("POST", { lamps: 1 }, headers));
    assert.equal(response.status, 201);
    assert.equal(response.headers.get("access-control-allow-origin"), headers.origin);
    const other = await handle(new Request(`${SHOP}/api/checkout`, { method: "OPTIONS", headers: { origin: "https://evil.example" } }));
    assert.equal(other.status, 403);
    assert.equal(other.headers.get("access-control-allow-origin"), null);
  });
});

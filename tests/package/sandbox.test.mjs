import assert from "node:assert/strict";
import { describe, test } from "node:test";

import { Sandbox } from "../../pkg/sandbox.js";

const API = "https://checkout.dintero.com/v1";
const KEY = { "x-api-key": "sandbox-key" };
const ORDER = {
  profile_id: "default",
  url: { return_url: "https://shop.example/done", callback_url: "https://shop.example/callback" },
  order: {
    amount: 100,
    currency: "NOK",
    merchant_reference: "A 1",
    items: [{ id: "cup", line_id: "1", description: "Cup", quantity: 1, amount: 100 }],
  },
};

async function call(sandbox, method, path, body) {
  const response = await sandbox.fetch(API + path, { method, headers: KEY, body: body && JSON.stringify(body) });
  return response.json();
}

const create = (sandbox) => call(sandbox, "POST", "/sessions-profile", ORDER);

/** A sandbox whose shop answers with these statuses in turn, and what it was sent. */
function withShop(...statuses) {
  const requests = [];
  const deliver = async (request) => {
    requests.push(request);
    return new Response(null, { status: statuses.shift() });
  };
  return { requests, sandbox: new Sandbox({ now: "2026-11-21T00:00:00Z", signatureSecret: "s3cret", deliver }) };
}

describe("Sandbox", () => {
  test("a purchase, from session to capture", async () => {
    const { sandbox, requests } = withShop(200);
    const { id, url } = await create(sandbox);
    assert.match(id, /^T12345678\.[A-Za-z0-9]{22}$/);
    const paid = await sandbox.pay(id);
    assert.equal(paid.href, `https://shop.example/done?transaction_id=${paid.transaction_id}&merchant_reference=A+1`);
    await sandbox.settled();
    assert.equal(requests.length, 1);
    assert.equal(requests[0].method, "GET");
    assert.equal(requests[0].redirect, "manual");
    assert.match(requests[0].headers.get("dintero-signature"), /^t=1795219200,v0-hmac-sha256=[0-9a-f]{64}$/);
    assert.equal(sandbox.state().callbacks[0].status, "delivered");
    const captured = await call(sandbox, "POST", `/transactions/${paid.transaction_id}/capture`, { amount: 100 });
    assert.equal(captured.status, "CAPTURED");
    const page = await sandbox.fetch(url);
    assert.match(page.headers.get("content-type"), /^text\/html/);
  });

  test("fetch can be handed on without its object", async () => {
    const { fetch } = new Sandbox();
    const response = await fetch(new Request(`${API}/sessions/none`, { headers: KEY }));
    assert.equal(response.status, 404);
    assert.match(response.headers.get("request-id"), /^[0-9a-f-]{36}$/);
  });

  test("the same options and calls give the same answers", async () => {
    const [one, other, third] = await Promise.all([0, 0, 1].map((seed) => create(new Sandbox({ seed, now: 0 }))));
    assert.deepEqual(one, other);
    assert.notEqual(one.id, third.id);
  });

  test("a callback that fails is sent again when time has moved", async () => {
    const { sandbox, requests } = withShop(503, 200);
    const { id } = await create(sandbox);
    await sandbox.pay(id, { product: "vipps" });
    await sandbox.settled();
    sandbox.advance(4);
    await sandbox.settled();
    assert.equal(requests.length, 1);
    sandbox.advance(1);
    await sandbox.settled();
    assert.equal(requests.length, 2);
    assert.equal(requests[0].headers.get("event-delivery"), requests[1].headers.get("event-delivery"));
    assert.deepEqual(sandbox.state().callbacks[0].answers.map((answer) => answer.status), [503, 200]);
  });

  test("a shop that throws has not answered", async () => {
    const sandbox = new Sandbox({ deliver: () => Promise.reject("unreachable") });
    await sandbox.pay((await create(sandbox)).id);
    await sandbox.settled();
    assert.deepEqual(sandbox.state().callbacks[0].answers.map((answer) => answer.status), [null]);
  });

  test("a shop that hangs has not answered after ten seconds", async (context) => {
    context.mock.timers.enable({ apis: ["setTimeout"] });
    let signal;
    const sandbox = new Sandbox({ deliver: (request) => ((signal = request.signal), new Promise(() => {})) });
    await sandbox.pay((await create(sandbox)).id);
    context.mock.timers.tick(9_999);
    assert.equal(signal.aborted, false);
    context.mock.timers.tick(1);
    await sandbox.settled();
    assert.equal(signal.aborted, true);
    assert.deepEqual(sandbox.state().callbacks[0].answers.map((answer) => answer.status), [null]);
  });

  test("without a way to deliver, callbacks wait in the state", async () => {
    const sandbox = new Sandbox();
    await sandbox.pay((await create(sandbox)).id);
    assert.equal(sandbox.state().callbacks[0].status, "waiting");
  });

  test("it follows the host's clock, unless it has a time of its own", async () => {
    const followed = new Sandbox();
    followed.advance(3600);
    assert.ok(Math.abs(Date.parse(followed.state().now) - Date.now() - 3_600_000) < 5_000);
    assert.equal(new Sandbox({ now: new Date(0) }).state().now, "1970-01-01T00:00:00.000Z");
  });

  test("what the shopper cannot do is said", async () => {
    const sandbox = new Sandbox();
    const { id } = await create(sandbox);
    await assert.rejects(sandbox.pay("T12345678.none"), /Session not found/);
    await assert.rejects(sandbox.pay(id, { card: "4242424242424242" }), /only test cards/);
    await assert.rejects(sandbox.pay(id, { outcome: "maybe" }), { kind: "config", message: /"maybe"/ });
    assert.equal((await sandbox.pay(id, { product: "payex.creditcard", outcome: "error" })).error, "authorization");
    await sandbox.pay(id);
    await assert.rejects(sandbox.pay(id), /paid already/);
  });

  test("a call that is aborted, or has a method that the API has not, changes nothing", async () => {
    const sandbox = new Sandbox();
    const init = { method: "POST", headers: KEY, body: JSON.stringify(ORDER) };
    await assert.rejects(sandbox.fetch(`${API}/sessions-profile`, { ...init, signal: AbortSignal.abort() }));
    assert.equal((await sandbox.fetch(`${API}/sessions-profile`, { ...init, method: "PATCH" })).status, 405);
    assert.deepEqual(sandbox.state().sessions, []);
  });

  for (const [options, message] of [
    [{ acountId: "T12345678" }, /no option "acountId"/],
    [{ accountId: "12345678" }, /accountId/],
    [{ clientId: 7 }, /clientId must be a string/],
    [{ clientSecret: " x" }, /clientSecret/],
    [{ signatureSecret: "" }, /signatureSecret/],
    [{ seed: 0.5 }, /seed/],
    [{ now: "tomorrow" }, /now/],
    [{ deliver: "https://shop.example" }, /deliver/],
  ]) {
    test(`the option ${JSON.stringify(options)} is refused`, () => {
      assert.throws(() => new Sandbox(options), { kind: "config", message });
    });
  }

  for (const seconds of [-1, 0.5, NaN, "1"]) {
    test(`time does not move by ${JSON.stringify(seconds)}`, () => {
      assert.throws(() => new Sandbox().advance(seconds), { kind: "config" });
    });
  }
});

import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { after, describe, test } from "node:test";
import { promisify } from "node:util";

import { install } from "./packed.mjs";

const project = install();
after(() => project.remove());
const { Sandbox } = await project.import("dintero-wasm/sandbox");

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
    const none = { name: "ApiError", kind: "api", status: 404, code: "NOT FOUND", message: "Session not found" };
    await assert.rejects(sandbox.pay("T12345678.none"), none);
    await assert.rejects(sandbox.pay(id, { card: "4242424242424242" }), { kind: "api", status: 400, message: /only test cards/ });
    for (const wrong of [{ outcome: "maybe" }, { crad: "4000000000000002" }, { card: 4 }, null, "vipps"]) {
      await assert.rejects(sandbox.pay(id, wrong), { kind: "config" });
    }
    await assert.rejects(sandbox.pay(undefined), { kind: "config", message: /the id of a session/ });
    assert.equal((await sandbox.pay(id, { product: "payex.creditcard", outcome: "error" })).error, "authorization");
    await sandbox.pay(id);
    await assert.rejects(sandbox.pay(id), { kind: "api", status: 409, message: /paid already/ });
  });

  test("a payment on hold is approved or fails, and the page says so", async () => {
    const sandbox = new Sandbox();
    for (const [approve, outcome, status, page] of [
      [true, "authorized", "AUTHORIZED", "paid"],
      [false, "error", "FAILED", "failed"],
    ]) {
      const { id } = await create(sandbox);
      const { transaction_id } = await sandbox.pay(id, { outcome: "on_hold" });
      const paid = await sandbox.resolve(transaction_id, { approve });
      assert.deepEqual([paid.outcome, paid.transaction_id], [outcome, transaction_id]);
      assert.equal((await call(sandbox, "GET", `/transactions/${transaction_id}`)).status, status);
      const shown = await call(sandbox, "GET", `/view/${id}/session`);
      assert.deepEqual([shown.status, shown.result], [page, paid]);
      await assert.rejects(sandbox.resolve(transaction_id, { approve }), { kind: "api", status: 400, message: /not on hold/ });
    }
    await assert.rejects(sandbox.resolve("T12345678.none", { approve: true }), { kind: "api", status: 404 });
    for (const wrong of [undefined, {}, { approve: "yes" }, { aprove: true }, null]) {
      await assert.rejects(sandbox.resolve("T12345678.none", wrong), { kind: "config" });
    }
  });

  describe("on the host's clock", () => {
    const START = Date.parse("2026-11-21T00:00:00Z");
    const retrying = (context, ...statuses) => {
      context.mock.timers.enable({ apis: ["setTimeout", "Date"], now: START });
      const sent = [];
      const deliver = async () => {
        sent.push(Date.now() - START);
        return new Response(null, { status: statuses.shift() });
      };
      return { sent, sandbox: new Sandbox({ deliver }) };
    };
    /** Lets an hour pass second by second. No call of the sandbox but `settled`, which moves nothing. */
    const wait = async (context, sandbox, seconds) => {
      for (let second = 0; second < seconds; second++) {
        context.mock.timers.tick(1000);
        await sandbox.settled();
      }
    };

    test("a callback is sent again by itself, until it is answered", async (context) => {
      const { sandbox, sent } = retrying(context, 503, 500, 200);
      await sandbox.pay((await create(sandbox)).id, { product: "vipps" });
      await sandbox.settled();
      await wait(context, sandbox, 60);
      assert.deepEqual(sent, [0, 5_000, 15_000]);
      assert.equal(sandbox.state().callbacks[0].status, "delivered");
    });

    test("a delayed callback is sent by itself", async (context) => {
      const { sandbox, sent } = retrying(context, 200);
      const url = { ...ORDER.url, callback_url: "https://shop.example/callback?delay_callback=30" };
      const { id } = await call(sandbox, "POST", "/sessions-profile", { ...ORDER, url });
      await sandbox.pay(id);
      await wait(context, sandbox, 60);
      assert.deepEqual(sent, [30_000]);
    });

    test("a payment on hold is approved by itself, and the shop hears of it", async (context) => {
      const { sandbox, sent } = retrying(context, 200, 200);
      await sandbox.pay((await create(sandbox)).id, { outcome: "on_hold" });
      await sandbox.settled();
      await wait(context, sandbox, 700);
      assert.deepEqual(sent, [0, 600_000]);
      assert.equal(sandbox.state().transactions[0].status, "AUTHORIZED");
    });

    test("time that was moved ahead counts", async (context) => {
      const { sandbox, sent } = retrying(context, 503, 200);
      await sandbox.pay((await create(sandbox)).id);
      await sandbox.settled();
      sandbox.advance(3);
      await wait(context, sandbox, 10);
      assert.deepEqual(sent, [0, 2_000]);
    });
  });

  test("no timer is set where there is nothing to wait for, or nobody to tell", async (context) => {
    const set = context.mock.method(globalThis, "setTimeout");
    const onHold = async (sandbox) => sandbox.pay((await create(sandbox)).id, { outcome: "on_hold" });
    const fetch = async () => new Response();
    new Sandbox({ deliver: fetch });
    await onHold(new Sandbox());
    assert.equal(set.mock.callCount(), 0);
    const still = new Sandbox({ now: 0, deliver: fetch });
    await onHold(still);
    await still.settled();
    // The ten seconds that the delivery had.
    assert.deepEqual(set.mock.calls.map(({ arguments: [, milliseconds] }) => milliseconds), [10_000]);
  });

  test("a waiting callback does not keep the process alive", async () => {
    const script = `
      import { Sandbox } from "dintero-wasm/sandbox";
      const sandbox = new Sandbox({ deliver: async () => new Response(null, { status: 503 }) });
      const init = { method: "POST", headers: ${JSON.stringify(KEY)}, body: ${JSON.stringify(JSON.stringify(ORDER))} };
      const { id } = await (await sandbox.fetch("${API}/sessions-profile", init)).json();
      await sandbox.pay(id);
      await sandbox.settled();
      console.log(sandbox.state().callbacks[0].status);
    `;
    const { stdout } = await promisify(execFile)(process.execPath, ["--input-type=module", "-e", script], { cwd: project.folder, timeout: 4_000 });
    assert.equal(stdout, "waiting\n");
  });

  test("HEAD answers what GET answers, without its body", async () => {
    const sandbox = new Sandbox();
    const { url } = await create(sandbox);
    const head = await sandbox.fetch(url, { method: "HEAD" });
    assert.equal(head.status, 200);
    assert.match(head.headers.get("content-type"), /^text\/html/);
    assert.equal(head.body, null);
    assert.equal((await sandbox.fetch(`${API}/nothing`, { method: "HEAD" })).status, 404);
  });

  test("any request is answered", async () => {
    const sandbox = new Sandbox();
    const { id } = await create(sandbox);
    const deep = "[".repeat(100_000);
    const bodies = ["", "null", "[]", "7", '"x"', "{", '{"card":7}', '{"payment_product_type":{}}', deep, new Uint8Array([0xff, 0xfe])];
    const paths = ["", "//", "/v1", "/v1/", "/v1/view/%E0%A4%A/session", "/v1/sessions/%00", "/?sid=%ff", "/embedResult/?x=%"];
    const posts = ["sessions-profile", `sessions/${id}`, `sessions/${id}/cancel`, "accounts/T12345678/auth/token", "transactions/x/capture"];
    const page = ["pay", "challenge", "lock", "unlock", "shipping_address", "shipping_option", "session", "none"];
    const calls = [
      ...["GET", "HEAD", "OPTIONS", "PATCH", "PROPFIND"].flatMap((method) => paths.map((path) => [path, { method }])),
      ...["POST", "PUT", "DELETE"].flatMap((method) =>
        [...posts, ...page.map((action) => `view/${id}/${action}`)].flatMap((path) =>
          bodies.map((body) => [`/v1/${path}`, { method, headers: KEY, body }]),
        ),
      ),
    ];
    for (const [path, init] of calls) {
      const response = await sandbox.fetch(`https://checkout.dintero.com${path}`, init);
      const text = await response.text();
      if (response.status >= 400 && init.method !== "HEAD") {
        assert.equal(typeof JSON.parse(text).error.message, "string", `${init.method} ${path} ${text}`);
      }
    }
    assert.ok(sandbox.state());
    await assert.rejects(sandbox.fetch("no address"), TypeError);
  });

  test("a call that is aborted, or has a method that the API has not, changes nothing", async () => {
    const sandbox = new Sandbox();
    const init = { method: "POST", headers: KEY, body: JSON.stringify(ORDER) };
    await assert.rejects(sandbox.fetch(`${API}/sessions-profile`, { ...init, signal: AbortSignal.abort() }));
    const refused = await sandbox.fetch(`${API}/sessions-profile`, { ...init, method: "PATCH" });
    assert.equal(refused.status, 405);
    assert.match((await refused.json()).error.message, /PATCH/);
    assert.deepEqual(sandbox.state().sessions, []);
  });

  for (const [options, message] of [
    [null, /^new Sandbox takes an object of options/],
    ["T12345678", /^new Sandbox takes an object of options/],
    [{ acountId: "T12345678" }, /^new Sandbox has no option acountId. Did you mean accountId/],
    [{ accountId: "12345678" }, /^The option accountId is T or P and eight digits/],
    [{ clientId: 7 }, /^The option clientId is a string/],
    [{ clientSecret: " x" }, /^The option clientSecret is empty, or has white space/],
    [{ signatureSecret: "" }, /^The option signatureSecret is empty/],
    [{ seed: 0.5 }, /^The option seed is a whole number/],
    [{ now: "tomorrow" }, /^The option now is a Date/],
    [{ now: null }, /^The option now is a Date/],
    [{ deliver: "https://shop.example" }, /^The option deliver is a function/],
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

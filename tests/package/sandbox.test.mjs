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

  describe("what is accepted and done later", () => {
    /** A captured-to-be transaction of a sandbox with a time of its own. */
    const authorized = async (options) => {
      const sandbox = new Sandbox({ now: 0, ...options });
      const { transaction_id } = await sandbox.pay((await create(sandbox)).id);
      return { sandbox, id: transaction_id };
    };
    const capture = (sandbox, id) =>
      sandbox.fetch(`${API}/transactions/${id}/capture`, { method: "POST", headers: KEY, body: '{"amount":100}' });

    test("answers 202 with its id, and ends by itself", async () => {
      for (const [succeeds, status] of [[true, "CAPTURED"], [false, "AUTHORIZED"]]) {
        const { sandbox, id } = await authorized();
        sandbox.defer({ operation: "capture", times: 1, seconds: 30, succeeds });
        const response = await capture(sandbox, id);
        assert.equal(response.status, 202);
        const event_request_id = response.headers.get("event-request-id");
        assert.equal((await response.json()).status, "AUTHORIZED");
        assert.deepEqual(sandbox.state().pending, [
          { event_request_id, transaction_id: id, operation: "capture", due_at: "1970-01-01T00:00:30.000Z", succeeds },
        ]);
        sandbox.advance(30);
        const [transaction] = sandbox.state().transactions;
        assert.equal(transaction.status, status);
        const last = transaction.events.at(-1);
        assert.deepEqual([last.success, last.correlation_request_id], [succeeds, event_request_id]);
        assert.deepEqual(sandbox.state().pending, []);
      }
    });

    test("ends when it is told to", async () => {
      for (const [success, status] of [[true, "CAPTURED"], [false, "AUTHORIZED"]]) {
        const { sandbox, id } = await authorized();
        sandbox.defer();
        const waiting = (await capture(sandbox, id)).headers.get("event-request-id");
        const ended = await sandbox.complete(waiting, { success });
        assert.equal(ended.status, status);
        assert.deepEqual(await call(sandbox, "GET", `/transactions/${id}`), ended);
        await assert.rejects(sandbox.complete(waiting, { success }), { kind: "api", status: 404, message: /Event request/ });
        sandbox.defer({ times: 0 });
        assert.notEqual((await capture(sandbox, id)).status, 202);
      }
    });

    test("has its callback sent when it ends", async () => {
      const urls = [];
      const { sandbox, id } = await authorized({
        deliver: async ({ url }) => (urls.push(url), new Response()),
      });
      await sandbox.settled();
      assert.equal(urls.length, 1);
      sandbox.defer();
      const url = { ...ORDER.url, callback_url: "https://shop.example/callback?report_event=VOID" };
      const session = await call(sandbox, "POST", "/sessions-profile", { ...ORDER, url });
      const { transaction_id } = await sandbox.pay(session.id);
      const response = await sandbox.fetch(`${API}/transactions/${transaction_id}/void`, { method: "POST", headers: KEY });
      await sandbox.settled();
      assert.equal(urls.length, 2);
      await sandbox.complete(response.headers.get("event-request-id"), { success: true });
      await sandbox.settled();
      assert.match(urls[2], /event=VOID/);
      assert.notEqual(transaction_id, id);
    });

    test("wants its options right", async () => {
      const { sandbox } = await authorized();
      for (const wrong of [null, { operation: "cancel" }, { times: -1 }, { times: 0.5 }, { seconds: "5" }, { success: true }]) {
        assert.throws(() => sandbox.defer(wrong), { kind: "config" }, JSON.stringify(wrong));
      }
      for (const wrong of [undefined, {}, { success: 1 }, { succeeds: true }, null]) {
        await assert.rejects(sandbox.complete("none", wrong), { kind: "config" });
      }
      await assert.rejects(sandbox.complete(undefined, { success: true }), { kind: "config" });
    });
  });

  describe("users and scopes", () => {
    const audience = "https://api.dintero.com/v1/accounts/T12345678";
    const ask = async (sandbox, path, authorization, body) => {
      const headers = authorization === undefined ? {} : { authorization };
      const response = await sandbox.fetch(`${audience}/auth/${path}`, { method: "POST", headers, body: JSON.stringify(body) });
      return { status: response.status, ...(await response.json()) };
    };
    const basic = `Basic ${btoa("sandbox-client:sandbox-secret")}`;
    const client = async (sandbox) => {
      const { access_token, expires_in } = await ask(sandbox, "token", basic, { grant_type: "client_credentials", audience });
      return { bearer: `Bearer ${access_token}`, expires_in };
    };
    const list = async (sandbox, authorization) => (await sandbox.fetch(`${API}/transactions`, { headers: { authorization } })).status;

    test("a user signs in with a second factor, whose code is in the state", async () => {
      const sandbox = new Sandbox({ users: [{ username: "kari@shop.example", password: "p4ss", mfa: true }] });
      const { bearer } = await client(sandbox);
      const password = { grant_type: "password", username: "kari@shop.example", password: "p4ss", audience };
      const refused = await ask(sandbox, "token", bearer, password);
      assert.deepEqual([refused.status, refused.error.code], [403, "mfa_required"]);
      const { mfa_token } = refused;
      assert.equal(sandbox.state().second_factors[0].binding_code, null);
      const { oob_code } = await ask(sandbox, "mfa/challenge", bearer, { challenge_type: "oob", mfa_token, oob_channel: "email" });
      const [{ binding_code, oob_channel, username }] = sandbox.state().second_factors;
      assert.deepEqual([username, oob_channel], ["kari@shop.example", "email"]);
      const code = { grant_type: "mfa-oob", mfa_token, oob_code, binding_code };
      const { access_token } = await ask(sandbox, "token", bearer, code);
      assert.equal(await list(sandbox, `Bearer ${access_token}`), 200);
      assert.doesNotMatch(JSON.stringify(sandbox.state()), /p4ss/);
    });

    test("a verification code signs in once", async () => {
      const sandbox = new Sandbox({ users: [{ username: "kari", password: "p", verificationCode: "1234" }] });
      const { bearer } = await client(sandbox);
      const code = { grant_type: "authorization_code", ident_type: "email", ident: "kari", verification_code: "1234", audience };
      assert.equal((await ask(sandbox, "token", bearer, code)).status, 200);
      assert.equal((await ask(sandbox, "token", bearer, code)).status, 401);
    });

    test("a client does what its scopes allow, for as long as its token lasts", async () => {
      const sandbox = new Sandbox({ now: 0, scopes: ["read:checkout"], tokenSeconds: 60 });
      const { bearer, expires_in } = await client(sandbox);
      assert.equal(expires_in, 60);
      assert.equal(await list(sandbox, bearer), 200);
      const create = await sandbox.fetch(`${API}/sessions-profile`, { method: "POST", headers: { authorization: bearer }, body: "{}" });
      assert.equal(create.status, 403);
      assert.match((await create.json()).error.message, /write:checkout/);
      sandbox.advance(60);
      assert.equal(await list(sandbox, bearer), 401);
    });
  });

  test("a saved card pays without the shopper", async () => {
    const sandbox = new Sandbox({ now: 0 });
    const session = { order: { currency: "NOK", merchant_reference: "save" }, url: { return_url: "https://shop.example/saved" } };
    const token_provider = { payment_product_type: "payex.creditcard", token_types: ["payment_token"] };
    const { id } = await call(sandbox, "POST", "/sessions/payment-token", { session, token_provider });
    const { transaction_id } = await sandbox.pay(id, { card: "4990000000009104" });
    const { card } = await call(sandbox, "GET", `/transactions/${transaction_id}?includes=card.payment_token`);
    const customer = { tokens: { "payex.creditcard": { payment_token: card.payment_token } } };
    const payment = { payment_product_type: "payex.creditcard", operation: "unscheduled_purchase" };
    const pay = () => call(sandbox, "POST", "/sessions/pay", { session: { order: ORDER.order, customer }, payment });
    const refused = await pay();
    assert.deepEqual([refused.success, refused.status], [false, "FAILED"]);
    assert.deepEqual(refused.events.at(-1).error.retry_policy.retry_codes, ["RETRY_IMMEDIATELY"]);
    const paid = await pay();
    assert.deepEqual([paid.success, paid.status], [true, "AUTHORIZED"]);
  });

  test("what was captured is settled on demand", async () => {
    const sandbox = new Sandbox({ now: 0 });
    assert.deepEqual(sandbox.settle(), []);
    const { transaction_id } = await sandbox.pay((await create(sandbox)).id);
    await call(sandbox, "POST", `/transactions/${transaction_id}/capture`, { amount: 100 });
    const ids = sandbox.settle();
    assert.deepEqual(sandbox.state().account.settlements.map(({ id }) => id), ids);
    assert.equal(ids.length, 1);
  });

  test("an image comes as it is", async () => {
    const response = await new Sandbox().fetch(`${API}/branding/profiles/default/variant/colors/color/ffffff/width/420/dintero_top_frame.svg`);
    assert.equal(response.status, 200);
    assert.match(response.headers.get("content-type"), /^image\/svg\+xml/);
    assert.match(await response.text(), /^<svg/);
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
    [{ scopes: "read:checkout" }, /^The option scopes is an array of strings/],
    [{ tokenSeconds: 0 }, /^The option tokenSeconds is a second or more/],
    [{ tokenSeconds: 1.5 }, /^The option tokenSeconds is a whole number/],
    [{ users: {} }, /^The option users is an array of users/],
    [{ users: ["kari"] }, /^The option users takes an object/],
    [{ users: [{ username: "kari" }] }, /^The option password is missing/],
    [{ users: [{ username: "kari", password: "p", pass: "p" }] }, /^The option users has no option pass/],
    [{ users: [1, 2].map(() => ({ username: "kari", password: "p" })) }, /^The option users holds .* two of one name/],
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

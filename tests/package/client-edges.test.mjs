// The client of the packed package, against all that a caller, a runtime or another side may do wrong.

import assert from "node:assert/strict";
import test, { after } from "node:test";
import util from "node:util";

import { install } from "./packed.mjs";

const project = install();
after(() => project.remove());
const { Dintero, DinteroError, responseOf, signCallback, verifyCallback } = await project.import("dintero-wasm");

const SECRET = 'cl1ent"s3cret/x';
const BASIC = Buffer.from(`id:${SECRET}`).toString("base64");
const TOKEN = "t0ken.abc";
const ACCOUNT = { accountId: "T12345678" };
const json = (status, body, headers) => new Response(JSON.stringify(body), { status, headers });
const token = () => json(200, { access_token: TOKEN, expires_in: 3600 });
const order = (amount = 100) => ({
  profile_id: "default",
  url: { return_url: "https://shop.example/r" },
  order: { amount, currency: "NOK", merchant_reference: "A-1", items: [{ id: "1", line_id: "1", description: "A", quantity: 1, amount: 100, vat_amount: 20, vat: 25 }] },
});

/** A client, and what it sent. Without a step of its own, the token is given. */
function shop(step, options = {}) {
  const sent = [];
  const fetch = async (request) => {
    const isToken = request.url.endsWith("/auth/token");
    sent.push({ isToken, headers: request.headers, url: request.url, body: await request.clone().text() });
    return isToken && !options.own ? token() : step(request);
  };
  const { own, ...rest } = options;
  return { sent, dintero: new Dintero({ ...ACCOUNT, clientId: "id", clientSecret: SECRET, fetch, maxRetries: 0, timeoutMs: 2000, ...rest }) };
}

async function fails(promise, kind) {
  const error = await promise.then(() => assert.fail("it should fail"), (error) => error);
  assert.ok(error instanceof DinteroError, String(error?.stack ?? error));
  assert.equal(error.kind, kind, error.stack);
  const text = util.inspect(error, { depth: 9, showHidden: true }) + error.stack + JSON.stringify(error);
  for (const secret of [SECRET, BASIC, TOKEN, JSON.stringify(SECRET).slice(1, -1)]) assert.ok(!text.includes(secret), text);
  return error;
}
const capture = (dintero, options) => dintero.transactions.capture("t", { amount: 1 }, options);

test("what was aborted before it began is not sent, and is in no doubt", async () => {
  const signal = AbortSignal.abort("why");
  for (const credentials of [{}, { clientId: undefined, clientSecret: undefined, apiKey: "k3y" }, { clientId: undefined, clientSecret: undefined, accessToken: "mine" }]) {
    const { sent, dintero } = shop(() => json(200, { id: "t" }), credentials);
    for (const promise of [capture(dintero, { signal }), dintero.sessions.create(order(), { signal }), dintero.auth.token(undefined, { signal })]) {
      assert.equal((await fails(promise, "aborted")).cause, "why");
    }
    assert.equal(sent.length, 0);
  }
  // Between the token and the request.
  const controller = new AbortController();
  const tokenStore = { get: () => undefined, set: () => controller.abort("now") };
  const { sent, dintero } = shop(() => json(200, { id: "t" }), { tokenStore });
  await fails(capture(dintero, { signal: controller.signal }), "aborted");
  assert.deepEqual(sent.map(({ isToken }) => isToken), [true]);
});

test("a reason without words aborts all the same", async () => {
  for (const reason of [Object.create(null), { toString() { throw new Error("no"); } }, { get message() { throw new Error("no"); } }]) {
    const { dintero } = shop(() => new Promise(() => {}));
    const controller = new AbortController();
    const call = dintero.sessions.get("s", { signal: controller.signal });
    setTimeout(() => controller.abort(reason), 5);
    assert.equal((await call.catch((error) => error)).cause, reason);
  }
});

test("no error repeats a secret", async () => {
  const auth = (request) => request.headers.get("authorization");
  const throwing = (make) => async (request) => { throw make(request); };
  for (const make of [
    (request) => Object.assign(new Error(`bad ${auth(request)}`), { request, headers: [...request.headers] }),
    (request) => `bad ${auth(request)}`,
    (request) => Object.assign(new TypeError("x"), { name: auth(request), code: auth(request) }),
    (request) => ({ message: auth(request), cause: request }),
  ]) {
    const error = await fails(shop(throwing(make)).dintero.sessions.get("s"), "connection");
    assert.ok(error.cause instanceof Error && !("request" in error.cause));
    await fails(shop(throwing(make), { own: true }).dintero.sessions.get("s"), "connection");
  }
  const sync = shop(() => {}, { fetch: (request) => { throw new TypeError(auth(request)); } });
  assert.equal((await fails(sync.dintero.sessions.get("s"), "connection")).cause.name, "TypeError");
  for (const body of [`{"access_token":"${TOKEN}`, `{"token":"${TOKEN}"}`, `["${TOKEN}"]`]) {
    await fails(shop(() => new Response(body), { own: true }).dintero.auth.token(), "authentication");
  }
  await fails(shop(() => json(400, { error: { message: SECRET, errors: [SECRET] }, got: SECRET }, { "request-id": TOKEN })).dintero.sessions.get("s"), "api");
  await fails(shop(() => json(401, {}), { clientId: undefined, clientSecret: undefined, accessToken: () => { throw new Error(TOKEN); } }).dintero.sessions.get("s"), "authentication");
  const numeric = shop(() => new Response('{"error":{"message":"x","errors":[{"n":12345678}]}}', { status: 400 }), { clientSecret: "12345678" });
  assert.equal((await fails(numeric.dintero.sessions.get("s"), "api")).errors, undefined);
});

test("an answer that is none is lost, and breaks nothing", async () => {
  const body = (value) => ({ status: 200, headers: [], arrayBuffer: async () => value });
  const endless = () => new Response(new ReadableStream({ pull: (controller) => controller.enqueue(new Uint8Array(1 << 20)) }));
  const broken = (code) => () => new Response(new ReadableStream({ start: (controller) => controller.error(Object.assign(new Error("gone"), { code, cause: { code } })) }));
  for (const code of ["ECONNREFUSED", "ENOTFOUND", "ECONNRESET"]) {
    assert.match((await fails(capture(shop(broken(code), { timeoutMs: 200 }).dintero), "unknown_outcome")).reference, /-/);
  }
  for (const odd of [body(-1), body(10n), body(Symbol("x")), body(1e15), body({ byteLength: 1e15 }), body(new ArrayBuffer((32 << 20) + 1)), endless(), undefined, { status: 99, headers: [] }, { status: "200", headers: [] }, { status: 600, headers: [] }, { status: 200, headers: 5 }]) {
    const { dintero } = shop(() => odd, { timeoutMs: 200 });
    const error = await fails(capture(dintero), "unknown_outcome");
    assert.match(error.reference, /-/);
  }
  const { dintero } = shop(() => json(200, { id: "t" }));
  assert.equal((await dintero.sessions.get("t")).id, "t");
});

test("an answered capture is done, in whichever bytes", async () => {
  const bytes = (...parts) => new Response(Buffer.concat(parts.map((part) => Buffer.from(part))));
  const long = "x".repeat(2 << 20);
  for (const answer of [bytes([0xef, 0xbb, 0xbf], '{"id":"t"}'), bytes('{"id":"t","a":"', [0xff], '"}'), bytes(`{"id":"t","a":"${long}"}`), { status: 200, headers: [["bad name", "x"], ["request-id", "r"], 5], arrayBuffer: async () => Buffer.from('{"id":"t"}') }]) {
    const { transaction } = await capture(shop(() => answer).dintero);
    assert.equal(transaction.id, "t");
    assert.ok(responseOf(transaction).headers instanceof Headers);
  }
  for (const answer of [bytes("[", `"${long}"`, "]"), bytes('{"a":', "[".repeat(200), "]".repeat(200), "}"), new Response("", { status: 408 }), new Response("", { status: 307 }), { type: "opaqueredirect", status: 0, headers: [], arrayBuffer: async () => new ArrayBuffer(0) }]) {
    await fails(capture(shop(() => answer, { timeoutMs: 200 }).dintero), "unknown_outcome");
  }
  await fails(shop(() => bytes(`["${"x".repeat(4 << 20)}"]`)).dintero.sessions.create(order()), "unknown_outcome");
  const error = await fails(shop(() => json(429, {}, { "retry-after": "99999999999999999999" })).dintero.sessions.get("s"), "rate_limit");
  assert.ok(Number.isSafeInteger(error.retryAfterSeconds));
});

test("wrong options are named", async () => {
  const key = { ...ACCOUNT, apiKey: "k3y" };
  for (const [options, name] of [
    [{ ...key, maxRetries: 2 ** 40 }, "maxRetries"],
    [{ ...key, maxRetries: NaN }, "NaN"],
    [{ ...key, timeoutMs: 600_001 }, "timeoutMs"],
    [{ ...key, rules: { x: 5 } }, "rules"],
    [{ ...key, rules: null }, "null"],
    ...["https://x:99999", "https://x:abc", "https://%zz", "http://134744072", "http://evil%2eexample", "http://0x8080808"].map((checkoutUrl) => [{ ...key, checkoutUrl }, "checkoutUrl"]),
    [{ ...ACCOUNT, accessToken: "" }, "accessToken"],
    [{ ...ACCOUNT, accessToken: "a\nb" }, "accessToken"],
    [{ ...ACCOUNT, clientId: "a", clientSecret: " " }, "clientSecret"],
  ]) {
    assert.throws(() => new Dintero(options), (error) => {
      assert.equal(error.kind, "config");
      assert.ok(error.message.includes(name) && !error.message.includes("signature"), error.message);
      return true;
    });
  }
  const { sent, dintero } = shop(() => json(200, {}));
  for (const [given, name] of [[[], "method"], [["GET"], "path"], [["GET", 5], "path"], [["GET", "/v1/x", null], "request"], [["GET", "/v1/x", { query: null }], "query"], [["GET", "/v1/x", { query: { a: null } }], "query"], [["GET", "/v1/x", { query: { a: [{}] } }], "query"], [["GET", "/v1/x", { query: new URLSearchParams("a=1") }], "query"], [["GET", "/v1/x", { body: {} }], "body"], [["POST", "/v1/x", { host: "x" }], "host"], [["POST", "/v1/x", { maxRetries: 2 ** 40 }], "maxRetries"], [["GET", "/v1/x", { headers: { "x-a": undefined } }], "x-a"], [["GET", "/v1/x", { headers: [5] }], "headers"], [["GET", "/v1/x", { signal: { addEventListener() {} } }], "signal"]]) {
    const error = await fails(dintero.request(...given), "config");
    assert.ok(error.message.includes(name), error.message);
  }
  assert.equal(sent.length, 0);
  await dintero.request("GET", "/v1/x", { query: { a: undefined, b: true }, headers: new Map([["x-a", "1"]]) });
  assert.ok(sent[1].url.endsWith("/v1/x?b=true") && sent[1].headers.get("x-a") === "1");
  const { fetch } = globalThis;
  globalThis.fetch = undefined;
  await fails(capture(new Dintero(key)), "config").finally(() => (globalThis.fetch = fetch));
});

test("a capture has a reference, and its text stays as it is", async () => {
  const sends = async (body) => {
    const { sent, dintero } = shop(() => json(200, { id: "t" }), { validation: "off" });
    await dintero.transactions.capture("t", body);
    return sent[1].body;
  };
  for (const empty of [{}, { capture_reference: null }, { capture_reference: "" }]) {
    const { amount, capture_reference } = JSON.parse(await sends({ amount: 1, ...empty }));
    assert.match(capture_reference, /^[0-9a-f-]{36}$/);
    assert.equal(amount, 1);
  }
  assert.match(await sends(' { "amount" : 1.0, "amount":2}'), /^\{"capture_reference":"[^"]+","amount" : 1\.0, "amount":2\}$/);
  const { sent, dintero } = shop(() => {});
  const error = await fails(dintero.transactions.capture("t", '{"amount":1,"amount":2}'), "validation");
  assert.equal(error.report.issues[0].code, "duplicate_key");
  for (const body of [new Map(), new Set(), Promise.resolve(1)]) {
    const { report } = await fails(dintero.transactions.capture("t", body), "validation");
    assert.equal(report.issues[0].code, "wrong_type");
  }
  await fails(dintero.transactions.capture("t", new Uint8Array([123, 255, 125])), "config");
  assert.equal(sent.length, 0);
  const random = crypto.randomUUID;
  Object.defineProperty(crypto, "randomUUID", { value: undefined, configurable: true });
  const made = JSON.parse(await sends(new TextEncoder().encode('{"amount":1}').buffer)).capture_reference;
  Object.defineProperty(crypto, "randomUUID", { value: random, configurable: true });
  assert.match(made, /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
});

test("a store that hangs costs a token, and not the call", async () => {
  const never = () => new Promise(() => {});
  const { dintero } = shop(() => json(200, { id: "s" }), { tokenStore: { get: never, set: never }, timeoutMs: 400 });
  assert.equal((await dintero.sessions.get("s")).id, "s");
});

test("a page's own backend needs no credentials", async () => {
  const none = { clientId: undefined, clientSecret: undefined };
  const { sent, dintero } = shop(() => json(200, { id: "s" }), { ...none, checkoutUrl: "https://shop.example/dintero" });
  await dintero.sessions.get("s");
  assert.equal(sent[0].url, "https://shop.example/dintero/v1/sessions/s");
  assert.deepEqual([sent[0].headers.get("authorization"), sent[0].headers.get("x-api-key")], [null, null]);
  assert.throws(() => shop(() => {}, none), { kind: "config" });
});

test("a refused token is about the credentials", async () => {
  for (const status of [400, 401, 403]) {
    const error = await fails(shop(() => json(status, { error: { message: "no" } }), { own: true }).dintero.sessions.get("s"), "authentication");
    assert.match(error.message, /clientId, clientSecret and accountId/);
  }
});

test("the report of what was sent", async () => {
  const create = (body, options) => shop(() => json(200, { id: "s", url: "u" }), options).dintero.sessions.create(body).then(responseOf);
  const { report } = await create(order(99), { validation: "warn" });
  assert.equal(report.valid, false);
  assert.equal(report.issues[0].code, "order_amount_mismatch");
  assert.ok(report.issues[0].message.length > 10);
  const turned = await create(order(99), { rules: { order_amount_mismatch: "warning" } });
  assert.equal(turned.report.issues[0].severity, "warning");
  assert.equal((await create(order(99), { validation: "off" })).report, undefined);
  assert.equal((await create(order())).report, undefined);
});

test("callbacks: what is wrong is said in kind", () => {
  const url = "https://shop.example/cb?sid=s&merchant_reference=A&time=t";
  const given = { accountId: "T12345678", secret: "k3y" };
  const header = signCallback({ ...given, url });
  for (const headers of [new Map([["Dintero-Signature", header]]), [["DINTERO-SIGNATURE", header]], { get: (name) => (name === "dintero-signature" ? header : null) }]) {
    assert.equal(verifyCallback({ method: "GET", url, headers }, given).sessionId, "s");
  }
  const request = { method: "GET", url, headers: { "dintero-signature": header } };
  for (const options of [null, undefined, { ...given, now: null }]) assert.throws(() => verifyCallback(request, options), { kind: "config" });
  assert.throws(() => signCallback(null), { kind: "config" });
  assert.throws(() => verifyCallback({ ...request, url: "//" }, { ...given, publicUrl: "https://shop.example" }), { kind: "signature" });
});

// The client of the packed package, over a scripted fetch.

import assert from "node:assert/strict";
import test, { after } from "node:test";

import { install } from "./packed.mjs";

const project = install();
after(() => project.remove());
const { Dintero, responseOf, signCallback, verifyCallback, DinteroError, UnknownOutcomeError } = await project.import("dintero-wasm");

const SECRET = "cl1ent-s3cret", TOKEN = "t0ken.abc";
const json = (status, body, headers = {}) => new Response(body === undefined ? null : JSON.stringify(body), { status, headers: { "content-type": "application/json", "request-id": "r-1", ...headers } });
const token = () => json(200, { access_token: TOKEN, token_type: "Bearer", expires_in: 3600 });
const order = () => ({ profile_id: "default", url: { return_url: "https://shop.example/r" }, order: { amount: 100, currency: "NOK", merchant_reference: "A-1", items: [{ id: "1", line_id: "1", description: "Blåbær", quantity: 1, amount: 100, vat_amount: 20, vat: 25 }] } });

function shop(steps, options = {}) {
  const requests = [];
  const fetch = async (request) => {
    requests.push({ method: request.method, url: request.url, headers: Object.fromEntries(request.headers), body: await request.text(), redirect: request.redirect });
    const step = steps.shift();
    if (!step) throw new Error("script ends");
    return typeof step === "function" ? step(request) : step;
  };
  return { requests, dintero: new Dintero({ accountId: "T12345678", clientId: "id", clientSecret: SECRET, fetch, ...options }) };
}
const hang = (request) => new Promise((_, reject) => request.signal.addEventListener("abort", () => reject(request.signal.reason)));
const fails = async (promise, kind) => {
  const error = await promise.then(() => assert.fail("it should fail"), (error) => error);
  assert.ok(error instanceof DinteroError, String(error?.stack ?? error));
  assert.equal(error.kind, kind, error.stack);
  assert.ok(!`${error.stack} ${JSON.stringify(error)}`.includes(SECRET));
  assert.ok(!`${error.stack} ${JSON.stringify(error)}`.includes(TOKEN));
  return error;
};

test("create, get, capture", async () => {
  const { requests, dintero } = shop([token(), json(200, { id: "s", url: "u" }), json(200, { id: "t", status: "AUTHORIZED" }), json(200, { id: "t", status: "CAPTURED" }), json(202, {}, { "event-request-id": "e1" })]);
  const session = await dintero.sessions.create(order(), { includeSession: true, headers: { "x-trace": "1" } });
  assert.deepEqual(session, { id: "s", url: "u" });
  assert.equal(responseOf(session).requestId, "r-1");
  assert.equal(responseOf(session).headers.get("content-type"), "application/json");
  await dintero.transactions.get("t/../x", { includes: ["session", "card.payment_token"] });
  const body = { amount: 100 };
  const captured = await dintero.transactions.capture("t", body);
  assert.deepEqual(captured, { outcome: "done", transaction: { id: "t", status: "CAPTURED" } });
  assert.deepEqual(body, { amount: 100 });
  assert.deepEqual(await dintero.transactions.capture("t", { amount: 1, capture_reference: "mine" }), { outcome: "accepted", eventRequestId: "e1" });
  assert.equal(requests.length, 5);
  assert.equal(requests[1].url, "https://checkout.dintero.com/v1/sessions-profile?include_session=true");
  assert.deepEqual(JSON.parse(requests[1].body), order());
  assert.equal(requests[1].headers["dintero-feature-toggles"], "strict-session-amounts");
  assert.equal(requests[1].headers.authorization, `Bearer ${TOKEN}`);
  assert.equal(requests[1].redirect, "manual");
  assert.equal(requests[2].url, "https://checkout.dintero.com/v1/transactions/t%2F..%2Fx?includes=session&includes=card.payment_token");
  assert.match(JSON.parse(requests[3].body).capture_reference, /^[0-9a-f-]{36}$/);
  assert.equal(JSON.parse(requests[4].body).capture_reference, "mine");
});
test("validation", async () => {
  const { requests, dintero } = shop([]);
  const broken = order(); broken.order.amount = 99;
  const error = await fails(dintero.sessions.create(broken), "validation");
  assert.equal(error.report.issues[0].code, "order_amount_mismatch");
  assert.ok(error.report.issues[0].message.length > 10);
  assert.equal(error.name, "ValidationError");
  assert.equal(requests.length, 0);
});
test("lost capture", async () => {
  const { dintero } = shop([token(), () => { throw new TypeError("fetch failed"); }], { timeoutMs: 300 });
  const error = await fails(dintero.transactions.capture("t", { amount: 1 }), "unknown_outcome");
  assert.ok(error instanceof UnknownOutcomeError && error.cause.name === "TypeError" && error.cause.message === "fetch failed");
  assert.match(error.reference, /-/);
});
test("rejections of all sorts", async () => {
  for (const thrown of ["why", undefined, null, 7, { a: 1 }, Object.assign(new TypeError("x"), { cause: { code: "ECONNREFUSED" } })]) {
    const { dintero } = shop([token(), () => Promise.reject(thrown)], { maxRetries: 0 });
    const error = await fails(dintero.sessions.create(order()), thrown?.cause ? "connection" : "unknown_outcome");
    assert.ok(error.message);
  }
  for (const odd of [undefined, {}, { status: 200 }, { status: 200, headers: {}, arrayBuffer: 1 }, { status: "x", headers: [], arrayBuffer: async () => new ArrayBuffer(0) }]) {
    const { dintero } = shop([token(), () => odd], { maxRetries: 0 });
    await fails(dintero.sessions.create(order()), "unknown_outcome");
  }
});
test("timeouts and aborts", async () => {
  const started = Date.now();
  let { dintero } = shop([token(), hang], { timeoutMs: 50 });
  await fails(dintero.transactions.capture("t", { amount: 1 }), "unknown_outcome");
  ({ dintero } = shop([hang], { timeoutMs: 50 }));
  await fails(dintero.transactions.capture("t", { amount: 1 }), "timeout");
  for (const reason of ["why", new Error("why"), undefined]) {
    ({ dintero } = shop([hang]));
    const controller = new AbortController();
    const call = dintero.sessions.get("s", { signal: controller.signal });
    setTimeout(() => controller.abort(reason), 10);
    const error = await fails(call, "aborted");
    assert.equal(error.cause, controller.signal.reason);
  }
  ({ dintero } = shop([]));
  await fails(dintero.sessions.get("s", { signal: AbortSignal.abort("x") }), "aborted");
  // a body that stalls
  ({ dintero } = shop([token(), () => new Response(new ReadableStream({}), { status: 200 })], { timeoutMs: 50 }));
  await fails(dintero.sessions.get("s"), "timeout");
  assert.ok(Date.now() - started < 2000);
});
test("config", async () => {
  for (const [options, name] of [[{}, "accountId"], [{ accountId: "x", apiKey: "k" }, "accountId"], [{ accountID: "T12345678" }, "accountId"], [{ accountId: "T12345678" }, "clientId, accessToken, apiKey"], [{ accountId: "T12345678", apiKey: "k", timeoutMs: "1" }, "timeoutMs"], [{ accountId: "T12345678", apiKey: "k", timeoutMs: 0 }, "timeoutMs"], [{ accountId: "T12345678", apiKey: "k", rules: { nope: "off" } }, "rules.nope"], [{ accountId: "T12345678", clientId: "a", clientSecret: SECRET + "\n" }, "clientSecret"], [{ accountId: "T12345678", apiKey: "k", checkoutUrl: "x" }, "checkoutUrl"], [{ accountId: "T12345678", apiKey: "k", system: { name: "x".repeat(121) } }, "dintero-system-name"]]) {
    assert.throws(() => new Dintero(options), (error) => { assert.equal(error.kind, "config"); assert.ok(error.message.includes(name), error.message); assert.ok(!error.message.includes(SECRET)); return true; });
  }
  const { dintero } = shop([]);
  for (const id of ["..", "", undefined, 5]) await fails(dintero.sessions.get(id), "config");
  await fails(dintero.sessions.get("s", { timeoutMS: 1 }), "config");
  await fails(dintero.sessions.create(), "validation");
  const loop = {}; loop.loop = loop;
  await fails(dintero.sessions.create(loop), "validation");
  globalThis.window = {}; globalThis.document = {};
  assert.throws(() => shop([]), /page/);
  shop([], { dangerouslyAllowBrowser: true });
  delete globalThis.window; delete globalThis.document;
});
test("access token, token store, request", async () => {
  const seen = [];
  let { dintero, requests } = shop([json(200, { id: 1 }), json(401, { error: { message: "no" } })], { clientId: undefined, clientSecret: undefined, accessToken: async () => "mine" });
  await dintero.request("GET", "/v1/transactions", { query: { id: ["A", "B"], limit: 1 } });
  assert.equal(requests[0].url, "https://checkout.dintero.com/v1/transactions?id=A&id=B&limit=1");
  assert.equal(requests[0].headers.authorization, "Bearer mine");
  await fails(dintero.sessions.get("s"), "authentication");
  ({ dintero } = shop([], { clientId: undefined, clientSecret: undefined, accessToken: () => { throw new Error("vault"); } }));
  await fails(dintero.sessions.get("s"), "authentication");
  ({ dintero } = shop([], { clientId: undefined, clientSecret: undefined, accessToken: () => "a\r\nb" }));
  await fails(dintero.sessions.get("s"), "authentication");
  const map = new Map();
  const tokenStore = { get: async (key) => map.get(key) ?? null, set: async (key, value, ttl) => { seen.push(ttl); map.set(key, value); } };
  for (const steps of [[token(), json(200, { id: "s" })], [json(200, { id: "s" })]]) {
    ({ dintero } = shop(steps, { tokenStore }));
    await dintero.sessions.get("s");
  }
  // A minute less than the token lasts, and what the call itself took.
  assert.equal(seen.length, 1);
  assert.ok(seen[0] <= 3540 && seen[0] > 3530, String(seen[0]));
  ({ dintero } = shop([token()]));
  assert.equal((await dintero.auth.token()).access_token, TOKEN);
});
test("callbacks", () => {
  const url = "https://shop.example/cb?transaction_id=T1.t&sid=T1.s&merchant_reference=A-1&time=2026-01-01T00:00:00Z";
  const given = { accountId: "T12345678", secret: "k3y" };
  const header = signCallback({ ...given, url });
  const request = new Request(url, { headers: { "Dintero-Signature": header, "event-delivery": "d" } });
  assert.deepEqual(verifyCallback(request, given), { transactionId: "T1.t", sessionId: "T1.s", merchantReference: "A-1", time: "2026-01-01T00:00:00Z", error: undefined, event: undefined, eventId: undefined, deliveryId: "d", bodySigned: false });
  verifyCallback({ method: "GET", url: new URL(url).pathname + new URL(url).search, headers: { "DINTERO-signature": header } }, { ...given, secret: ["other", "k3y"], publicUrl: "https://shop.example" });
  for (const [change, code] of [[{ secret: "x" }, "mismatch"], [{ secret: "k3y\n" }, "secret_whitespace"], [{ secret: undefined }, "no_secret"], [{ now: Date.now() + 400_000 }, "too_old"], [{ now: Date.now() - 400_000 }, "too_new"]]) {
    assert.throws(() => verifyCallback(request, { ...given, ...change }), (error) => { assert.equal(error.kind, "signature"); assert.equal(error.code, code); return true; });
  }
  assert.throws(() => verifyCallback(new Request(url, { method: "POST", headers: { "Dintero-Signature": header } }), given), { kind: "signature" });
});

// The calls that Dintero makes, over TCP: a shop out of node:http and the packed package, and a Dintero out of fetch.

import assert from "node:assert/strict";
import { createServer, request as httpRequest } from "node:http";
import test, { after } from "node:test";

import { install } from "./packed.mjs";

const project = install();
const library = await project.import("dintero-wasm");
const { ConfigError, DinteroError, SignatureError, ValidationError } = library;
const { answerAddressCallback, answerDiscountCodesCallback, readAddressCallback, readCallback, readDiscountCodesCallback } = library;
const { signCallback, signWebhook, verifyCallback, verifyWebhook } = library;

const ACCOUNT = "T12345678";
const SECRET = "s1gnature-s3cret";
const HOOK_SECRET = "h00k-s3cret";
const PUBLIC = "https://shop.example";
const MIB = 1 << 20;

const option = (id, amount) => ({ id, line_id: id, amount, title: id, operator: "Posten" });
const line = (amount) => ({ id: "chair", line_id: "1", description: "Blåbær 🫐", quantity: 1, amount });
/** A session of one line and, if one is chosen, a shipping option. */
const session = (shipping) => ({
  id: "T12345678.1",
  order: {
    amount: 1000 + (shipping?.amount ?? 0),
    currency: "NOK",
    merchant_reference: "A-1",
    items: [line(1000)],
    shipping_address: { country: "NO", postal_code: "0349" },
    discount_codes: ["SPRING"],
    ...(shipping && { shipping_option: shipping }),
  },
  express: { shipping_options: [option("post", 50), option("home", 90)] },
});

// What the shop is asked, and what it does about it.

async function raw(request) {
  const chunks = [];
  for await (const chunk of request) chunks.push(chunk);
  return Buffer.concat(chunks);
}

const routes = {
  async "/callback"(request) {
    const event = verifyCallback(request, { accountId: ACCOUNT, secret: ["older", SECRET], publicUrl: PUBLIC });
    return Response.json({ event, callback: await readCallback(request) });
  },
  async "/address"(request) {
    verifyCallback(request, { accountId: ACCOUNT, secret: SECRET, publicUrl: PUBLIC });
    const session = await readAddressCallback(request);
    const abroad = session.order.shipping_address.country !== "NO";
    return answerAddressCallback({ shipping_options: abroad ? [] : [option("post", 50), option("home", 90)] }, { session });
  },
  async "/forgetful"(request) {
    const session = await readAddressCallback(request);
    // The mistake that puts a line of type `correction` on a payment: the chosen shipping is left out.
    return answerAddressCallback({ shipping_options: [option("home", 90)], order: { amount: 1000, items: session.order.items } }, { session });
  },
  async "/discount"(request) {
    verifyCallback(request, { accountId: ACCOUNT, secret: SECRET, publicUrl: PUBLIC });
    const session = await readDiscountCodesCallback(request);
    const holds = session.order.discount_codes.filter((code) => code === "SPRING");
    const amount = holds.length > 0 ? 800 : 1000;
    const { shipping_options } = session.express;
    const shipping = session.order.shipping_option?.amount ?? 0;
    return answerDiscountCodesCallback({ shipping_options, order: { amount: amount + shipping, items: [line(amount)], discount_codes: holds } }, { session });
  },
  async "/hook"(request) {
    const event = verifyWebhook(await raw(request), request.headers["event-signature"], HOOK_SECRET);
    return Response.json({ event: event.event, text: event.transaction?.merchant_reference });
  },
};

/** How a shop tells what went wrong. */
function failure(error) {
  assert.ok(error instanceof DinteroError, String(error?.stack ?? error));
  const status = { signature: 401, validation: 400, config: 500 }[error.kind];
  const codes = error.report?.issues.map(({ code, pointer }) => [code, pointer]);
  return Response.json({ kind: error.kind, code: error.code, codes, message: error.message }, { status: error.code === "wrong_method" ? 405 : status });
}

const server = createServer(async (request, response) => {
  const answer = await routes[new URL(request.url, PUBLIC).pathname](request).catch(failure);
  response.writeHead(answer.status, Object.fromEntries(answer.headers)).end(await answer.text());
});
await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
const origin = `http://127.0.0.1:${server.address().port}`;
after(() => {
  server.closeAllConnections();
  server.close();
  project.remove();
});

/** Calls the shop as Dintero does: the public URL is signed, and a proxy makes it the server's own. */
async function call(path, { method = "GET", body, headers = {}, signed = path, secret = SECRET } = {}) {
  const signature = signCallback({ accountId: ACCOUNT, secret, method, url: PUBLIC + signed });
  const text = typeof body === "object" && !ArrayBuffer.isView(body) ? JSON.stringify(body) : body;
  const response = await fetch(origin + path, { method, body: text, headers: { "dintero-signature": signature, "event-delivery": "d-1", ...headers } });
  return { status: response.status, headers: response.headers, body: await response.json() };
}

test("a callback by GET", async () => {
  const { status, body } = await call("/callback?cart=7&transaction_id=T12345678.9&sid=T12345678.1&merchant_reference=A+1&time=2026-01-02T03%3A04%3A05Z&event=CAPTURE&event_id=3");
  assert.equal(status, 200);
  const told = { transactionId: "T12345678.9", sessionId: "T12345678.1", merchantReference: "A 1", time: "2026-01-02T03:04:05Z", event: "CAPTURE", eventId: "3", deliveryId: "d-1" };
  assert.deepEqual(body, { event: { ...told, bodySigned: false }, callback: { ...told, method: "GET", verified: false } });
});

test("a callback by POST, with the transaction and its session", async () => {
  const transaction = { id: "T12345678.9", status: "AUTHORIZED", amount: 1000, new_member: null, session: session() };
  const { status, body } = await call("/callback?method=POST&includes=session&transaction_id=T12345678.9&session_id=T12345678.1", { method: "POST", body: transaction });
  assert.equal(status, 200);
  assert.deepEqual(body.callback.transaction, transaction);
  assert.deepEqual([body.callback.method, body.event.sessionId], ["POST", "T12345678.1"]);
});

test("a callback of an error may lack all but the error", async () => {
  const { status, body } = await call("/callback?method=POST&error=cancelled", { method: "POST" });
  assert.equal(status, 200);
  assert.deepEqual(body.callback, { sessionId: "", merchantReference: "", time: "", error: "cancelled", deliveryId: "d-1", method: "POST", verified: false });
});

test("a callback that is not Dintero's", async () => {
  const path = "/callback?session_id=T12345678.1";
  for (const [options, code] of [
    [{ secret: "another" }, "mismatch"],
    [{ signed: "/callback?session_id=T12345678.2" }, "mismatch"],
    [{ headers: { "dintero-signature": "t=1" } }, "no_known_scheme"],
  ]) {
    const { status, body } = await call(path, options);
    assert.deepEqual([status, body.kind, body.code], [401, "signature", code]);
  }
  const response = await fetch(origin + path);
  assert.deepEqual([response.status, (await response.json()).code], [401, "missing"]);
});

test("a callback by another method, and one with a body that is none", async () => {
  assert.equal((await call("/callback", { method: "DELETE" })).status, 405);
  for (const [body, codes] of [
    ['{"id":', [["invalid_json", ""]]],
    ["[]", [["wrong_type", ""]]],
    ["null", [["wrong_type", ""]]],
    [new Uint8Array([0x7b, 0x22, 0xff, 0x22, 0x3a, 0x31, 0x7d]), [["invalid_json", ""]]],
  ]) {
    const answer = await call("/callback?method=POST", { method: "POST", body });
    assert.deepEqual([answer.status, answer.body.codes], [400, codes]);
  }
});

test("an address update", async () => {
  const answer = await call("/address", { method: "POST", body: session(option("home", 90)) });
  assert.equal(answer.status, 200);
  assert.equal(answer.headers.get("content-type"), "application/json");
  assert.deepEqual(answer.body, { shipping_options: [option("post", 50), option("home", 90)] });
  const abroad = session();
  abroad.order.shipping_address.country = "AQ";
  assert.deepEqual((await call("/address", { method: "POST", body: abroad })).body, { shipping_options: [] });
});

test("an address update that is refused, and one whose answer would be wrong", async () => {
  assert.equal((await call("/address")).status, 405);
  assert.equal((await call("/address", { method: "POST", body: session(), secret: "another" })).status, 401);
  const empty = await call("/address", { method: "POST" });
  assert.deepEqual([empty.status, empty.body.codes], [400, [["required", ""]]]);
  const wrong = await call("/forgetful", { method: "POST", body: session(option("home", 90)) });
  assert.deepEqual([wrong.status, wrong.body.codes], [400, [["order_amount_mismatch", "/order/amount"]]]);
  assert.match(wrong.body.message, /10\.00\sNOK.*10\.90\sNOK/);
});

test("discount codes", async () => {
  const shipping = option("home", 90);
  const answer = await call("/discount", { method: "POST", body: session(shipping) });
  assert.equal(answer.status, 200);
  assert.deepEqual(answer.body.order, { amount: 890, items: [line(800)], discount_codes: ["SPRING"] });
  const none = session(shipping);
  none.order.discount_codes = ["AUTUMN"];
  assert.deepEqual((await call("/discount", { method: "POST", body: none })).body.order, { amount: 1090, items: [line(1000)], discount_codes: [] });
  assert.equal((await call("/discount", { method: "PUT", body: session() })).status, 405);
});

test("a webhook, in chunks that cut letters in two", async () => {
  const text = '{ "account_id": "P12345678",\r\n "event": "checkout_transaction", "transaction": { "merchant_reference": "Blåbær 🫐" } }';
  const bytes = Buffer.from(text);
  const deliver = (signature) =>
    new Promise((resolve, reject) => {
      const request = httpRequest(`${origin}/hook`, { method: "POST", headers: { "event-signature": signature, "transfer-encoding": "chunked" } }, async (response) =>
        resolve({ status: response.statusCode, body: JSON.parse(await raw(response)) }),
      );
      request.on("error", reject);
      const write = (at) => {
        if (at >= bytes.length) return request.end();
        request.write(bytes.subarray(at, at + 7), () => setImmediate(write, at + 7));
      };
      write(0);
    });
  const delivered = await deliver(signWebhook(bytes, HOOK_SECRET));
  assert.deepEqual(delivered, { status: 200, body: { event: "checkout_transaction", text: "Blåbær 🫐" } });
  const refused = await deliver(signWebhook(text.replace("🫐", "🍓"), HOOK_SECRET));
  assert.deepEqual([refused.status, refused.body.code], [401, "mismatch"]);
});

// What no well-meaning side sends.

const post = (body, more = {}) => ({ method: "POST", url: "/x", headers: {}, body, ...more });
const rejected = async (promise, Class, check = () => {}) => {
  const error = await promise.then(() => assert.fail("it should reject"), (error) => error);
  assert.ok(error instanceof Class, String(error?.stack ?? error));
  check(error);
};
const issue = (code) => ({ report }) => assert.equal(report.issues[0].code, code);

test("33 MiB are not read to their end", async () => {
  const chunk = new Uint8Array(MIB).fill(32);
  for (const make of [
    () => new Request("https://shop.example/", { method: "POST", body: new Uint8Array(33 * MIB) }),
    () => new Request("https://shop.example/", { method: "POST", duplex: "half", body: new ReadableStream({ pull: (stream) => stream.enqueue(chunk) }) }),
    () => post("x".repeat(33 * MIB)),
    () => post({ async *[Symbol.asyncIterator]() { for (;;) yield chunk; } }),
  ]) {
    await rejected(readCallback(make()), ValidationError, issue("too_large"));
    await rejected(readAddressCallback(make()), ValidationError, issue("too_large"));
  }
  const huge = `{"a":"${"x".repeat(33 * MIB)}"}`;
  assert.throws(() => verifyWebhook(huge, signWebhook(huge, HOOK_SECRET), HOOK_SECRET), ValidationError);
  const large = `{"a":"${"x".repeat(31 * MIB)}"}`;
  assert.equal((await readAddressCallback(post(large))).a.length, 31 * MIB);
});

test("bodies of every form, and requests that have been read", async () => {
  const wanted = session();
  const text = JSON.stringify(wanted);
  const bytes = new TextEncoder().encode(text);
  const stream = () => new ReadableStream({ start: (stream) => (stream.enqueue(bytes.subarray(0, 5)), stream.enqueue(bytes.subarray(5)), stream.close()) });
  const iterated = { async *[Symbol.asyncIterator]() { yield* [text.slice(0, 9), text.slice(9)]; } };
  for (const body of [text, bytes, bytes.buffer.slice(0), Buffer.from(bytes), stream(), iterated, wanted, `\ufeff${text}`]) {
    assert.deepEqual(await readDiscountCodesCallback(post(body)), wanted);
  }
  const read = new Request("https://shop.example/", { method: "POST", body: text });
  assert.deepEqual(await readAddressCallback(read.clone()), wanted);
  assert.deepEqual(await readAddressCallback(read), wanted);
  await rejected(readAddressCallback(read), ConfigError);
  await rejected(readAddressCallback(post(undefined, { readableEnded: true })), ConfigError);
  for (const body of [7, true, new Map(), new Blob([text]), [], Symbol("x")]) await rejected(readAddressCallback(post(body)), DinteroError);
  await rejected(readAddressCallback(post({ async *[Symbol.asyncIterator]() { throw new Error("ECONNRESET"); } })), DinteroError, (error) => assert.equal(error.kind, "connection"));
  await rejected(readAddressCallback(post({ async *[Symbol.asyncIterator]() { yield 7; } })), DinteroError);
});

test("requests that are none, odd headers and odd URLs", async () => {
  for (const request of [undefined, null, 7, "POST", {}, { method: "POST" }, { method: "POST", url: "/", headers: null }]) {
    for (const read of [readCallback, readAddressCallback, readDiscountCodesCallback]) await rejected(read(request), ConfigError);
    assert.throws(() => verifyCallback(request, { accountId: ACCOUNT, secret: SECRET }), ConfigError);
  }
  for (const url of ["", "//", "/x?", "?sid=1#sid=2", "http://[", "/x?%zz=%ff&sid=1", "\u0000"]) {
    const { sessionId } = await readCallback({ method: "get", url, headers: [] });
    assert.equal(sessionId, url.includes("sid=1") ? "1" : "");
  }
  const delivered = await readCallback({ method: "GET", url: "/", headers: { "Event-Delivery": ["d-1"] } });
  assert.equal(delivered.deliveryId, "d-1");
  const signature = signCallback({ accountId: ACCOUNT, secret: SECRET, url: `${PUBLIC}/x` });
  const verify = (header, url = "/x") => verifyCallback({ method: "GET", url, headers: { "dintero-signature": header } }, { accountId: ACCOUNT, secret: SECRET, publicUrl: PUBLIC });
  assert.equal(verify([signature]).bodySigned, false);
  assert.throws(() => verify([signature, signature]), SignatureError);
  assert.throws(() => verify(signature, "//["), SignatureError);
  assert.throws(() => verifyCallback({ method: "GET", url: "/x", headers: {} }, { accountId: ACCOUNT, secret: SECRET }), /publicUrl/);
});

test("keys that are repeated, and keys that JavaScript has a use for", async () => {
  const body = await readAddressCallback(post('{"id":"first","__proto__":{"id":"other","polluted":true},"constructor":7,"id":"last"}'));
  assert.equal(body.id, "last");
  assert.equal(body.polluted, undefined);
  assert.equal(Object.getPrototypeOf(body), Object.prototype);
  assert.deepEqual(Object.keys(body), ["id", "__proto__", "constructor"]);
  assert.equal({}.polluted, undefined);
  const { sessionId } = await readCallback({ method: "GET", url: "/?__proto__=1&constructor=2&session_id=a&session_id=b", headers: {} });
  assert.equal(sessionId, "a");
});

test("a body that nests without end is refused or read, and breaks nothing", async () => {
  const deep = "[".repeat(5 * MIB);
  await rejected(readCallback(post(deep)), ValidationError);
  await rejected(readCallback(post(`{"a":${deep}`)), ValidationError);
  assert.equal((await readAddressCallback(post("{}"))).id, undefined);
});

test("webhooks with arguments that are none", () => {
  const body = '{"event":"ping"}';
  const signature = signWebhook(body, HOOK_SECRET);
  assert.equal(verifyWebhook(body, [signature], HOOK_SECRET).event, "ping");
  for (const raw of [undefined, null, 7, JSON.parse(body), [], new Map()]) {
    assert.throws(() => verifyWebhook(raw, signature, HOOK_SECRET), (error) => error instanceof ConfigError && /raw body/.test(error.message));
    assert.throws(() => signWebhook(raw, HOOK_SECRET), ConfigError);
  }
  assert.throws(() => verifyWebhook(body, [signature, signature], HOOK_SECRET), SignatureError);
  assert.throws(() => verifyWebhook(body, [null], HOOK_SECRET), SignatureError);
  for (const odd of [7, {}, new Headers()]) assert.throws(() => verifyWebhook(body, odd, HOOK_SECRET), ConfigError);
  for (const secret of [undefined, null, 7, [], [undefined]]) {
    assert.throws(() => verifyWebhook(body, signature, secret), (error) => error.code === "no_secret");
    assert.throws(() => signWebhook(body, secret), ConfigError);
  }
});

test("answers", async () => {
  const right = { shipping_options: [option("home", 90)], order: { amount: 1090, items: [line(1000)] } };
  for (const answer of [right, JSON.stringify(right), new TextEncoder().encode(JSON.stringify(right))]) {
    const response = answerAddressCallback(answer);
    assert.equal(response.status, 200);
    assert.deepEqual(await response.json(), right);
  }
  const codes = (answer, options) => {
    try {
      answerDiscountCodesCallback(answer, options);
    } catch (error) {
      assert.ok(error instanceof ValidationError, String(error.stack));
      return error.report.issues.map(({ code, pointer }) => `${code} ${pointer}`);
    }
    return [];
  };
  assert.deepEqual(codes({}), ["required /shipping_options"]);
  assert.deepEqual(codes({ shipping_options: "none" }), ["wrong_type /shipping_options"]);
  assert.deepEqual(codes("{"), ["invalid_json "]);
  assert.deepEqual(codes(undefined), ["invalid_json "]);
  assert.deepEqual(codes({ ...right, order: { amount: 1091, items: [line(1000)] } }), ["order_amount_mismatch /order/amount"]);
  assert.deepEqual(codes({ shipping_options: [], order: { amount: 1000 } }, { session: session() }), ["required /order/items"]);
  assert.deepEqual(codes({ shipping_options: [option("home", 90)], order: { amount: 1000, items: [line(1000)] } }, { session: session(option("home", 90)) }), ["order_amount_mismatch /order/amount"]);
  assert.deepEqual(codes({ ...right, order: { amount: 1, items: [line(1000)] } }, { rules: { order_amount_mismatch: "off" } }), []);
  assert.deepEqual(codes({ ...right, order: { amount: 1, items: [line(1000)] } }, { rules: { order_amount_mismatch: "warning" } }), []);
  for (const options of [null, 7, { sesion: {} }, { session: 7 }, { session: "{}" }, { session: [1n] }, { rules: { no_such: "off" } }, { rules: { required: "maybe" } }, { rules: 7 }]) {
    assert.throws(() => answerAddressCallback(right, options), ConfigError);
  }
});

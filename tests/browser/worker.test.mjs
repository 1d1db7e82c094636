import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";

import { linkPackage } from "../../www/start/link.mjs";

linkPackage();
const { Dintero, signCallback } = await import("../../pkg/index.js");
const { Sandbox } = await import("../../pkg/sandbox.js");
const { order } = await import("../../www/start/purchase.mjs");
const { capture } = await import("../../www/worker/orders.js");
const { callback } = await import("../../www/worker/callback.js");

const ACCOUNT = "T12345678";
const REFERENCE = "N-1";
const env = { DINTERO_ACCOUNT_ID: ACCOUNT, SIGNATURE_SECRET: "s3cret", PUBLIC_URL: "https://shop.example", STAFF_TOKEN: "staff" };

/**
 * A shop with one paid order, at the simulator. `answers` are what the next captures are answered; each is given the
 * request, and what the simulator would do with it. `sent` counts the captures.
 */
async function shop(...answers) {
  const sandbox = new Sandbox({ clientId: "id", clientSecret: "secret" });
  const world = { sent: 0, reads: 0, failReads: false };
  const fetch = async request => {
    const { pathname } = new URL(request.url);
    if (/\/transactions\/[^/]+$/.test(pathname)) {
      world.reads += 1;
      if (world.failReads) return Response.json({ error: { message: "No." } }, { status: 403 });
    }
    if (!pathname.endsWith("/capture")) return sandbox.fetch(request);
    world.sent += 1;
    return (answers.shift() ?? sandbox.fetch)(request, sandbox.fetch);
  };
  const dintero = new Dintero({ accountId: ACCOUNT, clientId: "id", clientSecret: "secret", fetch, maxRetries: 0 });
  const session = order();
  session.order.merchant_reference = REFERENCE;
  const { id } = await dintero.sessions.create(session);
  const { transaction_id } = await sandbox.pay(id);
  const orders = new Map([[REFERENCE, { reference: REFERENCE, status: "paid", transaction_id }]]);
  const ask = async () => {
    const request = new Request(`https://shop.example/api/orders/${REFERENCE}/capture`, { method: "POST", headers: { authorization: "Bearer staff" } });
    const response = await capture(REFERENCE, request, { env, dintero, orders });
    const { outcome, reference, status, kind } = await response.json();
    assert.equal(reference, REFERENCE, "the staff is told which capture it was");
    return [response.status, outcome, status, kind].filter(part => part !== undefined);
  };
  return Object.assign(world, { ask, order: orders.get(REFERENCE), dintero });
}

const badGateway = () => new Response("<h1>Bad gateway</h1>", { status: 502 });
const accepted = () => Response.json({}, { status: 202, headers: { "event-request-id": "e-1" } });

describe("the worker's capture", () => {
  test("is sent once, and told again", async () => {
    const world = await shop();
    assert.deepEqual(await world.ask(), [200, "done", "captured"]);
    assert.deepEqual(await world.ask(), [200, "done", "captured"]);
    assert.deepEqual([world.sent, world.order.transaction_status], [1, "CAPTURED"]);
  });

  test("that the API accepted is not sent again, and is read until it is done", async () => {
    let finish;
    const world = await shop(async (request, simulate) => {
      // A request of its own: the call's ends with the call.
      const { url, method, headers } = request;
      const body = await request.text();
      finish = () => simulate(new Request(url, { method, headers, body }));
      return accepted();
    });
    assert.deepEqual(await world.ask(), [202, "accepted", "capturing"]);
    assert.deepEqual(await world.ask(), [202, "unknown", "capturing"]);
    await finish();
    assert.deepEqual(await world.ask(), [200, "done", "captured"]);
    assert.equal(world.sent, 1);
  });

  test("whose answer was lost is found done by its reference", async () => {
    const world = await shop(async (request, simulate) => (await simulate(request), badGateway()));
    assert.deepEqual(await world.ask(), [200, "done", "captured"]);
    assert.equal(world.sent, 1);
  });

  test("whose answer was lost, and which could not be read, is found done when it is asked for again", async () => {
    const world = await shop(async (request, simulate) => {
      await simulate(request);
      world.failReads = true;
      return badGateway();
    });
    assert.deepEqual(await world.ask(), [502, "unknown", "capturing", "unknown_outcome"]);
    world.failReads = false;
    assert.deepEqual(await world.ask(), [200, "done", "captured"]);
    assert.equal(world.sent, 1);
  });

  test("whose answer was lost is not sent again while nothing tells of it", async () => {
    const world = await shop(badGateway);
    assert.deepEqual(await world.ask(), [502, "unknown", "capturing", "unknown_outcome"]);
    assert.deepEqual(await world.ask(), [202, "unknown", "capturing"]);
    world.failReads = true;
    assert.deepEqual(await world.ask(), [502, "unknown", "capturing", "authentication"]);
    assert.equal(world.sent, 1);
  });

  test("asked for twice at once is sent once", async () => {
    const world = await shop();
    const outcomes = await Promise.all([world.ask(), world.ask()]);
    assert.ok(outcomes.some(([, outcome]) => outcome === "done"), JSON.stringify(outcomes));
    assert.deepEqual([world.sent, world.order.status], [1, "captured"]);
  });

  test("of a transaction that is captured already is not sent", async () => {
    const world = await shop();
    const { amount } = await world.dintero.transactions.get(world.order.transaction_id);
    await world.dintero.transactions.capture(world.order.transaction_id, { amount, capture_reference: "by hand" });
    assert.deepEqual(await world.ask(), [200, "done", "captured"]);
    assert.equal(world.sent, 1, "the one by hand");
  });

  test("that was refused, or came to nothing before it was sent, may be sent again", async () => {
    const world = await shop(() => Response.json({ error: { message: "No." } }, { status: 400 }));
    world.failReads = true;
    assert.deepEqual(await world.ask(), [502, "failed", "paid", "authentication"]);
    world.failReads = false;
    assert.deepEqual(await world.ask(), [502, "failed", "paid", "api"]);
    assert.deepEqual(await world.ask(), [200, "done", "captured"]);
    assert.equal(world.sent, 2);
  });
});

describe("the worker's callback", () => {
  const ids = { merchant_reference: REFERENCE, session_id: "S1" };
  const paid = { id: `${ACCOUNT}.1`, status: "AUTHORIZED", amount: 100, currency: "NOK", merchant_reference: REFERENCE };
  const dintero = new Dintero({ accountId: ACCOUNT, accessToken: "t", fetch: async () => Response.json(paid) });
  const order = { reference: REFERENCE, status: "pending" };
  const orders = new Map();
  const { error } = console;
  const said = [];
  before(() => {
    console.error = (...words) => said.push(words);
  });
  after(() => {
    console.error = error;
  });

  /** Calls as Dintero does, or as somebody else who signs by another secret. */
  async function called(query, { secret = "s3cret", headers, settings } = {}) {
    const url = `https://shop.example/api/callback?${new URLSearchParams({ ...ids, ...query })}`;
    const signed = { "dintero-signature": signCallback({ accountId: ACCOUNT, secret, url }) };
    const shop = { env: { ...env, ...settings }, dintero, orders };
    return (await callback(new Request(url, { headers: headers ?? signed }), shop)).status;
  }

  test("is believed by its signature alone", async () => {
    assert.equal(await called({ error: "cancelled" }), 200);
    assert.equal(await called({ error: "cancelled" }, { secret: "another" }), 401);
    assert.equal(await called({ error: "cancelled" }, { headers: {} }), 401);
  });

  for (const SIGNATURE_SECRET of [undefined, "", "s3cret\n", " s3cret"]) {
    test(`is asked for again where the shop's own secret is ${JSON.stringify(SIGNATURE_SECRET)}`, async () => {
      assert.equal(await called({ error: "cancelled" }, { settings: { SIGNATURE_SECRET } }), 503);
    });
  }

  test("is asked for again until its order is there, and then marks it as paid once", async () => {
    const query = { transaction_id: paid.id, time: "2026-11-21T08:00:00Z" };
    assert.equal(await called(query), 500);
    assert.match(String(said.at(-1)), /There is no order N-1 here, yet/);
    orders.set(REFERENCE, order);
    assert.equal(await called(query), 200);
    assert.deepEqual([order.status, order.amount, order.transaction_id, order.paid_at], ["paid", 100, paid.id, query.time]);
    order.status = "captured";
    assert.equal(await called(query), 200);
    assert.equal(order.status, "captured");
  });
});

// The sandbox's faults, as a shop's fetch shows them.

import assert from "node:assert/strict";
import { after, describe, test } from "node:test";

import { install } from "./packed.mjs";

const project = install();
after(() => project.remove());
const [{ Dintero }, { Sandbox }] = await Promise.all(["dintero-wasm", "dintero-wasm/sandbox"].map(project.import));

const API = "https://checkout.dintero.com/v1";
const KEY = { "x-api-key": "sandbox-key" };
const ORDER = {
  profile_id: "default",
  url: { return_url: "https://shop.example/done", callback_url: "https://shop.example/callback?report_event=CAPTURE" },
  order: {
    amount: 100,
    currency: "NOK",
    merchant_reference: "A 1",
    items: [{ id: "cup", line_id: "1", description: "Cup", quantity: 1, amount: 100, vat_amount: 20, vat: 25 }],
  },
};

/** A sandbox with a paid transaction, and then these faults. */
async function paid(plan, options) {
  const sandbox = new Sandbox(options);
  const init = { method: "POST", headers: KEY, body: JSON.stringify(ORDER) };
  const { id } = await (await sandbox.fetch(`${API}/sessions-profile`, init)).json();
  const { transaction_id: transaction } = await sandbox.pay(id);
  sandbox.faults({ seed: 1, plan });
  const url = `${API}/transactions/${transaction}`;
  const capture = (more) =>
    sandbox.fetch(`${url}/capture`, { method: "POST", headers: KEY, body: JSON.stringify({ amount: 10, capture_reference: "c" }), ...more });
  const get = (more) => sandbox.fetch(url, { headers: KEY, ...more });
  const captures = () => sandbox.state().transactions[0].events.filter(({ event }) => event === "CAPTURE");
  return { sandbox, transaction, capture, get, captures };
}

const code = (expected) => (error) => {
  assert.ok(error instanceof TypeError, String(error));
  assert.equal(error.message, "fetch failed");
  assert.equal(error.cause.code, expected);
  return true;
};

/** How long something takes, in milliseconds. */
async function took(work) {
  const start = performance.now();
  await work();
  return performance.now() - start;
}

describe("the faults of a sandbox", () => {
  for (const [fault, expected, done] of [
    ["connection_refused", "ECONNREFUSED", 0],
    ["request_lost", "ECONNRESET", 0],
    ["answer_lost", "ECONNRESET", 1],
    ["late_commit", "ECONNRESET", 0],
  ]) {
    test(`${fault}: fetch rejects`, async () => {
      const { capture, captures, sandbox } = await paid([{ fault }]);
      await assert.rejects(capture(), code(expected));
      assert.equal(captures().length, done);
      const [strike] = sandbox.state().faults;
      assert.equal(strike.fault, fault);
      assert.equal(strike.operation, "transactions.capture");
      assert.deepEqual(strike.request_ids, captures().map((event) => event.request_id));
    });
  }

  for (const [fault, status, done, more] of [
    ["duplicate", 200, 2],
    ["rate_limit", 429, 0],
    ["server_error", 503, 0],
    ["server_error", 500, 1, { status: 500, committed: true }],
    ["html_body", 200, 1],
    ["truncated_json", 200, 1],
    ["wrong_content_type", 200, 1],
    ["clock_jump", 200, 1, { seconds: -60 }],
  ]) {
    test(`${fault}: fetch answers ${status}`, async () => {
      const { capture, captures } = await paid([{ fault, ...more }]);
      assert.equal((await capture()).status, status);
      assert.equal(captures().length, done);
    });
  }

  test("what is late is carried out after the next read", async () => {
    const { capture, captures, get } = await paid([{ fault: "late_commit", times: 1 }]);
    await assert.rejects(capture());
    const seen = await (await get()).json();
    assert.equal(seen.status, "AUTHORIZED");
    assert.equal(captures().length, 1);
  });

  test("bodies are spoiled", async () => {
    const body = async (fault) => {
      const { get } = await paid([{ fault }]);
      const response = await get();
      return [response.headers.get("content-type"), await response.text()];
    };
    const [html, page] = await body("html_body");
    assert.match(html, /^text\/html/);
    assert.match(page, /^<!doctype html>/);
    const [json, half] = await body("truncated_json");
    assert.equal(json, "application/json");
    assert.throws(() => JSON.parse(half), SyntaxError);
    const [plain, whole] = await body("wrong_content_type");
    assert.match(plain, /^text\/plain/);
    assert.equal(JSON.parse(whole).status, "AUTHORIZED");
  });

  test("a rate limit names a pause in seconds or a date", async () => {
    const now = "2026-11-21T00:00:00Z";
    for (const [asDate, expected] of [[false, "3"], [true, "Sat, 21 Nov 2026 00:00:03 GMT"]]) {
      const { get } = await paid([{ fault: "rate_limit", retryAfterSeconds: 3, asDate }], { now });
      assert.equal((await get()).headers.get("retry-after"), expected);
    }
  });

  test("delays take their time", async () => {
    const { get, capture } = await paid([
      { fault: "delay", delayMs: 60, operations: ["transactions.get"] },
      { fault: "answer_lost", delayMs: 60, operations: ["transactions.capture"] },
    ]);
    assert.ok((await took(get)) >= 55);
    assert.ok((await took(() => assert.rejects(capture(), code("ECONNRESET")))) >= 55);
  });

  test("a slow body comes in two parts", async () => {
    const { get } = await paid([{ fault: "slow_body", delayMs: 60 }]);
    let response;
    assert.ok((await took(async () => (response = await get()))) < 50, "the headers come at once");
    const parts = [];
    assert.ok((await took(async () => { for await (const part of response.body) parts.push(part); })) >= 45);
    assert.equal(parts.length, 2);
    assert.equal(JSON.parse(Buffer.concat(parts).toString()).status, "AUTHORIZED");
  });

  test("an abort ends delays and bodies, and leaves no timer", async (context) => {
    const [set, clear] = ["setTimeout", "clearTimeout"].map((name) => context.mock.method(globalThis, name));
    for (const fault of ["delay", "slow_body"]) {
      const { get } = await paid([{ fault, delayMs: 3_600_000 }]);
      const stop = new AbortController();
      const answer = get({ signal: stop.signal }).then((response) => response.text());
      const aborted = assert.rejects(answer, /enough/);
      await new Promise((resolve) => setImmediate(resolve));
      stop.abort(new Error("enough"));
      await aborted;
    }
    const { get } = await paid([{ fault: "slow_body", delayMs: 3_600_000 }]);
    await (await get()).body.cancel();
    const long = set.mock.calls.filter(({ arguments: [, wait] }) => wait === 3_600_000).map(({ result }) => result);
    const cleared = clear.mock.calls.map(({ arguments: [timer] }) => timer);
    assert.equal(long.length, 3);
    assert.ok(long.every((timer) => cleared.includes(timer)));
  });

  test("a token that expires costs the client a second token, and nothing else", async () => {
    const sandbox = new Sandbox({ faults: { plan: [{ fault: "expired_token", times: 1 }] } });
    const dintero = new Dintero({ accountId: "T12345678", clientId: "sandbox-client", clientSecret: "sandbox-secret", fetch: sandbox.fetch });
    const { id } = await dintero.sessions.create(ORDER);
    assert.deepEqual(sandbox.state().sessions.map((session) => session.id), [id]);
    assert.deepEqual(sandbox.state().faults.map(({ fault, operation }) => [fault, operation]), [["expired_token", "sessions.create"]]);
  });

  test("the client tells an answer that was lost from a request that was not sent", async () => {
    for (const [fault, kind] of [["answer_lost", "unknown_outcome"], ["connection_refused", "connection"], ["html_body", "unknown_outcome"]]) {
      const sandbox = new Sandbox({ faults: { plan: [{ fault, operations: ["sessions.create"] }] } });
      const dintero = new Dintero({ accountId: "T12345678", apiKey: "sandbox-key", fetch: sandbox.fetch });
      await assert.rejects(dintero.sessions.create(ORDER), { kind });
    }
  });

  test("the same seed gives the same faults", async () => {
    const run = async (seed) => {
      const sandbox = new Sandbox({ faults: { seed, plan: [{ fault: "server_error", probability: 0.5 }] } });
      const answers = [];
      for (let at = 0; at < 64; at++) answers.push((await sandbox.fetch(`${API}/sessions/x`, { headers: KEY })).status);
      return answers.join();
    };
    assert.equal(await run(1), await run(1));
    assert.notEqual(await run(1), await run(2));
  });

  test("a callback that is held back is overtaken", async () => {
    const events = [];
    const deliver = async ({ url }) => {
      events.push(new URL(url).searchParams.get("event"));
      return new Response();
    };
    const faults = { plan: [{ fault: "reordered_callbacks", times: 1, delayMs: 2_000 }] };
    const sandbox = new Sandbox({ now: 0, faults, deliver });
    const init = { method: "POST", headers: KEY, body: JSON.stringify(ORDER) };
    const { id } = await (await sandbox.fetch(`${API}/sessions-profile`, init)).json();
    const { transaction_id } = await sandbox.pay(id);
    await sandbox.fetch(`${API}/transactions/${transaction_id}/capture`, { ...init, body: JSON.stringify({ amount: 100 }) });
    await sandbox.settled();
    sandbox.advance(2);
    await sandbox.settled();
    assert.deepEqual(events, ["CAPTURE", null]);
  });

  test("without an argument, nothing goes wrong any more", async () => {
    const { sandbox, get } = await paid([{ fault: "request_lost" }]);
    await assert.rejects(get());
    sandbox.faults();
    assert.equal((await get()).status, 200);
  });

  for (const [faults, message] of [
    ["answer_lost", /^The option faults is an object/],
    [{}, /^The option plan is missing/],
    [{ plan: {} }, /^The option plan is an array of faults/],
    [{ plan: [{}] }, /^The option fault is missing: one of connection_refused, /],
    [{ plan: [null] }, /^The option plan takes an object/],
    [{ plan: [], sead: 1 }, /^The option faults has no option sead. Did you mean seed/],
    [{ plan: [], seed: -1 }, /^The option seed is a whole number/],
    [{ plan: [{ fault: "lost_answer" }] }, /^The option fault is one of /],
    [{ plan: [{ fault: "toString" }] }, /^The option fault is one of /],
    [{ plan: [{ fault: "duplicate", delayMs: 1 }] }, /^The option plan has no option delayMs/],
    [{ plan: [{ fault: "delay" }] }, /^The option delayMs is missing: a delay has one/],
    [{ plan: [{ fault: "delay", delayMs: 2 ** 31 }] }, /^The option delayMs is a whole number of milliseconds/],
    [{ plan: [{ fault: "duplicate", probability: 1.1 }] }, /^The option probability is a number from 0 to 1/],
    [{ plan: [{ fault: "duplicate", probability: NaN }] }, /^The option probability is a number from 0 to 1/],
    [{ plan: [{ fault: "duplicate", from: 0 }] }, /^The option faults counts calls from 1/],
    [{ plan: [{ fault: "late_commit", reads: 0 }] }, /^The option faults holds a late_commit after no reads/],
    [{ plan: [{ fault: "server_error", status: 404 }] }, /^The option status is a status, 500 to 599/],
    [{ plan: [{ fault: "duplicate", operations: "transactions.capture" }] }, /^The option operations is an array of strings/],
    [{ plan: [{ fault: "duplicate", operations: ["transactions.catch"] }] }, /^The option faults names an operation transactions.catch/],
    [{ plan: [{ fault: "clock_jump" }] }, /^The option seconds is missing: a clock_jump has one/],
    [{ plan: [{ fault: "reordered_callbacks", operations: ["sessions.get"] }] }, /^The option faults holds reordered_callbacks with operations/],
  ]) {
    test(`the faults ${JSON.stringify(faults)} are refused`, () => {
      assert.throws(() => new Sandbox({ faults }), { kind: "config", message });
      assert.throws(() => new Sandbox().faults(faults), { kind: "config" });
    });
  }
});

import assert from "node:assert/strict";
import { describe, test } from "node:test";

import { Checkout } from "../../pkg/checkout.js";

const ID = "T12345678.465U8CUzaPVpneu1wt8Wei";
const STARTED = { id: ID, url: `https://checkout.example/v1/view/${ID}` };

const order = (lamps = 1) => ({
  url: { return_url: "https://shop.example/thanks" },
  order: {
    amount: 100 * lamps,
    currency: "NOK",
    merchant_reference: "A-1",
    items: [{ id: "lamp", line_id: "lamp", quantity: lamps, amount: 100 * lamps, vat: 25, vat_amount: 20 * lamps }],
  },
  profile_id: "default",
});

const broken = () => {
  const made = order();
  made.order.amount += 1;
  return made;
};

/** A shop that notes what it is sent, and answers each request with the next of `answers`. */
function shop(...answers) {
  const sent = [];
  const fetch = async (url, { method, body, signal }) => {
    sent.push([method, JSON.parse(body)]);
    const answer = answers.shift() ?? [200, { id: ID }];
    if (answer === "never") {
      return new Promise((_, reject) => signal.addEventListener("abort", () => reject(new DOMException("Aborted", "AbortError"))));
    }
    if (answer instanceof Error) throw answer;
    const [status, content] = answer;
    return new Response(typeof content === "string" ? content : JSON.stringify(content), { status });
  };
  return { sent, fetch };
}

/** The web SDK's instance, noting what is asked of it. */
function sdk({ lock = async () => {}, refresh = async () => {} } = {}) {
  const asked = [];
  return {
    asked,
    options: { sid: ID },
    lockSession: () => (asked.push("lock"), lock()),
    refreshSession: () => (asked.push("refresh"), refresh()),
  };
}

const make = (world, options) => new Checkout({ endpoint: "/api/checkout", fetch: world.fetch, ...options });
const kind = async promise => (await promise.then(() => assert.fail("did not reject"), error => error)).kind;

describe("Checkout.start", () => {
  test("sends the order and answers the session", async () => {
    const world = shop([201, STARTED]);
    assert.deepEqual(await make(world).start(order()), STARTED);
    assert.deepEqual(world.sent, [["POST", order()]]);
  });

  test("a broken order rejects with its report, and nothing is sent", async () => {
    const world = shop();
    const error = await make(world).start(broken()).catch(error => error);
    assert.equal(error.kind, "validation");
    assert.equal(error.report.issues[0].code, "order_amount_mismatch");
    assert.match(error.message, /\/order\/amount/);
    assert.deepEqual(world.sent, []);
  });

  test("what the edge refuses rejects with the edge's report", async () => {
    const report = { valid: false, total: 1, truncated: false, issues: [{ code: "required", pointer: "/profile_id", message: "Missing." }] };
    const error = await make(shop([422, { kind: "validation", report }])).start(order()).catch(error => error);
    assert.deepEqual([error.kind, error.report], ["validation", report]);
  });

  const ANSWERS = [
    ["an error page", [500, "<h1>Oops</h1>"], "api"],
    ["a page instead of a session", [200, "<h1>Shop</h1>"], "api"],
    ["a session without an address", [201, { id: ID }], "api"],
    ["an address that runs a script", [201, { id: ID, url: "javascript:alert(1)" }], "api"],
    ["an empty answer", [200, ""], "api"],
    ["the edge's time-out", [504, { kind: "timeout", message: "Too late." }], "timeout"],
    ["no connection", new TypeError("fetch failed"), "connection"],
    ["silence", "never", "timeout"],
  ];
  for (const [what, answer, expected] of ANSWERS) {
    test(`${what} rejects with ${expected}`, async () => {
      assert.equal(await kind(make(shop(answer), { timeoutMs: 50 }).start(order())), expected);
    });
  }

  test("an abort rejects with aborted, before and during the request", async () => {
    const early = AbortSignal.abort();
    assert.equal(await kind(make(shop("never")).start(order(), { signal: early })), "aborted");
    const late = new AbortController();
    const started = make(shop("never")).start(order(), { signal: late.signal });
    setTimeout(() => late.abort(), 5);
    assert.equal(await kind(started), "aborted");
  });

  test("a wrong option is named", () => {
    for (const [options, name] of [[{}, /endpoint/], [{ endpoint: "/x", fetch: 1 }, /fetch/], [{ endpoint: "/x", timeoutMs: -1 }, /timeoutMs/], [{ endpoint: "/x", locale: "nb" }, /locale/]]) {
      assert.throws(() => new Checkout(options), error => error.kind === "config" && name.test(error.message));
    }
  });
});

describe("Checkout.update", () => {
  test("locks, sends, refreshes", async () => {
    const world = shop();
    const page = sdk();
    await make(world).update(order(2), page);
    assert.deepEqual(page.asked, ["lock", "refresh"]);
    assert.deepEqual(world.sent, [["PUT", { id: ID, input: order(2) }]]);
  });

  test("a broken order rejects, and nothing is locked or sent", async () => {
    const world = shop();
    const page = sdk();
    assert.equal(await kind(make(world).update(broken(), page)), "validation");
    assert.deepEqual([page.asked, world.sent], [[], []]);
  });

  test("a lock that fails rejects, and nothing is sent", async () => {
    const world = shop();
    const page = sdk({ lock: () => Promise.reject("Received unexpected event: SessionLockFailed") });
    assert.equal(await kind(make(world).update(order(), page)), "api");
    assert.deepEqual(world.sent, []);
  });

  test("a lock that is never answered rejects, and nothing is sent", async () => {
    const world = shop();
    assert.equal(await kind(make(world, { timeoutMs: 20 }).update(order(), sdk({ lock: () => new Promise(() => {}) }))), "timeout");
    assert.deepEqual(world.sent, []);
  });

  test("when the update fails the page is refreshed all the same", async () => {
    const page = sdk();
    assert.equal(await kind(make(shop([502, { kind: "api", message: "No." }])).update(order(), page)), "api");
    assert.deepEqual(page.asked, ["lock", "refresh"]);
  });

  test("updates are made one after another, and the newest wins", async () => {
    const world = shop();
    let running = 0;
    let most = 0;
    const page = sdk({
      lock: async () => {
        running += 1;
        most = Math.max(most, running);
        await new Promise(resolve => setTimeout(resolve, 10));
      },
      refresh: async () => {
        running -= 1;
      },
    });
    const checkout = make(world);
    const first = checkout.update(order(1), page);
    await new Promise(resolve => setTimeout(resolve, 2));
    await Promise.all([first, checkout.update(order(2), page), checkout.update(order(3), page), checkout.update(order(4), page)]);
    assert.equal(most, 1);
    assert.deepEqual(world.sent.map(([, { input }]) => input.order.amount), [100, 400]);
  });

  test("a failed update does not stop the next", async () => {
    const world = shop([502, "x"], [200, { id: ID }]);
    const checkout = make(world);
    const page = sdk();
    assert.equal(await kind(checkout.update(order(2), page)), "api");
    await checkout.update(order(3), page);
    assert.equal(world.sent.length, 2);
  });

  test("what is no checkout of the web SDK is a config error", async () => {
    assert.equal(await kind(make(shop()).update(order(), {})), "config");
    assert.equal(await kind(make(shop()).update(order(), { ...sdk(), options: undefined })), "config");
  });
});

import assert from "node:assert/strict";
import { after, describe, test } from "node:test";

import { install } from "./packed.mjs";

const project = install();
after(() => project.remove());
const { Checkout } = await project.import("dintero-wasm/checkout");

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
    if (answer === "deaf") return new Promise(() => {});
    if (answer === "deaf body") return { ok: true, status: 200, text: () => new Promise(() => {}) };
    if (answer === "never") {
      return new Promise((_, reject) => signal.addEventListener("abort", () => reject(new DOMException("Aborted", "AbortError"))));
    }
    if (answer === "cut off") return { ok: true, status: 201, text: () => Promise.reject(new TypeError("terminated")) };
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
    ["an error page", [500, "<h1>Oops</h1>"], "unknown_outcome"],
    ["a proxy's own time-out", [504, "<h1>Gateway time-out</h1>"], "unknown_outcome"],
    ["a proxy's time-out in JSON", [504, { message: "Endpoint request timed out" }], "unknown_outcome"],
    ["an answer of the API that the edge lost", [502, { kind: "unknown_outcome", message: "Lost.", retryable: true }], "unknown_outcome"],
    ["an answer whose body is cut off", "cut off", "unknown_outcome"],
    ["an error page of the shop's own doing", [404, "<h1>Oops</h1>"], "api"],
    ["a page instead of a session", [200, "<h1>Shop</h1>"], "api"],
    ["a session without an address", [201, { id: ID }], "api"],
    ["an address that runs a script", [201, { id: ID, url: "javascript:alert(1)" }], "api"],
    ["an empty answer", [200, ""], "api"],
    ["the edge's time-out", [504, { kind: "timeout", message: "Too late." }], "timeout"],
    ["a connection that fails", new TypeError("fetch failed"), "unknown_outcome"],
    ["silence", "never", "unknown_outcome"],
    ["silence of a fetch that heeds no signal", "deaf", "unknown_outcome"],
    ["a body that never ends", "deaf body", "unknown_outcome"],
    ["a refusal in JSON without a message", [502, { kind: "api", code: "no" }], "api"],
  ];
  for (const [what, answer, expected] of ANSWERS) {
    test(`${what} rejects with ${expected}`, async () => {
      const error = await make(shop(answer), { timeoutMs: 50 }).start(order()).catch(error => error);
      assert.equal(error.kind, expected);
      if (expected === "api") assert.equal(error.status, answer[0]);
      else assert.equal(error.retryable, true);
      assert.equal(error.name, { api: "ApiError", timeout: "TimeoutError", unknown_outcome: "UnknownOutcomeError" }[expected]);
    });
  }

  test("what is left to do after a lost answer is said, and differs by what was asked", async () => {
    for (const lost of ["deaf", "cut off", new TypeError("fetch failed"), [502, "<h1>Bad gateway</h1>"], [502, { kind: "unknown_outcome" }]]) {
      const started = await make(shop(lost), { timeoutMs: 20 }).start(order()).catch(error => error);
      const updated = await make(shop(lost), { timeoutMs: 20 }).update(order(), sdk()).catch(error => error);
      assert.deepEqual([started.kind, updated.kind], ["unknown_outcome", "unknown_outcome"]);
      assert.match(started.message, /not known whether the session was started.*Start another/);
      assert.match(updated.message, /not known whether the session was changed.*Send the same update again/);
    }
  });

  test("a browser that is offline has sent nothing; one that loses its connection may have", async t => {
    const navigator = Object.getOwnPropertyDescriptor(globalThis, "navigator");
    t.after(() => (navigator === undefined ? delete globalThis.navigator : Object.defineProperty(globalThis, "navigator", navigator)));
    let onLine = false;
    Object.defineProperty(globalThis, "navigator", { configurable: true, value: { get onLine() { return onLine; } } });
    const fetch = async () => {
      onLine = false;
      throw new TypeError("fetch failed");
    };
    const error = await make({ fetch }).start(order()).catch(error => error);
    assert.deepEqual([error.kind, error.retryable], ["connection", true]);
    onLine = true;
    assert.equal(await kind(make({ fetch }).start(order())), "unknown_outcome");
  });

  test("an answer is said to be no JSON only where it is none", async () => {
    const message = async content => (await make(shop([502, content])).start(order()).catch(error => error)).message;
    assert.match(await message("<h1>Oops</h1>"), /502, and not in JSON/);
    assert.doesNotMatch(await message({ kind: "api" }), /not in JSON/);
    assert.doesNotMatch(await message("null"), /not in JSON/);
    assert.equal(await message({ kind: "api", message: "Sold out." }), "Sold out.");
  });

  test("the edge says whether the same call may succeed later; without its word, the status does", async () => {
    const retryable = async (...answer) => (await make(shop(answer)).start(order()).catch(error => error)).retryable;
    assert.equal(await retryable(502, { kind: "authentication", retryable: false }), false);
    assert.equal(await retryable(502, { kind: "connection", retryable: true }), true);
    assert.equal(await retryable(502, "<h1>Bad gateway</h1>"), true);
    assert.equal(await retryable(409, { message: "Sold out." }), false);
  });

  test("an abort rejects with aborted, before and during the request", async () => {
    const early = AbortSignal.abort();
    assert.equal(await kind(make(shop("never")).start(order(), { signal: early })), "aborted");
    const late = new AbortController();
    const started = make(shop("never")).start(order(), { signal: late.signal });
    setTimeout(() => late.abort(), 5);
    assert.equal(await kind(started), "aborted");
    const deaf = new AbortController();
    setTimeout(() => deaf.abort(), 5);
    assert.equal(await kind(make(shop("deaf")).start(order(), { signal: deaf.signal })), "aborted");
  });

  test("a wrong option of start is named, and nothing is sent", async () => {
    for (const [options, name] of [[null, /options/], [5, /options/], [{ signal: 5 }, /signal/], [{ signal: null }, /signal/], [{ sginal: undefined }, /sginal/]]) {
      const world = shop();
      const error = await make(world).start(order(), options).catch(error => error);
      assert.equal(error.kind, "config");
      assert.match(error.message, name);
      assert.deepEqual(world.sent, []);
    }
  });

  test("a wrong option is named", () => {
    for (const [options, name] of [[undefined, /endpoint/], [null, /endpoint/], ["/x", /endpoint/], [{}, /endpoint/], [{ endpoint: "/x", timeout: 1 }, /`timeout`/], [{ endpoint: "/x", timeoutMs: 1e12 }, /timeoutMs.*600000/], [{ endpoint: "/x", timeoutMs: NaN }, /timeoutMs/], [{ endpoint: "/x", timeoutMs: "5" }, /timeoutMs/], [{ endpoint: "/x", fetch: 1 }, /fetch/], [{ endpoint: "/x", timeoutMs: -1 }, /timeoutMs/], [{ endpoint: "/x", locale: "nb" }, /locale/]]) {
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

  test("a lock that the page refuses rejects, nothing is sent, and the shopper is not disturbed", async () => {
    const refusals = [
      () => Promise.reject("Received unexpected event: SessionLockFailed"),
      () => {
        throw new Error("Unable to create action promise: checkout is undefined");
      },
    ];
    for (const lock of refusals) {
      const world = shop();
      const page = sdk({ lock });
      const error = await make(world).update(order(), page).catch(error => error);
      assert.deepEqual([error.kind, error.code, error.status], ["api", "session_not_locked", 0]);
      assert.notEqual(error.cause, undefined);
      assert.deepEqual([page.asked, world.sent], [["lock"], []]);
    }
  });

  test("a lock that is never answered rejects, nothing is sent, and the page is freed", async () => {
    const world = shop();
    const page = sdk({ lock: () => new Promise(() => {}) });
    const error = await make(world, { timeoutMs: 20 }).update(order(), page).catch(error => error);
    assert.deepEqual([error.kind, error.retryable], ["timeout", true]);
    await new Promise(resolve => setTimeout(resolve, 1));
    assert.deepEqual([page.asked, world.sent], [["lock", "refresh"], []]);
  });

  test("a page that is not read anew after the update says that the session was updated", async () => {
    for (const refresh of [() => Promise.reject("SessionNotFound"), () => new Promise(() => {})]) {
      const error = await make(shop(), { timeoutMs: 20 }).update(order(), sdk({ refresh })).catch(error => error);
      assert.deepEqual([error.kind, error.code, error.status], ["api", "session_not_refreshed", 0]);
    }
  });

  test("methods of the web SDK that return no promise will do", async () => {
    const world = shop();
    await make(world).update(order(2), sdk({ lock: () => {}, refresh: () => {} }));
    assert.equal(world.sent.length, 1);
  });

  for (const silence of ["deaf", "deaf body"]) {
    test(`an update whose fetch is ${silence} times out, frees the page, and lets the next one through`, async () => {
      const world = shop(silence);
      const page = sdk();
      const checkout = make(world, { timeoutMs: 30 });
      const [first, second] = await Promise.allSettled([
        checkout.update(order(1), page),
        new Promise(resolve => setTimeout(resolve, 5)).then(() => checkout.update(order(2), page)),
      ]);
      assert.deepEqual([first.reason?.kind, second.status], ["unknown_outcome", "fulfilled"]);
      assert.deepEqual(page.asked, ["lock", "refresh", "lock", "refresh"]);
    });
  }

  test("updates of different sessions do not wait for, and do not replace, each other", async () => {
    const world = shop();
    const checkout = make(world);
    const pages = ["a", "b"].map(sid => ({ ...sdk({ lock: () => new Promise(resolve => setTimeout(resolve, 5)) }), options: { sid } }));
    await Promise.all([1, 2, 3].flatMap(lamps => pages.map(page => checkout.update(order(lamps), page))));
    await Promise.all([4, 5].flatMap(lamps => pages.map(page => checkout.update(order(lamps), page))));
    const last = Object.fromEntries(world.sent.map(([, { id, input }]) => [id, input.order.amount]));
    assert.deepEqual(last, { a: 500, b: 500 });
    for (const page of pages) assert.deepEqual(page.asked.slice(-2), ["lock", "refresh"]);
  });

  test("one after another holds from the last of a queue to the next of another", async () => {
    const world = shop();
    let locked = false;
    const page = sdk({
      lock: async () => {
        assert.equal(locked, false, "locked twice");
        locked = true;
        await new Promise(resolve => setTimeout(resolve, 3));
      },
      refresh: async () => {
        locked = false;
      },
    });
    const checkout = make(world);
    const made = [];
    for (let lamps = 1; lamps <= 20; lamps += 1) {
      made.push(checkout.update(order(lamps), page));
      await new Promise(resolve => setTimeout(resolve, 1));
    }
    await Promise.all(made);
    assert.equal(world.sent.at(-1)[1].input.order.amount, 2000);
  });

  test("null members are as good as none, and what is no order is refused before the page is locked", async () => {
    const world = shop();
    await make(world).update({ ...order(), express: null }, sdk());
    assert.equal(world.sent.length, 1);
    for (const wrong of [undefined, null, 5, {}, { order: null }, { order: "a lamp" }, { order: [] }]) {
      const page = sdk();
      assert.equal(await kind(make(world).update(wrong, page)), "validation", JSON.stringify(wrong));
      assert.deepEqual(page.asked, []);
    }
    assert.equal(world.sent.length, 1);
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
    assert.equal(await kind(checkout.update(order(2), page)), "unknown_outcome");
    await checkout.update(order(3), page);
    assert.equal(world.sent.length, 2);
  });

  test("what is no checkout of the web SDK is a config error", async () => {
    assert.equal(await kind(make(shop()).update(order(), {})), "config");
    assert.equal(await kind(make(shop()).update(order(), { ...sdk(), options: undefined })), "config");
  });
});

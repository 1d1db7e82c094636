// What becomes of calls when the module traps: the one that trapped, those that were in flight beside it, the next.
// They have a process of their own, since only an instance that they start can be made to trap.

import { CALLBACK } from "../saboteur.mjs";
import { same, thrown } from "./same.mjs";
import { ACCOUNT, ORDER } from "./shop.mjs";

/** The host's own: a test that counts timers does not count these. */
const { clearTimeout, setTimeout } = globalThis;
const turn = (milliseconds = 0) => new Promise((resolve) => setTimeout(resolve, milliseconds));
/** Credentials, in a page too. */
const CLIENT = { accessToken: undefined, clientId: "sandbox-client", clientSecret: "sandbox-secret", dangerouslyAllowBrowser: true };
const json = (body) => new Response(JSON.stringify(body));

/** A client whose answers the test gives, each when it likes: `answer` takes the part of a URL and what is answered. */
function shop({ Dintero }, options = {}) {
  const waiting = [];
  const fetch = (request) =>
    new Promise((resolve, reject) => waiting.push({ url: request.url, resolve, reject }));
  const take = async (part) => {
    for (let tries = 0; tries < 100; tries++) {
      const at = waiting.findIndex(({ url }) => url.includes(part));
      if (at >= 0) return waiting.splice(at, 1)[0];
      await turn();
    }
    throw new Error(`nothing was sent to ${part}`);
  };
  const dintero = new Dintero({ accountId: ACCOUNT, accessToken: "t0ken", maxRetries: 0, fetch, ...options });
  return { dintero, waiting, take };
}

/** How a promise ends, or that it has not. */
const ending = (promise) =>
  new Promise((resolve) => {
    const timer = setTimeout(() => resolve(new Error("it is still under way")), 1000);
    promise.then(() => "done", (error) => error).then(resolve).finally(() => clearTimeout(timer));
  });

/** That a call ended so, by a trap of the module. */
function brokeOff(error, kind, what) {
  same(error?.kind, kind, `${what}: ${error?.stack ?? error}`);
  let { cause } = error;
  while (cause?.cause) ({ cause } = cause);
  same(cause instanceof WebAssembly.RuntimeError, true, `${what}: the cause is the trap, not ${cause}`);
}

/** That the next call works. */
async function works(library, what) {
  const { dintero, take } = shop(library);
  const call = dintero.transactions.get("next");
  (await take("next")).resolve(json({ id: "next" }));
  same(await ending(call.then(({ id }) => { same(id, "next", what); })), "done", what);
}

/** Timers that are running and listeners that are attached, as the library uses them. */
function resources() {
  const timers = new Set();
  const controller = new AbortController();
  const { signal } = controller;
  let listeners = 0;
  signal.addEventListener = (...given) => (listeners++, EventTarget.prototype.addEventListener.apply(signal, given));
  signal.removeEventListener = (...given) => (listeners--, EventTarget.prototype.removeEventListener.apply(signal, given));
  globalThis.setTimeout = (run, ...given) => {
    const timer = setTimeout(() => { timers.delete(timer); run(); }, ...given);
    timers.add(timer);
    return timer;
  };
  globalThis.clearTimeout = (timer) => (timers.delete(timer), clearTimeout(timer));
  return { signal, left: () => ({ listeners, timers: timers.size }), leave: () => Object.assign(globalThis, { setTimeout, clearTimeout }) };
}

/** What runs in a module without a wait: what it is, the export that traps, and a call that works otherwise. */
const atOnce = ({ Dintero, validate, verifyCallback, signCallback, verifyWebhook, signWebhook, answerAddressCallback, reconcileOrder }) => {
  const url = "https://shop.example/callback?transaction_id=T1.t";
  const secret = "k3y";
  const line = { lineId: "1", id: "1", description: "Chair", price: "10.00", vat: 25 };
  const priced = { currency: "NOK", prices: "includingVat", merchantReference: "A" };
  return [
    ["new Dintero", /^checkSettings$/, () => new Dintero({ accountId: ACCOUNT, accessToken: "t" })],
    ["validate, in making room", /^input$/, () => same(validate("sessions.create", ORDER).valid, true, "the order")],
    ["validate, in the check", /^check$/, () => same(validate("sessions.create", ORDER).valid, true, "the order")],
    ["validate, in its report", /^output$/, () => same(validate("sessions.create", {}).valid, false, "nothing")],
    ["signCallback", /^signCallback$/, () => signCallback({ accountId: ACCOUNT, secret, url })],
    ["verifyCallback", /^verifyCallback$/, () => {
      const header = signCallback({ accountId: ACCOUNT, secret, url });
      verifyCallback({ method: "GET", url, headers: { "dintero-signature": header } }, { accountId: ACCOUNT, secret });
    }],
    ["verifyWebhook", /^verifyWebhook$/, () => verifyWebhook("{}", signWebhook("{}", secret), secret)],
    ["answerAddressCallback", /^checkAnswer$/, () => answerAddressCallback({ shipping_options: [] })],
    ["reconcileOrder, in allocating", /^__wbindgen_malloc$/, () => reconcileOrder([line], priced)],
    ["reconcileOrder, in a line", /^order_line$/, () => reconcileOrder([line], priced)],
  ];
};

/** The tests of a library whose modules were not started before there was a saboteur. */
export function traps(library, saboteur) {
  const { Sandbox, validate } = library;
  const { started, trapIn } = saboteur;
  /** A call that traps in the first turn that the host gives it, and how it ends. */
  const trap = (call) => {
    const underway = call();
    trapIn(CALLBACK);
    return ending(underway);
  };
  const tests = [
    {
      name: "a call that traps before anything is sent is internal, wherever it traps",
      async run() {
        const { dintero, waiting } = shop(library);
        const capture = () => dintero.transactions.capture("t", { amount: 1 });
        // Where it begins, in what it is given, in making its promise; and in a turn of its own.
        for (const name of [/^call$/, /^__wbindgen_malloc$/, CALLBACK, undefined]) {
          if (name) trapIn(name);
          brokeOff(await (name ? ending(capture()) : trap(capture)), "internal", String(name));
          same(waiting.length, 0, "nothing was sent");
          await works(library, String(name));
        }
      },
    },
    {
      name: "calls in flight are told at once, each by what it has sent, and what comes late enters nothing",
      async run() {
        const { signal, left, leave } = resources();
        try {
          const { dintero, take } = shop(library);
          const calls = {
            capture: dintero.transactions.capture("c", { amount: 1, capture_reference: "mine" }, { signal }),
            get: dintero.transactions.get("g", { signal }),
            refund: dintero.transactions.refund("r", { amount: 1 }, { signal }),
          };
          const late = await Promise.all([take("/c/capture"), take("/g"), take("/r/refund")]);
          const instance = started.at(-1);
          const begun = Date.now();
          brokeOff(await trap(() => dintero.transactions.get("x", { signal })), "internal", "the one that trapped");
          const [capture, get, refund] = await Promise.all(Object.values(calls).map(ending));
          if (Date.now() - begun > 500) throw new Error(`they were told after ${Date.now() - begun} ms`);
          brokeOff(capture, "unknown_outcome", "the capture");
          same([capture.reference, capture.retryable], ["mine", false], "what the caller needs to find out");
          brokeOff(get, "internal", "the read");
          brokeOff(refund, "unknown_outcome", "the refund");
          same(left(), { listeners: 0, timers: 0 }, "what is left of them");
          late[0].resolve(json({ id: "c" }));
          late[1].reject(new TypeError("too late"));
          late[2].resolve(new Response(new ReadableStream({ pull: () => { throw new TypeError("broken body"); } })));
          await turn(10);
          same(instance.enteredSince, 0, "what came late");
          await works(library, "the next call");
        } finally {
          leave();
        }
      },
    },
    {
      name: "a call that traps on its answer is unknown_outcome if it changes something, and internal if not",
      async run() {
        for (const [call, options, answered, kind] of [
          ["capture", {}, ["/t/capture"], "unknown_outcome"],
          ["get", {}, ["/t"], "internal"],
          // The request for the token alone was sent, and that changes nothing.
          ["capture", CLIENT, ["/auth/token"], "internal"],
        ]) {
          const { dintero, take, waiting } = shop(library, options);
          const under = dintero.transactions[call]("t", ...(call === "get" ? [] : [{ amount: 1 }]));
          const requests = [];
          for (const part of answered) requests.push(await take(part));
          trapIn(CALLBACK);
          requests.at(-1).resolve(json({ id: "t", access_token: "t", expires_in: 3600, token_type: "Bearer" }));
          brokeOff(await ending(under), kind, `${call} after ${answered}`);
          same(waiting.length, 0, "nothing was sent after it");
          await works(library, call);
        }
      },
    },
    {
      name: "a call that waits to be repeated is told, and does not wait any more",
      async run() {
        const { signal, left, leave } = resources();
        try {
          const { dintero, take } = shop(library, { maxRetries: 3 });
          const call = dintero.transactions.get("t", { signal });
          (await take("/t")).resolve(new Response("{}", { status: 503, headers: { "retry-after": "20" } }));
          await turn(10);
          brokeOff(await trap(() => dintero.transactions.get("x")), "internal", "the one that trapped");
          brokeOff(await ending(call), "internal", "the one that waited");
          same(left(), { listeners: 0, timers: 0 }, "what is left of it");
        } finally {
          leave();
        }
      },
    },
    {
      name: "a fetch or a token of the caller's that breaks the module off, or fails while it does, is heard by nobody",
      async run() {
        const breaks = async () => {
          trapIn(/^check$/);
          validate("sessions.create", ORDER);
        };
        const changing = shop(library, { fetch: breaks }).dintero;
        brokeOff(await ending(changing.transactions.capture("t", { amount: 1 })), "unknown_outcome", "in fetch");
        const { dintero } = shop(library, { accessToken: breaks });
        brokeOff(await ending(dintero.transactions.capture("t", { amount: 1 })), "internal", "in accessToken");
        await turn(10);
        await works(library, "the next call");
      },
    },
    ...atOnce(library).map(([what, name, run]) => ({
      name: `${what}: a trap is internal, and the next call works`,
      async run() {
        // Nothing of it is in flight, and the module is started.
        run();
        trapIn(name);
        brokeOff(await thrown(run, what), "internal", what);
        run();
        same(started.filter(({ enteredSince }) => enteredSince > 0).length, 0, "the old instance");
      },
    })),
    {
      name: "validate without memory is internal, and the next call has memory again",
      async run() {
        trapIn(/^check$/);
        await thrown(() => validate("sessions.create", ORDER), "the trap");
        validate("sessions.create", ORDER);
        const memory = started.at(-1).memory.deref();
        const grow = (pages) => { try { return memory.grow(pages) >= 0; } catch { return false; } };
        for (let pages = 1 << 15; pages > 0; pages >>= 1) while (grow(pages));
        const large = JSON.stringify({ ...ORDER, metadata: { note: "x".repeat(1_000_000) } });
        brokeOff(await thrown(() => validate("sessions.create", large), "a large body"), "internal", "a large body");
        same(validate("sessions.create", ORDER).valid, true, "the next");
      },
    },
    {
      name: "a check at the end of the stack breaks off, and the next call works",
      async run() {
        const kinds = new Set();
        const deeper = () => {
          try {
            deeper();
          } catch {
            // With a little more of the stack at every step back.
          }
          try {
            kinds.add(validate("sessions.create", ORDER).valid);
          } catch (error) {
            kinds.add(error.kind ?? error.name);
          }
        };
        deeper();
        same([...kinds].filter((kind) => ![true, "internal", "RangeError"].includes(kind)), [], "how they end");
        same(kinds.has(true), true, "with room on the stack");
        same(validate("sessions.create", ORDER).valid, true, "the next");
        await works(library, "the next call");
      },
    },
    {
      name: "an engine that gives no answer is given up after its deadline, and the next call works",
      async run() {
        const { dintero } = shop(library);
        const slow = globalThis.setTimeout;
        globalThis.setTimeout = (run, milliseconds) => slow(run, milliseconds / 100);
        try {
          trapIn(/^call$/, () => new Promise(() => {}));
          const error = await ending(dintero.transactions.get("t"));
          same([error.kind, error.message.includes("no answer")], ["internal", true], error.message);
        } finally {
          globalThis.setTimeout = slow;
        }
        await works(library, "the next call");
      },
    },
    {
      name: "an instance for which there is no memory is internal, and the next call tries again",
      async run() {
        brokeOff(await trap(() => shop(library).dintero.transactions.get("t")), "internal", "the trap");
        const { Instance } = WebAssembly;
        WebAssembly.Instance = class { constructor() { throw new RangeError("Cannot allocate Wasm memory"); } };
        try {
          same((await thrown(() => validate("sessions.create", ORDER), "a check")).kind, "internal", "without memory");
        } finally {
          WebAssembly.Instance = Instance;
        }
        await works(library, "the next call");
      },
    },
    {
      name: "a sandbox that traps is lost with its instance, and a new one works",
      async run() {
        const pay = async (sandbox) => {
          const { dintero } = shop(library, { fetch: sandbox.fetch, ...CLIENT });
          const { id } = await dintero.sessions.create(ORDER);
          return sandbox.pay(id);
        };
        const delivered = [];
        const deliver = async (request) => (delivered.push(request.url), new Response());
        const options = { seed: 7, accountId: ACCOUNT, deliver };
        const [one, other] = [new Sandbox(options), new Sandbox(options)];
        await pay(one);
        await one.settled();
        for (const name of [/^sandbox_handle$/, /^__wbindgen_malloc$/]) {
          const sandbox = new Sandbox(options);
          trapIn(name);
          brokeOff(await thrown(() => sandbox.fetch("https://checkout.dintero.com/v1/sessions/s"), "the request"), "internal", String(name));
          for (const lost of [sandbox, other]) {
            const error = await thrown(() => lost.state(), "what is lost");
            same([error.kind, error.message.includes("Make a new one")], ["internal", true], error.message);
          }
          await pay(new Sandbox(options));
        }
        trapIn(/^sandbox_new$/);
        brokeOff(await thrown(() => new Sandbox(options), "a new one"), "internal", "a new one");
        await turn(50);
        await pay(new Sandbox(options));
      },
    },
    {
      name: "a hundred traps in a row, each with a capture in flight",
      async run() {
        const before = started.length;
        const late = [];
        for (let at = 0; at < 100; at++) {
          const { dintero, take } = shop(library);
          const capture = dintero.transactions.capture("c", { amount: 1 });
          late.push(await take("/c/capture"));
          brokeOff(await trap(() => dintero.transactions.get("x")), "internal", `trap ${at}`);
          brokeOff(await ending(capture), "unknown_outcome", `capture ${at}`);
        }
        for (const { resolve } of late) resolve(json({ id: "c" }));
        await turn(10);
        same(started.slice(before).filter(({ enteredSince }) => enteredSince > 0).length, 0, "what came late");
        await works(library, "the next call");
      },
    },
  ];
  return tests.map((test) => ({ ...test, name: `traps: ${test.name}` }));
}

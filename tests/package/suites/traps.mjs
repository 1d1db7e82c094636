// What becomes of calls when the module traps: the one that trapped, those that were in flight beside it, the next.
// They have a process of their own, since only an instance that they start can be made to trap.

import { CALLBACK } from "../saboteur.mjs";
import { same } from "./same.mjs";
import { ORDER } from "./shop.mjs";
import { CLIENT, brokeOff, ending, json, resources, shop, turn, works } from "./trapped.mjs";
import { trapsAtOnce } from "./traps-at-once.mjs";

/** The tests of a library whose modules were not started before there was a saboteur. */
export function traps(library, saboteur) {
  const { validate } = library;
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
    ...trapsAtOnce(library, saboteur),
  ];
  return tests.map((test) => ({ ...test, name: `traps: ${test.name}` }));
}

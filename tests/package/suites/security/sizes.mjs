// Bodies without end or bottom.

import { same, thrown } from "../same.mjs";
import { ORDER } from "../shop.mjs";
import { SECRET, client, json } from "./support.mjs";

const MEBIBYTE = 1 << 20;

/** A body without end, and how much of it was asked for. */
function endless(chunk = new Uint8Array(MEBIBYTE).fill(0x5b)) {
  const seen = { chunks: 0, cancelled: false };
  const stream = new ReadableStream(
    {
      pull(controller) {
        seen.chunks++;
        controller.enqueue(chunk.slice());
      },
      cancel() {
        seen.cancelled = true;
      },
    },
    { highWaterMark: 0 },
  );
  return { stream, seen };
}

const later = () => new Promise((resolve) => setTimeout(resolve, 0));

export function sizes(library) {
  const { checkoutHandler, readAddressCallback, readCallback, signWebhook, validate, verifyWebhook } = library;
  return [
    {
      name: "security: a body without end is given up at its limit, and not held whole",
      async run() {
        const { stream, seen } = endless();
        const { dintero } = client(library, () => new Response(stream));
        const error = await thrown(() => dintero.transactions.capture("t", { amount: 1 }), "an answer");
        same(error.kind, "unknown_outcome", `${error}`);
        await later();
        same([seen.chunks <= 34, seen.cancelled], [true, true], `an answer: ${seen.chunks} MiB`);
        for (const read of [readCallback, readAddressCallback]) {
          const { stream: body, seen: asked } = endless();
          const request = { method: "POST", url: "https://shop.example/cb", headers: {}, body };
          same((await thrown(() => read(request), "a request")).kind, "validation", "a request");
          await later();
          same([asked.chunks <= 34, asked.cancelled], [true, true], `a request: ${asked.chunks} MiB`);
        }
        const { stream: order, seen: bought } = endless();
        const handler = checkoutHandler(dintero, { order: () => ORDER });
        const headers = { "content-type": "application/json" };
        const answer = await handler(new Request("https://shop.example/api", { method: "POST", headers, body: order, duplex: "half" }));
        same(answer.status, 413, "a page's order");
        same(bought.chunks <= 4, true, `a page's order: ${bought.chunks} MiB`);
      },
    },
    {
      name: "security: ten million brackets are refused, and the next call works",
      async run() {
        const deep = "[".repeat(10 * MEBIBYTE);
        const { dintero } = client(library, ({ method, url }) => (url.endsWith("/good") ? json(200, { id: "good" }) : new Response(deep, { status: method === "PUT" ? 400 : 200 })));
        for (const [call, kind] of [
          [() => dintero.sessions.get("s"), "api"],
          [() => dintero.transactions.capture("t", { amount: 1 }), "unknown_outcome"],
          [() => dintero.transactions.list().page(), "api"],
          [() => dintero.transactions.update("t", { merchant_reference_2: "x" }), "api"],
          [() => readCallback(new Request("https://shop.example/cb?sid=s", { method: "POST", body: deep })), "validation"],
          [() => verifyWebhook(deep, signWebhook(deep, SECRET), SECRET), "validation"],
        ]) {
          const error = await thrown(call, String(call));
          same([error.kind, error.message.length < 500], [kind, true], String(call));
        }
        same(validate("sessions.create", deep).issues.map(({ code }) => code), ["too_large"], "a body");
        same(validate("sessions.create", deep.slice(0, MEBIBYTE - 1)).issues.map(({ code }) => code), ["too_deep"], "a body of the size that is read");
        let nested = {};
        for (let depth = 0; depth < 10_000; depth++) nested = { nested };
        same(validate("sessions.create", nested).issues.map(({ code }) => code), ["too_deep"], "an object");
        same([(await dintero.sessions.get("good")).id, validate("sessions.create", ORDER).valid], ["good", true], "the next call");
      },
    },
  ];
}

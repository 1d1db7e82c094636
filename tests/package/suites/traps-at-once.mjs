// What a module does without a wait, when it traps.

import { same, thrown } from "./same.mjs";
import { ACCOUNT, ORDER } from "./shop.mjs";
import { CLIENT, brokeOff, shop, turn, works } from "./trapped.mjs";

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

/** The tests of what needs no network; see `traps`. */
export function trapsAtOnce(library, { started, trapIn }) {
  const { Sandbox, validate } = library;
  return [
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
        const memory = started.at(-1).memory;
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
      name: "an instance for which there is no memory is internal, and the next call tries again",
      async run() {
        trapIn(/^check$/);
        brokeOff(await thrown(() => validate("sessions.create", ORDER), "the trap"), "internal", "the trap");
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
        for (const name of [/^sandbox_exchange$/, /^__wbindgen_malloc$/]) {
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
  ];
}

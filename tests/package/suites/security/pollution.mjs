// Names that JavaScript has a use for are names like any other, wherever they stand.

import { same } from "../same.mjs";
import { ACCOUNT, ORDER } from "../shop.mjs";
import { SECRET, client } from "./support.mjs";

/** Names that JavaScript has a use for, as a caller's or the other side's JSON may have them. */
const HOSTILE = '"__proto__":{"polluted":true,"valid":true},"constructor":{"prototype":{"polluted":true}},"prototype":{"polluted":true},"toString":"x","hasOwnProperty":"x","valueOf":1';
const hostile = () => JSON.parse(`{${HOSTILE}}`);
/** All of them, and those that every object seems to have one by one. */
const each = () => [hostile(), ...["__proto__", "constructor", "toString"].map((name) => JSON.parse(`{"${name}":{"polluted":true}}`))];

/** Runs what may change the objects that all others are made from, and throws where it has. */
async function leavesAlone(run, what) {
  const roots = [Object, Array, Function, String, Promise, Map, Error].map((root) => root.prototype);
  const members = () => roots.flatMap((root) => Reflect.ownKeys(root).map((key) => [key, Object.getOwnPropertyDescriptor(root, key).value]));
  const before = members();
  const result = await Promise.resolve().then(run).catch((error) => error);
  const changed = members().filter(([key, value], at) => key !== before[at]?.[0] || value !== before[at][1]);
  same(changed.map(([key]) => String(key)), [], `${what}: the members of prototypes`);
  same([{}, [], () => {}].filter((fresh) => fresh.polluted !== undefined).length, 0, `${what}: what a new object has`);
  return result;
}

export function pollution(library) {
  const { applyFixes, checkoutHandler, explain, readCallback, reconcileOrder, schemas, signCallback, signWebhook, validate, verifyCallback, verifyWebhook } = library;
  const answered = () => client(library, () => new Response(`{"id":"x","url":"https://pay.example","success":true,"status":"AUTHORIZED",${HOSTILE}}`), { validation: "off" }).dintero;
  const line = { id: "a", description: "A", price: "10.00" };
  const terms = { currency: "NOK", merchantReference: "r", prices: "includingVat", vat: "25" };
  const refused = {
    "the options of a client": (bad) => new library.Dintero({ accountId: ACCOUNT, accessToken: "t", ...bad }),
    "the system of a client": (bad) => new library.Dintero({ accountId: ACCOUNT, accessToken: "t", system: bad }),
    "the options of a call": (bad) => answered().sessions.get("s", bad),
    "the options of validate": (bad) => validate("sessions.create", ORDER, bad),
    "rules of validate": (bad) => validate("sessions.create", ORDER, { rules: Object.fromEntries(Object.keys(bad).map((name) => [name, "off"])) }),
    "severities of validate": (bad) => validate("sessions.create", ORDER, { rules: { order_vat_mismatch: Object.keys(bad)[0] } }),
    "operations of validate": (bad) => validate(Object.keys(bad)[0], ORDER),
    "what is explained": (bad) => explain(Object.keys(bad)[0]),
    "a cart's line": (bad) => reconcileOrder([{ ...line, ...bad }], terms),
    "a cart's options": (bad) => reconcileOrder([line], { ...terms, ...bad }),
    "the options of verifyCallback": (bad) => verifyCallback({ method: "GET", url: "https://shop.example", headers: {} }, bad),
    "an image": (bad) => answered().branding.logos(bad),
    "the options of a sandbox": (bad) => new library.Sandbox(bad),
    "the options of a handler": (bad) => checkoutHandler(answered(), bad),
  };
  const taken = {
    "a body that is checked": () => validate("sessions.create", hostile()).issues.map(({ pointer }) => pointer).includes("/__proto__"),
    "a text that is checked": () => validate("sessions.create", `{${HOSTILE}}`).valid === false,
    "metadata": () => validate("sessions.create", { ...ORDER, metadata: JSON.parse('{"__proto__":{"a":1},"constructor":[]}') }).valid === false,
    "a schema": () => schemas["sessions.create"]["~standard"].validate(hostile()).issues.length > 0,
    "an answer": async () => Object.hasOwn(await answered().sessions.get("s"), "__proto__"),
    "a payment": async () => (await answered().sessions.pay({})).outcome === "paid",
    "a capture": async () => (await answered().transactions.capture("t", JSON.parse(`{"amount":1,${HOSTILE}}`))).outcome === "done",
    "a filter": async () => {
      const { dintero } = client(library, () => new Response(`[{${HOSTILE}}]`), { validation: "off" });
      return Object.hasOwn((await dintero.transactions.list(JSON.parse('{"__proto__":"x","constructor":"y"}')).page()).items[0], "__proto__");
    },
    "a query": async () => (await answered().request("GET", "/v1/x", { query: JSON.parse('{"__proto__":"x","constructor":"y"}') })).id === "x",
    "headers": async () => (await answered().sessions.get("s", { headers: JSON.parse('{"__proto__":"x","constructor":"y"}') })).id === "x",
    "a cart's own members": () => Object.hasOwn(reconcileOrder([{ ...line, item: hostile() }], { ...terms, order: hostile() }).items[0], "__proto__"),
    "fixes that lead to prototypes": () => {
      const ways = ["/__proto__", "/constructor/prototype", "/a/__proto__", "/a/constructor/prototype", "/b/__proto__"];
      const fix = ways.flatMap((way) => [`${way}/polluted`, `${way}/toString`, `${way}/valueOf`]).flatMap((path) => [{ op: "replace", path, value: true }, { op: "add", path, value: true }, { op: "remove", path }]);
      same(applyFixes({ a: {}, b: [] }, [{ fix }]), { a: {}, b: [] }, "the body");
      return Object.hasOwn(applyFixes(hostile(), [{ fix: [{ op: "replace", path: "/__proto__/polluted", value: 1 }] }]), "__proto__");
    },
    "a callback's query": async () => {
      const url = "https://shop.example/cb?__proto__=x&constructor=y&__proto__[polluted]=true&sid=s&merchant_reference=A";
      const given = { accountId: ACCOUNT, secret: SECRET };
      const event = verifyCallback({ method: "GET", url, headers: { "dintero-signature": signCallback({ ...given, url }) } }, given);
      return event.sessionId === "s" && (await readCallback({ method: "GET", url, headers: {} })).sessionId === "s";
    },
    "a callback's body": async () => (await readCallback(new Request("https://shop.example/cb?sid=s", { method: "POST", body: `{${HOSTILE}}` }))).transaction !== undefined,
    "a webhook": () => Object.hasOwn(verifyWebhook(`{${HOSTILE}}`, signWebhook(`{${HOSTILE}}`, SECRET), SECRET), "__proto__"),
    "a checkout": async () => {
      const handler = checkoutHandler(answered(), { order: (input) => ({ ...ORDER, ...input }) });
      const headers = { "content-type": "application/json" };
      return (await handler(new Request("https://shop.example/api", { method: "POST", headers, body: `{${HOSTILE}}` }))).status === 201;
    },
  };
  return [
    ...Object.entries(refused).map(([what, run]) => ({
      name: `security: names of JavaScript's own pollute nothing, and are refused in ${what}`,
      async run() {
        for (const bad of each()) same((await leavesAlone(() => run(bad), what)).kind, "config", `${what}: ${Object.keys(bad)}`);
      },
    })),
    ...Object.entries(taken).map(([what, run]) => ({
      name: `security: names of JavaScript's own pollute nothing in ${what}`,
      async run() {
        same(await leavesAlone(run, what), true, what);
      },
    })),
  ];
}

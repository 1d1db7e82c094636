// Any body gives a report, and none makes `validate` throw.

import { same, thrown } from "./same.mjs";

const cyclic = () => {
  const body = { order: {} };
  body.order.self = body;
  return body;
};

/** Arrays or objects in each other. */
const nested = (levels, wrap) => Array.from({ length: levels }).reduce(wrap, 1);

const throwing = () => {
  throw new Error("no");
};

/** Bodies that nobody should send, each with the code of the first issue. */
const BODIES = {
  nothing: [() => undefined, "invalid_json"],
  "a function": [() => () => 1, "invalid_json"],
  null: [() => null, "wrong_type"],
  "a number that JSON has not": [() => NaN, "wrong_type"],
  "a Map": [() => new Map([["order", 1]]), "wrong_type"],
  "a Map that hides": [() => Object.assign(new Map(), { constructor: undefined }), "wrong_type"],
  "a Request": [() => new Request("https://shop.example"), "wrong_type"],
  "search parameters": [() => new URLSearchParams("a=1"), "wrong_type"],
  "an object that holds itself": [cyclic, "invalid_json"],
  "a BigInt": [() => ({ order: { amount: 1n } }), "invalid_json"],
  "a getter that throws": [() => Object.defineProperty({}, "order", { enumerable: true, get: throwing }), "invalid_json"],
  "a toJSON that throws": [() => ({ order: { toJSON: throwing } }), "invalid_json"],
  "a proxy that is revoked": [
    () => {
      const { proxy, revoke } = Proxy.revocable({}, {});
      revoke();
      return proxy;
    },
    "invalid_json",
  ],
  "an empty text": [() => "", "invalid_json"],
  "2 MiB": [() => `"${"x".repeat(2 << 20)}"`, "too_large"],
  "a list of 2 MiB": [() => Array(1 << 20).fill(1), "too_large"],
  "10,000 levels of text": [() => "[".repeat(10_000), "too_deep"],
  "65 levels of objects": [() => nested(65, (inner) => ({ inner })), "too_deep"],
  "5,000 levels of objects": [() => nested(5_000, (inner) => ({ inner })), "too_deep"],
  "100,000 levels of lists": [() => nested(100_000, (inner) => [inner]), "too_deep"],
  "bytes that are no UTF-8": [() => new Uint8Array([0x22, 0xff, 0xfe, 0x22]), "invalid_json"],
  "bytes that were given away": [
    () => {
      const bytes = new Uint8Array([0x7b, 0x7d]);
      structuredClone(bytes.buffer, { transfer: [bytes.buffer] });
      return bytes;
    },
    "invalid_json",
  ],
  "lone surrogates": [() => ({ "\ud800": "\udc00" }), "unknown_field"],
};

/** A transaction is a value, a text or bytes, as a body is. */
function transactions(validate) {
  const captured = { status: "CAPTURED", amount: 100, items: [{ line_id: "é" }] };
  const text = JSON.stringify(captured);
  const forms = { "a value": captured, "a text": text, bytes: new TextEncoder().encode(text), "a buffer": new TextEncoder().encode(text).buffer };
  return Object.entries(forms).map(([name, transaction]) => ({
    name: `a transaction can be ${name}`,
    run() {
      const { issues, changed } = validate("transactions.void", {}, { transaction });
      same(issues.map(({ code, pointer }) => [code, pointer]), [["status_forbids", ""]], name);
      same(changed, undefined, name);
      const off = validate("transactions.void", "{}", { transaction, rules: { status_forbids: "off" } });
      same([off.valid, off.total, off.changed], [true, 0, ["status_forbids"]], name);
    },
  }));
}

export function bodies({ validate, DinteroError }) {
  const reported = Object.entries(BODIES).map(([name, [body, code]]) => ({
    name: `a body that is ${name} is reported`,
    run() {
      const report = validate("sessions.create", body());
      same([report.valid, report.issues[0].code], [false, code], name);
      if (report.issues.some(({ message }) => !message || /[{}]/.test(message))) throw new Error(JSON.stringify(report));
    },
  }));
  const misuse = [
    ["an unknown operation", () => validate("sessions.invent", {})],
    ["an unknown option", () => validate("sessions.create", {}, { strict: true })],
    ["an unknown code", () => validate("sessions.create", {}, { rules: { no_such_code: "off" } })],
    ["a severity that there is not", () => validate("sessions.create", {}, { rules: { required: "loud" } })],
    ["no options object", () => validate("sessions.create", {}, null)],
    ["no rules object", () => validate("sessions.create", {}, { rules: null })],
    ["a time that is none", () => validate("sessions.create", {}, { now: 5 })],
    ["a transaction that is no object", () => validate("transactions.void", {}, { transaction: [] })],
    ["no transaction", () => validate("transactions.void", {}, { transaction: null })],
    ["a transaction that is no JSON", () => validate("transactions.void", {}, { transaction: "AUTHORIZED" })],
    ["an empty transaction", () => validate("transactions.void", {}, { transaction: new Uint8Array() })],
    ["a transaction that holds itself", () => validate("transactions.void", {}, { transaction: cyclic() })],
    ["a symbol for an operation", () => validate(Symbol("sessions.create"), {})],
  ].map(([name, run]) => ({
    name: `${name} is a mistake in the program`,
    async run() {
      const error = await thrown(run, name);
      same([error instanceof DinteroError, error.kind], [true, "config"], name);
    },
  }));
  return [...reported, ...misuse, ...transactions(validate)];
}

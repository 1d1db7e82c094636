// Any body gives a report, and none makes `validate` throw.

import { same, thrown } from "./same.mjs";

const cyclic = () => {
  const body = { order: {} };
  body.order.self = body;
  return body;
};

const BODIES = {
  nothing: () => undefined,
  null: () => null,
  "a number that JSON has not": () => NaN,
  "a Map": () => new Map([["order", 1]]),
  "an object that holds itself": cyclic,
  "a BigInt": () => ({ order: { amount: 1n } }),
  "an empty text": () => "",
  "2 MiB": () => `"${"x".repeat(2 << 20)}"`,
  "10,000 levels": () => "[".repeat(10_000),
  "bytes that are no UTF-8": () => new Uint8Array([0x22, 0xff, 0xfe, 0x22]),
  "lone surrogates": () => ({ "\ud800": "\udc00" }),
};

export function bodies({ validate, DinteroError }) {
  const reported = Object.entries(BODIES).map(([name, body]) => ({
    name: `a body that is ${name} is reported`,
    run() {
      const report = validate("sessions.create", body());
      same(report.valid, false, name);
      if (report.total === 0 || report.issues.some(({ message }) => !message)) throw new Error(JSON.stringify(report));
    },
  }));
  const misuse = [
    ["an unknown operation", () => validate("sessions.invent", {})],
    ["an unknown option", () => validate("sessions.create", {}, { strict: true })],
    ["an unknown code", () => validate("sessions.create", {}, { rules: { no_such_code: "off" } })],
  ].map(([name, run]) => ({
    name: `${name} is a mistake in the program`,
    async run() {
      const error = await thrown(run, name);
      same([error instanceof DinteroError, error.kind], [true, "config"], name);
    },
  }));
  return [...reported, ...misuse];
}

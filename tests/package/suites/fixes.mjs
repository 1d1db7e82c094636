// Bodies that are repaired, from the data that the native tests read too.

import { same, thrown } from "./same.mjs";

const BROKEN = { order: { amount: 1, currency: "nok", items: [{ line_id: "1", amount: 2 }] } };
const MENDED = { order: { amount: 2, currency: "NOK", items: [{ line_id: "1", amount: 2 }] } };

/** A body as a shop may have it. */
const FORMS = {
  "a value": BROKEN,
  "a text": JSON.stringify(BROKEN),
  bytes: new TextEncoder().encode(JSON.stringify(BROKEN)),
  "a buffer": new TextEncoder().encode(JSON.stringify(BROKEN)).buffer,
  "a value that writes itself": { toJSON: () => BROKEN },
  "a frozen value": Object.freeze({ order: Object.freeze({ ...BROKEN.order }) }),
};

/** Fixes that no report has. */
const STRANGE = [null, undefined, 1, {}, { fix: null }, { fix: [{}] }, { fix: [{ op: "add", path: "/b", value: 1 }] }, { fix: [{ op: "move", path: "/a" }] }, { fix: [{ op: "replace", path: 5, value: 1 }] }];

export function fixes({ applyFixes, validate, ConfigError }, { cases }) {
  const vectors = cases.map(({ name, operation, body, text, fixes, expect }) => ({
    name: `fixes: ${name}`,
    run() {
      const given = text ?? body;
      const before = JSON.stringify(given);
      const issues = fixes?.map((fix) => ({ fix })) ?? validate(operation, given).issues;
      const asked = JSON.stringify(issues);
      const mended = applyFixes(given, issues);
      same(mended, expect, name);
      same(Object.getPrototypeOf(mended) === Object.getPrototypeOf(expect), true, "the prototype");
      same([JSON.stringify(given), JSON.stringify(issues)], [before, asked], "what was given stays as it was");
      same([{}.polluted, typeof {}.toString], [undefined, "function"], "every object's prototype");
      if (operation) same(validate(operation, mended).issues.filter(({ fix }) => fix), [], "fixes that are left");
    },
  }));
  const forms = Object.entries(FORMS).map(([name, body]) => ({
    name: `fixes: the body is ${name}`,
    run: () => same(applyFixes(body, validate("sessions.create", body).issues), MENDED, name),
  }));
  const misuse = [
    ["a body that is not JSON", "{", []],
    ["bytes that are not UTF-8", new Uint8Array([0x22, 0xff, 0x22]), []],
    ["no body", undefined, []],
    ["a report in place of its issues", {}, { issues: [] }],
    ["no issues", {}, undefined],
  ].map(([name, body, issues]) => ({
    name: `fixes: ${name} is a mistake in the program`,
    async run() {
      same((await thrown(() => applyFixes(body, issues), name)) instanceof ConfigError, true, name);
    },
  }));
  const others = [
    {
      name: "fixes: what is no fix is left out",
      run: () => same(applyFixes({ a: 1 }, STRANGE), { a: 1 }, "the body"),
    },
    {
      name: "fixes: the copy shares nothing with a fix or with the body",
      run() {
        const [value, body] = [{ deep: [1] }, { a: 1, b: { c: 1 } }];
        const mended = applyFixes(body, [{ fix: [{ op: "replace", path: "/a", value }] }]);
        mended.a.deep.push(2);
        mended.b.c = 2;
        same([value, body], [{ deep: [1] }, { a: 1, b: { c: 1 } }], "what was given");
      },
    },
  ];
  return [...vectors, ...forms, ...misuse, ...others];
}

// The schemas of the operations, as a Standard Schema has to be.

import { same } from "./same.mjs";

export const SESSION = {
  profile_id: "default",
  url: { return_url: "https://shop.example/thanks" },
  order: {
    amount: 100,
    currency: "NOK",
    merchant_reference: "A-1",
    items: [
      { id: "1", line_id: "1", description: "Cup", quantity: 1, amount: 60 },
      { id: "2", line_id: "2", description: "Pot", quantity: 1, amount: 40 },
    ],
  },
};

/** A session with other lines. */
const withItems = (...items) => ({ ...SESSION, order: { ...SESSION.order, items } });

const [cup, pot] = SESSION.order.items;

/** Values that do not pass, each with the paths of its issues. */
const REFUSED = {
  "a session that does not add up": [{ ...SESSION, order: { ...SESSION.order, amount: 99 } }, [["order", "amount"]]],
  "a fault in an item": [withItems(cup, { ...pot, id: 2 }), [["order", "items", 1, "id"]]],
  "a name that is a number, and one with a stroke": [
    { ...SESSION, metadata: { 0: {}, "a/b~c": {} } },
    [["metadata", "0"], ["metadata", "a/b~c"]],
  ],
  "a member named __proto__": [JSON.parse('{ "metadata": { "__proto__": [] } }'), [["metadata", "__proto__"], ["url"], ["order"], ["profile_id"]]],
  "JSON text": [JSON.stringify(SESSION), [[]]],
  bytes: [new TextEncoder().encode(JSON.stringify(SESSION)), [[]]],
  "a buffer": [new TextEncoder().encode(JSON.stringify(SESSION)).buffer, [[]]],
  nothing: [undefined, [[]]],
  null: [null, [[]]],
  "a value that JSON has not": [{ order: { amount: 1n } }, [[]]],
};

export function schemas({ schemas, validate }) {
  const check = (operation, value) => schemas[operation]["~standard"].validate(value);
  const refused = Object.entries(REFUSED).map(([name, [value, paths]]) => ({
    name: `schema: ${name} is refused`,
    run() {
      const { issues, ...rest } = check("sessions.create", value);
      const sorted = (list) => list.map((path) => JSON.stringify(path)).sort();
      same(sorted(issues.map(({ path }) => path)), sorted(paths), name);
      same(rest, {}, "nothing else is answered");
      if (issues.some(({ message }) => !message || /[{}]/.test(message))) throw new Error(JSON.stringify(issues));
    },
  }));
  return [
    ...refused,
    {
      name: "schema: what passes is the value itself, with warnings and without",
      run() {
        for (const value of [SESSION, { ...SESSION, surprise: 1 }]) {
          const result = check("sessions.create", value);
          same([result.value === value, Object.keys(result)], [true, ["value"]], "the result");
        }
        same(validate("sessions.create", { ...SESSION, surprise: 1 }).total, 1, "the warning");
      },
    },
    {
      name: "schema: errors behind a hundred warnings are no pass",
      run() {
        const strangers = Object.fromEntries(Array.from({ length: 150 }, (_, at) => [`x${at}`, 1]));
        same(check("sessions.create", { ...strangers, ...SESSION, order: 1 }).issues.length, 100, "issues");
      },
    },
    {
      name: "schema: every operation has one",
      run() {
        const all = Object.entries(schemas);
        same([all.length > 30, Object.isFrozen(schemas)], [true, true], "the schemas");
        for (const [operation, { "~standard": standard }] of all) {
          same([standard.version, standard.vendor], [1, "dintero-wasm"], operation);
          same("issues" in standard.validate({}), !validate(operation, {}).valid, operation);
          same(standard.validate([]).issues[0].path, [], operation);
        }
      },
    },
  ];
}

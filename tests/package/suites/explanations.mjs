// What is said of each code is true: its example has that one issue, in every language, and its repair leaves none.

import { same, thrown } from "./same.mjs";

/** The codes that a table of texts has: all of them. */
const codesOf = ({ en }) => Object.keys(en.messages);

/**
 * @param {{ explain: Function, validate: Function, Dintero: Function }} library
 * @param {Record<string, object>} locales
 */
export function explanations({ explain, validate, Dintero }, locales) {
  const found = ({ operation, options }, body, locale) =>
    validate(operation, body, { ...options, locale }).issues.map(({ code, pointer, severity, message }) => ({ code, pointer, severity, message }));
  return [
    ...codesOf(locales).map((code) => ({
      name: `explain: ${code}`,
      async run() {
        const { severity, rule, source, certainty, message, example, fix } = explain(code);
        same(message, explain(code, locales.en).message, "English without a language");
        same(["error", "warning"].includes(severity) && rule.endsWith(".") && source.length > 0, true, "a rule and its source");
        same(["documented", "inferred", "uncertain"].includes(certainty), true, certainty);
        for (const [tag, locale] of Object.entries(locales)) {
          const { message } = explain(code, locale);
          same(message !== "" && !/[[\]{}]/.test(message), true, `${tag}: ${message}`);
          if (example && !example.client) same(found(example, example.body, locale), [{ code, pointer: example.pointer, severity, message }], tag);
        }
        if (example?.client) {
          same(await sent(Dintero, example.client), code, "refused");
          same(await sent(Dintero, patched(example.client, fix)), undefined, "repaired");
        } else if (fix) {
          same(found(example, patched(JSON.parse(example.body), fix), locales.en), [], "repaired");
        }
      },
    })),
    {
      name: "explain: a body over 1 MiB, which is no example",
      run() {
        const [{ code, message }] = validate("sessions.create", " ".repeat((1 << 20) + 1)).issues;
        same([code, message, explain(code).example], [code, explain("too_large").message, undefined], "too large");
      },
    },
    {
      name: "explain: a code that there is not",
      async run() {
        for (const [code, nearest] of [["order_amount_missmatch", "order_amount_mismatch"], ["REQUIRED", "required"], ["", "too_few"], ["constructor", undefined], [undefined, undefined]]) {
          const { kind, message } = await thrown(() => explain(code), String(code));
          same(kind, "config", String(code));
          if (nearest) same(message, `There is no code "${code}". Did you mean "${nearest}"?`, code);
        }
        same((await thrown(() => explain("x".repeat(1e6)), "a long one")).kind, "config", "a long one");
        same((await thrown(() => explain("required", "nb"), "a tag")).kind, "config", "a language by its name");
      },
    },
    {
      name: "explain: who changes an explanation does not change the next",
      run() {
        explain("required").example.body = "";
        explain("required").source.push("x");
        same([explain("required").example.body === "", explain("required").source.includes("x")], [false, false], "as it was");
      },
    },
  ];
}

/** The code under which a call with these options is refused; nothing when it is sent. */
async function sent(Dintero, { headers, ...options }) {
  const fetch = async () => Response.json({ id: "T12345678.a", url: "https://checkout.example/a" });
  const body = { profile_id: "default", url: { return_url: "https://shop.example" }, order: { amount: 1, currency: "NOK", merchant_reference: "A", items: [{ amount: 1 }] } };
  try {
    await new Dintero({ accountId: "T12345678", accessToken: "t0ken", fetch, ...options }).sessions.create(body, { headers });
  } catch (error) {
    same(error.kind, "config", String(error));
    return error.code;
  }
}

/** A value with a JSON Patch made. */
function patched(value, patch) {
  const copy = structuredClone(value);
  for (const { op, from, path, value } of patch) {
    if (op === "move") put(copy, path, take(copy, from));
    else if (op === "remove") take(copy, path);
    else put(copy, path, value);
  }
  return copy;
}

function put(root, pointer, value) {
  const [parent, name] = place(root, pointer);
  parent[name] = value;
}

function take(root, pointer) {
  const [parent, name] = place(root, pointer);
  const value = parent[name];
  delete parent[name];
  return value;
}

/** The object that holds a member, and the member's name. */
function place(root, pointer) {
  const names = pointer.split("/").slice(1);
  const last = names.pop();
  return [names.reduce((value, name) => value[name], root), last];
}

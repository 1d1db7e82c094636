// No secret is shown: not by a client, a result, an error, nor to a page.

import { same, thrown } from "../same.mjs";
import { ACCOUNT } from "../shop.mjs";
import { CLIENT, KEY, SECRET, TOKEN, client, json, none, shows } from "./support.mjs";

/** Whatever fails and repeats what the client knows, and the error's kind. */
const FAILURES = [
  ["authentication", (_, known) => json(401, { error: { message: `bad ${known[0]}`, errors: known } })],
  ["api", (_, known) => json(400, { error: { message: `bad ${known}`, code: known[0] }, got: known }, { "request-id": known[0] })],
  ["api", (_, known) => new Response(`<html>${known}</html>`, { status: 502 })],
  ["rate_limit", (_, known) => json(429, { error: { message: known[0] } })],
  ["connection", (request, known) => { throw Object.assign(new TypeError(`no ${known}`), { request, headers: [...request.headers], cause: request }); }],
  ["timeout", () => new Promise(() => {})],
  ["api", (_, known) => new Response(`{"id":"${known}`)],
];

/** What proves who a client is: the options for it, and the secrets that it knows. */
const CREDENTIALS = {
  "a client's secret": [{}, [TOKEN, SECRET, btoa(`id:${SECRET}`)]],
  "a key": [{ ...none, apiKey: KEY }, [KEY]],
  "a token": [{ ...none, accessToken: TOKEN }, [TOKEN]],
};

export function secrecy(library) {
  return [
    ...Object.entries(CREDENTIALS).map(([what, [credentials]]) => ({
      name: `security: a client with ${what} does not show it, before a call and after`,
      async run() {
        const { dintero } = client(library, () => json(200, { id: "s" }), credentials);
        shows(dintero, "a new client");
        const session = await dintero.sessions.get("s");
        shows(dintero, "a client that has called");
        shows([session, library.responseOf(session)], "a result");
        const list = dintero.transactions.list();
        shows(list, "a list");
      },
    })),
    ...Object.entries(CREDENTIALS).map(([what, [credentials, known]]) => ({
      name: `security: no error of a client with ${what} shows it`,
      async run() {
        for (const [kind, answer] of FAILURES) {
          const { dintero } = client(library, (request) => answer(request, known), { timeoutMs: 60, ...credentials });
          const error = await thrown(() => dintero.sessions.get("s"), kind);
          same(error.kind, kind, `${error}`);
          shows(error, `an error of kind ${kind}`);
          const lost = await thrown(() => dintero.transactions.capture("t", { amount: 1 }), kind);
          shows(lost, `an error of kind ${lost.kind}`);
        }
      },
    })),
    {
      name: "security: no error about an option or an argument shows its value",
      async run() {
        const { Dintero, signCallback, verifyCallback, verifyWebhook } = library;
        const base = { accountId: ACCOUNT };
        const request = { method: "GET", url: "https://shop.example/cb", headers: { "dintero-signature": "t=1,v0-hmac-sha256=00" } };
        const { dintero } = client(library, () => json(200, {}));
        for (const wrong of [
          () => new Dintero({ ...base, clientId: "id", clientSecret: [SECRET] }),
          () => new Dintero({ ...base, clientId: "id", clientSecret: { value: SECRET } }),
          () => new Dintero({ ...base, clientId: "id", clientSecret: `${SECRET}\n` }),
          () => new Dintero({ ...base, clientId: `${SECRET}\n`, clientSecret: "x" }),
          () => new Dintero({ ...base, apiKey: `${KEY}\r\n` }),
          () => new Dintero({ ...base, accessToken: `${TOKEN}\n` }),
          () => new Dintero({ ...base, accessToken: `Bearer ${TOKEN}` }),
          () => new Dintero({ ...base, apiKey: KEY, checkoutUrl: `https://id:${SECRET}@shop.example` }),
          () => dintero.request("GET", "/v1/x", { headers: { "x-secret": `${SECRET}\n` } }),
          () => dintero.request("GET", "/v1/x", { headers: { authorization: `Bearer ${TOKEN}` } }),
          () => dintero.auth.token({ grant_type: [SECRET], password: SECRET, client_secret: SECRET }),
          () => verifyCallback(request, { ...base, secret: `${SECRET}\n` }),
          () => verifyCallback(request, { ...base, secret: [SECRET, KEY] }),
          () => signCallback({ ...base, secret: [SECRET], url: "https://shop.example" }),
          () => verifyWebhook("{}", "0".repeat(40), [SECRET, `${KEY}\n`]),
          () => verifyWebhook("{}", "0".repeat(40), SECRET),
        ]) {
          shows(await thrown(wrong, String(wrong)), String(wrong));
        }
      },
    },
    {
      name: "security: a page gets no client with a secret, unless it is told that this is dangerous",
      async run() {
        // The suites' own client in a page says that it is told.
        const { Dintero } = library.untold ?? library;
        const pretended = "document" in globalThis ? [] : ["window", "document"];
        for (const name of pretended) globalThis[name] = {};
        try {
          for (const [option, secret] of [["clientSecret", CLIENT], ["apiKey", { apiKey: KEY }]]) {
            const error = await thrown(() => new Dintero({ accountId: ACCOUNT, ...secret }), option);
            same([error.kind, error.message.includes(option), error.message.includes("dangerouslyAllowBrowser")], ["config", true, true], error.message);
            shows(error, option);
            new Dintero({ accountId: ACCOUNT, ...secret, dangerouslyAllowBrowser: true });
          }
          new Dintero({ accountId: ACCOUNT, accessToken: TOKEN });
          new Dintero({ accountId: ACCOUNT, checkoutUrl: "https://shop.example/dintero" });
        } finally {
          for (const name of pretended) delete globalThis[name];
        }
      },
    },
  ];
}

// Requests go to the configured hosts alone, and headers carry nothing but themselves.

import { same, thrown } from "../same.mjs";
import { ACCOUNT } from "../shop.mjs";
import { EVIL, SECRET, TOKEN, client, json, none } from "./support.mjs";

/** Where requests go: every method of a client, called with whatever it may take. */
async function everywhere(dintero) {
  const image = { variant: "mono", color: "cecece", width: 10, template: "logos.svg" };
  const given = [["a"], ["a", "b"], ["a", {}], [{}], [{ ...image, logos: ["visa"] }], [{ ...image, profileId: "default" }]];
  const groups = (object) => Object.values(object).flatMap((member) => (typeof member === "function" ? [member] : groups(member)));
  const methods = groups(dintero);
  for (const method of methods) {
    for (const words of given) {
      try {
        const result = method(...words);
        await (typeof result.page === "function" ? result.page() : result);
      } catch {
        // What it takes does not matter here, nor what comes of it.
      }
    }
  }
  return methods.length;
}

export function addresses(library) {
  return [
    ...[
      [{}, ["https://checkout.dintero.com", "https://api.dintero.com"]],
      [{ checkoutUrl: "https://one.example/a", apiUrl: "https://two.example" }, ["https://one.example", "https://two.example"]],
      [{ checkoutUrl: "https://one.example" }, ["https://one.example"]],
      [{ apiUrl: "https://two.example" }, ["https://two.example"]],
    ].map(([urls, origins]) => ({
      name: `security: a token goes to ${origins.join(" and ")} alone, whichever method is called`,
      async run() {
        // What is answered names another host wherever an address can stand.
        const answer = { id: "x", url: EVIL, next_page_token: EVIL, starting_after: EVIL, signed_url: EVIL, links: [{ href: EVIL, rel: "next" }] };
        const { dintero, sent } = client(library, () => json(200, answer, { location: EVIL, link: `<${EVIL}>; rel="next"` }), { ...urls, validation: "off", timeoutMs: 100 });
        const methods = await everywhere(dintero);
        same([methods > 28, sent.length >= 10], [true, true], `${methods} methods, ${sent.length} requests`);
        for (const { url } of sent) same(origins.includes(new URL(url).origin), true, url);
        same([...new Set(sent.map(({ url }) => new URL(url).origin))].sort(), [...origins].sort(), "each is reached");
        same(sent.filter(({ redirect }) => redirect !== "manual"), [], "requests that would be redirected");
        const images = sent.filter(({ url }) => url.includes("/branding/"));
        same(images.filter(({ headers }) => headers.authorization), [], "images that are asked for with a token");
      },
    })),
    {
      name: "security: no path leads to another host",
      async run() {
        const { dintero, sent } = client(library, () => json(200, {}));
        const paths = [`${EVIL}/x`, "//evil.example/x", "/\\evil.example", "\\\\evil.example", "@evil.example/x", ".evil.example/x", ":80/x", "/v1/../../x", "/%2e%2e/x", "/x?a=b", "/x#a", "/x\r\ny", "", "x"];
        for (const path of paths) {
          for (const host of ["checkout", "api"]) {
            same((await thrown(() => dintero.request("GET", path, { host }), path)).kind, "config", path);
          }
        }
        same(sent, [], "nothing was sent");
      },
    },
    ...[301, 302, 303, 307, 308, 0].map((status) => ({
      name: `security: a redirect is not followed: ${status || "one that the browser hides"}`,
      async run() {
        const answer = () =>
          status ? new Response(null, { status, headers: { location: `${EVIL}/v1/sessions/s` } }) : { type: "opaqueredirect", status: 0, headers: [], arrayBuffer: async () => new ArrayBuffer(0) };
        for (const [own, call, kinds, requests] of [
          [false, ({ sessions }) => sessions.get("s"), ["api"], 2],
          // It is read back too, once.
          [false, ({ transactions }) => transactions.capture("t", { amount: 1 }), ["unknown_outcome"], 3],
          [true, ({ sessions }) => sessions.get("s"), ["api", "authentication"], 1],
          [true, ({ auth }) => auth.token(), ["api", "authentication"], 1],
        ]) {
          const { dintero, sent } = client(library, answer, { own });
          const error = await thrown(() => call(dintero), String(call));
          same([kinds.includes(error.kind), /redirect/.test(error.message)], [true, true], `${error}`);
          same(sent.length, requests, "requests");
          for (const { url, redirect } of sent) same([new URL(url).host.endsWith(".dintero.com"), redirect], [true, "manual"], url);
        }
      },
    })),
    {
      name: "security: no header carries a line break or a NUL, wherever it comes from",
      async run() {
        const breaks = ["a\r\nx-evil: 1", "a\nb", "a\rb", "a\0b", "\n", "a\u{2028}b", "blåbær"];
        const { dintero, sent } = client(library, () => json(200, {}));
        for (const text of breaks) {
          for (const wrong of [
            () => dintero.sessions.get("s", { headers: { "x-a": text } }),
            () => dintero.sessions.get("s", { headers: [[text, "x"]] }),
            () => dintero.request("GET", "/v1/x", { headers: new Map([["x-a", text]]) }),
            () => new library.Dintero({ accountId: ACCOUNT, apiKey: text }),
            () => new library.Dintero({ accountId: ACCOUNT, accessToken: text }),
            () => new library.Dintero({ accountId: ACCOUNT, clientId: text.replace("å", "\n"), clientSecret: "s" }),
            ...["name", "version", "pluginName", "pluginVersion"].map((name) => () => new library.Dintero({ accountId: ACCOUNT, apiKey: "k", system: { [name]: text } })),
          ]) {
            same((await thrown(wrong, JSON.stringify(text))).kind, "config", `${wrong} of ${JSON.stringify(text)}`);
          }
        }
        for (const name of ["Authorization", "X-Api-Key", "Host", "Cookie", "Content-Length", "content-type"]) {
          same((await thrown(() => dintero.sessions.get("s", { headers: { [name]: "x" } }), name)).kind, "config", name);
        }
        same(sent, [], "nothing was sent");
        const store = { get: async () => `99999999999999 bad\r\nx-evil: 1`, set: async () => {} };
        const shared = client(library, () => json(200, { id: "s" }), { tokenStore: store });
        await shared.dintero.sessions.get("s");
        same(shared.sent.map(({ headers }) => headers.authorization), [`Basic ${btoa(`id:${SECRET}`)}`, `Bearer ${TOKEN}`], "a store's token that no header takes is fetched anew");
        const given = client(library, () => json(200, {}), { ...none, accessToken: async () => "bad\r\nx-evil: 1" });
        same([(await thrown(() => given.dintero.sessions.get("s"), "a token")).kind, given.sent], ["authentication", []], "a caller's own");
      },
    },
  ];
}

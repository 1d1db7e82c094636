// What a signature says, for how long, and by which secret.

import { same, thrown } from "../same.mjs";
import { ACCOUNT } from "../shop.mjs";
import { KEY, SECRET, shows } from "./support.mjs";

export function signatures({ Dintero, readCallback, signCallback, signWebhook, verifyCallback, verifyWebhook }) {
  const url = "https://shop.example/cb?sid=s&merchant_reference=A";
  const now = new Date("2026-11-21T08:30:00Z");
  const given = { accountId: ACCOUNT, secret: SECRET, now };
  const request = { method: "GET", url, headers: { "dintero-signature": signCallback({ ...given, url }) } };
  const later = (seconds) => new Date(now.getTime() + seconds * 1000);
  return [
    {
      name: "security: a signature is taken five minutes to both sides, and no window is without an end",
      async run() {
        for (const [seconds, code] of [[-301, "too_new"], [-300], [0], [300], [301, "too_old"], [31_536_000, "too_old"]]) {
          const check = () => verifyCallback(request, { ...given, now: later(seconds) });
          if (code) same((await thrown(check, code)).code, code, `${seconds} s`);
          else same(check().sessionId, "s", `${seconds} s`);
        }
        for (const toleranceSeconds of [Infinity, NaN, -1, "300", null]) {
          same((await thrown(() => verifyCallback(request, { ...given, toleranceSeconds }), "a window")).kind, "config", String(toleranceSeconds));
        }
      },
    },
    {
      name: "security: a secret with a line break at its end is said to have one",
      async run() {
        for (const end of ["\n", "\r\n", " ", "\t"]) {
          const secret = SECRET + end;
          const body = "{}";
          for (const check of [() => verifyCallback(request, { ...given, secret }), () => verifyCallback(request, { ...given, secret: [SECRET, secret] }), () => verifyWebhook(body, signWebhook(body, SECRET), secret)]) {
            const error = await thrown(check, "a secret");
            same([error.kind, error.code, /line break/.test(error.message)], ["signature", "secret_whitespace", true], error.message);
            shows(error, "the error");
          }
          for (const [option, options] of [["clientSecret", { clientId: "id", clientSecret: secret }], ["apiKey", { apiKey: KEY + end }]]) {
            const error = await thrown(() => new Dintero({ accountId: ACCOUNT, ...options }), option);
            same([error.kind, error.message.includes(option), /line break/.test(error.message)], ["config", true, true], error.message);
            shows(error, "the error");
          }
        }
      },
    },
    {
      name: "security: what a callback says besides its query is not signed, and is said not to be",
      async run() {
        same(verifyCallback(request, given).bodySigned, false, "a verified callback");
        same((await readCallback(request)).verified, false, "one that was only read");
        // The body of a POST can be anything: the signature is the same.
        const signature = signCallback({ ...given, url, method: "POST" });
        const post = (body) => new Request(url, { method: "POST", body, headers: { "dintero-signature": signature } });
        for (const body of ['{"status":"CAPTURED"}', '{"status":"FAILED"}']) same(verifyCallback(post(body), given).transaction, undefined, "no transaction is given");
      },
    },
  ];
}

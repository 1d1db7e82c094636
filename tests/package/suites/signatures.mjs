// Signatures of callbacks and webhooks, from the data that the native tests read too.

import { same, thrown } from "./same.mjs";

const milliseconds = (seconds) => new Date(seconds * 1000);

const encoder = new TextEncoder();

export const signatures = (library, vectors) => [...callbacks(library, vectors), ...webhooks(library, vectors)];

function callbacks({ signCallback, verifyCallback, DinteroError }, { sign, verify }) {
  const signed = sign.map(({ name, secret, accountId, timestamp, method, url, header }) => ({
    name: `sign: ${name}`,
    run: () => same(signCallback({ secret, accountId, method, url, now: milliseconds(timestamp) }), header, name),
  }));
  const verified = verify.map((test) => ({
    name: `verify: ${test.name}`,
    async run() {
      const headers = test.header === null ? {} : { "Dintero-Signature": test.header };
      const { secrets: secret, accountId, toleranceSeconds, method, url } = test;
      const options = { secret, accountId, now: milliseconds(test.now), ...(toleranceSeconds == null ? {} : { toleranceSeconds }) };
      const check = () => verifyCallback({ method, url, headers }, options);
      if (test.error === null) return same(check().bodySigned, false, test.name);
      const error = await thrown(check, test.name);
      // An account without its letter can never match, so it is told apart as the slip that it is.
      const expected = /^[PT]\d+$/.test(accountId) ? ["signature", test.error] : ["config", undefined];
      same([error instanceof DinteroError, error.kind, error.code], [true, ...expected], test.name);
      if (secret.some((one) => one.length > 3 && error.message.includes(one))) throw new Error("a secret is in the message");
    },
  }));
  return [...signed, ...verified];
}

function webhooks({ signWebhook, verifyWebhook, SignatureError, ValidationError }, vectors) {
  const signed = vectors.signWebhook.map(({ name, secret, body, signature }) => ({
    name: `sign a webhook: ${name}`,
    run() {
      for (const raw of [body, encoder.encode(body), encoder.encode(body).buffer]) same(signWebhook(raw, secret), signature, name);
    },
  }));
  const verified = vectors.verifyWebhook.map(({ name, body, signature, secrets, error }) => ({
    name: `verify a webhook: ${name}`,
    async run() {
      for (const raw of [body, encoder.encode(body)]) {
        const check = () => verifyWebhook(raw, signature, secrets);
        if (error === null) {
          same(check(), JSON.parse(body), name);
          continue;
        }
        const refused = await thrown(check, name);
        same([refused instanceof SignatureError, refused.kind, refused.code], [true, "signature", error], name);
        if (secrets.some((one) => one.length > 4 && refused.message.includes(one))) throw new Error("a secret is in the message");
      }
    },
  }));
  const unreadable = vectors.signWebhook
    .filter(({ body }) => !body.trim().startsWith("{"))
    .map(({ name, secret, body, signature }) => ({
      name: `a webhook that is genuine and cannot be read: ${name}`,
      async run() {
        const refused = await thrown(() => verifyWebhook(body, signature, secret), name);
        same([refused instanceof ValidationError, refused.report.issues[0].code], [true, "invalid_json"], name);
      },
    }));
  return [...signed, ...verified, ...unreadable];
}

// Signatures of callbacks, from the data that the native tests read too.

import { same, thrown } from "./same.mjs";

const milliseconds = (seconds) => new Date(seconds * 1000);

export function signatures({ signCallback, verifyCallback, DinteroError }, { sign, verify }) {
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

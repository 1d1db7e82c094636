// The tests inside a page. What came of them is in `told`.

import { run } from "./run.mjs";
import { same, thrown } from "./same.mjs";

const SECRETS = { clientSecret: { clientId: "id", clientSecret: "s3cret" }, apiKey: { apiKey: "s3cret" } };

/** A page may hold no secret of a client's, unless it says that it knows better: the suites' clients say so. */
const own = (library) => ({
  ...library,
  Dintero: class extends library.Dintero {
    constructor(options) {
      super({ ...options, dangerouslyAllowBrowser: true });
    }
  },
});

const more = ({ Dintero }) => [
  ...Object.entries(SECRETS).map(([name, secret]) => ({
    name: `in a page: ${name} is refused, and is not in the error`,
    async run() {
      const { kind, message } = await thrown(() => new Dintero({ accountId: "T12345678", ...secret }), name);
      same([kind, message.includes(name), message.includes("s3cret")], ["config", true, false], "the error");
    },
  })),
  {
    name: "in a page: an access token, whose harm the shop has weighed, will do",
    run: () => new Dintero({ accountId: "T12345678", accessToken: "t0ken" }),
  },
];

const data = await (await fetch("/data.json")).json();
globalThis.told = await run(data, { own, more });

// The tests inside a page. What came of them is in `told`.

import { run } from "./run.mjs";

/** A page may hold no secret of a client's, unless it says that it knows better: the suites' clients say so. */
const own = (library) => ({
  ...library,
  untold: library,
  Dintero: class extends library.Dintero {
    constructor(options) {
      super({ ...options, dangerouslyAllowBrowser: true });
    }
  },
});

const data = await (await fetch("/data.json")).json();
globalThis.told = await run(data, own);

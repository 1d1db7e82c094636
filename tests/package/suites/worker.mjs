// The tests inside a worker: one request runs them all and answers with what came of them.

import { run } from "./run.mjs";

export default {
  fetch: async (request) => Response.json(await run(await request.json())),
};

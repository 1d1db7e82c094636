// In workerd: a request starts the job.

import { run } from "./calls.mjs";
import job from "./job.json" with { type: "json" };

export default {
  async fetch() {
    return Response.json(await run(job));
  },
};

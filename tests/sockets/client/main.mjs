// In Node, Deno and Bun.

import { run } from "./calls.mjs";
import job from "./job.json" with { type: "json" };

console.log(JSON.stringify(await run(job)));

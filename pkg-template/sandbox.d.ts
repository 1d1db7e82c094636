export { Sandbox } from "./lib/sandbox.js";
export type * from "./lib/sandbox.js";
export type * from "./types.js";

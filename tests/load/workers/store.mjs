// The store that both shops share: the object of the package, with its storage on disk, behind an address.

export { DinteroClaims } from "dintero-wasm/claims";

export default {
  /** The path names the object. */
  fetch(request, env) {
    const name = new URL(request.url).pathname.slice(1);
    return env.CLAIMS.get(env.CLAIMS.idFromName(name)).fetch(request);
  },
};

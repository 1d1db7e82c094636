const TYPES = { html: "text/html; charset=utf-8", css: "text/css; charset=utf-8", js: "text/javascript; charset=utf-8", svg: "image/svg+xml" };

/** The shop's pages. WebAssembly is allowed by name, and nothing but the checkout may be framed. */
export async function assets(request, env) {
  if (request.method !== "GET" && request.method !== "HEAD") return new Response(null, { status: 405, headers: { allow: "GET, HEAD" } });
  const { pathname } = new URL(request.url);
  const path = pathname === "/" || pathname === "/thanks" ? "/index.html" : pathname;
  const found = await env.ASSETS.fetch(`http://assets${path}`);
  if (!found.ok) return new Response("There is no such page.", { status: 404 });
  const extension = path.split(".").pop();
  const checkout = new URL(env.CHECKOUT_ORIGIN).origin;
  const headers = {
    "content-type": TYPES[extension] ?? "application/octet-stream",
    "x-content-type-options": "nosniff",
    "referrer-policy": "strict-origin-when-cross-origin",
    "content-security-policy":
      `default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; ` +
      `connect-src 'self'; frame-src ${checkout}; base-uri 'none'; form-action 'none'`,
  };
  if (extension !== "html") return new Response(found.body, { headers });
  return new Response((await found.text()).replaceAll("{{checkout}}", checkout), { headers });
}

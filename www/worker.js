import { assets } from "./worker/assets.js";
import { callback } from "./worker/callback.js";
import { capture, show } from "./worker/orders.js";
import { shopOf } from "./worker/shop.js";

/** The shop's edge: its checkout, its callback, its orders and its pages. */
export default {
  async fetch(request, env) {
    const shop = shopOf(env);
    const { pathname } = new URL(request.url);
    const [, reference, action] = pathname.match(/^\/api\/orders\/([\w-]+)(?:\/(\w+))?$/) ?? [];

    if (pathname === "/api/checkout") return shop.checkout(request);
    if (pathname === "/api/callback" && request.method === "GET") return callback(request, shop);
    if (reference !== undefined && action === undefined && request.method === "GET") return show(reference, shop);
    if (reference !== undefined && action === "capture" && request.method === "POST") return capture(reference, request, shop);
    if (pathname.startsWith("/api/")) return Response.json({ message: "There is nothing here." }, { status: 404 });
    return assets(request, env);
  },
};

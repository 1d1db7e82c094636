import { linkPackage } from "./start/link.mjs";
import { options } from "./start/options.mjs";
import { checkPort } from "./start/port.mjs";
import { say } from "./start/say.mjs";

/** Runs the shop: once, or until Ctrl-C. */
async function main() {
  const chosen = options(process.argv.slice(2), process.env);
  if (chosen.help) return void process.stdout.write(`${chosen.help}\n`);
  if (chosen.check) return checkPort(chosen.port);
  linkPackage();
  // What imports the package comes after the link to it.
  const { serve } = await import("./start/servers.mjs");
  const { purchase } = await import("./start/purchase.mjs");
  const { realPurchase } = await import("./start/real.mjs");
  const servers = await serve(chosen);
  const stopped = new Promise(resolve => ["SIGINT", "SIGTERM"].forEach(signal => process.once(signal, resolve)));
  try {
    await Promise.race([chosen.real ? realPurchase(servers, chosen) : purchase(servers), servers.failed, stopped]);
    if (chosen.once) return;
    say.blank();
    say.done(`The shop is open at ${servers.shop}   (Ctrl-C closes it)`);
    await Promise.race([servers.failed, stopped]);
    say.blank();
    say.note("Closed.");
  } finally {
    await servers.close();
  }
}

main().then(
  () => process.exit(0),
  failure => {
    process.stderr.write(`\n✗ ${failure.message}\n`);
    if (process.env.DEBUG) process.stderr.write(`${failure.stack}\n`);
    process.exit(1);
  },
);

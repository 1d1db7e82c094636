// `cargo xtask load`: prints how callbacks fare under load, and fails if one was lost or done twice.

import { load } from "./load.mjs";

const [orders, seed] = process.argv.slice(2).map(Number);
const figure = (value, width) => String(value ?? "-").padStart(width);

console.log(`${orders} orders, each callback delivered three times in random order, 100 at a time; seed ${seed}.`);
console.log("One of the two shops is killed midway and started again. Memory is resident, in MiB.\n");
console.log("  seconds  answered  shop one  shop two     store");
const onSample = ({ seconds, answered, mebibytes }) => {
  console.log(figure(seconds.toFixed(1), 9) + figure(answered, 10) + mebibytes.map((value) => figure(value, 10)).join(""));
};
const result = await load({ orders, seed, onSample });

console.log(`\n${orders * 3} deliveries in ${result.seconds.toFixed(1)} s, ${Math.round(result.perSecond)} a second.`);
console.log(`Shop two was killed after ${result.killed.toFixed(1)} s and back after ${result.back.toFixed(1)} s.`);
console.log(`${result.broken} connections broke; ${result.retried} deliveries were repeated.`);
for (const [answer, count] of Object.entries(result.answers).sort()) console.log(`  ${answer}: ${count}`);
console.log(`Orders marked as paid: ${result.marked} of ${orders}.`);
console.log(`onPaid was begun twice for ${result.begunTwice}, which the kill had cut short; ${result.repeated} of them had been marked, and their key kept them from being marked again.`);
for (const [name, share] of Object.entries(result.growth)) console.log(`In the second half the ${name} grew by ${Math.round(share * 100)} %.`);

const faults = {
  "orders were not marked": result.unmarked,
  "marks are of no order": result.marked - orders + result.unmarked,
  "orders were begun twice without a reason": result.begunWrongly.length,
  "deliveries were given up": result.lost.length,
  "deliveries were refused": result.refused.length,
  "processes grew and grew": result.swollen.length,
};
for (const [fault, count] of Object.entries(faults)) {
  if (count === 0) continue;
  console.error(`${count} ${fault}.`);
  process.exitCode = 1;
}

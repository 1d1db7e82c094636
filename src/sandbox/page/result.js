// How the payment ended, after the web SDK has told the shop's page.
const error = query.get("error");
const ending = error === null ? "paid" : error === "cancelled" ? "cancelled" : "error";
const reference = query.get("merchant_reference");

applyTexts();
document.querySelector("#mark").dataset.ending = ending;
document.querySelector("#ending-title").textContent = text(ending);
document.querySelector("#ending-text").textContent = text(`${ending}_text`);
if (reference !== null) document.querySelector("#reference").textContent = text("reference", { reference });
listen({});
reportHeight();

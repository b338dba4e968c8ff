// Takes what is over out of the agenda, for a page that was built before today. Days are those of
// Amsterdam, whatever the clock of the visitor says.

const today = new Intl.DateTimeFormat("sv-SE", { timeZone: "Europe/Amsterdam" }).format();
for (const row of document.querySelectorAll("[data-tot]")) {
  if (row.dataset.tot < today) row.remove();
}
for (const month of document.querySelectorAll("[data-maand]")) {
  if (!month.querySelector("[data-tot]")) month.remove();
}
const agenda = document.querySelector("[data-agenda]");
if (agenda && !agenda.querySelector("[data-tot]")) {
  agenda.querySelector("[data-agenda-leeg]").hidden = false;
}

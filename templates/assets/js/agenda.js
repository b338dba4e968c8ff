// Takes what is over out of the agenda and out of "binnenkort", for a page that was built before today. Days are those of
// Amsterdam, whatever the clock of the visitor says. It runs before the filters count.

const agenda = document.querySelector("[data-agenda]");
if (agenda) {
  const today = new Intl.DateTimeFormat("sv-SE", { timeZone: "Europe/Amsterdam" }).format();
  for (const row of agenda.querySelectorAll("[data-tot]")) {
    if (row.dataset.tot < today) row.remove();
  }
  for (const part of [...agenda.querySelectorAll("[data-vak]"), agenda]) {
    if (part.matches("[data-vak]") && !part.querySelector("li")) part.remove();
  }
  const empty = agenda.querySelector("[data-agenda-leeg]");
  if (empty && !agenda.querySelector("[data-maand]")) empty.hidden = false;
}

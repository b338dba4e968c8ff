// Runs before anything is painted, so that nothing jumps: the styles keep room, or keep quiet, for
// what the other scripts are going to change. It must stay tiny, because every page waits for it.

const { classList, dataset } = document.documentElement;
classList.add("script", "wacht");
if (location.search) classList.add("vraag");
// The colours that were chosen; colour.js does the rest.
try {
  const choice = localStorage.getItem("kleur");
  if (choice === "licht" || choice === "donker") dataset.kleur = choice;
} catch {
  // Nothing is kept here.
}
// This comes after the deferred scripts, also when one of them is missing or breaks down.
addEventListener("DOMContentLoaded", () => classList.remove("wacht"));

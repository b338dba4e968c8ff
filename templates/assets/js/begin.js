// Runs before anything is painted, so that nothing jumps: the styles keep room, or keep quiet, for
// what the other scripts are going to change. It must stay tiny, because every page waits for it.

const { currentScript, documentElement: { classList, dataset } } = document;
classList.add("script", "wacht");
const query = new URLSearchParams(location.search);
if (location.search) classList.add("vraag");
// In a page of another site (?embed=1), or as a kiosk (?kiosk=1) until the window is closed.
let display = ["embed", "kiosk"].find((name) => query.has(name));
// The colours that were chosen; colour.js does the rest.
try {
  const choice = localStorage.getItem("kleur");
  if (choice === "licht" || choice === "donker") dataset.kleur = choice;
  if (query.has("kiosk")) sessionStorage.setItem("kiosk", location.href);
  if (sessionStorage.getItem("kiosk")) display = "kiosk";
} catch {
  // Nothing is kept here.
}
// What few ask for comes when it is asked for.
const load = () => document.head.append(Object.assign(document.createElement("script"), { src: currentScript.dataset.meer, blocking: "render" }));
if (display) {
  classList.add(display);
  load();
}
addEventListener("toggle", ({ target }) => target.matches(".meenemen") && load(), true);
// This comes after the deferred scripts, also when one of them is missing or breaks down.
addEventListener("DOMContentLoaded", () => classList.remove("wacht"));

// Suggestions are for who asks something: their script comes with the first focus on the box.

const form = document.querySelector("[data-search]");
const input = form?.querySelector("input");
const load = () => document.head.append(Object.assign(document.createElement("script"), { src: form.dataset.box }));
if (input && !document.querySelector("[data-search-page]")) {
  if (document.activeElement === input) load();
  else input.addEventListener("focus", load, { once: true });
}

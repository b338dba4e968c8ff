// The notes of an editor about the entry of this page, at its side. Never part of the published
// site. What an editor wrote is data here: it only ever becomes text.
(() => {
  "use strict";

  const KEY = "notities-open";

  const element = (name, text, className) => {
    const made = document.createElement(name);
    if (text) made.textContent = text;
    if (className) made.className = className;
    return made;
  };

  const list = (title, items) => {
    if (!items.length) return [];
    const made = element("ul");
    made.append(...items);
    return [element("h2", title), made];
  };

  const note = (one) => {
    const made = element("li");
    made.append(
      element("p", one.message),
      element("p", `regel ${one.line} (${one.severity} ${one.code})`, "code"),
    );
    if (one.advice) made.append(element("p", `Hulp: ${one.advice}`, "hulp"));
    return made;
  };

  const missing = ([key, about]) => {
    const made = element("li");
    made.append(element("code", key), element("span", `: ${about}`));
    return made;
  };

  const panel = (found) => {
    const made = element("details", "", found.versheid);
    made.id = "notities";
    made.open = sessionStorage.getItem(KEY) === "ja";
    made.addEventListener("toggle", () => sessionStorage.setItem(KEY, made.open ? "ja" : "nee"));
    const count = found.notities.length + found.ontbreekt.length;
    made.append(
      element("summary", `Notities (${count})`),
      element("p", found.bestand, "code"),
      ...(found.nagekeken ? [element("p", found.nagekeken)] : []),
      ...list("Kan beter", found.notities.map(note)),
      ...list("Niet ingevuld", found.ontbreekt.map(missing)),
    );
    if (!count) made.append(element("p", "Niets op te merken."));
    return made;
  };

  const show = async () => {
    const answer = await fetch(`/-/notities.json?pagina=${encodeURIComponent(location.pathname)}`);
    const found = answer.ok && (await answer.json());
    if (found) document.body.append(panel(found));
  };

  show();
})();

// "Mijn lijstje": what a visitor keeps, in this browser only. Puts a button on every card and entry
// and a number beside the link in the header. What cannot be kept on disk lives as long as the page.

const link = document.querySelector("[data-bewaard]");
const root = new URL(".", document.currentScript.src).href;
// More catalogues may stand on one host, each below a path of its own.
const place = `lijstje ${new URL(root).pathname}`;
const MOST = 100;
const REFUSED = ` ${phrase("Let op: je browser wil niets bewaren. Sluit je deze pagina, dan is het weg.")}`;
const valid = (id) => typeof id === "string" && id.length < 150 && /^[a-z]+\/[a-z0-9-]+$/.test(id);
const only = (ids) => [...new Set(ids.filter(valid))].slice(0, MOST);
let kept = [];

const news = document.createElement("p");
news.className = "bericht";
news.setAttribute("role", "status");
document.body.append(news);
let ending;
const tell = (text) => {
  news.textContent = text;
  clearTimeout(ending);
  ending = setTimeout(() => news.replaceChildren(), 9000);
};

const read = () => {
  try {
    const found = JSON.parse(localStorage.getItem(place) ?? "[]");
    kept = Array.isArray(found) ? only(found) : [];
  } catch {
    // Refused, or not ours: what this page knows.
  }
  return kept;
};

/** Keeps these. Answers what to say after it: nothing, or that the browser refused. */
const write = (ids) => {
  kept = only(ids);
  let refused = "";
  try {
    localStorage.setItem(place, JSON.stringify(kept));
  } catch {
    refused = REFUSED;
  }
  draw();
  return refused;
};

const draw = () => {
  link.querySelector("[data-tel]").textContent = kept.length || "";
  for (const button of document.querySelectorAll("[data-bewaar]")) {
    const here = kept.includes(button.dataset.bewaar);
    button.setAttribute("aria-pressed", here);
    button.children[1].textContent = here ? phrase("Bewaard") : phrase("Bewaar");
  }
};

const toggle = ({ bewaar, naam }) => {
  const had = read().includes(bewaar);
  if (!had && kept.length >= MOST) return tell(phrase("Je lijstje is vol: er passen er %(most)s op.", { most: MOST }));
  const refused = write(had ? kept.filter((id) => id !== bewaar) : [...kept, bewaar]);
  tell((had ? phrase("%(naam)s is uit je lijstje.", { naam }) : phrase("%(naam)s staat in je lijstje.", { naam })) + refused);
};

const put = (home, id, naam, big) => {
  const button = document.createElement("button");
  Object.assign(button, { type: "button", className: big ? "knop knop-licht bewaar" : "bewaar" });
  Object.assign(button.dataset, { bewaar: id, naam });
  button.innerHTML = '<svg viewBox="0 0 24 24" aria-hidden="true"><path d="M6 3.500h12v17l-6-5-6 5z"/></svg><span></span><span class="stil"></span>';
  button.lastChild.textContent = ` ${phrase("%(naam)s in mijn lijstje", { naam })}`;
  if (!big) button.children[1].className = "stil";
  home[big ? "prepend" : "append"](button);
};

/** The id of the entry that an address leads to, which is the same in every language. */
const idOf = (href) => href.slice(root.length, -5).replace(`${document.documentElement.lang}/`, "");

/** A button on every card in an element. */
const fit = (home) => {
  for (const { href, textContent, parentNode } of home.querySelectorAll(".kaart h3 a")) {
    if (href.startsWith(root)) put(parentNode.parentNode, idOf(href), textContent.replaceAll("\u00ad", ""));
  }
};
fit(document);
for (const home of document.querySelectorAll("[data-bewaarplek]")) {
  put(home, home.dataset.bewaarplek, home.dataset.naam, true);
}
addEventListener("click", ({ target }) => {
  const button = target.closest("[data-bewaar]");
  if (button) toggle(button.dataset);
});
const again = () => {
  read();
  draw();
};
// Another tab kept something, or this page comes back from the history as it was.
addEventListener("storage", again);
addEventListener("pageshow", again);
again();

self.lijstje = { root, only, read, write, tell, fit, put, draw, idOf };

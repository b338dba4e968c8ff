// Below a list: a booklet of what it shows, and the lines that put it on another site.

const { lijstje, kopieerknop } = self;
const home = document.querySelector(".meenemen[open]:not(:has(p))");
const MOST = 100;
const SCRIPT = `<script>
addEventListener("message", ({ source, data }) => {
  for (const frame of document.querySelectorAll("iframe")) {
    if (frame.contentWindow === source && data.hoogte) frame.height = data.hoogte;
  }
});
</script>`;

const style = new CSSStyleSheet();
style.replaceSync(`
  .meenemen > * + * { max-width: 46rem; margin-top: var(--s3); }
  .meenemen .knoppen { margin-bottom: var(--s5); }
  .meenemen pre { padding: var(--s3); background: var(--vlak); border: 1px solid var(--lijn); font: .93rem/1.5 var(--code); white-space: pre-wrap; overflow-wrap: anywhere; }
`);

const make = (name, properties = {}, ...children) => {
  const made = Object.assign(document.createElement(name), properties);
  made.append(...children);
  return made;
};

/** Heading of the page, and what was chosen in the filters. */
self.lijstnaam = () => {
  const chosen = [...document.querySelectorAll("[data-groep] :checked + span")].map((name) => name.textContent);
  const years = document.querySelector("[data-leeftijd]")?.value;
  if (years) chosen.push(phrase("%(jaar)s jaar", { jaar: years }));
  // Long words have a soft hyphen in them.
  return document.querySelector("h1").textContent.replaceAll("\u00ad", "") + (chosen.length ? `: ${chosen.join(", ")}` : "");
};

/** Cards for a booklet: what is folded away only when there is nothing else. */
const cards = async () => {
  const list = document.querySelector("[data-lijst]")?.filters;
  if (list && !list.cards) await list.loadLong(true);
  const all = list?.fitting ?? [...document.querySelectorAll("main .kaart")].map((node) => ({ node, fold: node.closest(".vouw") }));
  const open = all.filter(({ fold }) => !fold);
  const chosen = (open.length ? open : all).slice(0, MOST);
  // Of a list in parts not all of them are in the page.
  await list?.blocks?.make(chosen);
  return chosen.map(({ node }) => node);
};

const booklet = async () => {
  const ids = (await cards()).map((card) => lijstje.idOf(card.querySelector("h3 a").href));
  const parts = new URLSearchParams({ titel: self.lijstnaam() });
  location.href = `${document.querySelector("[data-bewaard]").href}#${parts}&l=${ids}`;
};

/** The line for another site; nothing from disk, where nobody else can see it. */
const frame = () => {
  const published = document.querySelector('link[rel="canonical"]')?.href ?? location.href.split(/[?#]/)[0];
  const shown = make("iframe", { src: `${published}${location.search ? `${location.search}&` : "?"}embed=1`, title: self.lijstnaam(), width: "100%", height: "700", loading: "lazy" });
  shown.style.border = 0;
  return shown.outerHTML;
};

const snippet = (text, code) => [make("p", { textContent: text }), make("pre", {}, code), make("p", { className: "knoppen" }, kopieerknop(code))];

const build = () => {
  document.adoptedStyleSheets.push(style);
  const button = make("button", { type: "button", className: "knop", textContent: phrase("Maak een boekje") });
  button.addEventListener("click", booklet);
  home.append(make("p", { textContent: phrase("Boekje: een voorblad met inhoud, en bij alles een QR-code en hoe je meedoet. Wat misschien niet meer bestaat, doet niet mee. Er passen er honderd in.") }), make("p", { className: "knoppen" }, button));
  if (location.protocol === "file:") return;
  const code = make("code");
  const write = () => { code.textContent = frame(); };
  // The choices in the filters are in the address.
  for (const name of ["click", "change", "input", "popstate"]) addEventListener(name, () => setTimeout(write));
  write();
  home.append(...snippet(phrase("Op je eigen site: kopieer deze regel en plak hem in een pagina van je site. Daar staat dan de lijst die je hier nu ziet. Verandert er hier iets, dan verandert het daar ook. Er komen geen cookies mee."), code), ...snippet(phrase("Liever geen schuifbalk in de lijst? Plak dan ook deze regels in je pagina. Ze maken het vak zo hoog als de lijst."), make("code", { textContent: SCRIPT })));
};
if (home) build();

// Other ways to show a page: embedded in one of another site, and as a kiosk in a library or school.

const { classList } = document.documentElement;
const root = new URL(".", document.currentScript.src).href;
const ready = (act) => (document.readyState === "loading" ? addEventListener("DOMContentLoaded", act) : act());

// A sheet of its own would be one more request on every page of a kiosk.
const style = new CSSStyleSheet();
style.replaceSync(`
  .embed :is(.sprong, .boven, .band, .onder, .kruimels, .lead, .filters, .snel, .sorteer, .keuzes, .ook, .bewaar, .meenemen, .voetnoot) { display: none; }
  .embed body { min-height: 0; }
  .embed .lijst { display: block; }
  .embed .kop { padding-block: var(--s2); }
  .embed h1 { font-size: 1.6rem; }
  .heen { padding-block: var(--s4); }
  .kiosk { font-size: 140%; }
  .kiosk h1 { font-size: 2.4rem; }
  .kiosk .held-in { display: block; }
  .kiosk :is(.tableau, .lijst-link, .bewaar, .doen > button, .meenemen, .onder, .in-agenda, .voorbeeld, .onbekend > p, .herkomst .knoppen) { display: none; }
  .kiosk a:not([href]) { color: inherit; text-decoration: none; }
  .kiosk a.knop:not([href]) { display: block; min-height: 0; padding: 0; background: none; border: 0; text-align: start; }
  .kiosk a.extern::after { content: none; }
  .kiosk a.knop[data-adres]:not([data-adres=""])::after { content: ": " attr(data-adres); overflow-wrap: anywhere; }
  .kiosk a.knop:not([href], [data-adres]) { display: none; }
  .kiosk .qr img { width: 14rem; height: 14rem; }
`);
const shows = (name) => classList.contains(name) && document.adoptedStyleSheets.push(style);

/** Changes every link, also those that come later. */
const everyLink = (change) => {
  const all = () => document.querySelectorAll("a[href]").forEach(change);
  new MutationObserver(all).observe(document, { childList: true, subtree: true });
  all();
};

// --- embedded -----------------------------------------------------------------------------------

const embed = () => {
  everyLink((link) => {
    if (link.getAttribute("href").startsWith("#")) return;
    link.setAttribute("target", "_blank");
    link.setAttribute("rel", "noopener");
  });
  ready(() => {
    document.querySelector("h1").textContent = self.lijstnaam();
    const way = document.createElement("a");
    way.href = location.href.replace(/([?&])embed\b[^&#]*&?/, "$1").replace(/[?&]$/, "");
    way.textContent = phrase("Bekijk deze lijst op %(naam)s", { naam: document.querySelector('[property="og:site_name"]').content });
    const line = document.createElement("p");
    line.className = "breed heen";
    line.append(way);
    document.querySelector("main").append(line);
  });
  // Only a height goes out, so it does not matter who listens.
  new ResizeObserver(([{ target }]) => {
    parent.postMessage({ hoogte: Math.ceil(target.getBoundingClientRect().height) }, "*");
  }).observe(document.documentElement);
};

// --- a kiosk ------------------------------------------------------------------------------------

const QUIET = 120_000;
const WARNING = 20_000;
// Pages that are no use on a screen of everybody: one's own list, forms, data.
const NOT_HERE = /\/(lijstje|meedoen|klopt-dit-nog|data|gids)\/|\/[^/]+\.(?!html$)\w+$/;

/** A link that would lead away becomes text; that of a button says its address, as a number does. */
const tame = (link) => {
  const given = link.getAttribute("href");
  const { href, pathname } = new URL(given, location.href);
  if (href.startsWith(root) && !NOT_HERE.test(pathname)) return;
  const adres = given.replace(/^tel:.*|^https?:\/\/|^mailto:|\?.*/g, "");
  if (/^(https?|mailto|tel):/.test(given)) link.dataset.adres = link.textContent.includes(adres) ? "" : adres;
  link.removeAttribute("href");
};

const kiosk = () => {
  let start = location.href;
  try {
    start = sessionStorage.getItem("kiosk") ?? start;
  } catch {
    // Nothing is kept here: then this page is the start.
  }
  let timers = [];
  const say = (text) => document.querySelector(".bericht")?.replaceChildren(text);
  const touched = () => {
    say("");
    timers.forEach(clearTimeout);
    timers = [
      setTimeout(() => say(phrase("Raak het scherm aan als je nog bezig bent. Anders begint de site opnieuw.")), QUIET - WARNING),
      setTimeout(() => location.replace(start), QUIET),
    ];
  };
  for (const name of ["pointerdown", "keydown", "wheel", "scroll"]) addEventListener(name, touched, { capture: true, passive: true });
  // The start itself may stay as it is until somebody touches it.
  if (location.href !== start) touched();
  everyLink(tame);
  ready(() => {
    const code = document.querySelector(".qr");
    if (!code) return;
    code.open = true;
    code.querySelector("summary").textContent = phrase("Scan de code en lees verder op je telefoon");
  });
};

if (shows("embed")) embed();
if (shows("kiosk")) kiosk();

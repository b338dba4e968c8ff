// The page of "mijn lijstje": shows what was kept, or the list of somebody else that is in the
// address (#l=programmas/lasclub,makerspaces/de-werkplaats), and puts up to four side by side.

const { root, only, read, write, tell } = self.lijstje;
const page = document.querySelector("[data-lijstje]");
const { lang } = document.documentElement;
const part = (name) => page.querySelector(`[data-${name}]`);
const MOST_BESIDE = 4;
// On paper a fact of more characters has a row of its own.
const LONG = 80;
const list = part("kaarten");
const table = part("vergelijk");
const known = new Map();
const loaded = new Map();
let beside = new Set();
let ids = [];
let foreign = null;
let before = null;

// --- what the catalogue knows -------------------------------------------------------------------

/** Which file has an entry; catalogue/base/text.py (stable_hash) computes the same. */
const partOf = (id) => {
  let state = 2166136261;
  for (const letter of id) state = Math.imul(state ^ letter.charCodeAt(0), 16777619);
  return (state >>> 0) % Number(page.dataset.delen);
};

const load = (number) => {
  if (!loaded.has(number)) {
    loaded.set(number, new Promise((done, failed) => {
      const script = document.createElement("script");
      script.src = `${number}.js?${page.dataset.merk}`;
      script.onload = () => {
        for (const [id, ...about] of self.lijstdelen[number]) known.set(id, about);
        done();
      };
      script.onerror = () => {
        loaded.delete(number);
        failed();
      };
      document.head.append(script);
    }));
  }
  return loaded.get(number);
};

const loadAll = (names) => Promise.all([...new Set(names.map(partOf))].map(load));

/** The ids as they are now: an entry that moved has its new one. */
const current = async (names) => {
  await loadAll(names);
  const moved = names.map((id) => (known.get(id)?.length === 1 ? known.get(id)[0] : id));
  await loadAll(moved);
  return [...new Set(moved)];
};

// --- showing ------------------------------------------------------------------------------------

const make = (name, properties, ...children) => {
  const made = Object.assign(document.createElement(name), properties);
  made.append(...children);
  return made;
};

/** A small button: a word or, when `sign` is given, that sign with the word for who cannot see it. */
const button = (text, about, press, sign = "", off = false) => {
  const shown = make("span", { textContent: sign || text });
  const told = make("span", { className: "stil", textContent: `${sign && text} ${about}` });
  if (sign) shown.setAttribute("aria-hidden", "true");
  const made = make("button", { type: "button", className: "doe", disabled: off }, shown, told);
  made.addEventListener("click", press);
  return made;
};

const heads = [...table.tBodies[0].rows].map((row) => row.cells[0].textContent);

const place = (id) => id.replace("/", "-");

const entry = (id, at) => {
  const [naam, html, facts] = known.get(id);
  const shell = document.createElement("template");
  shell.innerHTML = html;
  const card = shell.content.querySelector("li");
  // Cards were made for a page in the folder of a list.
  const way = card.querySelector("h3 a");
  const address = way.getAttribute("href").replace(/^(\.\.\/)+/, "");
  way.href = root + address;
  // Only on paper: there is no page behind it there.
  const told = make("dl", { className: "druk" });
  facts.forEach((fact, nth) => {
    const value = make("dd", { innerHTML: fact });
    if (fact) told.append(make("div", { className: value.textContent.length > LONG ? "ruim" : "" }, make("dt", { textContent: heads[nth] }), value));
  });
  told.append(make("div", {}, make("dt", { textContent: phrase("Meer") }), make("dd", { textContent: (page.dataset.basis || root) + address })));
  const box = make("input", { type: "checkbox", checked: beside.has(id) });
  box.addEventListener("change", () => choose(id, naam, box));
  const tools = make("div", { className: "kaart-doen", lang }, make("label", { className: "doe" }, box, phrase("Vergelijk"), make("span", { className: "stil", textContent: ` ${naam}` })));
  if (!foreign) {
    tools.append(
      button(phrase("Omhoog"), naam, () => move(id, naam, -1), "↑", at === 0),
      button(phrase("Omlaag"), naam, () => move(id, naam, 1), "↓", at === ids.length - 1),
      button(phrase("Haal weg"), naam, () => remove(id, naam)),
    );
  }
  card.dataset.id = id;
  card.id = place(id);
  card.append(tools, told);
  // It comes when a booklet is made, and there is one only where the site knows its address.
  if (page.dataset.basis) card.append(make("img", { src: `${root}qr/${id}.svg`, alt: "", loading: "lazy" }));
  return card;
};

const missing = () => ids.filter((id) => !known.has(id));

const draw = () => {
  const shown = ids.filter((id) => known.has(id));
  beside = new Set(shown.filter((id) => beside.has(id)));
  list.replaceChildren(...shown.map(entry));
  part("inhoud").replaceChildren(...shown.map((id) => make("li", {}, make("a", { href: `#${place(id)}`, lang: "nl", textContent: known.get(id)[0] }))));
  part("leeg").hidden = Boolean(foreign) || ids.length > 0;
  part("leeg-ander").hidden = !foreign || ids.length > 0;
  part("balk").hidden = !shown.length;
  part("ander").hidden = !foreign;
  part("van-ander").hidden = Boolean(foreign?.titel);
  part("van-site").hidden = !foreign?.titel;
  part("boekje").classList.toggle("knop-licht", !foreign?.titel);
  part("overnemen").classList.toggle("knop-licht", Boolean(foreign?.titel));
  part("eigen").hidden = Boolean(foreign);
  part("terug").hidden = !before;
  const lost = [...missing(), ...(foreign?.wrong ?? [])];
  part("onbekend").hidden = !lost.length;
  part("onbekend-namen").textContent = lost.join(", ");
  part("opruimen").hidden = Boolean(foreign);
  part("wis").hidden = Boolean(foreign);
  part("stand").textContent = foreign ? phrase("%(aantal)s op dit lijstje", { aantal: shown.length }) : phrase("%(aantal)s bewaard", { aantal: shown.length });
  compare();
};

const compare = () => {
  const chosen = ids.filter((id) => beside.has(id));
  part("vergelijken").hidden = ids.length < 2;
  part("hint").hidden = chosen.length > 1;
  table.hidden = chosen.length < 2;
  const names = table.tHead.rows[0];
  for (const row of [names, ...table.tBodies[0].rows]) while (row.cells.length > 1) row.lastChild.remove();
  for (const id of chosen) {
    const [naam, , facts] = known.get(id);
    const { href } = list.querySelector(`[data-id="${id}"] h3 a`);
    names.append(make("th", { scope: "col" }, make("a", { href, lang: "nl", textContent: naam })));
    facts.forEach((fact, nth) => {
      const cell = make("td", { innerHTML: fact || phrase("niet gevonden"), className: fact ? "" : "niet" });
      cell.dataset.naam = naam;
      table.tBodies[0].rows[nth].append(cell);
    });
  }
};

// --- doing --------------------------------------------------------------------------------------

const choose = (id, naam, box) => {
  if (box.checked && beside.size >= MOST_BESIDE) {
    box.checked = false;
    tell(phrase("Je kunt er vier tegelijk vergelijken. Haal er eerst één weg."));
    return;
  }
  beside[box.checked ? "add" : "delete"](id);
  compare();
  const ready = beside.size > 1 ? ` ${phrase("De tabel staat onderaan, met %(aantal)s naast elkaar.", { aantal: beside.size })}` : ` ${phrase("Kies er nog één.")}`;
  tell((box.checked ? phrase("%(naam)s staat in de vergelijking.", { naam }) : phrase("%(naam)s is uit de vergelijking.", { naam })) + (beside.size ? ready : ""));
};

const keep = (next, text) => {
  ids = next;
  const refused = write(ids);
  draw();
  tell(text + refused);
};

const focus = (id, nth) => {
  const tools = list.querySelectorAll(`[data-id="${id}"] button`);
  // At the end of the list the button that was pressed can do no more; its neighbour can.
  (tools[nth].disabled ? tools[1 - nth] : tools[nth]).focus();
};

const move = (id, naam, by) => {
  const at = ids.indexOf(id);
  const next = ids.filter((one) => one !== id);
  next.splice(at + by, 0, id);
  before = null;
  keep(next, phrase("%(naam)s staat nu op plek %(plek)s van %(van)s.", { naam, plek: at + by + 1, van: next.length }));
  focus(id, by < 0 ? 0 : 1);
};

const remove = (id, naam) => {
  const at = ids.indexOf(id);
  before = ids;
  keep(ids.filter((one) => one !== id), phrase("%(naam)s is uit je lijstje.", { naam }));
  const after = list.children[Math.min(at, list.children.length - 1)];
  (after ? after.querySelector("a") : part("terug")).focus();
};

const address = () => {
  const titel = foreign?.titel ? `${new URLSearchParams({ titel: part("kop").textContent })}&` : "";
  return `${page.dataset.basis || root}${page.dataset.lijst}${page.dataset.basis ? "" : "index.html"}#${titel}l=${ids.join(",")}`;
};

part("wis").addEventListener("click", () => {
  before = ids;
  keep([], phrase("Je lijstje is leeg."));
  part("terug").focus();
});
part("terug").addEventListener("click", () => {
  const old = before;
  before = null;
  keep(old, phrase("Alles staat er weer."));
  part("kop").focus();
});
part("opruimen").addEventListener("click", () => {
  before = null;
  keep(ids.filter((id) => known.has(id)), phrase("Wat we niet kennen, is weg."));
  part("kop").focus();
});
/** The next print is a booklet; its QR codes must be there before it begins. */
const bind = () => {
  page.classList.add("boek");
  part("dag").textContent = phrase("Gemaakt op %(dag)s", { dag: new Date().toLocaleDateString(document.querySelector('[property="og:locale"]').content.replace("_", "-"), { dateStyle: "long" }) });
  part("adres").textContent = page.dataset.basis.replace(/^https?:\/\/|\/$/g, "");
  return Promise.allSettled([...list.querySelectorAll("img")].map((code) => {
    code.loading = "eager";
    return code.decode();
  }));
};

part("boekje").addEventListener("click", () => bind().then(() => print()));
part("druk").addEventListener("click", () => {
  page.classList.remove("boek");
  print();
});
part("titel").addEventListener("input", ({ target }) => {
  part("kop").textContent = target.value || phrase("Mijn lijstje");
});
part("overnemen").addEventListener("click", () => {
  const own = read();
  const fresh = ids.filter((id) => known.has(id) && !own.includes(id));
  const had = ids.filter((id) => own.includes(id)).length;
  const refused = write([...own, ...fresh]);
  history.replaceState(null, "", location.pathname);
  show();
  tell((had ? phrase("%(aantal)s toegevoegd aan jouw lijstje, %(had)s had je al.", { aantal: fresh.length, had }) : phrase("%(aantal)s toegevoegd aan jouw lijstje.", { aantal: fresh.length })) + refused);
  part("kop").focus();
});

// --- beginning ----------------------------------------------------------------------------------

const fromAddress = () => {
  const query = new URLSearchParams(location.hash.slice(1));
  const given = query.get("l");
  if (given === null) return null;
  const names = given.split(",").filter(Boolean);
  const good = only(names);
  return { good, titel: query.get("titel")?.slice(0, 80), wrong: names.filter((name) => !good.includes(name)).slice(0, 20).map((name) => name.slice(0, 60)) };
};

const show = async () => {
  foreign = fromAddress();
  before = null;
  part("kop").textContent = foreign?.titel ?? (foreign ? phrase("Een lijstje dat iemand deelt") : phrase("Mijn lijstje"));
  part("titel").value = part("kop").textContent;
  part("storing").hidden = true;
  try {
    ids = await current(foreign ? foreign.good : read());
    part("werk").hidden = false;
    draw();
    page.classList.remove("boek");
    if (foreign?.titel) bind();
  } catch {
    part("storing").hidden = false;
  }
};

if (page.dataset.basis || location.protocol !== "file:") {
  part("deelplek").prepend(self.delen(phrase("Deel dit lijstje"), () => ({ title: part("kop").textContent, url: address() })));
}
addEventListener("hashchange", show);
addEventListener("storage", () => { if (!foreign) show(); });
show();

// The form of one entry: fill in, look, hand in. What is typed is kept as a draft in the browser.
const meedoen = (self.meedoen ??= {});

const today = () => new Date(Date.now() - new Date().getTimezoneOffset() * 60000).toISOString().slice(0, 10);

const keep = {
  get: (key) => {
    try {
      return JSON.parse(localStorage.getItem(key));
    } catch {
      return null;
    }
  },
  set: (key, value) => {
    try {
      if (value) localStorage.setItem(key, JSON.stringify(value));
      else localStorage.removeItem(key);
    } catch {
      // A browser that keeps nothing: the form works, only the draft is lost.
    }
  },
};

/**
 * Puts the form in a place.
 * @param data what Python gives for all kinds
 * @param soort the kind
 * @param own `{soort, waarden}` of something new, with `{id, tekst}` of what is there
 */
meedoen.begin = (data, place, soort, own) => {
  const { el } = meedoen;
  const known = Object.fromEntries(Object.entries(data.lijsten).map(([name, rows]) => [name, new Map(rows)]));
  const writer = meedoen.writer(data.patronen);
  const check = meedoen.checker(writer, known);
  meedoen.say = (code, values = {}) => (data.meldingen[code] ?? code).replace(/\{(\w+)\}/g, (all, key) => values[key] ?? all);

  const key = `meedoen:${soort.map}/${own.id ?? ""}`;
  const kept = keep.get(key);
  let strict = false;
  let waiting = 0;

  const save = () => {
    clearTimeout(waiting);
    if (waiting) keep.set(key, { waarden: fields.read(), tekst: text.value });
    waiting = 0;
  };
  const changed = () => {
    clearTimeout(waiting);
    waiting = setTimeout(() => {
      save();
      look();
      if (strict) judge();
    }, 150);
  };
  addEventListener("pagehide", save);
  const fields = meedoen.fields(known)(soort.velden, "v", changed);
  const text = el("textarea", { id: "v-tekst", rows: 10, "aria-describedby": "v-tekst-uitleg v-tekst-fout" });
  const textError = el("p", { class: "veld-fout", id: "v-tekst-fout", hidden: true });
  const textField = el(
    "div",
    { class: "veld" },
    el("label", { for: "v-tekst" }, "Tekst ", el("span", { class: "mag" }, "(mag leeg)")),
    el("p", { class: "veld-uitleg", id: "v-tekst-uitleg" }, "Vertel in korte zinnen wat het is. Een lege regel begint een nieuwe alinea. Een tussenkop begint met ##, een lijstje met een streepje."),
    text,
    textError,
  );
  const needed = soort.velden.filter(({ nodig }) => nodig);
  const rest = soort.velden.filter(({ nodig }) => !nodig);

  const summary = el("div", { class: "melding", role: "alert", tabindex: "-1", hidden: true });
  const said = el("p", { class: "gezegd", role: "status" });
  const shown = el("article", { class: "voorbeeld" });
  const source = el("pre", { tabindex: "0", role: "group", "aria-label": "Het bestand" }, "");

  const entry = () => {
    const values = fields.read();
    const naam = `${own.id ?? zoek.slug(writer.clean(values.naam))}.md`;
    return { map: soort.map, naam, tekst: writer.file(soort, values, text.value), nieuw: !own.id };
  };
  const look = () => {
    meedoen.look(shown, soort, fields.read(), text.value);
    source.textContent = entry().tekst;
  };
  meedoen.look = meedoen.preview(writer, known);

  const labelOf = (pad) => soort.velden.find(({ veld }) => veld === pad[0])?.label ?? "Tekst";
  const judge = () => {
    const problems = check(soort, fields.read(), text.value, own).map(({ pad, code, waarden }) => [pad, meedoen.say(code, waarden)]);
    fields.mark(problems.filter(([pad]) => pad[0] !== "tekst"));
    const ofText = problems.filter(([pad]) => pad[0] === "tekst").map(([, words]) => words).join(" ");
    textError.textContent = ofText;
    textError.hidden = !ofText;
    text.toggleAttribute("aria-invalid", Boolean(ofText));
    summary.hidden = !problems.length;
    summary.replaceChildren(
      el(
        "div",
        {},
        el("h3", {}, problems.length === 1 ? "Er is nog één ding te doen" : `Er zijn nog ${problems.length} dingen te doen`),
        el("ul", {}, ...problems.map(([pad, words]) => el("li", {}, el("a", { href: `#v-${pad[0]}`, onclick: (event) => (event.preventDefault(), go(pad)) }, `${labelOf(pad)}: ${words}`)))),
      ),
    );
    return problems.length === 0;
  };
  const go = ([first]) => {
    const target = first === "tekst" ? text : fields.node(first);
    const control = target.matches("input, textarea, select") ? target : (target.querySelector("[aria-invalid]") ?? target.querySelector("input, textarea, select, button"));
    control.closest("details")?.setAttribute("open", "");
    control.focus();
    control.scrollIntoView({ block: "center" });
  };

  const buttons = meedoen.ways(data.site).map(({ naam, doe }, nth) =>
    el("button", { type: "button", class: nth ? "knop knop-licht" : "knop", onclick: () => hand(doe) }, naam),
  );
  const hand = (doe) => {
    strict = true;
    said.textContent = "";
    if (!judge()) {
      summary.focus();
      summary.scrollIntoView({ block: "start" });
      return;
    }
    const { href, zeg } = doe(entry());
    said.textContent = zeg;
    if (href?.startsWith("mailto:")) location.href = href;
    else if (href) open(href, "_blank", "noopener");
  };
  const wipe = () => {
    save();
    keep.set(key, null);
    fill(own.waarden, own.tekst);
    strict = false;
    fields.mark([]);
    summary.hidden = true;
    said.textContent = "Je concept is gewist.";
  };
  const fill = (waarden, tekst) => {
    // A visitor mends one thing; only someone who checked everything sets a new day.
    fields.write(own.id ? waarden : { ...waarden, gecontroleerd: today() });
    text.value = tekst ?? "";
    look();
  };

  const form = el(
    "form",
    { novalidate: true, oninput: changed, onchange: changed, onsubmit: (event) => event.preventDefault() },
    summary,
    el("p", { class: "uitleg" }, "Wat je typt, blijft in deze browser tot je het zelf instuurt. ", el("button", { type: "button", class: "knop knop-licht", onclick: wipe }, "Wis mijn concept")),
    el("h3", {}, "Dit hebben we nodig"),
    ...needed.map(({ veld }) => fields.node(veld)),
    textField,
    el("details", { class: "meer-velden", open: rest.some(({ veld }) => !writer.isEmpty((kept?.waarden ?? own.waarden)?.[veld])) }, el("summary", {}, "Meer vertellen"), ...rest.map(({ veld }) => fields.node(veld))),
    el("h3", {}, "Zo ziet het er ongeveer uit"),
    shown,
    el("details", {}, el("summary", {}, "Bekijk het bestand"), source),
    el("h3", {}, "Stuur het in"),
    el("p", { class: "knoppen" }, ...buttons),
    said,
  );
  const titel = own.id ? `Verbeter: ${own.waarden.naam}` : `Een ${soort.nieuw} ${soort.naam}`;
  const kop = el("h2", { tabindex: "-1" }, titel);
  place.replaceChildren(kop, form);
  fill(own.waarden, own.tekst);
  if (kept) {
    fields.write(kept.waarden);
    text.value = kept.tekst ?? "";
    look();
    said.textContent = "We hebben bewaard wat je eerder typte.";
  }
  kop.focus();
};

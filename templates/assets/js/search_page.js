// The search box of every page: suggestions. What the search page needs as well is in search_results.
const zoek = (self.zoek ??= {});

const SUGGESTED = 8;
const THEMES = 5;
const LABELS = {
  "keuze.gratis.ja": phrase("gratis"),
  "keuze.gratis.deels": phrase("deels gratis"),
  "keuze.gratis.nee": phrase("betaald"),
  "keuze.bereik.stad": phrase.stad,
  "keuze.bereik.regio": phrase.regio,
  "keuze.bereik.online": phrase("online"),
  "keuze.hoe.zelf": phrase("zelf aanmelden"),
  "keuze.hoe.via-school": phrase("via school"),
  "keuze.hoe.via-werkgever": phrase("via je werkgever"),
  "keuze.hoe.via-gemeente-of-uwv": phrase("via gemeente of UWV"),
};
const LOADING = phrase("De zoekmachine wordt geladen …");
const FAILED = phrase("Zoeken lukt nu niet: een bestand kon niet worden geladen. Probeer het opnieuw, of blader door de lijsten.");
const WORD = /([\p{L}\p{N}]+(?:['’\-:][\p{L}\p{N}]+)*)/u;

/** Makes an element; text is always text, never HTML. */
zoek.element = (name, properties = {}, ...children) => {
  const made = document.createElement(name);
  for (const key in properties) made.setAttribute(key, properties[key]);
  made.append(...children);
  return made;
};
const { element } = zoek;

// How kinds are called, one and many, by their name in the index, which is Dutch.
const KINDS = {
  programma: [phrase("programma"), phrase("Programma's")],
  makerspace: [phrase("makerspace"), phrase("Makerspaces")],
  thema: [phrase("thema"), phrase("Thema's")],
  wijk: [phrase("wijk"), phrase("Wijken")],
  gebied: [phrase("gebied"), phrase("Gebieden")],
  partner: [phrase("partner"), phrase("Partners")],
  doelgroep: [phrase("doelgroep"), phrase("Doelgroepen")],
  fase: [phrase("fase"), phrase("Fasen")],
  "vmbo-profiel": [phrase("vmbo-profiel"), phrase("Vmbo-profielen")],
  kenmerk: [phrase("kenmerk"), phrase("Kenmerken")],
  lijst: [phrase("lijst"), phrase("Lijsten")],
  begrip: [phrase("begrip"), phrase("Begrippen")],
  actie: [phrase("actie"), phrase("Acties")],
  pagina: [phrase("pagina"), phrase("Pagina's")],
};
const kindOf = ({ one, many }) => KINDS[one] ?? [one, many];

/** When an entry was last seen, as cards say it; nothing for what is no entry. */
const seenIn = ({ stand, jaar, one }) => {
  if (stand === "g") return phrase("gestopt");
  if (stand === "p") return phrase("gepland");
  if (!stand || stand === " ") return "";
  if (!jaar) return phrase("niet bekend wanneer gezien");
  if (stand === "n") return phrase("gezien in %(jaar)s", { jaar });
  return one === "makerspace" ? phrase("bestond in %(jaar)s, bel eerst", { jaar }) : phrase("laatst gezien: %(jaar)s", { jaar });
};
/** What one chooses by: for whom, where, for how much, how to join. */
const factsOf = ({ facts }) => facts.map((fact) => LABELS[fact] ?? fact);

/** Runs a script of the site; this works from disk too, where `fetch` does not. */
const run = (address) =>
  new Promise((resolve, reject) => {
    const script = element("script", { src: address });
    const ended = (settle) => () => {
      script.remove();
      settle(new Error(address));
    };
    script.onload = ended(resolve);
    script.onerror = ended(reject);
    document.head.append(script);
  });

/** Loads a script that puts its data in `zoekdelen`. */
const fetchPart = async (address, name) => {
  await run(address);
  const part = self.zoekdelen?.[name];
  if (!part) throw new Error(name);
  return part;
};

/**
 * The index, and the engine that reads it: both are loaded when someone asks. The head keeps its
 * name and says which mark its parts have now, so that pages need not know.
 */
const opened = (pointer, engine) => {
  const promises = new Map();
  /** A promise that is forgotten when it fails, so that a next try is a real one. */
  const once = (name, load) => {
    if (!promises.has(name)) {
      const promise = load();
      promises.set(name, promise);
      promise.catch(() => promises.delete(name));
    }
    return promises.get(name);
  };
  let failures = 0;
  const head = () => once("hoofd", () => fetchPart(failures ? `${pointer}?${failures}` : pointer, "kop"));
  const load = async (name) => {
    const { merk } = await head();
    try {
      return await fetchPart(pointer.replace("adres.js", `${name}.${merk}.js`), name);
    } catch (failure) {
      // An old head may have come from a cache: the next try asks for a new one.
      failures++;
      promises.delete("hoofd");
      promises.delete("kop");
      throw failure;
    }
  };
  const part = (name, use) =>
    once(name, async () => {
      const [data] = await Promise.all([load(name), once("engine", () => run(engine))]);
      return use(data);
    });
  const { lang } = document.documentElement;
  const open = () =>
    once("kop", async () => {
      const [data, own] = await Promise.all([head(), lang !== "nl" && load(lang), once("engine", () => run(engine))]);
      const index = zoek.index(data);
      if (own) index.speak(lang, own);
      return index;
    });
  const take = async (names) => {
    const index = await open();
    await Promise.all(names.map((name) => part(name, (data) => index.take(name, data))));
    return index;
  };

  return {
    open,
    part,
    /**
     * The answer, with what to show of the first `count` documents that `choose` leaves; a helpful
     * one has themes when there are none.
     */
    async ask(question, count, choose, helpful) {
      for (let index = await open(); ; await take([...index.missing])) {
        index.missing.clear();
        const answer = zoek.answer(index, question);
        const docs = choose(answer.docs, index);
        const cards = docs.slice(0, count).map(index.card);
        // Only an answer that lacks no part can be empty.
        const empty = helpful && !docs.length && !index.missing.size;
        const near = empty ? answer.near() : [];
        const themes = !empty ? [] : (near.length ? near : index.themes).slice(0, THEMES).map(index.card);
        if (!index.missing.size) return { ...answer, docs, cards, themes, near, index };
      }
    },
    /** The text of a document. */
    async text(doc) {
      const index = await open();
      const block = index.partOf("t", doc);
      if (index.textIn(doc) !== "nl") return (await part(`${lang}-${block}`, (texts) => texts))[doc % index.perText];
      if (!index.texts.has(doc)) await take([block]);
      return index.texts.get(doc);
    },
  };
};

/** Says whether a word of a text is what was found. */
const matcher = ({ marks, index }) => {
  const { words, stem } = index;
  const long = [...marks.stems].filter((one) => one.length > 3);
  const matches = (word) =>
    marks.stems.has(stem(word)) ||
    [...marks.starts].some((start) => word.startsWith(start)) ||
    long.some((one) => word.length > one.length + 3 && word.includes(one));
  return (text) => words(text).some((word) => [zoek.key(word), ...word.split("-")].some(matches));
};

/** A text with what was found between mark elements. */
const marked = (text, matches) =>
  text.split(WORD).map((piece, at) => (at % 2 && matches(piece) ? element("mark", {}, piece) : piece));

const quoted = (words) => new Intl.ListFormat(document.documentElement.lang).format(words.map((word) => `‘${word}’`));
const counted = (count) => phrase("%(n)s resultaat", "%(n)s resultaten", { n: count });

/** What a screen reader hears, once typing rests. */
const announcer = (form) => {
  const region = form.querySelector("[data-search-status]");
  let timer = 0;
  return (text) => {
    clearTimeout(timer);
    timer = setTimeout(() => (region.textContent = text), 600);
  };
};

/** What was not taken literally, in a sentence. */
const hintFor = ({ left, meant }) =>
  [
    left.length ? phrase("Met al je woorden samen vonden we niets. Dit vonden we zonder %(woorden)s.", { woorden: quoted(left) }) : "",
    meant.length ? phrase("Bedoelde je %(woorden)s?", { woorden: quoted(meant.map(([, word]) => word)) }) : "",
  ].join(" ").trim();

/**
 * A function that answers what is in the box now. An answer that comes too late is dropped; loading
 * and failing are told.
 */
const answering = (answer, tell) => {
  let turn = 0;
  return async () => {
    const mine = ++turn;
    const current = () => mine === turn;
    const slow = setTimeout(() => current() && tell(LOADING), 400);
    try {
      await answer(current);
    } catch {
      if (current()) tell(FAILED);
    } finally {
      clearTimeout(slow);
    }
  };
};

/** Suggestions under the box: a combobox with a list in groups. */
const suggestions = (form, input, source) => {
  const { root } = form.dataset;
  const say = announcer(form);
  const list = element("div", { class: "zoek-voorstel", role: "listbox", id: "zoekvoorstel", "aria-label": phrase("Voorstellen") });
  const note = element("p", { class: "zoek-melding" });
  const panel = element("div", { class: "zoek-paneel", hidden: "" }, list, note);
  let options = [];
  let active = -1;
  form.append(panel);
  const set = (name, value) => input.setAttribute(name, value);
  set("role", "combobox");
  set("aria-autocomplete", "list");
  set("aria-expanded", "false");
  set("aria-controls", list.id);

  const choose = (at) => {
    options[active]?.setAttribute("aria-selected", "false");
    active = at;
    options[at]?.setAttribute("aria-selected", "true");
    options[at]?.scrollIntoView({ block: "nearest" });
    if (at < 0) input.removeAttribute("aria-activedescendant");
    else set("aria-activedescendant", options[at].id);
  };
  const show = (open) => {
    panel.hidden = !open;
    set("aria-expanded", open && options.length > 0);
    if (!open) choose(-1);
  };
  const option = (href, ...children) => {
    const made = element("a", { role: "option", class: "zoek-keuze", href, tabindex: "-1", "aria-selected": "false", id: `zoekkeuze${options.length}` }, ...children);
    options.push(made);
    return made;
  };
  const group = (cards, matches) => {
    const label = element("div", { class: "zoek-groep", id: `zoekgroep${cards[0].kind}` }, kindOf(cards[0])[1]);
    const rows = cards.map((card) =>
      option(root + card.page, element("span", { lang: card.lang }, ...marked(card.naam, matches)), element("span", { class: "zoek-merk" }, seenIn(card))));
    return element("div", { role: "group", "aria-labelledby": label.id }, label, ...rows);
  };
  const tell = (text, found = 0, ...groups) => {
    list.replaceChildren(...groups);
    note.textContent = text;
    say(groups.length ? `${counted(found)}. ${text}` : text);
    show(Boolean(text || groups.length));
  };
  const empty = (text) => {
    options = [];
    active = -1;
    tell(text);
  };
  const update = answering(async (current) => {
    const question = input.value.trim();
    if (question.length < 2) return empty("");
    const answer = await source.ask(input.value, SUGGESTED, (docs) => docs, true);
    const { docs, cards, themes, near } = answer;
    if (!current()) return undefined;
    empty(docs.length ? "" : phrase("Niets gevonden voor ‘%(vraag)s’.", { vraag: question }));
    if (!docs.length) {
      if (near.length) tell(phrase("Niets gevonden voor ‘%(vraag)s’.", { vraag: question }), 0, group(themes, () => false));
      return undefined;
    }
    const matches = matcher(answer);
    const kinds = [...new Set(cards.map(({ kind }) => kind))];
    const groups = kinds.map((one) => group(cards.filter(({ kind }) => kind === one), matches));
    groups.push(option(`${form.action}?q=${encodeURIComponent(question)}`, phrase("Alles over ‘%(vraag)s’ (%(aantal)s)", { vraag: question, aantal: docs.length })));
    return tell(hintFor(answer), docs.length, ...groups);
  }, empty);

  source.open().catch(() => {});
  input.addEventListener("input", update);
  input.addEventListener("keydown", (event) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (event.isComposing) return;
    if (step && panel.hidden) update();
    else if (step && options.length) choose(((active + 2 + step + options.length) % (options.length + 1)) - 1);
    else if (event.key === "Enter" && active >= 0) options[active].click();
    else if (event.key === "Escape" && !panel.hidden) show(false);
    else return;
    event.preventDefault();
  });
  // This script came with the focus: something may have been typed meanwhile.
  if (input.value) update();
  form.addEventListener("focusout", (event) => form.contains(event.relatedTarget) || show(false));
  list.addEventListener("pointerdown", (event) => event.preventDefault());
};

Object.assign(zoek, { seenIn, factsOf, kindOf, LOADING, WORD, matcher, marked, counted, announcer, hintFor, answering });

/** The box of this page and what answers it: suggestions, but on the search page results. */
const form = self.document?.querySelector("[data-search]");
if (form) {
  const input = form.querySelector("input");
  const source = opened(form.dataset.search, form.dataset.engine);
  if (document.querySelector("[data-search-page]")) zoek.box = { form, input, source };
  else suggestions(form, input, source);
}

// The search page: results below the box, the question and the filters in the address.
const zoek = (self.zoek ??= {});

const SHOWN = 10;
const { element, seenIn, factsOf, kindOf, LOADING, WORD, matcher, marked, counted, announcer, hintFor, answering } = zoek;

/** The whole sentence that says most about the question; else the summary, which comes first. */
const sentenceFor = (text, matches) => {
  let [best] = text.split("\n");
  let most = 0;
  for (const sentence of text.match(/[^\n]+?(?:[.!?]+(?=\s|$)|(?=\n)|$)/g) ?? []) {
    const found = sentence.split(WORD).filter((piece, at) => at % 2 && matches(piece));
    const count = new Set(found.map(zoek.fold)).size;
    if (count > most) [best, most] = [sentence, count];
  }
  return best.trim();
};

const results = (page, { form, input, source }) => {
  const { root } = form.dataset;
  const say = announcer(form);
  const [count, understood, hint, list, more, themes] = ["count", "understood", "hint", "results", "more", "themes"].map((name) => page.querySelector(`[data-search-${name}]`));
  let shown = SHOWN;

  const tell = (text) => {
    count.textContent = text;
    say(text);
  };
  const clear = (text) => {
    // What was found before stays until there is something better: nothing jumps for a message.
    if (text !== LOADING) {
      list.replaceChildren();
      hint.hidden = more.hidden = themes.hidden = understood.hidden = true;
    }
    tell(text);
  };
  // Sentences are loaded for results that come into view.
  const seen = new WeakMap();
  const watcher = new IntersectionObserver((entries) => {
    for (const { target } of entries.filter(({ isIntersecting }) => isIntersecting)) {
      watcher.unobserve(target);
      seen.get(target)().catch(() => {});
    }
  });
  const link = (card, matches) => element("a", { href: root + card.page, lang: card.lang, hreflang: card.there }, ...marked(card.naam, matches));
  const isEntry = ({ one }) => one === "programma" || one === "makerspace";
  const row = (card, matches, twin) => {
    const sentence = element("p", { class: "zoek-zin", lang: card.says, dir: "auto" });
    seen.set(sentence, async () => sentence.append(...marked(sentenceFor(await source.text(card.doc), matches), matches)));
    watcher.observe(sentence);
    const facts = factsOf(card).map((fact) => element("li", {}, fact));
    const made = element("li", { class: "zoek-uitkomst" },
      element("p", { class: "zoek-soort" }, [kindOf(card)[0], seenIn(card)].filter(Boolean).join(" · ")),
      element("h2", {}, link(card, matches)),
      sentence,
      ...(facts.length ? [element("ul", { class: "feiten" }, ...facts)] : []),
      ...(twin ? [element("p", { class: "zoek-ook" }, `${kindOf(twin)[0]}: `, link(twin, matches))] : []));
    if (isEntry(card)) self.lijstje.put(made, card.address.replace(/\.html$/, ""), card.naam);
    return made;
  };
  /** The rows: a programme and the place of the same name are one. */
  const rowsOf = (cards, matches) => {
    const first = new Map();
    const twins = new Map();
    for (const card of cards.filter(isEntry)) {
      if (first.has(card.naam)) twins.set(first.get(card.naam), card);
      else first.set(card.naam, card);
    }
    const second = new Set(twins.values());
    return cards.filter((card) => !second.has(card)).map((card) => row(card, matches, twins.get(card)));
  };
  /** What was understood, each with a way to take it out of the question. */
  const chips = (question, parts) => {
    understood.hidden = !parts.length;
    understood.replaceChildren(...parts.map(({ shown, label: dutch }) => {
      const label = document.documentElement.lang === "nl" ? dutch : shown;
      const rest = zoek.fold(question).replace(shown, "").replace(/\s+/g, " ").trim();
      const chip = element("a", { href: rest ? `?q=${encodeURIComponent(rest)}` : "?", "aria-label": phrase("Zoek zonder %(deel)s", { deel: label }) }, label, " ×");
      return element("li", {}, chip);
    }));
  };
  const suggest = async (question, { left, meant, docs }) => {
    const better = meant.reduce((text, [word, other]) => zoek.fold(text).replace(word, () => other), question);
    // A correction that leads to the same list helps nobody.
    const other = meant.length ? (await source.ask(better, 0, (found) => found)).docs : docs;
    const corrects = other.join() !== docs.join();
    hint.hidden = !left.length && !corrects;
    hint.textContent = hintFor({ left, meant: [] });
    if (corrects) hint.append(` ${phrase("Bedoelde je")} `, element("a", { href: `?q=${encodeURIComponent(better)}`, lang: "nl" }, better), "?");
  };
  const update = answering(async (current) => {
    const question = input.value.trim();
    const chosen = await filters.ready();
    if (question.length < 2 && !chosen) return current() && clear("");
    const pick = (docs, index) => filters.pick(question ? docs : [...Array(index.total).keys()]);
    const answer = await source.ask(input.value, shown, pick, true);
    if (!current()) return undefined;
    const { docs, cards } = answer;
    const matches = matcher(answer);
    const about = (question && ` ${phrase("voor ‘%(vraag)s’", { vraag: question })}`) + (chosen ? ` ${phrase("met deze filters")}` : "");
    filters.draw();
    list.replaceChildren(...rowsOf(cards, matches));
    self.lijstje.draw();
    more.hidden = docs.length <= shown;
    chips(question, question ? answer.understood : []);
    await suggest(question, answer);
    if (!current()) return undefined;
    themes.hidden = docs.length > 0;
    const [title, rows] = themes.children;
    title.textContent = themes.dataset[answer.near.length ? "near" : "large"];
    rows.replaceChildren(...answer.themes.map((card) => element("li", {}, link(card, () => false))));
    return tell(docs.length ? `${counted(docs.length)}${about}.` : `${phrase("Niets gevonden")}${about}. ${chosen ? phrase("Haal een filter weg, of probeer een ander woord.") : phrase("Probeer een ander of korter woord.")}`);
  }, clear);
  /** The question and filters in the address; typing replaces it, choosing adds to the history. */
  const remember = (method) => {
    const question = input.value.trim();
    const parts = [...(question ? [`q=${encodeURIComponent(question)}`] : []), ...filters.query()];
    history[method](null, "", parts.length ? `?${parts.join("&")}` : location.pathname);
    shown = SHOWN;
    update();
  };
  const filters = zoek.filters(page.querySelector("[data-search-filters]"), source, () => remember("pushState"));
  const read = () => {
    const query = new URLSearchParams(location.search);
    input.value = query.get("q") ?? "";
    filters.read(query);
    shown = SHOWN;
    return update();
  };

  input.addEventListener("input", () => remember("replaceState"));
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    remember("pushState");
  });
  more.addEventListener("click", async () => {
    // Fewer than were shown when a programme and its place are one row.
    const first = list.children.length;
    shown += SHOWN;
    await update();
    list.children[first]?.querySelector("a").focus();
  });
  addEventListener("popstate", read);
  // What stands below the results shows itself when it is known where that is.
  page.classList.toggle("wacht", Boolean(location.search));
  read().then(() => page.classList.remove("wacht"));
};

const page = document.querySelector("[data-search-page]");
if (page) results(page, zoek.box);

// The search box of every page (suggestions) and the search page (results).
const zoek = (self.zoek ??= {});

const SHOWN = 10;
const SUGGESTED = 8;
const STATES = { g: "gestopt", o: "status onbekend" };

/** Makes an element; text is always text, never HTML. */
const element = (name, properties = {}, ...children) => {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(properties)) made.setAttribute(key, value);
  made.append(...children);
  return made;
};

/** Loads a script that puts its data in `zoekdelen`. */
const fetchPart = (address, name) =>
  new Promise((resolve, reject) => {
    const script = element("script", { src: address });
    script.onload = () => {
      script.remove();
      const part = self.zoekdelen?.[name];
      part ? resolve(part) : reject(new Error(name));
    };
    script.onerror = () => {
      script.remove();
      reject(new Error(name));
    };
    document.head.append(script);
  });

/** The index behind an address, with its parts loaded when they are needed. */
const opened = (address) => {
  let opening = null;
  const parts = new Map();
  /** A promise that is forgotten when it fails, so that a next try is a real one. */
  const open = () =>
    (opening ??= fetchPart(address, "kop").then(zoek.index).catch((error) => {
      opening = null;
      throw error;
    }));
  const part = (index, name) => {
    if (!parts.has(name)) {
      const loading = fetchPart(address.replace("index.", `${name}.`), name).then((data) => index.take(name, data));
      parts.set(name, loading);
      loading.catch(() => parts.delete(name));
    }
    return parts.get(name);
  };
  const settle = (index) => Promise.all([...index.missing].map((name) => part(index, name)));

  return {
    open,
    /** The answer, with what to show of its first `count` documents. */
    async ask(question, count) {
      const index = await open();
      for (;;) {
        index.missing.clear();
        const answer = zoek.answer(index, question);
        const cards = answer.docs.slice(0, count).map(index.card);
        if (!index.missing.size) return { ...answer, cards, index };
        await settle(index);
      }
    },
    /** The text of a document. */
    async text(doc) {
      const index = await open();
      if (!index.texts.has(doc)) await part(index, index.partOf("t", doc));
      return index.texts.get(doc);
    },
  };
};

/** Says whether a word of a text is what was found. */
const matcher = ({ marks, index }) => {
  const { words, stem } = index.language;
  const long = [...marks.stems].filter((one) => one.length > 3 && one[0] !== "@");
  const starts = [...marks.starts];
  const matches = (word) =>
    marks.stems.has(stem(word)) ||
    starts.some((start) => word.startsWith(start)) ||
    long.some((one) => word.length > one.length + 3 && word.includes(one));
  return (text) =>
    words(text).some((word) => matches(zoek.key(word)) || (word.includes("-") && word.split("-").some(matches)));
};

/** A text with what was found between mark elements. */
const marked = (text, matches) =>
  text.split(/([\p{L}\p{N}]+(?:['’\-:][\p{L}\p{N}]+)*)/u).map((piece, at) =>
    at % 2 && matches(piece) ? element("mark", {}, piece) : piece,
  );

/** The whole sentence that says most about the question; else the first. */
const sentenceFor = (text, matches) => {
  const sentences = text.match(/[^\n]+?(?:[.!?]+(?=\s|$)|(?=\n)|$)/g) ?? [""];
  let [best, most] = [sentences[0], 0];
  for (const sentence of sentences) {
    const found = (sentence.match(/[\p{L}\p{N}'’\-:]+/gu) ?? []).filter(matches);
    const count = new Set(found.map(zoek.fold)).size;
    if (count > most) [best, most] = [sentence, count];
  }
  return best.trim();
};

const quoted = (words) => words.map((word) => `‘${word}’`).join(" en ");
const counted = (count) => (count === 1 ? "1 resultaat" : `${count} resultaten`);

/** What a screen reader hears, once typing rests. */
const announcer = (region) => {
  let timer = 0;
  return (text) => {
    clearTimeout(timer);
    timer = setTimeout(() => (region.textContent = text), 600);
  };
};

const LOADING = "De zoekmachine wordt geladen …";
const FAILED = "Zoeken lukt nu niet: een bestand kon niet worden geladen. Probeer het opnieuw, of blader door de lijsten.";

/** Suggestions under the box: a combobox with a list in groups. */
const suggestions = (form, input, source) => {
  const root = form.dataset.root;
  const say = announcer(form.querySelector("[data-search-status]"));
  const list = element("div", { class: "zoek-voorstel", role: "listbox", id: "zoekvoorstel", "aria-label": "Voorstellen" });
  const note = element("p", { class: "zoek-melding" });
  const panel = element("div", { class: "zoek-paneel" }, list, note);
  let options = [];
  let active = -1;
  let turn = 0;
  panel.hidden = true;
  form.append(panel);
  for (const [key, value] of [["role", "combobox"], ["aria-autocomplete", "list"], ["aria-expanded", "false"], ["aria-controls", list.id]]) {
    input.setAttribute(key, value);
  }

  const show = (open) => {
    panel.hidden = !open;
    input.setAttribute("aria-expanded", String(open && options.length > 0));
    if (!open) choose(-1);
  };
  const choose = (at) => {
    options[active]?.setAttribute("aria-selected", "false");
    active = at;
    options[at]?.setAttribute("aria-selected", "true");
    options[at]?.scrollIntoView({ block: "nearest" });
    if (at < 0) input.removeAttribute("aria-activedescendant");
    else input.setAttribute("aria-activedescendant", options[at].id);
  };
  const option = (href, ...children) => {
    const made = element("a", { role: "option", class: "zoek-keuze", href, tabindex: "-1", "aria-selected": "false", id: `zoekkeuze${options.length}` }, ...children);
    options.push(made);
    return made;
  };
  const tell = (text) => {
    options = [];
    list.replaceChildren();
    note.textContent = text;
    say(text);
    show(Boolean(text));
  };
  const group = (cards, matches) => {
    const label = element("div", { class: "zoek-groep", id: `zoekgroep${cards[0].kind}` }, cards[0].many);
    const rows = cards.map((card) => {
      const state = STATES[card.stand];
      const mark = state ? [element("span", { class: "zoek-merk" }, state)] : [];
      return option(root + card.address, element("span", {}, ...marked(card.naam, matches)), ...mark);
    });
    return element("div", { role: "group", "aria-labelledby": label.id }, label, ...rows);
  };
  const draw = (question, answer) => {
    const matches = matcher(answer);
    const kinds = [...new Set(answer.cards.map(({ kind }) => kind))];
    options = [];
    active = -1;
    list.replaceChildren(...kinds.map((kind) => group(answer.cards.filter((card) => card.kind === kind), matches)));
    list.append(option(`${form.action}?q=${encodeURIComponent(question)}`, `Alles over ‘${question}’ (${answer.docs.length})`));
    note.textContent = hintFor(answer);
    say(`${counted(answer.docs.length)}. ${note.textContent}`);
    show(true);
  };
  const update = async () => {
    const mine = ++turn;
    const question = input.value.trim();
    if (!question) return tell("");
    const slow = setTimeout(() => mine === turn && tell(LOADING), 400);
    try {
      const answer = await source.ask(input.value, SUGGESTED);
      if (mine !== turn) return undefined;
      return answer.docs.length ? draw(question, answer) : tell(`Niets gevonden voor ‘${question}’.`);
    } catch {
      return mine === turn && tell(FAILED);
    } finally {
      clearTimeout(slow);
    }
  };

  input.addEventListener("focus", () => source.open().catch(() => {}), { once: true });
  input.addEventListener("input", update);
  input.addEventListener("keydown", (event) => {
    if (event.isComposing) return;
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step && panel.hidden) update();
    else if (step && options.length) {
      const rows = options.length + 1;
      choose(((active + 1 + step + rows) % rows) - 1);
    } else if (event.key === "Enter" && active >= 0) options[active].click();
    else if (event.key === "Escape" && !panel.hidden) show(false);
    else return;
    event.preventDefault();
  });
  form.addEventListener("focusout", (event) => form.contains(event.relatedTarget) || show(false));
  list.addEventListener("pointerdown", (event) => event.preventDefault());
};

/** Calls `use` when an element comes into view for the first time. */
const seen = (node, use) => {
  const watch = new IntersectionObserver(([entry]) => {
    if (!entry.isIntersecting) return;
    watch.disconnect();
    use();
  });
  watch.observe(node);
};

/** What was not taken literally, in a sentence. */
const hintFor = ({ left, meant }) =>
  [
    left.length ? `Met alle woorden samen is er niets. Dit is zonder ${quoted(left)}.` : "",
    meant.length ? `Bedoelde je ${quoted(meant.map(([, word]) => word))}?` : "",
  ].join(" ").trim();

/** The search page: results below the box, the question in the address. */
const results = (page, form, input, source) => {
  const root = form.dataset.root;
  const part = (name) => page.querySelector(`[data-search-${name}]`);
  const [count, hint, list, more] = ["count", "hint", "results", "more"].map(part);
  const say = announcer(form.querySelector("[data-search-status]"));
  let turn = 0;
  let shown = SHOWN;

  const tell = (text) => {
    count.textContent = text;
    say(text);
  };
  const clear = () => {
    list.replaceChildren();
    hint.hidden = more.hidden = true;
  };
  const row = (card, matches, mine) => {
    const state = STATES[card.stand];
    const sentence = element("p", { class: "zoek-zin" });
    seen(sentence, async () => {
      const text = await source.text(card.doc).catch(() => "");
      if (mine === turn) sentence.append(...marked(sentenceFor(text, matches), matches));
    });
    return element("li", { class: "zoek-uitkomst" },
      element("p", { class: "zoek-soort" }, state ? `${card.one} · ${state}` : card.one),
      element("h2", {}, element("a", { href: root + card.address }, ...marked(card.naam, matches))),
      sentence);
  };
  const suggest = (question, { left, meant }) => {
    const better = meant.reduce((text, [word, other]) => zoek.fold(text).replace(word, other), question);
    hint.hidden = !left.length && !meant.length;
    hint.textContent = hintFor({ left, meant: [] });
    if (meant.length) {
      hint.append(" Bedoelde je ", element("a", { href: `?q=${encodeURIComponent(better)}` }, better), "?");
    }
  };
  const draw = (question, answer, mine) => {
    const matches = matcher(answer);
    list.replaceChildren(...answer.cards.map((card) => row(card, matches, mine)));
    more.hidden = answer.docs.length <= shown;
    suggest(question, answer);
    tell(answer.docs.length
      ? `${counted(answer.docs.length)} voor ‘${question}’.`
      : `Niets gevonden voor ‘${question}’. Probeer een ander of korter woord, of blader door de lijsten hieronder.`);
  };
  const update = async () => {
    const mine = ++turn;
    const question = input.value.trim();
    if (!question) {
      clear();
      return tell("");
    }
    const slow = setTimeout(() => mine === turn && tell(LOADING), 400);
    try {
      const answer = await source.ask(input.value, shown);
      return mine === turn && draw(question, answer, mine);
    } catch {
      if (mine === turn) {
        clear();
        tell(FAILED);
      }
      return undefined;
    } finally {
      clearTimeout(slow);
    }
  };
  const asked = () => new URLSearchParams(location.search).get("q") ?? "";
  /** The question in the address; typing replaces it, Enter adds to the history. */
  const remember = (method) => {
    const address = input.value.trim() ? `?q=${encodeURIComponent(input.value.trim())}` : location.pathname;
    if (asked() !== input.value.trim()) history[method](null, "", address);
  };
  const read = () => {
    input.value = asked();
    shown = SHOWN;
    return update();
  };

  input.addEventListener("input", () => {
    shown = SHOWN;
    remember("replaceState");
    update();
  });
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    history.pushState(null, "", location.href);
    update();
  });
  more.addEventListener("click", async () => {
    const first = shown;
    shown += SHOWN;
    await update();
    list.children[first]?.querySelector("a").focus();
  });
  addEventListener("popstate", read);
  read();
};

/** Starts what the page asks for. */
const start = () => {
  const form = document.querySelector("[data-search]");
  if (!form) return;
  const input = form.querySelector("input");
  const source = opened(form.dataset.search);
  const page = document.querySelector("[data-search-page]");
  if (page) results(page, form, input, source);
  else suggestions(form, input, source);
};

if (self.document) start();

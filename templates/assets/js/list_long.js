// A list in parts, for who filters or sorts it: all of it, one page of cards at a time. Loaded when
// somebody chooses something, before the file that says what every entry has (self.lijst); the cards
// come in blocks, of which only those with something to show are loaded.

const PER_PAGE = 24;
// catalogue/site/pages/lists.py (steps) writes the same.
const SIGNS = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-_";

/** Which entries have an option: rising numbers, written as the steps between them. */
function* places(steps) {
  let at = -1;
  for (const sign of steps) {
    if (sign === ".") at += SIGNS.length;
    else yield (at += SIGNS.indexOf(sign) + 1);
  }
}

class Pages {
  constructor(list, element) {
    Object.assign(this, { list, element, home: list.home, blocks: new Map() });
    // What the page came with: shown again when nothing is chosen any more.
    this.first = list.homes.map((home) => [...home.children]);
    this.ways = list.root.querySelector("[data-bladen]");
    this.mark = list.long[1].split("?")[1];
    this.nav = element("nav", { className: "hop bladen", hidden: true }, element("ul"));
    this.nav.setAttribute("aria-label", phrase("bladen.naam"));
    this.nav.addEventListener("click", (event) => this.turn(event));
    this.ways.after(this.nav);
    list.cards = this.readCards();
  }

  readCards() {
    const { opties, leeftijden, vouwen } = self.lijst;
    const nodes = this.first.flat();
    // Folds without an entry are not in the page.
    const begins = vouwen.filter((begin, at) => begin < (vouwen[at + 1] ?? leeftijden.length));
    const cards = leeftijden.map((age, place) => ({ place, ages: this.list.ranges(age), has: [], node: nodes[place], fold: begins.filter((begin) => begin <= place).length }));
    opties.forEach((steps, number) => {
      for (const place of places(steps)) cards[place].has.push(number);
    });
    return cards;
  }

  /** Shows the page that the address asks for, when its cards are there. Answers what to say of it. */
  show(cards) {
    this.latest = cards;
    this.list.root.removeAttribute("aria-busy");
    const still = !this.list.asked;
    this.ways.hidden = !still;
    this.nav.hidden = still || cards.length <= PER_PAGE;
    if (still) {
      this.fill(this.first);
      this.list.fold(cards, cards.slice(0, this.first.flat().length));
      return "";
    }
    const last = Math.max(1, Math.ceil(cards.length / PER_PAGE));
    const asked = parseInt(new URLSearchParams(location.search).get("pagina"), 10);
    const now = Math.max(1, Math.min(last, asked || 1));
    const shown = cards.slice((now - 1) * PER_PAGE, now * PER_PAGE);
    this.link(now, last);
    this.list.fold(cards, shown);
    this.home.setAttribute("aria-busy", true);
    this.make(shown).then(() => {
      // Something else was chosen meanwhile.
      if (this.latest !== cards) return;
      this.fill(this.first.map((_, at) => shown.filter(({ fold }) => fold === at).map(({ node }) => node)));
      if (this.list.order === "buurt" && shown[0]?.far) shown.forEach(self.buurt.write);
      self.lijstje?.draw();
      this.home.removeAttribute("aria-busy");
    }, () => this.list.failed());
    return last > 1 ? `, ${phrase("bladen.van_klein", { nu: now, laatste: last })}` : "";
  }

  fill(nodes) {
    this.list.homes.forEach((home, at) => home.replaceChildren(...nodes[at]));
  }

  async make(cards) {
    const missing = cards.filter(({ node }) => !node);
    await Promise.all([...new Set(missing.map(({ place }) => Math.floor(place / self.lijst.blok)))].map((number) => this.block(number)));
    for (const card of missing) {
      const shell = this.element("ul", { innerHTML: self.kaarten[Math.floor(card.place / self.lijst.blok)][card.place % self.lijst.blok] });
      // Cards were made for a page one folder deep, in Dutch.
      const way = shell.querySelector("h3 a");
      way.href = this.list.long[1].replace(/[^/]*\/[^/]*$/, "") + way.getAttribute("href").slice(3);
      shell.firstElementChild.lang = "nl";
      self.lijstje?.fit(shell);
      card.node = shell.firstElementChild;
    }
  }

  block(number) {
    if (!this.blocks.has(number)) {
      this.blocks.set(number, new Promise((done, failed) => {
        const src = this.list.long[1].replace(/[^/]*$/, `kaarten_${number}.js?${this.mark}`);
        const onerror = () => {
          this.blocks.delete(number);
          failed();
        };
        document.head.append(this.element("script", { src, onload: done, onerror }));
      }));
    }
    return this.blocks.get(number);
  }

  /** The links to other pages of what is left: real ones, so that they open in a window too. */
  link(now, last) {
    const near = [1, now - 2, now - 1, now, now + 1, now + 2, last].filter((one) => one > 0 && one <= last);
    const rows = [];
    let before = 0;
    if (now > 1) rows.push(this.way(now - 1, phrase("bladen.vorige"), ` ${phrase("bladen.pagina_klein")}`));
    for (const number of new Set(near)) {
      if (number > before + 1) rows.push(this.element("li", { textContent: "…", ariaHidden: "true" }));
      rows.push(number === now ? this.here(number) : this.way(number, `${number}`));
      before = number;
    }
    if (now < last) rows.push(this.way(now + 1, phrase("bladen.volgende"), ` ${phrase("bladen.pagina_klein")}`));
    this.nav.firstChild.replaceChildren(...rows);
  }

  way(number, text, more = "") {
    const query = new URLSearchParams(location.search);
    query.set("pagina", number);
    const words = [this.quiet(more ? "" : `${phrase("bladen.pagina")} `), text, this.quiet(more)];
    return this.element("li", {}, this.element("a", { href: `?${`${query}`.replaceAll("%2C", ",")}` }, ...words));
  }

  here(number) {
    const one = this.element("span", {}, this.quiet(`${phrase("bladen.pagina")} `), `${number}`);
    one.setAttribute("aria-current", "page");
    return this.element("li", {}, one);
  }

  quiet(text) {
    return this.element("span", { className: "stil", textContent: text });
  }

  turn(event) {
    const link = event.target.closest("a");
    if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    history.pushState(null, "", link.href);
    this.list.draw();
    this.list.status.focus({ preventScroll: true });
    this.list.status.scrollIntoView({ behavior: "instant" });
  }
}

self.lang = (list, element) => new Pages(list, element);

// A list in parts, for who filters or sorts it or wants to see more: all of it. Loaded before the file
// that says what every entry has (self.lijst); the cards come in blocks, of which only those with
// something to show are loaded.

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

class Blocks {
  constructor(list, element) {
    Object.assign(this, { list, element, blocks: new Map() });
    this.mark = list.long[1].split("?")[1];
    list.cards = this.readCards();
  }

  readCards() {
    const { opties, leeftijden, vouwen } = self.lijst;
    // Folds without an entry are not in the page.
    const begins = vouwen.filter((begin, at) => begin < (vouwen[at + 1] ?? leeftijden.length));
    const nodes = this.list.homes.flatMap((home) => [...home.children]);
    const cards = leeftijden.map((age, place) => ({ place, ages: this.list.ranges(age), has: [], node: nodes[place], fold: begins.filter((begin) => begin <= place).length }));
    opties.forEach((steps, number) => {
      for (const place of places(steps)) cards[place].has.push(number);
    });
    return cards;
  }

  /** Shows as many cards of each home as the address asks for; of what is folded only what is there. */
  async show(lists, more) {
    const { homes, folds, root } = this.list;
    root.removeAttribute("aria-busy");
    this.latest = lists;
    const shown = lists.map((cards, at) => (at && !folds[at - 1].open ? cards.filter(({ node }) => node) : cards).slice(0, self.meer.most(homes[at])));
    if (!more) this.list.home.setAttribute("aria-busy", true);
    try {
      await this.make(shown.flat());
    } catch {
      return this.list.failed();
    }
    // Something else was chosen meanwhile.
    if (this.latest !== lists) return undefined;
    homes.forEach((home, at) => {
      const nodes = shown[at].map(({ node }) => node);
      home.replaceChildren(...nodes);
      self.meer(home, nodes, lists[at].length, () => this.list.draw(true));
    });
    for (const card of shown.flat()) if (card.far) self.buurt.write(card);
    self.lijstje?.draw();
    this.list.home.removeAttribute("aria-busy");
    // The browser was back at its place before there was a place.
    if (!this.placed && history.state?.top) scrollTo({ top: history.state.top, behavior: "instant" });
    this.placed = true;
    return undefined;
  }

  async make(cards) {
    const missing = cards.filter(({ node }) => !node);
    await Promise.all([...new Set(missing.map(({ place }) => Math.floor(place / self.lijst.blok)))].map((number) => this.block(number)));
    for (const card of missing) {
      const shell = this.element("ul", { innerHTML: self.kaarten[Math.floor(card.place / self.lijst.blok)][card.place % self.lijst.blok] });
      // Cards were made for a page in the folder of a list.
      const way = shell.querySelector("h3 a");
      way.href = document.querySelector("[data-root]").dataset.root + way.getAttribute("href").replace(/^(\.\.\/)+/, "");
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
}

self.lang = (list, element) => new Blocks(list, element);

// Filters that count. The page holds, per filter, links to the page of each value; this turns them
// into checkboxes. Within a group one match is enough (OR), between groups all must match (AND).
// The state is the address, so that Back works and a selection can be shared. A list in parts stays
// as it came until somebody chooses or asks for more; then list_long.js brings the rest of it.

function element(name, properties = {}, ...children) {
  const made = Object.assign(document.createElement(name), properties);
  made.append(...children);
  return made;
}

/** Classic scripts, in this order: they also work from disk. */
const load = (addresses) => Promise.all(addresses.map((src) => new Promise((done, failed) => {
  document.head.append(element("script", { src, async: false, onload: done, onerror: failed }));
})));

// The order of the page is that of when something was seen.
const ORDERS = {
  nu: (a, b) => a.place - b.place,
  leeftijd: (a, b) => a.ages[0][0] - b.ages[0][0] || a.place - b.place,
};
const numbers = new Intl.NumberFormat(document.documentElement.lang);
const COUNTED = {
  programma: (n) => phrase("%(n)s programma", "%(n)s programma's", { n }),
  plek: (n) => phrase("%(n)s plek", "%(n)s plekken", { n }),
  moment: (n) => phrase("%(n)s moment", "%(n)s momenten", { n }),
};

class FilterList {
  constructor(root) {
    this.root = root;
    this.home = root.querySelector("[data-kaarten]");
    this.status = root.querySelector("[data-stand]");
    this.nothing = root.querySelector("[data-niets]");
    this.panel = root.querySelector("[data-paneel]");
    this.parts = root.querySelectorAll("[data-vak]");
    // Below the cards: folds with cards that few look for.
    this.folds = [...root.querySelectorAll("[data-vouw]")];
    this.homes = [this.home, ...this.folds.map((fold) => fold.querySelector(".kaarten"))];
    this.groups = [...root.querySelectorAll("[data-groep]")].map((group) => this.makeGroup(group));
    // Cards know options by their place in this row.
    this.options = this.groups.flatMap(({ key, options }, at) => [...options].map(([value, one]) => Object.assign(one, { key, value, bit: 1 << at })));
    this.long = this.home?.dataset.lang?.split(" ");
    if (!this.long) this.cards = this.home ? this.readCards() : this.readRows();
    // Links to parts are for who has no script.
    this.ways = root.querySelector("[data-bladen]");
    if (this.long) {
      this.ways.hidden = true;
      for (const fold of this.folds) fold.addEventListener("toggle", () => fold.open && this.draw(true));
      this.home.addEventListener("click", ({ target }) => {
        if (target.closest("a")) history.replaceState({ top: scrollY }, "");
      });
    }
    this.other = root.querySelector("[data-ook]");
    this.makeBar();
    this.makeQuick();
    this.makePanel();
    addEventListener("popstate", () => this.read());
    this.read();
  }

  makeGroup(node) {
    const group = { key: node.dataset.groep, node, badge: node.querySelector("[data-actief]"), options: new Map() };
    for (const link of node.querySelectorAll("[data-waarde]")) {
      // Nearly always the page of a value is named after it.
      const value = link.dataset.waarde || link.getAttribute("href").match(/([^/]+)\.html$/)[1];
      const box = element("input", { type: "checkbox", name: group.key, value });
      const [text, count] = link.children;
      const label = element("label", {}, box, text, count);
      link.replaceWith(label);
      box.addEventListener("change", () => this.choose());
      group.options.set(value, { box, label, count, name: text.textContent });
    }
    return group;
  }

  // What each card has is on the list, as numbers of options.
  readCards() {
    const [chosen, ages] = ["keuzes", "leeftijden"].map((name) => this.home.dataset[name].split(" "));
    return this.homes.flatMap((home, fold) => [...home.children].map((node) => ({ node, fold }))).map((card, place) => {
      const has = chosen[place].split(".").filter(Boolean).map(Number);
      return { ...card, place, has, ages: this.ranges(ages[place]) };
    });
  }

  // From "4-12.18-": the first and last year of each range; the last range may have no end.
  ranges(ages) {
    return ages.split(".").map((range) => {
      const [first, last] = range.split("-");
      return [Number(first), Number(last || Infinity)];
    });
  }

  // A row of the agenda says itself what it has; it has no other order than that of time.
  readRows() {
    const numbers = new Map(this.options.map(({ key, value }, number) => [`${key}:${value}`, number]));
    return [...this.root.querySelectorAll("[data-w]")].map((node, place) => {
      const has = node.dataset.w.split(" ").map((pair) => numbers.get(pair)).filter((number) => number !== undefined);
      return { node, place, has };
    });
  }

  makeBar() {
    this.sort = this.root.querySelector("[data-sorteren]");
    this.sort?.addEventListener("change", () => this.choose());
    this.near = this.root.querySelector("[data-buurt]");
    this.wijk = this.near?.querySelector("select");
    this.wijk?.addEventListener("change", () => this.choose());
    this.chips = element("ul", { className: "keuzes" });
    this.chips.setAttribute("aria-label", phrase("Je keuzes"));
    this.status.parentNode.before(this.chips);
  }

  // Chips above the list do with one tap what the filters do.
  makeQuick() {
    this.quick = [...this.root.querySelectorAll("[data-snel]")].map((node) => {
      const [key, wanted] = node.dataset.snel.split(":");
      const options = this.options.filter((option) => option.key === key && (!wanted || option.value === wanted));
      const select = node.localName === "select";
      if (select) node.append(...options.map(({ name, value }) => new Option(name, value)));
      node.addEventListener(select ? "change" : "click", () => {
        for (const { box, value } of options) box.checked = select ? value === node.value : !box.checked;
        if (key === "buurt") this.sort.value = this.order === key ? "nu" : key;
        this.choose();
        if (key === "buurt" && this.order === key) this.loadNear().then(() => this.wijk.focus());
      });
      return { node, options, select };
    });
    this.age = this.root.querySelector("[data-leeftijd]");
    // One step back for an age, not for each of its digits.
    this.age?.addEventListener("input", () => {
      this.choose(this.typing);
      this.typing = true;
    });
    this.age?.addEventListener("blur", () => { this.typing = false; });
  }

  /** The age that was asked for, in years; null when none was. */
  get years() {
    return this.age?.value ? Number(this.age.value) : null;
  }

  // What stands in order of time has nothing to choose.
  get order() {
    return this.sort ? this.sort.value : "nu";
  }

  makePanel() {
    const wide = matchMedia("(min-width: 60rem)");
    const follow = () => { this.panel.open = wide.matches; };
    wide.addEventListener("change", follow);
    follow();
    this.show = element("button", { type: "button", className: "knop toon" });
    this.show.addEventListener("click", () => {
      this.panel.open = false;
      this.status.focus({ preventScroll: true });
      this.status.scrollIntoView({ behavior: "instant" });
    });
    this.panel.append(this.show);
  }

  // From the address to the checkboxes.
  read() {
    const query = new URLSearchParams(location.search);
    for (const { key, options } of this.groups) {
      const wanted = (query.get(key) || "").split(",");
      for (const [value, { box }] of options) box.checked = wanted.includes(value);
    }
    if (this.sort) {
      this.sort.value = query.get("sorteer");
      if (!this.sort.value) this.sort.value = "nu";
    }
    if (this.age) this.age.value = query.get("leeftijd");
    this.bij = query.get("bij") || "";
    if (this.wijk) this.wijk.value = this.bij;
    this.draw();
    for (const { node, badge } of this.groups) if (badge.textContent) node.open = true;
  }

  // From the checkboxes to the address; ``again`` is for what is still being typed.
  choose(again = false) {
    const query = [];
    for (const { key, options } of this.groups) {
      const chosen = [...options].filter(([, { box }]) => box.checked).map(([value]) => value);
      if (chosen.length) query.push(`${key}=${chosen.join(",")}`);
    }
    if (this.years !== null) query.push(`leeftijd=${this.years}`);
    if (this.order !== "nu") query.push(`sorteer=${this.order}`);
    if (this.order === "buurt" && this.wijk.value) query.push(`bij=${this.wijk.value}`);
    history[again ? "replaceState" : "pushState"](null, "", query.length ? `?${query.join("&")}` : location.pathname);
    this.draw();
  }

  get asked() {
    return this.order !== "nu" || this.years !== null || this.options.some(({ box }) => box.checked);
  }

  /** ``more`` is true for more of the same, which leaves what is there in sight. */
  draw(more) {
    this.mark();
    // The other list understands the same choices.
    if (this.other) this.other.search = location.search;
    if (this.long && !this.cards) return this.asked || this.lacks ? this.loadLong(more) : this.cut();
    this.arrange();
    const { counts, fitting } = this.judge();
    this.fitting = fitting;
    for (const part of this.parts) part.hidden = !part.querySelector("[data-w]:not([hidden])");
    this.label(counts);
    const lists = this.homes.map((_, at) => fitting.filter(({ fold }) => fold === at));
    this.fold(lists);
    this.tell(fitting.length);
    if (this.long) return this.blocks.show(lists, more);
    if (this.home) lists.forEach((cards, at) => self.meer(this.homes[at], cards.map(({ node }) => node), cards.length, () => this.draw()));
    return undefined;
  }

  /** The totals of a list in parts, as it came. */
  get totals() {
    return this.homes.map((home) => Number(home.dataset.totaal));
  }

  /** More is asked for than the page came with. */
  get lacks() {
    return this.homes.some((home, at) => (!at || this.folds[at - 1].open) && home.children.length < Math.min(self.meer.most(home), this.totals[at]));
  }

  /** A list in parts as it came, cut off; folds of which nothing came can be opened. */
  cut() {
    const { totals } = this;
    this.folds.forEach((fold) => { fold.hidden = false; });
    this.homes.forEach((home, at) => self.meer(home, [...home.children], totals[at], () => this.draw(true)));
    this.tell(totals.reduce((sum, total) => sum + total));
  }

  /** Which cards fit, and how many each option would show, given the choices in the other groups. */
  judge() {
    // A bit per group; thousands of cards should not take longer than a blink, also on a phone.
    const met = this.options.map(({ box, bit }) => (box.checked ? bit : 0));
    const years = this.years, ageBit = years === null ? 0 : 1 << this.groups.length;
    const asked = met.reduce((all, bit) => all | bit, ageBit);
    const counts = this.options.map(() => 0);
    const fitting = [];
    for (const card of this.cards) {
      let missed = asked;
      for (const number of card.has) missed &= ~met[number];
      if (ageBit && card.ages.some(([first, last]) => first <= years && years <= last)) missed &= ~ageBit;
      if (!missed) fitting.push(card);
      if (!this.long) card.node.hidden = missed > 0;
      // Who misses two groups is not shown by one more choice.
      if (missed & (missed - 1)) continue;
      for (const number of card.has) if (!missed || missed === this.options[number].bit) counts[number] += 1;
    }
    return { counts, fitting };
  }

  /** Folds say how many fit; they open when they stand alone, and stay as they came until then. */
  fold([{ length }, ...folded]) {
    const alone = !length;
    this.folds.forEach((fold, at) => {
      fold.hidden = !folded[at].length;
      fold.querySelector("summary span").textContent = numbers.format(folded[at].length);
      if (fold.alone === alone) return;
      fold.open = alone || (fold.alone === undefined && fold.open);
      fold.alone = alone;
    });
  }

  // The chips follow the filters, before a long list comes in: what is in sight by then stays in place.
  mark() {
    for (const { node, options, select } of this.quick) {
      const chosen = options.filter(({ box }) => box.checked);
      if (select) node.value = chosen.length === 1 ? chosen[0].value : "";
      else node.setAttribute("aria-pressed", options.length ? chosen.length > 0 : this.order === "buurt");
    }
    const active = this.options.filter(({ box }) => box.checked);
    this.panel.querySelector("[data-actief]").textContent = active.length || "";
    // The chips above the list show their own state.
    const chips = active.filter((option) => !this.quick.some(({ options }) => options.includes(option)))
      .map((option) => this.chip(option.name, [option], phrase("Haal weg: %(naam)s", { naam: option.name })));
    if (active.length + (this.years !== null) > 1) chips.push(this.chip(phrase("Wis alles"), active, "", "alles"));
    this.chips.replaceChildren(...chips);
  }

  label(counts) {
    this.options.forEach(({ box, label, count }, number) => {
      count.textContent = counts[number];
      label.classList.toggle("nul", !counts[number] && !box.checked);
    });
    for (const { node, options, select } of this.quick) {
      if (select) options.forEach(({ name, count }, at) => { node.options[at + 1].textContent = `${name} (${count.textContent})`; });
      else if (options.length) node.querySelector(".tel").textContent = options[0].count.textContent;
    }
    for (const { options, badge } of this.groups) badge.textContent = [...options.values()].filter(({ box }) => box.checked).length || "";
  }

  // What "in de buurt" needs is loaded when it is asked for.
  loadNear() {
    return this.loading ??= load(this.near.dataset.buurt.split(" ")).then(() => {
      self.buurt(this.wijk, this.bij);
      this.draw();
    });
  }

  /** All of a list in parts, for who chooses something in it or wants more. */
  loadLong(more) {
    if (!more) {
      this.root.setAttribute("aria-busy", true);
      this.status.textContent = phrase("We zoeken in de hele lijst…");
    }
    return this.coming ??= load(this.long).then(() => {
      this.blocks ??= self.lang(this, element);
      return this.draw(more);
    }, () => {
      this.coming = null;
      this.failed();
    });
  }

  failed() {
    this.root.removeAttribute("aria-busy");
    this.ways.hidden = false;
    this.status.textContent = phrase("Laden lukt nu niet. Heb je internet? Probeer het nog eens.");
  }

  // Also a list of which only a part is shown is sorted as a whole.
  arrange() {
    const near = this.order === "buurt";
    if (this.near) this.near.hidden = !near;
    this.root.classList.toggle("bij", near);
    if (near && !self.buurt) return this.loadNear();
    if (near && !this.wijk.value) return;
    if (near) self.buurt.measure(this.cards, this.wijk.value, (card, group) => this.values(card, group));
    else if (this.sorted === this.order || (!this.sorted && this.order === "nu")) return;
    this.sorted = this.order;
    const before = near ? self.buurt.before : ORDERS[this.order];
    this.cards.sort((a, b) => a.fold - b.fold || before(a, b));
    if (!this.long) for (const { node, fold } of this.cards) this.homes[fold].append(node);
  }

  /** Values of a card in one group. */
  values({ has }, group) {
    return has.map((number) => this.options[number]).filter(({ key }) => key === group).map(({ value }) => value);
  }

  tell(total) {
    const text = COUNTED[this.root.dataset.soort](total);
    const rest = this.folds.map((fold) => [fold.querySelector("summary span").textContent, fold.dataset.vouw].join(" ")).filter((words) => words[0] !== "0");
    const told = text + (rest.length ? phrase(", waarvan %(rest)s", { rest: new Intl.ListFormat(document.documentElement.lang).format(rest) }) : "");
    if (this.status.textContent !== told) this.status.textContent = told;
    this.nothing.hidden = total > 0;
    this.show.textContent = phrase("Toon %(text)s", { text });
  }

  chip(text, options, label, className = "") {
    const button = element("button", { type: "button", textContent: text, className });
    if (label) button.setAttribute("aria-label", label);
    button.addEventListener("click", () => {
      const place = [...this.chips.children].indexOf(button.parentNode);
      for (const { box } of options) box.checked = false;
      if (className && this.age) this.age.value = "";
      this.choose();
      // The button is gone; without a new place the focus would fall back to the top of the page.
      const next = this.chips.children[place] || this.chips.lastElementChild;
      (next ? next.firstChild : this.status).focus();
    });
    return element("li", {}, button);
  }
}

for (const root of document.querySelectorAll("[data-lijst]")) root.filters = new FilterList(root);

// "In de buurt": the cards of a list in order of how far they are from a wijk. Loaded when somebody
// asks for it, after the file that says where the wijken are (self.wijken).

const STORE = "wijk";
const KM_PER_DEGREE = 111.2;
const WORDS = [phrase("in deze wijk"), phrase("wijk hiernaast"), phrase.stad];
// What is for the whole city is near everywhere; only what is in the wijk or next door is nearer.
const CITY = [2, 0], NOWHERE = [4, 0];
const places = new Map(self.wijken.flatMap(([, wijken]) => wijken.map(([id, , north, east, beside]) => [id, { north, east, beside }])));
const kilometres = new Intl.NumberFormat(document.documentElement.lang, { maximumFractionDigits: 1, minimumFractionDigits: 1 });

/** Between the middles of two wijken, in kilometres: a town is flat enough for Pythagoras. */
const distance = (one, other) => {
  const east = (one.east - other.east) * Math.cos((one.north * Math.PI) / 180);
  return Math.hypot(one.north - other.north, east) * KM_PER_DEGREE;
};

/** How a wijk lies from another: [0 the same, 1 beside it, 3 further, km]. */
const lies = (home, id) => {
  if (id === home) return [0, 0];
  const km = distance(places.get(home), places.get(id));
  return [places.get(home).beside.includes(id) ? 1 : 3, km];
};

const before = ([one, near], [other, far]) => one - other || near - far;

/** Fills the list of wijken once; with what was chosen the last time, unless the address says it. */
self.buurt = (select, chosen) => {
  if (select.length === 1) {
    for (const [gebied, wijken] of self.wijken) {
      const group = document.createElement("optgroup");
      group.label = gebied;
      group.append(...wijken.map(([id, naam]) => new Option(naam, id)));
      select.append(group);
    }
    select.value = chosen;
    try {
      if (!select.value) select.value = localStorage.getItem(STORE);
    } catch {
      // Nothing was kept.
    }
    if (select.selectedIndex < 0) select.selectedIndex = 0;
  }
};

/** Says on a card how far it is. */
self.buurt.write = ({ node, far: [near, km] }) => {
  let told = node.querySelector(".afstand");
  if (!told) {
    told = document.createElement("li");
    told.className = "afstand";
    node.querySelector(".feiten").prepend(told);
  }
  told.textContent = near > 3 ? phrase("zonder vaste wijk") : WORDS[near] ?? phrase("%(km)s km", { km: kilometres.format(km) });
};

/** Gives each card how far it is from a wijk, and says it on those that have been made. */
self.buurt.measure = (cards, home, values) => {
  for (const card of cards) {
    const ways = values(card, "wijk").filter((id) => places.has(id)).map((id) => lies(home, id));
    if (values(card, "bereik").includes("stad")) ways.push(CITY);
    card.far = ways.sort(before)[0] ?? NOWHERE;
    if (card.node) self.buurt.write(card);
  }
  try {
    localStorage.setItem(STORE, home);
  } catch {
    // Then it is asked again the next time.
  }
};
self.buurt.before = (one, other) => before(one.far, other.far) || one.place - other.place;

// Lists of cards show twenty at a time. How many is in the address, a number for each list of the
// page (toon=40.0.20), so that Back and Reload find the place again. A fold with a number is open.

const STEP = 20;
const homes = [...document.querySelectorAll("main .kaarten")];
const buttons = new Map();
const query = () => new URLSearchParams(location.search);

/** Number of cards of a list that the address asks for; 0 when it does not. */
const asked = (home) => Number(query().get("toon")?.split(".")[homes.indexOf(home)]) || 0;
const most = (home) => Math.max(STEP, asked(home));
const ask = (home, number) => {
  const changed = query();
  changed.set("toon", homes.map((other) => (other === home ? number : asked(other))).join("."));
  history.replaceState(history.state, "", `?${changed}`.replaceAll("%2C", ","));
};

/**
 * Cuts a list off, with a button below it for the rest.
 * @param {Element[]} nodes cards that fit, as far as they are there
 * @param {number} total how many fit
 * @param {() => unknown} again draws the list when it asks for more
 */
self.meer = (home, nodes, total = nodes.length, again = () => self.meer(home, nodes)) => {
  const number = most(home), rest = total - number;
  nodes.forEach((node, at) => node.classList.toggle("later", at >= number));
  if (rest > 0 && !buttons.has(home)) {
    buttons.set(home, document.createElement("button"));
    home.after(buttons.get(home));
  }
  Object.assign(buttons.get(home) ?? {}, {
    type: "button",
    className: "knop knop-licht toon-meer",
    hidden: rest <= 0,
    textContent: phrase("Toon er %(n)s meer", { n: Math.min(STEP, rest) }),
    onclick: async () => {
      ask(home, number + STEP);
      await again();
      [...home.children].filter((node) => node.checkVisibility())[number]?.querySelector("a").focus();
    },
  });
};
self.meer.most = most;

for (const home of homes) {
  const fold = home.closest("details");
  if (fold) {
    fold.open ||= asked(home) > 0;
    fold.firstElementChild.onclick = () => ask(home, fold.open ? 0 : most(home));
  }
  if (!home.closest("[data-lijst]")) self.meer(home, [...home.children]);
}

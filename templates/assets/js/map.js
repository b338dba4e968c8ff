// The large maps: names where they fit, closer and further, and "mijn wijk". Moving about is what the
// browser does with a box that is too small. What a map says of a wijk is what the table says.

const STORE = "wijk";
// Pixels of a name, and ems of a letter of it.
const LETTER = 11, EM = 0.5;
// A map that is less wide has names of gebieden instead.
const SMALL = 600;
// Letters of a name that stays on one line.
const SHORT = 10;
const CLOSEST = 8;
// Wijken around the one that was chosen, as wide as that.
const AROUND = 4;
const SVG = "http://www.w3.org/2000/svg";
const block = document.querySelector(".wijkkaarten");
const rows = [...document.querySelectorAll(".wijktabel tbody tr")];
const wijken = new Map(rows.map((row) => {
  const link = row.cells[0].firstElementChild;
  return [link.getAttribute("href"), { name: link.textContent, cell: row.cells[1], link }];
}));
const id = (address) => address.match(/([^/]+)\.html$/)[1];

function made(name, values, ...inside) {
  const element = Object.assign(document.createElement(name), values);
  element.append(...inside);
  return element;
}

function drawn(name, attributes, text = "") {
  const element = document.createElementNS(SVG, name);
  for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
  element.textContent = text;
  return element;
}

/** A long name on two lines, cut at the space or hyphen that is nearest to its middle. */
function cut(name) {
  if (name.length <= SHORT) return [name];
  const cuts = [...name.matchAll(/[ -]+/g)].map(({ index, 0: { length } }) => index + length);
  const [at] = cuts.sort((one, other) => Math.abs(2 * one - name.length) - Math.abs(2 * other - name.length));
  return at ? [name.slice(0, at).trim(), name.slice(at)] : [name];
}

/** Middle and width of the widest level stretch of a path, where its name goes. */
function widest(path) {
  const numbers = path.split("z")[0].match(/-?\d+/g).map(Number);
  const points = [];
  let x = 0, y = 0;
  for (let at = 0; at < numbers.length; at += 2) points.push([x += numbers[at], y += numbers[at + 1]]);
  const levels = points.map((point) => point[1]);
  const top = Math.min(...levels), high = Math.max(...levels) - top;
  let found = [0, 0, 0];
  for (const part of [0.35, 0.45, 0.55, 0.65]) {
    const level = top + part * high + 0.01;
    const cuts = points.flatMap(([x1, y1], at) => {
      const [x2, y2] = points[(at + 1) % points.length];
      return y1 < level === y2 < level ? [] : [x1 + ((level - y1) * (x2 - x1)) / (y2 - y1)];
    }).sort((one, other) => one - other);
    for (let at = 0; at < cuts.length; at += 2) {
      const width = cuts[at + 1] - cuts[at];
      if (width > found[2]) found = [cuts[at] + width / 2, level, width];
    }
  }
  return found;
}

function large(frame) {
  const svg = frame.firstElementChild, box = svg.viewBox.baseVal, names = svg.querySelector(".namen");
  const gebieden = [...names.children];
  const labels = [...svg.querySelectorAll("g a")].map((link) => {
    const wijk = wijken.get(link.getAttribute("href"));
    const [x, y, width] = widest(link.firstElementChild.getAttribute("d"));
    const lines = cut(wijk.name), text = drawn("text", { x, y }, lines[0]);
    if (lines[1]) text.append(drawn("tspan", { x, dy: "1em" }, lines[1]));
    link.append(drawn("title", {}, `${wijk.name}: ${wijk.cell.textContent.trim()}`));
    names.append(text);
    Object.assign(wijk, { text, show: (close) => show(link.firstElementChild, text, close) });
    return { text, width, letters: Math.max(...lines.map((line) => line.length)) };
  });
  const outline = drawn("path", { class: "mijn" });
  names.before(outline);
  let factor = 1, chosen;
  const nearer = made("button", { type: "button", textContent: "+", ariaLabel: phrase("Dichterbij") });
  const further = made("button", { type: "button", textContent: "−", ariaLabel: phrase("Verder weg") });

  function fit() {
    const unit = box.width / svg.clientWidth;
    const small = svg.clientWidth < SMALL;
    names.style.fontSize = `${LETTER * unit}px`;
    for (const { text, width, letters } of labels) {
      text.style.display = text !== chosen && (small || letters * EM * LETTER * unit > width) ? "none" : "inline";
    }
    for (const text of gebieden) text.style.display = small ? "inline" : "none";
  }

  /** Shows the map so many times enlarged, with a point of it in the middle. */
  function zoom(times, x, y) {
    factor = Math.min(CLOSEST, Math.max(1, times));
    svg.style.width = `${factor * 100}%`;
    frame.scrollTo(x * svg.clientWidth - frame.clientWidth / 2, y * svg.clientHeight - frame.clientHeight / 2);
    // Who has only keys moves about with the arrows.
    frame.tabIndex = factor > 1 ? 0 : -1;
    further.disabled = factor === 1;
    nearer.disabled = factor === CLOSEST;
    fit();
  }
  const step = (times) => zoom(factor * times, (frame.scrollLeft + frame.clientWidth / 2) / svg.clientWidth, (frame.scrollTop + frame.clientHeight / 2) / svg.clientHeight);
  function show(path, text, close) {
    chosen = text;
    outline.setAttribute("d", path?.getAttribute("d") ?? "");
    if (path && close) {
      const area = path.getBBox();
      const times = Math.min(box.width / area.width, box.height / area.height) / AROUND;
      zoom(times, (area.x - box.x + area.width / 2) / box.width, (area.y - box.y + area.height / 2) / box.height);
    }
    fit();
  }
  Object.assign(frame, { role: "group", ariaLabel: frame.previousElementSibling?.textContent ?? phrase("Kaart") });
  frame.style.aspectRatio = `${box.width} / ${box.height}`;
  nearer.addEventListener("click", () => step(2));
  further.addEventListener("click", () => step(0.5));
  frame.before(made("div", { className: "dichterbij" }, nearer, further));
  addEventListener("resize", fit);
  zoom(1, 0, 0);
  return show;
}

const shows = [...block.querySelectorAll(".kaartraam")].map(large);
const select = made("select", { id: "mijn-wijk" }, new Option(phrase("Kies je wijk"), ""));
const inOrder = [...wijken.values()].filter((wijk) => wijk.text);
inOrder.sort((one, other) => one.name.localeCompare(other.name, "nl"));
select.append(...inOrder.map(({ name, link }) => new Option(name, id(link.getAttribute("href")))));
const told = made("p", { role: "status" });
const choose = (close) => {
  const wijk = inOrder.find(({ link }) => id(link.getAttribute("href")) === select.value);
  for (const show of shows) show();
  told.replaceChildren(phrase("Kies een wijk. Dan zie je hier wat er is."));
  if (wijk) {
    wijk.show(close);
    told.replaceChildren(wijk.link.cloneNode(true), ": ", ...[...wijk.cell.childNodes].slice(1).map((node) => node.cloneNode(true)));
  }
};
select.addEventListener("change", () => {
  choose(true);
  try {
    localStorage.setItem(STORE, select.value);
  } catch {
    // Then it is asked again the next time.
  }
});
// A finger on a small wijk often means the one beside it: it first sees which one it is.
block.addEventListener("click", (event) => {
  const link = event.target.closest?.("svg a");
  const touched = link && id(link.getAttribute("href"));
  if (touched && event.pointerType === "touch" && touched !== select.value) {
    event.preventDefault();
    select.value = touched;
    select.dispatchEvent(new Event("change"));
  }
});
try {
  select.value = localStorage.getItem(STORE) ?? "";
} catch {
  // Nothing was kept.
}
if (select.selectedIndex < 0) select.selectedIndex = 0;
choose(false);
document.querySelector(".mijn-wijk").append(made("label", { htmlFor: select.id, textContent: phrase("Mijn wijk") }), select, told);

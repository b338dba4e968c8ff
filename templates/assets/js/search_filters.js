// Filters beside a question: within a group one match is enough (OR), between groups all must (AND).
// What entries have is a part of its own, loaded when someone opens the panel or comes with filters.
const zoek = (self.zoek ??= {});

/** One filter, unpacked: per document the numbers of its options. */
const unpack = ({ sleutel, naam, opties, n, d }, labels) => {
  const all = zoek.numbers(d);
  let at = 0;
  const rows = zoek.numbers(n).map((count) => all.slice(at, (at += count)));
  return { sleutel, naam: labels[sleutel] ?? naam, rows, counts: [], boxes: opties.map(([value, name]) => box(value, labels[`${sleutel}.${value}`] ?? name)) };
};

const box = (value, name) => {
  const input = zoek.element("input", { type: "checkbox", value });
  const count = zoek.element("span", { class: "tel" });
  return { value, input, count, row: zoek.element("li", {}, zoek.element("label", {}, input, zoek.element("span", {}, name), count)) };
};

/**
 * @param panel the details element to fill
 * @param changed what to call when a choice was made
 */
zoek.filters = (panel, source, changed) => {
  let groups = null;
  let wanted = new URLSearchParams();
  const badge = panel.querySelector(".tel");
  const active = () => (groups ?? []).flatMap(({ boxes }) => boxes).filter(({ input }) => input.checked);

  const check = () => {
    for (const { sleutel, boxes, node } of groups) {
      const values = (wanted.get(sleutel) ?? "").split(",");
      for (const { value, input } of boxes) input.checked = values.includes(value);
      node.open ||= boxes.some(({ input }) => input.checked);
    }
  };
  const build = (packed) => {
    const labels = JSON.parse(panel.dataset.labels ?? "{}");
    groups = packed.map((one) => unpack(one, labels));
    for (const group of groups) {
      const list = zoek.element("ul", {}, ...group.boxes.map(({ row }) => row));
      group.node = zoek.element("details", { class: "groep", "aria-label": group.naam }, zoek.element("summary", {}, zoek.element("span", { class: "groep-kop" }, group.naam)), list);
      panel.append(group.node);
    }
    panel.addEventListener("change", changed);
    check();
  };
  const load = () => source.part("f0", build);

  panel.hidden = false;
  panel.addEventListener("toggle", () => panel.open && !groups && load().then(changed, () => {}));

  return {
    /** Takes the choices from an address. */
    read(query) {
      wanted = query;
      if (groups) check();
    },
    /** The choices as parts of an address; before they are loaded, those that it came with. */
    query: () =>
      groups
        ? groups.flatMap(({ sleutel, boxes }) => {
            const values = boxes.filter(({ input }) => input.checked).map(({ value }) => value);
            return values.length ? [`${sleutel}=${values.join(",")}`] : [];
          })
        : [...wanted].filter(([key]) => key !== "q").map((pair) => pair.map(encodeURIComponent).join("=")),
    /** Loads what the address asks for; whether anything is chosen. */
    async ready() {
      if (!groups && [...wanted.keys()].some((key) => key !== "q")) await load();
      return active().length > 0;
    },
    /** The documents that fit all choices; counts what each option would leave. */
    pick(docs) {
      if (!groups) return docs;
      const chosen = groups.map(({ boxes }) => new Set(boxes.flatMap(({ input }, nth) => (input.checked ? [nth] : []))));
      for (const group of groups) group.counts = [];
      return docs.filter((doc) => {
        const misses = groups.filter(({ rows }, nth) => chosen[nth].size && !rows[doc]?.some((one) => chosen[nth].has(one)));
        for (const group of misses.length > 1 ? [] : misses.length ? misses : groups) {
          for (const one of group.rows[doc] ?? []) group.counts[one] = (group.counts[one] ?? 0) + 1;
        }
        return !misses.length;
      });
    },
    /** Shows the counts; an option that leaves nothing is hidden, unless it is chosen. */
    draw() {
      for (const { node, boxes, counts } of groups ?? []) {
        boxes.forEach(({ input, count, row }, nth) => {
          count.textContent = counts[nth] ?? 0;
          row.hidden = !counts[nth] && !input.checked;
        });
        node.hidden = boxes.every(({ row }) => row.hidden);
      }
      badge.textContent = active().length || "";
    },
  };
};

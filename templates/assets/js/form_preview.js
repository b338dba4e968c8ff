// What the page will more or less look like: the name, the facts and the text.
const meedoen = (self.meedoen ??= {});

/** Bold, slanted and links within a line. */
const inline = (text) =>
  text.split(/(\*\*[^*]+\*\*|\*[^*]+\*|\[[^[\]]+\]\([^()\s]+\))/).map((part) => {
    if (/^\*\*/.test(part)) return meedoen.el("strong", {}, part.slice(2, -2));
    if (/^\*[^*]/.test(part)) return meedoen.el("em", {}, part.slice(1, -1));
    const [, words] = /^\[([^[\]]+)\]\(/.exec(part) ?? [];
    return words ? meedoen.el("u", {}, words) : part;
  });

const block = (text) => {
  const [, heading] = /^##+ (.*)/.exec(text) ?? [];
  if (heading) return meedoen.el("h4", {}, ...inline(heading));
  const rows = text.split("\n");
  if (rows.every((row) => /^\s*[-*] /.test(row))) {
    return meedoen.el("ul", {}, ...rows.map((row) => meedoen.el("li", {}, ...inline(row.replace(/^\s*[-*] /, "")))));
  }
  return meedoen.el("p", {}, ...inline(rows.join(" ")));
};

/**
 * @param writer what meedoen.writer gives
 * @param known name of a kind -> Map of id to name
 */
meedoen.preview = (writer, known) => {
  const words = (vorm, value) => {
    if (vorm.is === "lijst") return value.filter((item) => !writer.isEmpty(item)).map((item) => words(vorm.van, item)).join(vorm.van.is === "groep" ? "; " : ", ");
    if (vorm.is === "groep") return vorm.velden.filter(({ veld }) => !writer.isEmpty(value[veld])).map((field) => `${field.label.toLowerCase()} ${words(field.vorm, value[field.veld])}`).join(", ");
    const text = writer.clean(value);
    if (vorm.is === "keuze") return vorm.opties.find(([option]) => option === text)?.[1] ?? text;
    return (vorm.is === "verwijzing" && known[vorm.soort]?.get(text)) || text;
  };

  /** Shows an entry in `place`. */
  return (place, soort, values, tekst) => {
    const facts = soort.velden.filter(({ veld }) => !["naam", "samenvatting"].includes(veld) && !writer.isEmpty(values[veld]));
    const rows = facts.map(({ label, vorm, veld }) => meedoen.el("div", {}, meedoen.el("dt", {}, label), meedoen.el("dd", {}, words(vorm, values[veld]))));
    const parts = writer.cleanText(tekst).split(/\n\s*\n/).filter(Boolean);
    place.replaceChildren(
      meedoen.el("h3", {}, writer.clean(values.naam) || "Nog geen naam"),
      meedoen.el("p", { class: "lead" }, writer.clean(values.samenvatting)),
      meedoen.el("dl", { class: "feitenlijst" }, ...rows),
      meedoen.el("div", { class: "tekst" }, ...parts.map(block)),
    );
  };
};

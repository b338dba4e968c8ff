// Shows fields: one control per shape. Each control is {node, read, write, mark}.
const meedoen = (self.meedoen ??= {});

const FEW = 26;
let count = 0;

/** An element with attributes and children; text is never read as HTML. */
const el = (meedoen.el = (name, attributes = {}, ...children) => {
  const node = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) {
    if (key.startsWith("on")) node.addEventListener(key.slice(2), value);
    else if (value === true) node.setAttribute(key, "");
    else if (value !== false && value !== null && value !== undefined) node.setAttribute(key, value);
  }
  node.append(...children);
  return node;
});

/**
 * @param known name of a kind -> Map of id to name
 */
meedoen.fields = (known) => {
  /** The error beside a control. */
  const errors = (id) => {
    const node = el("p", { class: "veld-fout", id: `${id}-fout`, hidden: true });
    return {
      node,
      show(text, ...controls) {
        node.textContent = text;
        node.hidden = !text;
        for (const control of controls) {
          if (text) control.setAttribute("aria-invalid", "true");
          else control.removeAttribute("aria-invalid");
        }
      },
    };
  };
  const help = (id, field) => el("p", { class: "veld-uitleg", id: `${id}-uitleg` }, field.uitleg, hint(field.vorm));
  const hint = (vorm) => {
    if (vorm.is === "periode" || vorm.is === "getal") return ` (${vorm.vorm})`;
    if (vorm.is === "tekst") return ` (hoogstens ${vorm.meest} tekens)`;
    if (vorm.is === "lijst" && !["groep", "keuze", "verwijzing"].includes(vorm.van.is)) return " Zet elk op een nieuwe regel.";
    return "";
  };
  const title = (field) => [field.label, ...(field.nodig ? [] : [" ", el("span", { class: "mag" }, "(mag leeg)")])];

  /** A label, its help, one control and its error. */
  const labelled = (field, id, control) => {
    const error = errors(id);
    control.id = id;
    control.setAttribute("aria-describedby", `${id}-uitleg ${id}-fout`);
    if (field.nodig) control.setAttribute("aria-required", "true");
    return {
      node: el("div", { class: "veld" }, el("label", { for: id }, ...title(field)), help(id, field), control, error.node),
      read: () => control.value,
      write: (value) => (control.value = value ?? ""),
      mark: (texts) => error.show(texts.map(([, text]) => text).join(" "), control),
      first: () => control,
    };
  };
  const box = (field, id, ...children) => {
    const error = errors(id);
    const node = el("fieldset", { class: "veld", id, tabindex: "-1", "aria-describedby": `${id}-uitleg ${id}-fout` }, el("legend", {}, ...title(field)), help(id, field), ...children, error.node);
    return { node, error };
  };

  const input = (type, more) => () => el("input", { type, autocomplete: "off", ...more });
  const controls = {
    tekst: ({ meest }) => (meest < 150 ? input("text")() : el("textarea", { rows: 3 })),
    getal: input("text", { inputmode: "decimal" }),
    dag: input("date"),
    tijd: input("time"),
    periode: input("text", { inputmode: "numeric" }),
    adres: input("url", { placeholder: "https://" }),
    patroon: input("text", { autocapitalize: "none", spellcheck: "false" }),
    keuze: ({ opties }) => select(opties),
    verwijzing: ({ soort }) => select([...(known[soort] ?? [])]),
  };
  const select = (options) =>
    el("select", {}, el("option", { value: "" }, "Maak een keuze"), ...options.map(([value, label]) => el("option", { value }, label)));

  const moment = (field, id) => {
    const day = el("input", { type: "date", id: `${id}-dag` });
    const time = el("input", { type: "time", id: `${id}-tijd` });
    const { node, error } = box(
      field,
      id,
      el("div", { class: "naast-elkaar" }, el("div", {}, el("label", { for: day.id }, "Dag"), day), el("div", {}, el("label", { for: time.id }, "Tijd (mag leeg)"), time)),
    );
    return {
      node,
      read: () => `${day.value} ${time.value}`.trim(),
      write: (value) => ([day.value, time.value] = [...String(value ?? "").split(/[ T]/), "", ""]),
      mark: (texts) => error.show(texts.map(([, text]) => text).join(" "), day),
    };
  };

  const lines = (field, id) => {
    const shown = labelled(field, id, el("textarea", { rows: 3 }));
    return { ...shown, read: () => shown.read().split("\n"), write: (value) => shown.write((value ?? []).join("\n")) };
  };

  /** A few options: boxes. The order of ticking is kept, because the first may be the main one. */
  const boxes = (field, id, options) => {
    let chosen = [];
    const all = options.map(([value, label], nth) => {
      const control = el("input", { type: "checkbox", value, id: `${id}-${nth}` });
      control.addEventListener("change", () => {
        chosen = chosen.filter((one) => one !== value);
        if (control.checked) chosen.push(value);
      });
      return { control, row: el("li", {}, el("label", { for: control.id }, control, el("span", {}, label))) };
    });
    const { node, error } = box(field, id, el("ul", { class: "vakjes" }, ...all.map(({ row }) => row)));
    return {
      node,
      read: () => [...chosen],
      write(value) {
        chosen = [...(value ?? [])];
        for (const { control } of all) control.checked = chosen.includes(control.value);
      },
      mark: (texts) => error.show(texts.map(([, text]) => text).join(" "), ...all.map(({ control }) => control)),
    };
  };

  /** Many options: type a name, add it; what was chosen stands below. */
  const picker = (field, id, { soort }, changed, most = Infinity) => {
    let chosen = [];
    const options = known[soort] ?? new Map();
    const listId = `namen-${soort}`;
    if (!document.getElementById(listId)) document.body.append(el("datalist", { id: listId }, ...[...new Set(options.values())].map((name) => el("option", { value: name }))));
    const control = el("input", { type: "text", list: listId, autocomplete: "off", id: `${id}-zoek`, "aria-describedby": `${id}-uitleg ${id}-fout` });
    const list = el("ul", { class: "gekozen" });
    const add = () => {
      const written = control.value.trim();
      if (!written) return;
      const same = (text) => zoek.fold(text) === zoek.fold(written);
      const [found] = [...options].find(([key, name]) => same(name) || same(key)) ?? [];
      if (!found) return error.show(meedoen.say("K301", { waarde: written }), control);
      error.show("", control);
      control.value = "";
      if (!chosen.includes(found)) chosen = most === 1 ? [found] : [...chosen, found];
      draw();
      changed();
    };
    const draw = () =>
      list.replaceChildren(
        ...chosen.map((value) => {
          const name = options.get(value) ?? value;
          const remove = el("button", { type: "button", class: "weg", "aria-label": `Haal ${name} weg`, onclick: () => ((chosen = chosen.filter((one) => one !== value)), draw(), control.focus(), changed()) }, "×");
          return el("li", {}, el("span", {}, name), remove);
        }),
      );
    control.addEventListener("change", add);
    control.addEventListener("keydown", (event) => event.key === "Enter" && (event.preventDefault(), add()));
    const { node, error } = box(
      field,
      id,
      el("label", { for: control.id, class: "stil" }, `${field.label}: typ een naam`),
      el("div", { class: "erbij" }, control, el("button", { type: "button", class: "knop knop-licht", onclick: add }, "Zet erbij")),
      list,
    );
    return {
      node,
      read: () => [...chosen],
      write(value) {
        chosen = [...(value ?? [])];
        draw();
      },
      mark: (texts) => error.show(texts.map(([, text]) => text).join(" "), control),
    };
  };

  const group = (field, id, changed) => {
    const inner = form(field.vorm.velden, id, changed);
    const { node, error } = box(field, id, el("div", { class: "groepje" }, ...inner.nodes));
    return {
      node,
      read: inner.read,
      write: inner.write,
      mark(problems) {
        inner.mark(problems.filter(([pad]) => pad.length));
        error.show(problems.filter(([pad]) => !pad.length).map(([, text]) => text).join(" "));
      },
    };
  };

  /** Groups that one can add to: sources, dated moments. */
  const repeated = (field, id, changed) => {
    let items = [];
    const place = el("div", { class: "herhaald" });
    const add = (value, focus) => {
      const nth = (count += 1);
      const inner = form(field.vorm.van.velden, `${id}-${nth}`, changed);
      inner.write(value);
      const remove = () => {
        items = items.filter((other) => other !== item);
        item.node.remove();
        more.focus();
        changed();
      };
      const item = { ...inner };
      item.node = el("div", { class: "groepje", role: "group", "aria-label": field.label }, ...inner.nodes, el("button", { type: "button", class: "knop knop-licht", onclick: remove }, "Haal weg"));
      items.push(item);
      place.append(item.node);
      if (focus) item.node.querySelector("input, textarea, select").focus();
    };
    const more = el("button", { type: "button", class: "knop knop-licht", onclick: () => (add({}, true), changed()) }, `Voeg toe: ${field.label.toLowerCase()}`);
    const { node, error } = box(field, id, place, more);
    const write = (values) => {
      items = [];
      place.replaceChildren();
      for (const value of values?.length ? values : field.nodig ? [{}] : []) add(value, false);
    };
    write([]);
    return {
      node,
      read: () => items.map((item) => item.read()),
      write,
      mark(problems) {
        items.forEach((item, nth) => item.mark(problems.filter(([pad]) => pad[0] === nth).map(([pad, text]) => [pad.slice(1), text])));
        error.show(problems.filter(([pad]) => !pad.length).map(([, text]) => text).join(" "));
      },
    };
  };

  const control = (field, id, changed) => {
    const { vorm } = field;
    if (vorm.is === "groep") return group(field, id, changed);
    if (vorm.is === "moment") return moment(field, id);
    if (vorm.is === "verwijzing" && (known[vorm.soort]?.size ?? 0) > FEW) {
      const shown = picker(field, id, vorm, changed, 1);
      return { ...shown, read: () => shown.read()[0] ?? "", write: (value) => shown.write(value ? [value] : []) };
    }
    if (vorm.is !== "lijst") return labelled(field, id, controls[vorm.is](vorm));
    const { van } = vorm;
    if (van.is === "groep") return repeated(field, id, changed);
    if (van.is === "keuze") return boxes(field, id, van.opties);
    if (van.is !== "verwijzing") return lines(field, id);
    const options = known[van.soort] ?? new Map();
    return options.size <= FEW ? boxes(field, id, [...options]) : picker(field, id, van, changed);
  };

  /** Controls for a list of fields; reads and writes all of them as one object. */
  const form = (fields, id, changed) => {
    const shown = fields.map((field) => [field.veld, control(field, `${id}-${field.veld}`, changed)]);
    return {
      nodes: shown.map(([, { node }]) => node),
      node: (veld) => shown.find(([key]) => key === veld)?.[1].node,
      read: () => Object.fromEntries(shown.map(([veld, one]) => [veld, one.read()])),
      write: (values) => shown.forEach(([veld, one]) => one.write(values?.[veld])),
      mark: (problems) => shown.forEach(([veld, one]) => one.mark(problems.filter(([pad]) => pad[0] === veld).map(([pad, text]) => [pad.slice(1), text]))),
    };
  };
  return form;
};

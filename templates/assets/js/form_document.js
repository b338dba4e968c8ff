// Writes an entry as an editor would: whatever the values hold, the file reads back as those values.
const meedoen = (self.meedoen ??= {});

/**
 * @param {object} patronen the patterns of catalogue/editor/forms.py
 */
meedoen.writer = (patronen) => {
  const begin = new RegExp(patronen.begin);
  const breaks = new RegExp(patronen.breekt);
  const flat = new RegExp(patronen.vlak);
  const hidden = new RegExp(patronen.onzichtbaar, "gu");

  const visible = (value) => String(value ?? "").replace(/\r\n?/g, "\n").replace(hidden, "");
  const clean = (value) => visible(value).split(/\s+/).filter(Boolean).join(" ");
  const cleanText = (text) => visible(text).replace(/^(?:\s*\n)+/, "").trimEnd();

  const isEmpty = (value) =>
    value !== null && typeof value === "object" ? Object.values(value).every(isEmpty) : !clean(value);

  const quoted = (text) => `'${text.replaceAll("'", "''")}'`;
  const plain = (start) => (value) => {
    const text = clean(value);
    return start.test(text) && !breaks.test(text) ? text : quoted(text);
  };
  const alone = plain(begin);
  const inside = plain(flat);

  const filled = (fields, values) => fields.filter(({ veld }) => !isEmpty(values?.[veld]));
  const lines = (fields, values, indent = "") =>
    filled(fields, values).flatMap((field) => one(field, values[field.veld], indent));

  const one = ({ veld, vorm }, value, indent) => {
    if (vorm.is === "lijst" && vorm.van.is === "groep") {
      const items = value.filter((item) => !isEmpty(item)).flatMap((item) => {
        const [first, ...rest] = lines(vorm.van.velden, item, `${indent}    `);
        return [`${indent}  - ${first.trimStart()}`, ...rest];
      });
      return [`${indent}${veld}:`, ...items];
    }
    if (vorm.is === "lijst") return [`${indent}${veld}: [${value.filter((item) => !isEmpty(item)).map(inside).join(", ")}]`];
    if (vorm.is === "groep") return group(veld, vorm, value, indent);
    return [`${indent}${veld}: ${alone(value)}`];
  };
  const group = (veld, { velden }, value, indent) => {
    const inner = filled(velden, value);
    if (inner.some(({ vorm }) => ["tekst", "groep", "lijst"].includes(vorm.is))) {
      return [`${indent}${veld}:`, ...lines(inner, value, `${indent}  `)];
    }
    return [`${indent}${veld}: {${inner.map((field) => `${field.veld}: ${inside(value[field.veld])}`).join(", ")}}`];
  };

  return {
    clean,
    cleanText,
    isEmpty,
    /** The whole file. */
    file: (soort, values, tekst) => {
      const body = cleanText(tekst);
      return ["---", ...lines(soort.velden, values), "---", "", ...(body ? [body, ""] : [])].join("\n");
    },
  };
};

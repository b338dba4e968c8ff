// What is wrong with an entry, with the code that `check` has for it: the twin of catalogue/entry.
const meedoen = (self.meedoen ??= {});
const zoek = (self.zoek ??= {});

const WEB = /^https?:\/\/(?![^/?#]*@)[^\s<>"'`\\{}|^[\]\x00-\x1f\x7f/?#:]+(?::(\d*))?(?:[/?#][^\s<>"'`\\{}|^\x00-\x1f\x7f]*)?$/i;
const HOST = /^(?:[\p{L}\p{N}](?:[\p{L}\p{N}_-]{0,61}[\p{L}\p{N}])?\.)+\p{L}(?:[\p{L}\p{N}_-]{0,61}[\p{L}\p{N}])?\.?$/u;
const RESERVED = /^(?:con|prn|aux|nul|com[0-9]|lpt[0-9]|index)$/;
const MOMENT = /^(\d{4}-\d{2}-\d{2})(?:[ T](\d{1,2})[:.](\d{2}))?$/;
const PERIOD = /^\d{4}(?:-\d{2}(?:-\d{2})?)?$/;
const TAG = /<\/?[a-zA-Z][a-zA-Z0-9-]*(?=[\s/>])[^<>]*>|<!--|<[!?]/;
const ALMOST = [/\[\[[^[\]\n]+\]\]/, /\[[^[\]\n]*\]\s+\([^)]*\)?/, /\([^()\n]+\)\[[^\]\n]*\]?/, /\[[^[\]]*\]\[[^\]]*\]/, /\[[^[\]\n]*\]\([^)\n]*$/m, /^ {0,3}\[[^[\]\n]*\]:/m];
const LINK = /(!?)\[([^[\]]*)\]\(\s*<?([^()\s<>]*(?:\([^()\s]*\)[^()\s]*)*)>?(?:\s+(?:"[^"]*"|'[^']*'))?\s*\)/g;
const MARKS = /[[\]<>*_`!(~\\]/g;

const isDay = (text) => {
  const [, year, month, day] = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text) ?? [];
  const found = new Date(Date.UTC(2000, month - 1, day));
  if (year) found.setUTCFullYear(year, month - 1, day);
  return Number(year) > 0 && found.getUTCMonth() === month - 1 && found.getUTCDate() === Number(day);
};
const WEEK = ["zondag", "maandag", "dinsdag", "woensdag", "donderdag", "vrijdag", "zaterdag"];
const ORDINALS = ["eerste", "tweede", "derde", "vierde", "vijfde"];
const onDay = (text) => new Date(`${text}T00:00Z`);
const ofMoment = (text) => {
  const [, day, hour, minute = 0] = MOMENT.exec(text) ?? [];
  if (!day || !isDay(day) || hour > 23 || minute > 59) return ["V206"];
  // The clock skips this hour when summer time begins: the last Sunday of March, since 1981.
  const when = onDay(day);
  const skipped = Number(hour) === 2 && when.getUTCMonth() === 2 && when.getUTCDay() === 0 && when.getUTCDate() > 24;
  return skipped && when.getUTCFullYear() > 1980 ? ["V220"] : null;
};
const isTime = (text) => /^(?:[01]?\d|2[0-3])[:.][0-5]\d$/.test(text);

/** Whether something that comes back would be on this day; the twin of hours.is_on. */
const isOn = (text, days, which) => {
  const when = onDay(text);
  const ordinal = ORDINALS[Math.floor((when.getUTCDate() - 1) / 7)];
  const last = new Date(when.getTime() + 7 * 864e5).getUTCMonth() !== when.getUTCMonth();
  if (!days.includes(WEEK[when.getUTCDay()])) return false;
  return !which.length || which.includes(ordinal) || (last && which.includes("laatste"));
};
const isPeriod = (text) => PERIOD.test(text) && isDay(`${text}-01-01`.slice(0, 10));
const isWeb = (text) => {
  const found = WEB.exec(text);
  const host = text.replace(/^https?:\/\//i, "").split(/[/?#:]/)[0];
  return Boolean(found) && Number(found[1] ?? 0) < 65536 && HOST.test(host);
};
const length = (text) => [...text].length;

/** Whether a beginning comes after its end; only as precisely as both are written. */
const isLater = (first, last) => {
  if (/^-?\d+$/.test(first) && /^-?\d+$/.test(last) && first.length < 4) return Number(first) > Number(last);
  const [one, other] = [first, last].map((text) => text.replace(/(^|[ T])(\d)[:.]/, "$10$2:").replace(/(^|[ T])(\d\d)[:.]/, "$1$2:").replace("T", " "));
  const exact = Math.min(one.length, other.length);
  return one.slice(0, exact) > other.slice(0, exact);
};

/**
 * @param writer what meedoen.writer gives
 * @param known name of a kind -> Map of id to name
 */
meedoen.checker = (writer, known) => {
  const { clean, isEmpty } = writer;

  const single = {
    tekst: (text, { meest }) => (length(text) > meest ? ["V208", { lengte: length(text) }] : null),
    getal: (text, { patroon, van, tot }) => (new RegExp(patroon).test(text) && text >= van && text <= tot ? null : ["V207"]),
    dag: (text) => (isDay(text) ? null : ["V206"]),
    moment: ofMoment,
    tijd: (text) => (isTime(text) ? null : ["V219"]),
    periode: (text) => (isPeriod(text) ? null : ["V206"]),
    adres: (text, { meest }) => (isWeb(text) && length(text) <= meest ? null : ["V209"]),
    patroon: (text, { patroon, meest }) => (new RegExp(patroon).test(text) && length(text) <= meest ? null : ["V209"]),
    keuze: (text, { opties }) => (opties.some(([option]) => option === text) ? null : ["V205"]),
    verwijzing: (text, { soort }, own) => {
      if (soort === own.soort && text === own.id) return ["K302"];
      return known[soort]?.has(text) ? null : ["K301"];
    },
  };

  function* ofFields(fields, values, pad, own) {
    for (const { veld, vorm, nodig } of fields) {
      const value = values?.[veld];
      if (!isEmpty(value)) yield* ofValue(vorm, value, [...pad, veld], own);
      else if (nodig) yield { pad: [...pad, veld], code: "V201" };
    }
  }
  function* ofValue(vorm, value, pad, own) {
    if (vorm.is === "lijst") yield* ofList(vorm, value, pad, own);
    else if (vorm.is === "groep") {
      const problems = [...ofFields(vorm.velden, value, pad, own)];
      yield* problems;
      yield* ofGroup(vorm, value, pad, (key) => !isEmpty(value[key]) && !problems.some((one) => one.pad[pad.length] === key));
    } else {
      const [code, more] = single[vorm.is](clean(value), vorm, own) ?? [];
      if (code) yield { pad, code, waarden: { ...vorm, ...more, waarde: clean(value) } };
    }
  }
  /** What the fields of a group ask of each other; `good` tells of which ones there is a value. */
  function* ofGroup({ volgorde = [], streng, vraagt, nietmet, dagen, velden }, value, pad, good) {
    const label = (key) => velden.find(({ veld }) => veld === key).label;
    const [first, last] = volgorde.map((key) => good(key) && clean(value[key]));
    if (first && last && (isLater(first, last) || (streng && !isLater(last, first)))) yield { pad: [...pad, volgorde[0]], code: "V213" };
    if (vraagt && good(vraagt[0]) && !good(vraagt[1])) yield { pad: [...pad, vraagt[0]], code: "V216", waarden: { ander: label(vraagt[1]) } };
    if (nietmet?.every(good)) yield { pad: [...pad, nietmet[0]], code: "V217", waarden: { ander: label(nietmet[1]) } };
    if (!dagen || !good("dagen") || !good("behalve")) return;
    const filled = (key) => (good(key) ? value[key].map(clean).filter(Boolean) : []);
    for (const day of filled("behalve")) {
      if (!isOn(day, filled("dagen"), filled("welke"))) yield { pad: [...pad, "behalve"], code: "V218", waarden: { waarde: day, dag: WEEK[onDay(day).getUTCDay()] } };
    }
  }
  function* ofList(vorm, values, pad, own) {
    const items = values.flatMap((value, nth) => (isEmpty(value) ? [] : [{ value, nth }]));
    if (items.length < vorm.minst || items.length > vorm.meest) return yield { pad, code: "V211", waarden: vorm };
    const seen = new Set();
    for (const { value, nth } of items) {
      yield* ofValue(vorm.van, value, vorm.van.is === "groep" ? [...pad, nth] : pad, own);
      const text = typeof value === "object" ? null : clean(value);
      if (text !== null && seen.has(text)) yield { pad, code: "V212", waarden: { waarde: text } };
      seen.add(text);
    }
  }

  /** Markdown that the site does not take. Stricter than `check`: it does not look into code. */
  function* ofText(text, before) {
    const pad = ["tekst"];
    const lines = text.split("\n");
    const marks = (text.match(MARKS) ?? []).length;
    if (length(text) > 20000 || lines.length > 900 || marks > 400 || lines.some((line) => length(line) > 5000 || line.split("|").length > 40 || /^(?:[ \t]*(?:>|[-+*][ \t]|\d+[.)][ \t])){8}|^(?: {4}|\t){8}/.test(line))) {
      yield { pad, code: "T405" };
    }
    const tag = TAG.exec(text);
    if (tag) yield { pad, code: "T402", waarden: { waarde: tag[0] } };
    if (/^ {0,3}#(?!#)/m.test(text) || /^ {0,3}\S.*\n {0,3}=+[ \t]*$/m.test(text)) yield { pad, code: "T403" };
    if (/^---[ \t]*\n(?:naam|titel):/m.test(text)) yield { pad, code: "T416" };
    for (const [whole, image, words, target] of text.matchAll(LINK)) {
      if (!image && words.trim() && isGood(target)) continue;
      if (!before.includes(whole)) yield { pad, code: "T404", waarden: { waarde: whole } };
    }
    const rest = text.replace(LINK, " ");
    const almost = ALMOST.map((pattern) => pattern.exec(rest)).find(Boolean);
    if (almost && !before.includes(almost[0])) yield { pad, code: "T408", waarden: { waarde: almost[0] } };
    for (const [, target] of rest.matchAll(/<([a-zA-Z][a-zA-Z0-9+.-]*:[^\s<>]*)>/g)) {
      if (!isGood(target)) yield { pad, code: "T404", waarden: { waarde: target } };
    }
  }
  const isGood = (target) => (/^(?:mailto|tel):[^\s]+$/i.test(target) ? true : isWeb(target));

  /**
   * Every problem: where (`pad`), the code, and what to fill into its message.
   * @param own `{soort, id, tekst}`: what is corrected; without id it is new
   */
  return (soort, values, tekst, own) => {
    const problems = [...ofFields(soort.velden, values, [], own), ...ofText(writer.cleanText(tekst), own.tekst ?? "")];
    for (const [one, other] of soort.samen) {
      const [here, there] = [one, other].map((key) => !isEmpty(values[key]));
      if (here !== there) problems.push({ pad: [here ? one : other], code: "V216", waarden: { ander: soort.velden.find(({ veld }) => veld === (here ? other : one)).label } });
    }
    const naam = clean(values.naam);
    if (naam && !own.id) {
      const id = zoek.slug(naam);
      const alike = [...(known[soort.naam] ?? [])].some(([key, name]) => key === id || zoek.fold(name) === zoek.fold(naam));
      if (!id || RESERVED.test(id)) problems.push({ pad: ["naam"], code: "B102" });
      else if (alike) problems.push({ pad: ["naam"], code: "S501" });
    }
    return problems;
  };
};

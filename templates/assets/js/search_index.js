// Reads what catalogue/search/index.py wrote: the words of the catalogue and where they are.
const zoek = (self.zoek ??= {});

// See catalogue/search/packing.py: '#' to '~' without the backslash; numbers end below ONE.
const ONE = 61;
// Years are counted from here; 0 is no year.
const YEAR = 1949;
const digit = (text, at) => {
  const code = text.charCodeAt(at);
  return code - (code > 92 ? 36 : 35);
};

/** Whole numbers of one character or more. */
zoek.numbers = (text) => {
  const found = [];
  let high = 0;
  for (let at = 0; at < text.length; at++) {
    const one = digit(text, at);
    if (one < ONE) found.push(high * ONE + one);
    high = one < ONE ? 0 : high * 30 + one - 60;
  }
  return found;
};

/** Sorted words, each with a capital for the letters it shares with the one before. */
zoek.frontCoded = (text) => {
  let last = "";
  return [...text.matchAll(/([A-Z])([^A-Z]*)/g)].map(
    ([, shared, rest]) => (last = last.slice(0, shared.charCodeAt(0) - 65) + rest),
  );
};

/** The place of the first word that is not before `from`. */
const firstFrom = (words, from) => {
  let low = 0;
  for (let high = words.length; low < high; ) {
    const middle = (low + high) >> 1;
    if (words[middle] < from) low = middle + 1;
    else high = middle;
  }
  return low;
};

/**
 * An index that may still lack parts. What it is asked and does not have, it notes in `missing`.
 * @param {object} head the part 'kop'
 */
zoek.index = (head) => {
  const language = zoek.language(head.taal);
  const starts = ["", ...zoek.frontCoded(head.grenzen)];
  const [levels, step] = head.niveaus;
  const [yearly, years, oldest] = head.jaren;
  const total = head.soorten.reduce((sum, [, , , count]) => sum + count, 0);
  const parts = new Map();
  const names = new Map();
  // Groups of synonyms stand in the part of each of their words.
  const groupRows = new Map();
  const groupWords = new Map();
  const texts = new Map();
  // What another language than Dutch shows: names, facts, and which pages and texts are there.
  const own = { lang: "nl", names: [], facts: {}, there: "" };
  const missing = new Set();

  const stretchOf = (word) => firstFrom(starts, `${word}\0`) - 1;
  const get = (name) => {
    if (!parts.has(name)) missing.add(name);
    return parts.get(name);
  };

  /** The posting lists of some terms, unpacked: for each term who has it. */
  const unpackRows = (terms, n, d, g, rows) => {
    const counts = zoek.numbers(n);
    const gaps = zoek.numbers(d);
    const signs = zoek.numbers(g);
    let at = 0;
    terms.forEach((term, nth) => {
      const row = { docs: [], weights: [], named: [] };
      let doc = -1;
      for (const end = at + counts[nth]; at < end; at++) {
        row.docs.push((doc += gaps[at] + 1));
        row.weights.push(step ** ((signs[at] % levels) + 1 - levels));
        row.named.push(signs[at] >= levels);
      }
      if (row.docs.length) rows.set(term, row);
    });
    return rows;
  };
  /** For each word of a part that has synonyms the names of its groups; takes in the groups. */
  const unpackSynonyms = ([words, counts, places, numbers, marks, ...columns]) => {
    const groups = zoek.numbers(numbers).map((number) => `=${number}`);
    unpackRows(groups, ...columns, groupRows);
    marks.split(",").forEach((stems, nth) => groupWords.set(groups[nth], stems));
    const all = zoek.numbers(places).map((place) => groups[place]);
    const many = zoek.numbers(counts);
    let at = 0;
    return new Map(zoek.frontCoded(words).map((word, nth) => [word, all.slice(at, (at += many[nth]))]));
  };

  /** A stretch of the alphabet, unpacked: words, their stems, posting lists and synonyms. */
  const unpack = ({ w, x, b, n, d, g, s, z, o }) => {
    const words = zoek.frontCoded(w);
    const stems = words.map(language.stem);
    const here = stems.filter((term) => term >= b[0] && term <= b[1]);
    const terms = [...new Set([...here, ...x.split(" ").filter(Boolean)])].sort();
    return { words, stems, rows: unpackRows(terms, n, d, g, new Map()), said: unpackSynonyms(s), weak: new Set(zoek.frontCoded(z)), other: new Set(zoek.frontCoded(o)) };
  };

  /** The words to compare with a typing error, by what they sound like. */
  const heard = ([w, r]) =>
    [w, r].flatMap((words, right) => zoek.frontCoded(words).map((word) => ({ word, right, sound: language.sound(word) })));

  const addNames = (first, { namen, stand, jaar, feiten, n, d }) => {
    const years = zoek.numbers(jaar);
    const counts = zoek.numbers(n);
    const numbers = zoek.numbers(d);
    let at = 0;
    namen.split("\n").forEach((line, nth) => {
      const [naam, id = zoek.slug(naam)] = line.split("\t");
      const facts = numbers.slice(at, (at += counts[nth])).map((one) => feiten[one]);
      names.set(first + nth, { naam, id, stand: stand[nth], jaar: years[nth] && years[nth] + YEAR, facts });
    });
  };

  /** Takes a part: 'w0' words, 's0' words by what they sound like, 'n0' names or 't0' texts. */
  const take = (name, part) => {
    const [kind] = name;
    const number = Number(name.slice(1));
    const first = number * head.blok[kind];
    if (kind === "n") addNames(first, part);
    else if (kind === "t") part.forEach((text, nth) => texts.set(first + nth, text));
    else if (kind === "s") parts.set(name, new Map(Object.entries(part).map(([letter, words]) => [letter, heard(words)])));
    else parts.set(name, unpack(part));
  };

  /** The name of the part with something ('n' names, 't' texts) of a document. */
  const partOf = (letter, doc) => letter + Math.floor(doc / head.blok[letter]);

  head.delen.forEach((part, number) => take(`w${number}`, part));
  if (head.namen) addNames(0, head.namen);

  /** The language of the text of a document. */
  const textIn = (doc) => (own.there[doc] === "2" ? own.lang : "nl");

  return {
    ...language,
    missing,
    total,
    texts,
    perText: head.blok.t,
    take,
    partOf,
    /** Takes the part of the language of the page. */
    speak(lang, { namen, feiten, er }) {
      Object.assign(own, { lang, names: namen.split("\n"), facts: feiten, there: er });
    },
    textIn,
    /** Documents that are themes, the largest first. */
    themes: head.themas,
    begins: head.begin.split(" "),
    /** The term for an age: below `yearly` one for each, above it one for some years. */
    ageTerm: (age) => `@${age < yearly ? age : Math.min(age - (age % years), oldest - years)}`,
    /** Who has this stem: {docs, weights, named: whether it is in the name}, or undefined. */
    row: (term) => groupRows.get(term) ?? get(`w${stretchOf(term)}`)?.rows.get(term),
    /** The names of the groups of synonyms that a stem is in; the stems of a group. */
    said: (term) => groupWords.get(term)?.split(" ") ?? get(`w${stretchOf(term)}`)?.said.get(term) ?? [],
    /** A stem that helps to choose between documents and leaves none out. */
    isWeak: (term) => get(`w${stretchOf(term)}`)?.weak.has(term),
    /** A stem that shows that the question is about something else. */
    isOther: (term) => get(`w${stretchOf(term)}`)?.other.has(term),
    /** Calls `use(word, stem)` for every word that begins like `start`. */
    eachFrom(start, use) {
      const last = stretchOf(`${start}\uffff`);
      for (let number = stretchOf(start); number <= last; number++) {
        const { words, stems } = get(`w${number}`) ?? { words: [] };
        for (let at = firstFrom(words, start); words[at]?.startsWith(start); at++) use(words[at], stems[at]);
      }
    },
    /** The words whose sound begins with a letter: [{word, sound, right: not a word of ours}]. */
    near(letter) {
      const at = head.spel.findIndex((letters) => letters.includes(letter));
      return (at >= 0 && get(`s${at}`)?.get(letter)) || [];
    },
    nameOf: (doc) => names.get(doc)?.naam ?? "",
    /**
     * What to show of a document: name, address, kind; undefined while its part is missing. `lang`
     * is the language of its name, `says` that of its text and `there` that of its page, `page`.
     */
    card(doc) {
      const found = names.get(doc);
      if (!found) {
        missing.add(partOf("n", doc));
        return undefined;
      }
      let first = 0;
      const kind = head.soorten.findIndex(([, , , count]) => doc < (first += count));
      const [one, many, path] = head.soorten[kind];
      const naam = own.names[doc] || found.naam;
      const lang = own.names[doc] || one === "wijk" || one === "gebied" ? own.lang : "nl";
      const there = "12".includes(own.there[doc] || "-") ? own.lang : "nl";
      const says = textIn(doc);
      const address = path.replace("*", found.id);
      const facts = found.facts.map((fact) => own.facts[fact] ?? fact);
      return { ...found, naam, lang, facts, doc, kind, one, many, address, there, says, page: there === "nl" ? address : `${there}/${address}` };
    },
  };
};

// Reads what catalogue/search/packing.py wrote: the words of the catalogue and where they are.
const zoek = (self.zoek ??= {});

// The alphabet of packed numbers: '#' to '~' without the backslash.
const BASE = 91;
const ONE = 61;
const digit = (text, at) => {
  const code = text.charCodeAt(at);
  return code > 92 ? code - 36 : code - 35;
};

/** Whole numbers of one character or more. */
zoek.numbers = (text) => {
  const found = [];
  for (let at = 0; at < text.length; at++) {
    const first = digit(text, at);
    if (first < ONE) found.push(first);
    else if (first < BASE - 1) found.push(ONE + (first - ONE) * BASE + digit(text, ++at));
    else {
      const rest = (digit(text, at + 1) * BASE + digit(text, at + 2)) * BASE + digit(text, at + 3);
      found.push(ONE + (BASE - 1 - ONE) * BASE + rest);
      at += 3;
    }
  }
  return found;
};

/** Sorted words, each with a capital for the letters it shares with the one before. */
zoek.frontCoded = (text) => {
  let last = "";
  return [...text.matchAll(/([A-Z])([^A-Z]*)/g)].map(([, shared, rest]) => {
    last = last.slice(0, shared.charCodeAt(0) - 65) + rest;
    return last;
  });
};

/** One stretch of the alphabet, unpacked: words, their stems, and for each stem who has it. */
const unpack = (packed, stem, between, [levels, step]) => {
  const words = zoek.frontCoded(packed.w);
  const stems = words.map(stem);
  const terms = [...new Set([...stems.filter(between), ...packed.x.split(" ").filter(Boolean)])];
  const gaps = zoek.numbers(packed.d);
  const places = new Map();
  let at = 0;
  zoek.numbers(packed.n).forEach((count, number) => {
    let last = -1;
    const docs = gaps.slice(at, at + count).map((gap) => (last += gap + 1));
    const signs = docs.map((_, nth) => digit(packed.g, at + nth));
    const weights = signs.map((sign) => step ** ((sign % levels) + 1 - levels));
    places.set(number, [docs, weights, signs.map((sign) => sign >= levels)]);
    at += count;
  });
  const postings = new Map(terms.sort().map((term, number) => [term, places.get(number)]));
  return { words, stems, postings };
};

/**
 * An index that may still lack parts. What it is asked and does not have, it notes in `missing`.
 * @param {object} head the part 'kop'
 */
zoek.index = (head) => {
  const language = zoek.language(head.taal);
  const starts = ["", ...head.grenzen];
  const stretches = [];
  const missing = new Set();
  const total = head.soorten.reduce((sum, [, , , count]) => sum + count, 0);
  const names = new Map();
  const texts = new Map();
  let right = null;

  const stretchOf = (word) => {
    let low = 0;
    for (let high = starts.length; high - low > 1; ) {
      const middle = (low + high) >> 1;
      if (starts[middle] <= word) low = middle;
      else high = middle;
    }
    return low;
  };
  const add = (number, packed) => {
    const between = (term) => stretchOf(term) === number;
    stretches[number] = unpack(packed, language.stem, between, head.niveaus);
  };
  const get = (number) => {
    if (!stretches[number]) missing.add(`w${number}`);
    return stretches[number];
  };

  /** Who has this stem: [numbers of documents, weights, whether it is in the name], or undefined. */
  const posting = (term) => get(stretchOf(term))?.postings.get(term);

  /** Calls `use(word, stem)` for every word from `from` that begins like it. */
  const eachFrom = (from, use) => {
    const last = stretchOf(`${from}\uffff`);
    for (let number = stretchOf(from); number <= last; number++) {
      const { words, stems } = get(number) ?? { words: [] };
      for (let at = firstFrom(words, from); words[at]?.startsWith(from); at++) {
        use(words[at], stems[at]);
      }
    }
  };

  const addNames = (first, { namen, stand }) =>
    namen.split("\n").forEach((line, nth) => {
      const [naam, id = zoek.slug(naam)] = line.split("\t");
      names.set(first + nth, { naam, id, stand: stand[nth] });
    });

  /** The name of the part with something ('n' names, 't' texts) of a document. */
  const partOf = (letter, doc) => letter + Math.floor(doc / head.blok[letter]);

  /** What to show of a document: name, address, kind; undefined while its part is missing. */
  const card = (doc) => {
    if (!names.has(doc)) {
      missing.add(partOf("n", doc));
      return undefined;
    }
    let first = 0;
    const kind = head.soorten.findIndex(([, , , count]) => doc < (first += count));
    const [one, many, path] = head.soorten[kind];
    const own = names.get(doc);
    return { ...own, doc, kind, one, many, address: path.replace("*", own.id) };
  };

  const nameOf = (doc) => names.get(doc)?.naam ?? "";

  /** Takes a part that was loaded: 'w0' with words, 'n0' with names or 't0' with texts. */
  const take = (name, part) => {
    const number = Number(name.slice(1));
    const first = number * head.blok[name[0]];
    if (name[0] === "w") add(number, part);
    else if (name[0] === "n") addNames(first, part);
    else if (name[0] === "g") right = new Set(zoek.frontCoded(part));
    else part.forEach((text, nth) => texts.set(first + nth, text));
  };

  /** Whether a word is spelt right although nothing here has it. */
  const isRight = (word) => {
    if (!right) missing.add("g0");
    return right?.has(word);
  };

  head.delen.forEach((packed, number) => add(number, packed));
  if (head.namen) addNames(0, head);
  const synonyms = head.syn.split("\n").map((line) => line.split("|").map((one) => one.split(" ")));
  return { language, posting, eachFrom, card, nameOf, isRight, missing, total, synonyms, texts, partOf, take };
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

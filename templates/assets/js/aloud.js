// Reads the page aloud, sentence by sentence: Chrome falls silent in what takes more than fifteen
// seconds. On Android a pause ends a sentence for good, so here a pause stops, and going on begins the
// sentence again. See aloud_offer.js for the button.

const speech = self.speechSynthesis;
const main = document.querySelector("main");
const button = main.querySelector(".voorlezen");
const offer = [...button.childNodes];
// What is read, in this order, wherever it stands on the page.
const PARTS = ["h1", ".lead", ".melding", ".plaat > div", ".aanmelden > :not(.knoppen, details)", ".heel[open] > p", ".tekst"];
const SILENT = "figcaption, .stil, [hidden], [aria-hidden], svg, .knoppen, details:not([open])";
const LINES = "p, li, h1, h2, h3, h4, dt, dd, th, td";
// Letters in what is said at once; a longer sentence is cut at a comma, or else between two words.
const PIECES = /[^]{60,180}?[,;:]\s|[^]{1,180}(?:\s|$)|[^]{1,180}/g;
const MOST = 180;

// A sheet of its own would be one more file.
const style = new CSSStyleSheet();
style.replaceSync(`
  ::highlight(voorlezen) { background-color: var(--geel); color: var(--op-geel); }
  .leesbalk { position: fixed; z-index: 7; inset-block-end: var(--s4); inset-inline-end: var(--s4); max-width: calc(100vw - 2 * var(--s4)); display: flex; flex-wrap: wrap; justify-content: end; gap: var(--s2); }
  .leesbalk .knop { padding-inline: var(--s4); background: var(--papier); }
  html:has(.leesbalk) { scroll-padding-bottom: 5rem; }
  html:has(.leesbalk) .bericht { inset-block-end: 5rem; }
  @media (forced-colors: active) { ::highlight(voorlezen) { background-color: Highlight; color: HighlightText; } }
`);
document.adoptedStyleSheets.push(style);

// --- what is said -------------------------------------------------------------------------------

/** Stretches of text in one language: of a line, or of all lines of a fact, as one sentence. */
const stretches = (part) => {
  const found = [];
  const fact = part.matches(".plaat > div");
  const walker = document.createTreeWalker(part, NodeFilter.SHOW_TEXT);
  let last = {};
  while (walker.nextNode()) {
    const { data, parentElement: around } = walker.currentNode;
    const line = around.closest(LINES);
    if (around.closest(SILENT) || (!data.trim() && line !== last.line)) continue;
    const { lang } = around.closest("[lang]");
    if (lang !== last.lang || (line !== last.line && !fact)) found.push((last = { lang, text: "", nodes: [] }));
    else if (line !== last.line) last.text += /[.!?]\s*$/.test(last.text) ? " " : last.line.matches("dt") ? ": " : ". ";
    last.line = line;
    last.nodes.push([last.text.length, walker.currentNode]);
    // A new line would be the end of a sentence.
    last.text += data.replace(/\s/g, " ");
  }
  if (fact && !/[.!?]\s*$/.test(last.text)) last.text += ".";
  return found;
};

/** The sentences of a stretch, with where they stand on the page. */
const sentencesOf = ({ lang, text, nodes }) => {
  const at = (offset) => {
    const [start, node] = nodes.findLast(([first]) => first <= offset);
    return [node, Math.min(offset - start, node.length)];
  };
  let offset = 0;
  return [...new Intl.Segmenter(lang, { granularity: "sentence" }).segment(text)]
    .flatMap(({ segment }) => (segment.length > MOST ? segment.match(PIECES) : segment))
    .map((piece) => {
      const range = new Range();
      range.setStart(...at(offset));
      range.setEnd(...at((offset += piece.length)));
      return { lang, range, text: piece.replace(/\u00ad|^[\s,.:;]+/g, "").replace(/\s+/g, " ").replace(/ (?=[,.:])/g, "").trim() };
    })
    .filter((sentence) => /[\p{L}\p{N}]/u.test(sentence.text));
};

// --- saying it ----------------------------------------------------------------------------------

/**
 * The voice for a language of two letters: rather one on this device, which works without a network
 * and tells nobody what is read, and rather one of this country.
 */
const voiceFor = (lang) => {
  const country = new RegExp(lang === "en" ? "GB" : lang, "i");
  const rank = (voice) => 2 * voice.localService + country.test(voice.lang.slice(3));
  return speech.getVoices().filter((voice) => voice.lang.startsWith(lang)).sort((a, b) => rank(b) - rank(a))[0];
};

let sentences = [];
let index = 0;
// A browser forgets an utterance that nobody holds, and then never says that it has ended.
let saying;
let timer;

// While it reads the button is at hand wherever one is on the page, with one that stops it.
const bar = Object.assign(document.createElement("span"), { className: "leesbalk" });
const stopper = Object.assign(document.createElement("button"), { type: "button", className: "knop knop-licht", textContent: phrase("Stop") });

const inView = ({ top, bottom }) => top >= 0 && bottom < innerHeight - 80;

/** Marks a sentence, and goes along with who has the one before it in view. */
const mark = ({ range }) => {
  CSS.highlights?.set("voorlezen", new Highlight(range));
  const [before, now] = [sentences[index - 1]?.range.getBoundingClientRect(), range.getBoundingClientRect()];
  if (before && inView(before) && !inView(now)) scrollBy({ top: now.top - innerHeight / 4 });
};

const hush = () => {
  saying = undefined;
  clearTimeout(timer);
  speech.cancel();
};

const stop = () => {
  hush();
  CSS.highlights?.delete("voorlezen");
  const focused = bar.contains(document.activeElement);
  bar.replaceWith(button);
  if (focused) button.focus();
  button.replaceChildren(...offer);
  button.onclick = start;
};

const pause = () => {
  hush();
  button.textContent = phrase("Lees verder");
  button.onclick = goOn;
};

const failed = () => {
  pause();
  self.lijstje.tell(phrase("Voorlezen lukt nu niet."));
};

const say = () => {
  const sentence = sentences[index];
  if (!sentence) return stop();
  mark(sentence);
  const voice = voiceFor(sentence.lang) ?? voiceFor(document.documentElement.lang);
  const utterance = Object.assign(new SpeechSynthesisUtterance(sentence.text), { voice, lang: voice.lang });
  const isThis = (then) => () => saying === utterance && then();
  utterance.onend = isThis(next);
  utterance.onerror = isThis(failed);
  saying = utterance;
  // Some voices never say that they have ended. After it they are given a moment: what is asked for
  // right after stopping is lost.
  timer = setTimeout(() => {
    hush();
    timer = setTimeout(next, 250);
  }, 5000 + 200 * sentence.text.length);
  return speech.speak(utterance);
};

const next = () => {
  clearTimeout(timer);
  index++;
  say();
};

const goOn = () => {
  button.textContent = phrase("Pauze");
  button.onclick = pause;
  say();
};

const start = () => {
  sentences = PARTS.flatMap((part) => [...main.querySelectorAll(part)]).flatMap(stretches).flatMap(sentencesOf);
  index = 0;
  button.replaceWith(bar);
  bar.append(button, stopper);
  button.focus();
  goOn();
};

stopper.onclick = stop;
addEventListener("keydown", ({ key }) => key === "Escape" && stop());
addEventListener("pagehide", stop);
// Who presses twice while this is on its way asks for it twice.
if (!main.querySelector(".leesbalk")) start();

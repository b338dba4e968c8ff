// The page of one entry: a button that shares its address. The published address when there is one;
// a file on somebody's disk is nothing to share.

const canonical = document.querySelector('link[rel="canonical"]');
const spot = document.querySelector("[data-deelplek]");
const shared = canonical?.href ?? (location.protocol === "file:" ? "" : location.href.split("#")[0]);
if (shared) {
  const button = self.delen(phrase("Deel"), () => ({ title: document.title, url: shared }));
  spot.insertBefore(button, spot.querySelector(".qr"));
}

// The ready message for whom one asks to join: a button that copies it.
const message = document.querySelector("[data-bericht]");
if (message) document.querySelector("[data-berichtknoppen]").append(self.kopieerknop(message));

// Words that are explained: the link to the glossary becomes a button with the explanation itself,
// where the browser has popovers.
if ("popover" in HTMLElement.prototype) {
  for (const word of document.querySelectorAll('.tekst a[href*="begrippen/index.html#"]')) {
    const told = document.getElementById(`begrip-${word.hash.slice(1)}`);
    if (told) {
      const button = document.createElement("button");
      Object.assign(button, { type: "button", className: "begrip", textContent: word.textContent, popoverTargetElement: told });
      word.replaceWith(button);
    }
  }
}

// Whether a place is open now, by its fixed hours and on the clock of Amsterdam, whatever the clock
// of the visitor says. See open_hours in catalogue/site/facts.py for the rows.
const AHEAD = 62;
const spoken = (clock) => phrase("%(uur)s.%(minuten)s", { uur: Number(clock.slice(0, 2)), minuten: clock.slice(3) });
const locale = document.querySelector('[property="og:locale"]').content.replace("_", "-");
const inWords = new Intl.DateTimeFormat(locale, { weekday: "long", day: "numeric", month: "long", timeZone: "UTC" });
const amsterdam = new Intl.DateTimeFormat("sv-SE", { timeZone: "Europe/Amsterdam", dateStyle: "short", timeStyle: "short" });

/** The opening and closing times of one day, `2026-11-24`, the earliest first. */
const hoursOn = (rows, day) => {
  const date = new Date(`${day}T00:00Z`);
  const last = new Date(Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + 1, 0)).getUTCDate();
  const nth = date.getUTCDate();
  const names = [Math.ceil(nth / 7), nth + 7 > last ? -1 : 0];
  return rows
    .filter(([days, which, , , from, until, not]) => days.includes((date.getUTCDay() + 6) % 7) && (!which.length || names.some((name) => which.includes(name))) && from <= day && day <= until && !not.includes(day))
    .map(([, , open, close]) => [open, close])
    .sort();
};

/** What to say, and whether it is open. */
const state = ([every, ...rows], [today, clock]) => {
  const now = hoursOn(rows, today).filter(([open, close]) => open <= clock && clock < close);
  if (now.length) return [phrase("Nu open, tot %(tijd)s uur", { tijd: spoken(now.at(-1)[1]) }), true];
  if (!every) return [""];
  const later = hoursOn(rows, today).find(([open]) => open > clock);
  if (later) return [phrase("Nu dicht. Vandaag open vanaf %(tijd)s uur", { tijd: spoken(later[0]) })];
  for (let ahead = 1; ahead <= AHEAD; ahead++) {
    const date = new Date(Date.parse(`${today}T00:00Z`) + ahead * 864e5);
    const [next] = hoursOn(rows, date.toISOString().slice(0, 10));
    if (next) return [phrase("Nu dicht. Weer open op %(dag)s, %(tijd)s uur", { dag: inWords.format(date), tijd: spoken(next[0]) })];
  }
  return [phrase("Nu dicht")];
};

for (const line of document.querySelectorAll("[data-open]")) {
  const rows = JSON.parse(line.dataset.open);
  const tell = () => {
    const [text, open] = state(rows, amsterdam.format().split(" "));
    line.textContent = text;
    line.hidden = !text;
    line.classList.toggle("status-nu", Boolean(open));
  };
  tell();
  setInterval(tell, 30_000);
}

// The page of one entry: a button that shares its address. The published address when there is one;
// a file on somebody's disk is nothing to share.

const canonical = document.querySelector('link[rel="canonical"]');
const spot = document.querySelector("[data-deelplek]");
const shared = canonical?.href ?? (location.protocol === "file:" ? "" : location.href.split("#")[0]);
if (shared) {
  const button = self.delen("Deel", () => ({ title: document.title, url: shared }));
  spot.insertBefore(button, spot.querySelector(".qr"));
}

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

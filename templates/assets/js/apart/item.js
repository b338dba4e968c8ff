// The page of one entry: a button that shares its address. The published address when there is one;
// a file on somebody's disk is nothing to share.

const canonical = document.querySelector('link[rel="canonical"]');
const spot = document.querySelector("[data-deelplek]");
const shared = canonical?.href ?? (location.protocol === "file:" ? "" : location.href.split("#")[0]);
if (shared) {
  const button = self.delen("Deel", () => ({ title: document.title, url: shared }));
  spot.insertBefore(button, spot.querySelector(".qr"));
}

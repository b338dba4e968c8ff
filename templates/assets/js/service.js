// Lets the published site work without a network. A canonical address says where that is; at any
// other place (a preview, a copy, a disk) nothing is kept.

const published = document.querySelector('link[rel="canonical"]')?.href;
const { href } = new URL(".", document.currentScript.src);
if (navigator.serviceWorker && published?.startsWith(href)) {
  addEventListener("load", () => navigator.serviceWorker.register(`${href}werker.js`).catch(() => {}));
}

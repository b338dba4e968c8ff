// A script for something further down the page is loaded when that comes into view.

for (const block of document.querySelectorAll("[data-later]")) {
  new IntersectionObserver(([{ isIntersecting }], observer) => {
    if (!isIntersecting) return;
    observer.disconnect();
    document.head.append(Object.assign(document.createElement("script"), { src: block.dataset.later }));
  }).observe(block);
}

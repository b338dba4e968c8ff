// A button that shares an address: with what the device has for it, or else by copying.

/**
 * @param {string} text what is on the button
 * @param {() => {title: string, url: string}} what asked when it is pressed
 * @returns {HTMLButtonElement}
 */
self.delen = (text, what) => {
  const button = document.createElement("button");
  Object.assign(button, { type: "button", className: "knop knop-licht", textContent: text });
  button.addEventListener("click", async () => {
    const shared = what();
    try {
      if (navigator.share) return await navigator.share(shared);
      await navigator.clipboard.writeText(shared.url);
      self.lijstje.tell(phrase("De link is gekopieerd. Plak hem in een bericht."));
    } catch (error) {
      // Closing the device's own window is a choice, not a fault.
      if (error.name !== "AbortError") self.lijstje.tell(phrase("Kopiëren lukt niet. Dit is de link: %(adres)s", { adres: shared.url }));
    }
    return undefined;
  });
  return button;
};

// A button that copies the text of an element, or selects it where a browser refuses that.

/**
 * @param {Element} holder the element with the text
 * @returns {HTMLButtonElement}
 */
self.kopieerknop = (holder) => {
  const button = Object.assign(document.createElement("button"), { type: "button", className: "knop knop-licht", textContent: phrase("Kopieer dit") });
  button.addEventListener("click", async () => {
    try {
      await navigator.clipboard.writeText(holder.textContent);
      self.lijstje.tell(phrase("De tekst is gekopieerd."));
    } catch {
      const around = holder.closest("details");
      if (around) around.open = true;
      getSelection().selectAllChildren(holder);
      self.lijstje.tell(phrase("Kopiëren lukte niet. De tekst is geselecteerd."));
    }
  });
  return button;
};

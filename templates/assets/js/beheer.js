// Loads the editing screen, a program of others that only a published site has.
{
  const { scherm } = document.currentScript.dataset;
  const script = Object.assign(document.createElement("script"), { type: "module", src: scherm });
  script.onerror = () => {
    const missing = document.querySelector("[data-ontbreekt]");
    missing.hidden = false;
    missing.previousElementSibling.remove();
  };
  document.head.append(script);
}

// The page 'meedoen': choose what to do. The form and its data come when someone begins.
const meedoen = (self.meedoen ??= {});
const page = document.querySelector("[data-formulier]");

const load = (address) =>
  new Promise((resolve, reject) => {
    const script = Object.assign(document.createElement("script"), { src: address, async: false });
    script.addEventListener("load", resolve);
    script.addEventListener("error", reject);
    document.head.append(script);
  });

/** A number for a text: FNV-1a, the twin of stable_hash in catalogue/base/text.py. */
const spread = (text) => {
  let state = 2166136261;
  for (const byte of new TextEncoder().encode(text)) state = Math.imul(state ^ byte, 16777619);
  return state >>> 0;
};

if (page) {
  const { script, gegevens, stukken, delen } = page.dataset;
  const place = page.querySelector("[data-plek]");
  const trouble = page.querySelector("[data-storing]");
  /** Loads what is needed, then shows the form that `find` makes ready. */
  const start = async (find) => {
    let show;
    trouble.hidden = true;
    try {
      if (!meedoen.gegevens) await Promise.all([load(script), load(gegevens)]);
      show = await find(meedoen.gegevens);
    } catch {
      trouble.hidden = false;
      return;
    }
    show();
  };
  const propose = (name) =>
    start((data) => {
      const soort = data.soorten.find(({ naam }) => naam === name);
      return () => meedoen.begin(data, place, soort, { soort: name, waarden: {} });
    });
  const correct = (wanted) =>
    start(async (data) => {
      const [map, id] = wanted.split("/");
      const soort = data.soorten.find((one) => one.map === map);
      await load(stukken.replace("*", spread(`${map}/${id}`) % delen));
      const { tekst, ...waarden } = meedoen.stukken[`${map}/${id}`];
      return () => meedoen.begin(data, place, soort, { soort: soort.naam, id, waarden, tekst });
    });

  page.hidden = false;
  for (const button of page.querySelectorAll("[data-soort]")) {
    button.addEventListener("click", () => propose(button.dataset.soort));
  }
  const wanted = new URLSearchParams(location.search).get("pagina");
  if (wanted) correct(wanted);
}

// The page 'meedoen': choose what to do. The form and its data come when someone begins. Who comes
// from a gap finds a message about it, and a form with the gap filled in.
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
  const propose = (name, waarden = {}) =>
    start((data) => {
      const soort = data.soorten.find(({ naam }) => naam === name);
      return () => meedoen.begin(data, place, soort, { soort: name, waarden });
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
  /** Fills in a gap: `{wijk}`, or `{doelgroep, thema}`, as ids. */
  const fillIn = (gap) =>
    start(({ lijsten }) => {
      const names = Object.fromEntries(Object.entries(gap).map(([kind, id]) => [kind, new Map(lijsten[kind]).get(id)]));
      if (!Object.values(names).every(Boolean)) throw new Error("unknown");
      const part = (name) => document.querySelector(`[data-begin] [data-${name}]`);
      const { dataset } = document.querySelector("[data-begin]");
      const message = dataset[gap.wijk ? "wijk" : "doelgroep"].replace(/\{(\w+)\}/g, (all, kind) => names[kind]);
      const [ofWijk, ofThema] = part("wie").dataset.wie.split(" ");
      return () => {
        document.getElementById("begin").textContent = `Zelf iets beginnen: ${Object.values(names).join(", ")}`;
        part("bericht").textContent = message;
        part("wie").textContent = names.wijk ?? names.thema;
        part("wie").href = (gap.wijk ? ofWijk : ofThema).replace("*", gap.wijk ?? gap.thema);
        part("mail").href = `mailto:${dataset.contact ?? ""}?subject=${encodeURIComponent("Iets beginnen met techniek")}&body=${encodeURIComponent(message)}`;
        part("whatsapp").href = `https://wa.me/?text=${encodeURIComponent(message)}`;
        part("zet").addEventListener("click", () =>
          gap.wijk
            ? propose("makerspace", { status: "gepland", wijken: [gap.wijk] })
            : propose("programma", { status: "gepland", doelgroepen: [gap.doelgroep], themas: [gap.thema] }),
        );
        part("uitleg").hidden = true;
        part("plan").hidden = false;
        document.getElementById("begin").focus();
      };
    });
  const asked = Object.fromEntries(new URLSearchParams(location.search));
  // Room is kept above for the form of a page that is corrected, and only for that.
  if (!asked.pagina) document.documentElement.classList.remove("vraag");
  if (asked.pagina) correct(asked.pagina);
  else if (asked.wijk) fillIn({ wijk: asked.wijk });
  else if (asked.doelgroep && asked.thema) fillIn({ doelgroep: asked.doelgroep, thema: asked.thema });
}

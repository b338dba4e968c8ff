// Light, dark or as the device has it: a choice that is remembered. What was chosen earlier is there
// before the first paint (begin.js), so that no page is white before it is dark.

const frame = document.documentElement;
const CHOICES = { "": phrase("als je apparaat"), licht: phrase("licht"), donker: phrase("donker") };
const STORE = "kleur";
const chosen = () => {
  try {
    return localStorage.getItem(STORE);
  } catch {
    return frame.dataset.kleur;
  }
};
const bars = [...document.querySelectorAll("meta[data-kleur]")].map((bar) => [bar, bar.media]);

const show = (choice) => {
  if (choice) frame.dataset.kleur = choice;
  else delete frame.dataset.kleur;
  for (const [bar, media] of bars) {
    if (choice) bar.media = bar.dataset.kleur === choice ? "all" : "not all";
    else bar.media = media;
  }
};

const home = document.createElement("fieldset");
home.className = "kleuren";
const legend = document.createElement("legend");
legend.textContent = phrase("Kleuren");
home.append(legend);
for (const [value, text] of Object.entries(CHOICES)) {
  const label = document.createElement("label");
  const input = document.createElement("input");
  Object.assign(input, { type: "radio", name: "kleur", value });
  input.addEventListener("change", () => {
    show(value);
    try {
      localStorage.setItem(STORE, value);
    } catch {
      // Refused: it holds as long as the page.
    }
  });
  label.append(input, text);
  home.append(label);
}
document.querySelector("[data-colofon]").append(home);

const again = () => {
  const choice = Object.keys(CHOICES).includes(chosen()) ? chosen() : "";
  show(choice);
  home.querySelector(`[value="${choice}"]`).checked = true;
};
addEventListener("storage", again);
addEventListener("pageshow", again);
again();

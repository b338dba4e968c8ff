// A button that reads the page aloud, where the browser has a voice for its language: most browsers
// know their voices late. What reads (aloud.js) comes with the first press.

const speech = self.speechSynthesis;
const home = speech && Intl.Segmenter && document.querySelector("[data-voorlezen]");

const load = () => {
  // Safari lets a page speak that said something while it was pressed. A space: of an empty text
  // Chromium on Linux never reaches the end.
  speech.speak(new SpeechSynthesisUtterance(" "));
  document.head.append(Object.assign(document.createElement("script"), { src: home.dataset.voorlezen }));
};

const offer = () => {
  if (!speech.getVoices().some(({ lang }) => lang.startsWith(document.documentElement.lang))) return;
  speech.onvoiceschanged = null;
  const button = document.createElement("button");
  Object.assign(button, { type: "button", className: "knop knop-licht voorlezen", onclick: load });
  button.innerHTML = '<svg viewBox="0 0 24 24" aria-hidden="true"><path d="M2 9h4l7-6v18l-7-6H2zM16 8q5 4 0 8z"/></svg>';
  button.append(phrase("Lees voor"));
  home.querySelector("nav").append(button);
};
if (home) {
  speech.onvoiceschanged = offer;
  offer();
}

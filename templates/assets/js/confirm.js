// The page 'Klopt dit nog?': the day and what somebody fills in go into the text that is sent, and
// so into the links that send it. Until then those hold the questions, as they do without script.

const today = new Date().toLocaleDateString("sv");

for (const form of document.querySelectorAll("[data-klopt]")) {
  const shown = form.querySelector("[data-tekst]");
  const asked = shown.textContent.replaceAll("JJJJ-MM-DD", today);
  const questions = new Set([...form.querySelectorAll("[name]")].map(({ name }) => name));

  /** The text with the answers; questions without one are left out. */
  const answered = () => {
    const answers = Object.fromEntries(new FormData(form));
    const lines = asked.split("\n").flatMap((line) => {
      const name = line.split(":")[0];
      if (!questions.has(name)) return [line];
      return answers[name]?.trim() ? [`${name}: ${answers[name].trim()}`] : [];
    });
    const text = lines.join("\n");
    // The last two lines say how a confirmation is written, which only a yes is.
    const exists = form.querySelector(":checked")?.value ?? "ja";
    if (exists === "ja") return text;
    return text.replace(/\n.*\n.*$/, exists.startsWith("nee") ? "\nstatus: gestopt" : "");
  };

  const send = (text) => {
    shown.textContent = text;
    for (const link of form.querySelectorAll("[data-weg]")) {
      const body = link.protocol === "mailto:" ? text.replaceAll("\n", "\r\n") : text;
      link.href = link.href.replace(/\b(body|text)=.*/, `$1=${encodeURIComponent(body)}`);
    }
  };

  send(asked);
  form.addEventListener("input", () => send(answered()));
  form.addEventListener("submit", (event) => event.preventDefault());
  form.querySelector(".knoppen").append(self.kopieerknop(shown));
}

// Keeps a page of the preview fresh and shows what the last build found. Never part of the
// published site. What an editor wrote is data here: it only ever becomes text.
(() => {
  "use strict";

  const RETRY_MS = 1000;
  const build = Number(document.currentScript.dataset.build);

  const element = (name, text, className) => {
    const made = document.createElement(name);
    if (text) made.textContent = text;
    if (className) made.className = className;
    return made;
  };

  const item = (problem) => {
    const made = element("li");
    made.append(
      element("code", `${problem.path}, regel ${problem.line}`),
      element("span", ` (${problem.severity} ${problem.code})`, "code"),
      element("p", problem.message),
    );
    if (problem.advice) made.append(element("p", `Hulp: ${problem.advice}`, "hulp"));
    return made;
  };

  const count = (number, one, more) => (number ? [`${number} ${number === 1 ? one : more}`] : []);

  const overlay = (problems) => {
    const errors = problems.filter((problem) => problem.severity === "fout");
    const warnings = problems.filter((problem) => problem.severity !== "fout");
    const made = element("details", "", errors.length ? "fout" : "let-op");
    made.id = "voorvertoning";
    made.open = errors.length > 0;
    const title = [
      ...count(errors.length, "fout", "fouten"),
      ...count(warnings.length, "keer let op", "keer let op"),
    ].join(" en ");
    made.append(element("summary", title));
    if (errors.length) {
      made.append(element("p", "Je ziet nog de laatste goede versie. Verbeter dit en sla op:"));
    }
    const list = element("ul");
    list.append(...errors.map(item), ...warnings.map(item));
    made.append(list);
    return made;
  };

  const show = async () => {
    const answer = await fetch("/-/problemen.json");
    const problems = await answer.json();
    if (problems.length) document.body.append(overlay(problems));
  };

  // livereload's protocol, version 7. We say from which build this page is, so that a save while
  // the page was loading is not missed. After a restart of the server the page is old as well.
  const connect = () => {
    const socket = new WebSocket(`ws://${location.host}/livereload`);
    const say = (message) => socket.send(JSON.stringify(message));
    socket.addEventListener("open", () => {
      say({ command: "hello", protocols: ["http://livereload.com/protocols/official-7"] });
      say({ command: "info", plugins: {}, url: location.href, build });
    });
    socket.addEventListener("message", (event) => {
      if (JSON.parse(event.data).command === "reload") location.reload();
    });
    socket.addEventListener("close", () => setTimeout(connect, RETRY_MS));
  };

  show();
  connect();
})();

// Keeps a page of the preview fresh and shows messages for editors: what the last build found, and
// what could be better about the entry of this page. Never part of the published site. What an
// editor wrote is data here: it only ever becomes text.
(() => {
  "use strict";

  const RETRY_MS = 1000;
  const KEY = "notities-open";
  const build = Number(document.currentScript.dataset.build);

  const element = (name, content = [], className = "") => {
    const made = document.createElement(name);
    made.append(...[content].flat());
    if (className) made.className = className;
    return made;
  };

  // What stands between accents is something that is written in a file.
  const sentence = (text, className) => {
    const parts = text.split("`").map((part, at) => (at % 2 ? element("code", part) : part));
    return element("p", parts, className);
  };

  const link = (problem) => {
    const where = problem.open.startsWith("vscode:") ? "in VS Code" : "op GitHub";
    const made = element("a", `Open regel ${problem.line} ${where}`);
    made.href = problem.open;
    return element("p", made);
  };

  const item = (problem) => {
    const [before, wrong, behind] = problem.excerpt || [];
    const line = () => element("pre", [before, element("mark", wrong), behind]);
    const place = `${problem.path}, regel ${problem.line}`;
    const content = [
      sentence(problem.message),
      ...(problem.excerpt ? [line()] : []),
      ...(problem.advice ? [sentence(`Hulp: ${problem.advice}`)] : []),
      element("p", `${place} (${problem.severity} ${problem.code})`, "waar"),
      ...(problem.open ? [link(problem)] : []),
    ];
    // V223: `new` wrote it, and only an editor can choose.
    return element("li", content, problem.code === "V223" ? "kies" : "");
  };

  const list = (title, items) =>
    items.length ? [element("h2", title), element("ul", items)] : [];

  const count = (number, one, more) => (number ? [`${number} ${number === 1 ? one : more}`] : []);

  const overlay = (problems) => {
    const choices = problems.filter((problem) => problem.code === "V223");
    const errors = problems.filter((one) => one.severity === "fout" && !choices.includes(one));
    const warnings = problems.filter((problem) => problem.severity !== "fout");
    const title = [
      ...count(errors.length, "fout", "fouten"),
      ...count(choices.length, "keuze voor jou", "keuzes voor jou"),
      ...count(warnings.length, "keer let op", "keer let op"),
    ].join(" en ");
    const stuck = errors.length + choices.length > 0;
    const old = "Je ziet nog de laatste goede versie. Verbeter dit en sla op:";
    const made = element("details", [
      element("summary", title),
      ...(stuck ? [element("p", old)] : []),
      element("ul", [...errors, ...choices, ...warnings].map(item)),
    ], stuck ? "fout" : "let-op");
    made.id = "voorvertoning";
    made.open = stuck;
    return made;
  };

  const missing = ([key, about]) => element("li", [element("code", key), `: ${about}`]);

  const panel = (notes) => {
    const total = notes.notities.length + notes.ontbreekt.length;
    const made = element("details", [
      element("summary", `Notities (${total})`),
      element("p", notes.bestand, "waar"),
      ...(notes.nagekeken ? [element("p", notes.nagekeken)] : []),
      ...list("Kan beter", notes.notities.map(item)),
      ...list("Niet ingevuld", notes.ontbreekt.map(missing)),
      ...(total ? [] : [element("p", "Niets op te merken.")]),
    ], notes.versheid);
    made.id = "notities";
    made.open = sessionStorage.getItem(KEY) === "ja";
    made.addEventListener("toggle", () => sessionStorage.setItem(KEY, made.open ? "ja" : "nee"));
    return made;
  };

  const desk = element("aside");
  desk.id = "redactie";
  desk.setAttribute("aria-label", "Voor redacteuren");

  const show = async (name, made, put) => {
    const answer = await fetch(`/-/${name}.json?pagina=${encodeURIComponent(location.pathname)}`);
    const data = answer.ok && (await answer.json());
    if (!data || data.length === 0) return;
    desk[put](made(data));
    document.body.append(desk);
  };

  // livereload's protocol, version 7. We say from which build this page is, so that a save while
  // the page was loading is not missed. After a restart of the server the page is old as well.
  const connect = () => {
    const secure = location.protocol === "https:" ? "s" : "";
    const socket = new WebSocket(`ws${secure}://${location.host}/livereload`);
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

  show("problemen", overlay, "prepend");
  show("notities", panel, "append");
  connect();
})();

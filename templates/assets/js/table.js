// Tables that sort by a press on a heading. Without script they stay in the order of the page.

const COLLATOR = new Intl.Collator(document.documentElement.lang, { numeric: true });
// The first number of a cell: the 3 of "3 van de 12", or one such as 1.234,5.
const NUMBER = /\d[\d.,\s]*/;

function sortable(table) {
  const body = table.tBodies[0];
  const rows = [...body.rows];
  const heads = [...table.tHead.rows[0].cells];
  heads.forEach((head, at) => {
    const numbers = head.classList.contains("getal");
    const value = ({ cells }) => (numbers ? parseInt(cells[at].textContent.match(NUMBER)?.[0].replace(/\D/g, ""), 10) : cells[at].textContent.trim());
    const button = document.createElement("button");
    Object.assign(button, { type: "button", className: "sorteer-knop", textContent: head.textContent });
    button.addEventListener("click", () => {
      // Of numbers one wants the largest first.
      const up = head.ariaSort ? head.ariaSort === "descending" : !numbers;
      for (const other of heads) other.removeAttribute("aria-sort");
      head.setAttribute("aria-sort", up ? "ascending" : "descending");
      const turn = up ? 1 : -1;
      const by = (a, b) => (numbers ? value(a) - value(b) : COLLATOR.compare(value(a), value(b)));
      body.append(...[...rows].sort((a, b) => turn * by(a, b)));
    });
    head.replaceChildren(button);
  });
}

for (const table of document.querySelectorAll("[data-sorteer]")) sortable(table);

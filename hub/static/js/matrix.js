// Arrow keys move between the cells of a matrix; without this script the tab key does.

const STEPS = { ArrowUp: [-1, 0], ArrowDown: [1, 0], ArrowLeft: [0, -1], ArrowRight: [0, 1] };

const linkAt = (table, row, column) => table.rows[row]?.cells[column]?.querySelector(".matrix__link");

function move(event) {
  const cell = event.target.closest?.("[data-matrix] .matrix__link")?.closest("td");
  const step = STEPS[event.key];
  if (!cell || !step || event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return;
  const table = cell.closest("table");
  const sideways = getComputedStyle(table).direction === "rtl" ? -step[1] : step[1];
  let [row, column] = [cell.parentElement.rowIndex + step[0], cell.cellIndex + sideways];
  // Cells that a filter left out are passed over.
  while (table.rows[row]?.cells[column] && !linkAt(table, row, column)) {
    row += step[0];
    column += sideways;
  }
  const link = linkAt(table, row, column);
  if (!link) return;
  event.preventDefault();
  link.focus();
}

function offerPrinting() {
  for (const button of document.querySelectorAll("[data-matrix-print]")) button.hidden = false;
}

document.addEventListener("keydown", move);
document.addEventListener("click", (event) => {
  if (event.target.closest?.("[data-matrix-print]")) window.print();
});
// The results are put in anew when a filter changes.
new MutationObserver(offerPrinting).observe(document.body, { childList: true, subtree: true });
offerPrinting();

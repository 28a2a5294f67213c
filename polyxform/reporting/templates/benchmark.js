"use strict";

/* A cell's value for sorting: a number where it is one; empty cells come last whichever way. */
function valueOf(row, column) {
  const text = row.cells[column].dataset.value;
  const number = Number(text);
  return text === "" || Number.isNaN(number) ? text : number;
}

function compareValues(left, right) {
  if (typeof left === "number" && typeof right === "number") return left - right;
  return String(left).localeCompare(String(right), "en", { numeric: true });
}

function sortTable(table, column) {
  const headings = [...table.tHead.rows[0].cells];
  const descending = headings[column].getAttribute("aria-sort") === "ascending";
  const rows = [...table.tBodies[0].rows];
  rows.sort((first, second) => {
    const left = valueOf(first, column);
    const right = valueOf(second, column);
    if (left === "" || right === "") return (left === "") - (right === "");
    return descending ? compareValues(right, left) : compareValues(left, right);
  });
  table.tBodies[0].append(...rows);
  headings.forEach((heading) => heading.removeAttribute("aria-sort"));
  headings[column].setAttribute("aria-sort", descending ? "descending" : "ascending");
}

document.querySelectorAll("table.sortable").forEach((table) => {
  [...table.tHead.rows[0].cells].forEach((heading, column) => {
    heading.querySelector("button").addEventListener("click", () => sortTable(table, column));
  });
});

/* SPDX-FileCopyrightText: 2026 The Driehoek contributors
   SPDX-License-Identifier: EUPL-1.2 */
/* A block that was copied in a spreadsheet fills the cells to the right and below; Enter and arrows move between rows.
   Without this script one types cell by cell. */
(() => {
  "use strict";

  const form = document.querySelector("[data-grid]");
  if (!form) return;
  const rows = [...form.querySelectorAll("tbody tr")].map((row) => [...row.querySelectorAll("input[name^='v.']")]);
  const placeOf = (field) => {
    const row = rows.findIndex((cells) => cells.includes(field));
    return [row, row < 0 ? -1 : rows[row].indexOf(field)];
  };

  form.addEventListener("paste", (event) => {
    const text = event.clipboardData.getData("text/plain").replace(/\r?\n$/, "");
    const [row, column] = placeOf(event.target);
    if (row < 0 || !/[\t\n]/.test(text)) return;
    event.preventDefault();
    let filled = 0;
    text.split(/\r?\n/).forEach((line, down) =>
      line.split("\t").forEach((value, right) => {
        const field = (rows[row + down] || [])[column + right];
        if (field) {
          field.value = value.trim();
          filled += 1;
        }
      }),
    );
    form.querySelector("[data-told]").textContent = form.dataset.filled.replace("#", String(filled));
  });

  form.addEventListener("keydown", (event) => {
    const step = { Enter: event.shiftKey ? -1 : 1, ArrowDown: 1, ArrowUp: -1 }[event.key];
    const [row, column] = placeOf(event.target);
    if (!step || row < 0 || event.ctrlKey || event.altKey) return;
    let next = row + step;
    while (rows[next] && !rows[next][column]) next += step;
    if (event.key === "Enter" || rows[next]) event.preventDefault();
    if (rows[next]) rows[next][column].focus();
  });
})();

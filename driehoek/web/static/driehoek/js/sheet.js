/* SPDX-FileCopyrightText: 2026 The Driehoek contributors
   SPDX-License-Identifier: EUPL-1.2 */
/* The table in which one types: moving by keyboard, pasting from a spreadsheet, keeping row by row. Without this script
   the table is one form with a button; with it, a row is sent by itself and tells what became of it. Nothing typed is
   lost: an answer replaces a row only when it is that row. */
(() => {
  "use strict";

  const form = document.querySelector("[data-sheet-form]");
  if (!form) return;
  const words = form.dataset;
  const PASTED = ["stand", "gedaan", "einde", "aandacht", "bijsturing"];
  const COLUMNS = [...PASTED, "reden"];
  const EXPLAINED = new Set(["vertraagd", "uitgesteld", "vervallen"]);
  const DRAFT = "driehoek-concept-rij-";

  const part = (name) => form.querySelector(`[data-sheet-${name}]`);
  const rows = () => [...form.querySelectorAll("tbody[id^='rij-']")];
  const cell = (row, column) => row.querySelector(`[name^='${column}.']`);
  const columnOf = (field) => field.name.split(".")[0];
  const tell = (text) => {
    part("told").textContent = text;
  };

  /* What was typed and not kept. */

  const differs = (field) =>
    field.tagName === "SELECT"
      ? [...field.options].some((option) => option.selected !== option.defaultSelected)
      : field.value !== field.defaultValue;
  const waits = (row) => "waiting" in row.dataset || COLUMNS.some((column) => differs(cell(row, column)));

  const explain = (row) => {
    const reason = cell(row, "reden");
    const needed =
      EXPLAINED.has(cell(row, "stand").value) || differs(cell(row, "einde")) || reason.value || reason.ariaInvalid;
    row.querySelector("[data-reason]").hidden = !needed;
  };

  const count = () => {
    const waiting = rows().filter(waits).length;
    const told = waiting === 1 ? words.one : words.many.replace("#", String(waiting));
    part("count").textContent = waiting ? told : "";
  };

  const look = (row) => {
    explain(row);
    const waiting = waits(row);
    const marked = row.classList.contains("driehoek-sheet__row--vuil");
    if (waiting !== marked) {
      row.classList.toggle("driehoek-sheet__row--vuil", waiting);
      if (!("waiting" in row.dataset)) say(row, waiting ? words.unsaved : "");
    }
    count();
  };

  const say = (row, text) => {
    const said = row.querySelector("[data-said]");
    said.replaceChildren(Object.assign(document.createElement("span"), { textContent: text }));
  };

  window.addEventListener("beforeunload", (event) => {
    if (rows().some(waits)) event.preventDefault();
  });

  /* Keeping. */

  const sent = (row) => {
    const fields = new URLSearchParams();
    for (const field of row.querySelectorAll("[name]")) {
      if (field.tagName !== "BUTTON" && (field.type !== "checkbox" || field.checked)) fields.append(field.name, field.value);
    }
    fields.append("namens", form.elements.namens.value);
    fields.append("csrfmiddlewaretoken", form.elements.csrfmiddlewaretoken.value);
    fields.append("bewaar", row.id.slice("rij-".length));
    return fields;
  };

  const post = (row) =>
    fetch(form.action, { method: "POST", body: sent(row), headers: { "HX-Request": "true" }, redirect: "manual" });

  /* Who signed in again in another tab has another safety token: take it from a fresh page. */
  const refresh = async () => {
    const answer = await fetch(form.action, { redirect: "manual" });
    if (!answer.ok) return false;
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    const token = page.querySelector("[name=csrfmiddlewaretoken]");
    if (token) form.elements.csrfmiddlewaretoken.value = token.value;
    return Boolean(token);
  };

  const answered = async (row) => {
    let answer = await post(row);
    if (answer.status === 403 && (await refresh())) answer = await post(row);
    if (answer.type === "opaqueredirect") return words.signedOut;
    if (answer.status === 404 || answer.status === 403) return words.refused;
    if (answer.status !== 200 && answer.status !== 400) return words.trouble;
    const holder = document.createElement("template");
    holder.innerHTML = `<table>${await answer.text()}</table>`;
    const fresh = holder.content.querySelector(`tbody#${CSS.escape(row.id)}`);
    return fresh || words.trouble;
  };

  const keep = async (row) => {
    const focused = row.contains(document.activeElement) ? document.activeElement : null;
    row.inert = true;
    say(row, words.busy);
    let outcome = words.offline;
    try {
      outcome = await answered(row);
    } catch (problem) {
      if (!(problem instanceof TypeError)) throw problem;
    }
    row.inert = false;
    if (typeof outcome === "string") {
      say(row, outcome);
      tell(`${row.dataset.code}: ${outcome}`);
      focused?.focus();
      return;
    }
    row.replaceWith(outcome);
    if (!("waiting" in outcome.dataset)) forget(outcome);
    look(outcome);
    tell(`${outcome.dataset.code}: ${outcome.querySelector("[data-said]").textContent}`);
    if (focused) (focused.id ? document.getElementById(focused.id) : outcome.querySelector("button"))?.focus();
  };

  let line = Promise.resolve();
  const queue = (row) => {
    line = line.then(() => keep(row));
    return line;
  };

  form.addEventListener("submit", (event) => {
    event.preventDefault();
    const wanted = event.submitter?.value;
    const chosen = wanted === "alles" ? rows().filter(waits) : rows().filter((row) => row.id === `rij-${wanted}` && waits(row));
    if (!chosen.length) tell(words.nothing);
    chosen.forEach(queue);
  });

  /* Moving: Enter and the arrows as in a spreadsheet, Tab as everywhere. */

  const go = (field, by) => {
    const every = rows();
    const next = every[every.indexOf(field.closest("tbody")) + by];
    if (!next) return false;
    const target = cell(next, columnOf(field));
    const there = target.closest("[hidden]") ? cell(next, "stand") : target;
    there.focus();
    if (there.tagName === "INPUT") there.select();
    else if (there.tagName === "TEXTAREA") there.setSelectionRange(there.value.length, there.value.length);
    return true;
  };

  const enter = (event, field) => {
    if (event.ctrlKey || event.metaKey) {
      const row = field.closest("tbody");
      if (waits(row)) queue(row);
      else tell(words.nothing);
      if (!go(field, 1)) form.querySelector("[data-sheet-bar] button").focus();
    } else if (event.altKey) {
      if (field.tagName !== "TEXTAREA") return;
      field.setRangeText("\n", field.selectionStart, field.selectionEnd, "end");
      field.dispatchEvent(new Event("input", { bubbles: true }));
    } else {
      go(field, event.shiftKey ? -1 : 1);
    }
    event.preventDefault();
  };

  form.addEventListener("keydown", (event) => {
    const field = event.target;
    if (event.isComposing || !field.closest("tbody") || !COLUMNS.includes(columnOf({ name: field.name ?? "" }))) return;
    if (event.key === "Enter") {
      enter(event, field);
      return;
    }
    const plain = !(event.ctrlKey || event.metaKey || event.altKey || event.shiftKey);
    if (!plain || field.tagName === "SELECT" || field.selectionStart === null) return;
    const whole = field.selectionStart === 0 && field.selectionEnd === field.value.length;
    const at = field.selectionStart === field.selectionEnd || whole;
    if (event.key === "ArrowUp" && at && field.selectionStart === 0 && go(field, -1)) event.preventDefault();
    if (event.key === "ArrowDown" && at && field.selectionEnd === field.value.length && go(field, 1)) event.preventDefault();
  });

  /* Typing: cells grow, rows are marked, and what is typed stays in this browser until it is kept. */

  const grows = CSS.supports("field-sizing", "content");
  const grow = (field) => {
    if (grows || field.tagName !== "TEXTAREA") return;
    field.rows = 2;
    while (field.scrollHeight > field.clientHeight && field.rows < 12) field.rows += 1;
  };

  const remember = (row) => {
    const name = DRAFT + row.id.slice("rij-".length);
    try {
      if (!waits(row)) localStorage.removeItem(name);
      else {
        const texts = Object.fromEntries(["rij", ...COLUMNS].map((column) => [column, cell(row, column).value]));
        localStorage.setItem(name, JSON.stringify({ at: Date.now(), texts }));
      }
    } catch {
      /* a browser that keeps nothing: the table works as it did */
    }
  };

  const forget = (row) => {
    try {
      localStorage.removeItem(DRAFT + row.id.slice("rij-".length));
    } catch {
      /* nothing was kept */
    }
  };

  const remembered = (row) => {
    try {
      return JSON.parse(localStorage.getItem(DRAFT + row.id.slice("rij-".length)))?.texts;
    } catch {
      return null;
    }
  };

  form.addEventListener("input", (event) => {
    const row = event.target.closest("tbody");
    if (!row) return;
    grow(event.target);
    look(row);
    remember(row);
  });

  const offer = () => {
    const found = rows().filter((row) => !waits(row) && remembered(row));
    if (!found.length) return;
    const box = part("drafts");
    part("drafts-rows").textContent = `${words.drafts} ${found.map((row) => row.dataset.code).join(", ")}.`;
    box.hidden = false;
    part("drafts-put").addEventListener("click", () => {
      box.hidden = true;
      for (const row of found) {
        for (const [column, text] of Object.entries(remembered(row) ?? {})) cell(row, column).value = text;
        row.dataset.waiting = "";
        say(row, words.unsaved);
        look(row);
      }
      cell(found[0], "gedaan").focus();
    });
    part("drafts-drop").addEventListener("click", () => {
      box.hidden = true;
      found.forEach(forget);
    });
  };

  /* Pasting: a column or a block out of a spreadsheet fills the rows below; anything else is pasted as ever. */

  const block = (text) => {
    const found = [[""]];
    let quoted = false;
    const rest = text.replace(/\r\n?/g, "\n").replace(/\n$/, "");
    for (let i = 0; i < rest.length; i += 1) {
      const line = found[found.length - 1];
      const last = line.length - 1;
      const sign = rest[i];
      if (quoted && sign === '"' && rest[i + 1] === '"') {
        line[last] += '"';
        i += 1;
      } else if (quoted && sign === '"') quoted = false;
      else if (quoted) line[last] += sign;
      else if (sign === '"' && line[last] === "") quoted = true;
      else if (sign === "\t") line.push("");
      else if (sign === "\n") found.push([""]);
      else line[last] += sign;
    }
    return found;
  };

  const fill = (field, text) => {
    const wanted = text.trim();
    if (field.tagName !== "SELECT") {
      field.value = field.tagName === "INPUT" ? wanted.replace(/\s+/g, " ") : wanted;
      return true;
    }
    const same = (one) => one.trim().toLocaleLowerCase() === wanted.toLocaleLowerCase();
    const option = [...field.options].find((one) => same(one.label) || same(one.value.replace("_", " ")));
    if (option) field.value = option.value;
    return Boolean(option);
  };

  let before = [];
  form.addEventListener("paste", (event) => {
    const field = event.target;
    const first = PASTED.indexOf(columnOf({ name: field.name ?? "" }));
    if (first < 0) return;
    const text = event.clipboardData.getData("text/plain");
    const fromTable = /<table/i.test(event.clipboardData.getData("text/html"));
    const table = text.includes("\t") || fromTable || (text.trim().includes("\n") && field.tagName !== "TEXTAREA");
    const lines = block(text);
    const single = lines.length === 1 && lines[0].length === 1;
    if (!table || (single && field.tagName !== "SELECT")) return;
    event.preventDefault();
    const every = rows().slice(rows().indexOf(field.closest("tbody")));
    let filled = 0;
    let left = 0;
    before = [];
    lines.forEach((line, down) =>
      line.forEach((value, right) => {
        const column = PASTED[first + right];
        const target = column && every[down] ? cell(every[down], column) : null;
        const was = target?.value;
        if (!target || !fill(target, value)) {
          left += value.trim() ? 1 : 0;
          return;
        }
        filled += 1;
        before.push([target, was]);
        target.dispatchEvent(new Event("input", { bubbles: true }));
      }),
    );
    const unfit = left ? `, ${words.notFilled.replace("#", String(left))}` : "";
    tell(`${words.filled.replace("#", String(filled))}${unfit}.`);
    part("undo").hidden = !before.length;
  });

  part("undo").addEventListener("click", () => {
    for (const [field, was] of before) {
      if (!field.isConnected) continue;
      field.value = was;
      field.dispatchEvent(new Event("input", { bubbles: true }));
    }
    part("undo").hidden = true;
    before[0]?.[0].focus();
    tell("");
  });

  for (const row of rows()) {
    look(row);
    row.querySelectorAll("textarea").forEach(grow);
  }
  part("help").hidden = false;
  offer();
})();

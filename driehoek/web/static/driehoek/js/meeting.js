/* SPDX-FileCopyrightText: 2026 The Driehoek contributors
   SPDX-License-Identifier: EUPL-1.2 */
/* At the table: each form is sent by itself, in order, and waits in this browser when the line drops. What waits keeps
   its key, so that sent twice it is carried out once; it goes only when the server answered that it was kept. Without
   this script every form works as a plain form. */
(() => {
  "use strict";

  const table = document.querySelector("[data-table]");
  if (!table) return;
  const words = table.dataset;
  const line = document.querySelector("[data-line]");
  const PAUSE = 1500; // after the last key, before minutes are kept by themselves
  const AGAIN = 5000; // between two tries without a connection
  const LOOK = 20000; // between two looks at what others recorded

  /* Kept outside this page: what waits to be sent, and what was typed and not sent yet. */

  const memory = {};
  const box = (name, empty) => ({
    read: () => {
      try {
        return JSON.parse(window.localStorage.getItem(name) || "null") ?? memory[name] ?? empty;
      } catch {
        return memory[name] ?? empty;
      }
    },
    write: (value) => {
      memory[name] = value;
      try {
        if (Object.keys(value).length) window.localStorage.setItem(name, JSON.stringify(value));
        else window.localStorage.removeItem(name);
      } catch {
        // a browser that keeps nothing: it then stands only on this page
      }
    },
  });
  const queue = box(`driehoek-tafel-${words.name}`, []);
  const drafts = box(`driehoek-tafel-${words.name}-concept`, {});
  const change = (id, wanted) =>
    queue.write(queue.read().flatMap((one) => (one.id === id ? (wanted ? [{ ...one, ...wanted }] : []) : [one])));
  const unique = () => window.crypto.randomUUID?.() ?? `${Date.now()}-${Math.random()}`;

  /* Forms: which is which, and what was typed in them. */

  const OURS = new Set(["csrfmiddlewaretoken", "sleutel", "stond", "gezien", "punt"]);
  const forms = () => [...table.querySelectorAll("form[data-table-form]")];
  const part = (form, name) => form.elements.namedItem(name);
  const signature = (form) =>
    ["doe", "agendapunt", "afspraak", "functie"].map((name) => part(form, name)?.value ?? "").join("|");
  const named = (wanted) => forms().find((form) => signature(form) === wanted);
  const fields = (form) => [...form.elements].filter((one) => one.name && one.type !== "hidden" && one.tagName !== "BUTTON");
  const differs = (field) => {
    if (field.tagName === "SELECT") {
      const options = [...field.options];
      const first = Math.max(0, options.findIndex((one) => one.defaultSelected));
      return field.selectedIndex !== first;
    }
    if (field.type === "radio" || field.type === "checkbox") return field.checked !== field.defaultChecked;
    return field.value !== field.defaultValue;
  };
  const typed = (form) => fields(form).some(differs);
  /* What was refused stands in its form, and stays there until it is sent again. */
  const held = (form) => "held" in form.dataset || typed(form);
  const contents = (form) =>
    [...new FormData(form)].filter(([name, value]) => name !== "csrfmiddlewaretoken" && typeof value === "string");
  const fill = (form, pairs) => {
    const wanted = new Map(pairs);
    for (const field of fields(form)) {
      if (field.type === "radio" || field.type === "checkbox") field.checked = wanted.get(field.name) === field.value;
      else if (wanted.has(field.name)) field.value = wanted.get(field.name);
    }
  };
  const unfold = (form) => form.closest("details[data-outcome]")?.setAttribute("open", "");

  /* What the page says of it. */

  let keptAt = "";
  let busy = false;
  let unreached = false;
  let out = false;
  let stale = false;
  const first = line.textContent;
  const status = () => {
    const entries = queue.read();
    const stuck = entries.filter((one) => one.heed).length;
    if (out) return ["let-op", words.out];
    if (entries.length > stuck) return ["wacht", unreached ? words.wait.replace("#", String(entries.length)) : words.busy];
    if (stuck) return ["let-op", words.heed.replace("#", String(stuck))];
    if (forms().some(held)) return ["typt", words.typing];
    return ["bewaard", keptAt ? words.kept.replace("#", keptAt) : first];
  };
  /* What has no form on this page any more is shown in its own words: they stand nowhere else. */
  const told = (one) => {
    const texts = one.fields.filter(([name]) => ["onderwerp", "tekst", "gezegd", "reden"].includes(name));
    const said = texts.map(([, text]) => text).filter(Boolean);
    return one.heed ? [one.what, ...said].join(" / ") : `${words.queued} ${one.what}`;
  };
  const say = () => {
    const [state, text] = status();
    if (line.textContent !== text) line.textContent = text;
    line.dataset.state = state;
    const shown = queue.read().filter((one) => (one.heed ? !named(one.form) : unreached || out));
    table.querySelector("[data-queue]").replaceChildren(
      ...shown.map((one) => Object.assign(document.createElement("li"), { textContent: told(one) })),
    );
  };

  /* From point to point without asking the server, so that it also works without a line. */

  const panels = () => [...table.querySelectorAll("[data-panel]")];
  const here = () => panels().find((panel) => !panel.hidden)?.dataset.panel ?? "";
  const mark = (place) => {
    for (const link of table.querySelectorAll("[data-agenda] [data-go]")) {
      const current = link.dataset.go === place;
      link.classList.toggle("driehoek-table__link--here", current);
      if (current) link.setAttribute("aria-current", "step");
      else link.removeAttribute("aria-current");
    }
  };
  const go = (place, push = true) => {
    const wanted = panels().find((panel) => panel.dataset.panel === place);
    if (!wanted) return;
    for (const panel of panels()) panel.hidden = panel !== wanted;
    mark(place);
    if (push) window.history.pushState({ place }, "", `${words.address}?punt=${place}`);
    wanted.querySelector("h2")?.focus({ preventScroll: true });
    window.scrollTo({ top: 0 });
  };

  /* Taking over what the server answered, never over what somebody is typing. */

  const parsed = async (answer) => new DOMParser().parseFromString(await answer.text(), "text/html");
  const typingIn = (panel) => panel.contains(document.activeElement) && document.activeElement.matches("input, textarea, select");
  const takeOver = (page, sent, refused) => {
    const fresh = page.querySelector("[data-table]");
    const place = here();
    for (const panel of fresh.querySelectorAll("[data-panel]")) {
      const old = panels().find((one) => one.dataset.panel === panel.dataset.panel);
      if (!old) {
        table.querySelector("[data-middle]").append(panel);
        panel.hidden = true;
        continue;
      }
      const asked = refused && [...panel.querySelectorAll("form")].some((form) => signature(form) === sent);
      if (typingIn(old) && !asked) {
        stale = true;
        continue;
      }
      replace(old, panel, sent, refused);
      panel.hidden = panel.dataset.panel !== place;
    }
    // One's own outcome is no surprise to oneself.
    for (const form of fresh.querySelectorAll("form[data-table-form]")) {
      const own = sent.startsWith("uitkomst|") && signature(form) === sent && named(sent);
      if (own && own !== form) part(own, "gezien").value = part(form, "gezien").value;
    }
    const agenda = fresh.querySelector("[data-agenda]");
    if (agenda) table.querySelector("[data-agenda]").replaceWith(agenda);
    mark(place);
    const messages = page.querySelector("[data-told]");
    if (messages && (messages.childElementCount || sent)) document.querySelector("[data-told]").replaceWith(messages);
  };
  const replace = (old, panel, sent, refused) => {
    for (const form of [...panel.querySelectorAll("form[data-table-form]")]) {
      const mine = [...old.querySelectorAll("form[data-table-form]")].find((one) => signature(one) === signature(form));
      if (!mine) continue;
      const answered = refused && signature(form) === sent;
      if (answered && "live" in form.dataset) {
        fill(form, contents(mine)); // newer words than those that were refused
      } else if (answered ? typed(mine) : held(mine)) {
        form.replaceWith(mine);
        unfold(mine);
        if (signature(form) === sent && part(form, "gezien")) part(mine, "gezien").value = part(form, "gezien").value;
      }
    }
    if (old.querySelector("details[data-outcome]")?.open && !sent.startsWith("uitkomst|")) {
      panel.querySelector("details[data-outcome]")?.setAttribute("open", "");
    }
    old.replaceWith(panel);
  };

  /* Sending: one at a time, in the order in which it was typed. */

  const next = () => queue.read().find((one) => !one.heed);
  const work = async () => {
    if (busy) return;
    busy = true;
    try {
      for (let entry = next(); entry; entry = next()) {
        change(entry.id, { tried: true });
        const body = new URLSearchParams(entry.fields);
        body.set("csrfmiddlewaretoken", document.querySelector("[name=csrfmiddlewaretoken]")?.value ?? "");
        let answer = null;
        try {
          answer = await fetch(words.address, { method: "POST", body, credentials: "same-origin" });
        } catch {
          answer = null;
        }
        unreached = !answer || answer.status >= 500;
        if (unreached) return;
        heard(entry, answer, await parsed(answer));
        if (out) return;
      }
    } finally {
      busy = false;
      say();
    }
  };
  /* What the server made of it: kept, refused or a colleague first, or signed out. */
  const heard = (entry, answer, page) => {
    out = !page.querySelector("[data-table]");
    if (out) return;
    if (answer.ok) {
      change(entry.id, null);
      // What was refused earlier comes up again now that its form is free.
      queue.write(queue.read().map((one) => (one.form === entry.form ? { ...one, heed: false } : one)));
      keptAt = new Date().toLocaleTimeString("nl-NL", { hour: "2-digit", minute: "2-digit", timeZone: "Europe/Amsterdam" });
      takeOver(page, entry.form, false);
      return;
    }
    const live = entry.form.startsWith("gezegd|");
    // Of minutes only the latest words matter, and those stand in the form.
    if (live) queue.write(queue.read().filter((one) => one.form !== entry.form || one.id === entry.id));
    const form = named(entry.form);
    change(entry.id, form ? { heed: true } : null);
    takeOver(page, entry.form, true);
    const shown = named(entry.form);
    if (shown) {
      unfold(shown);
      go(shown.closest("[data-panel]").dataset.panel, false);
      shown.querySelector("[role=alert]")?.focus?.();
    }
  };

  const put = (form, button) => {
    const wanted = contents(form);
    if (button?.name) wanted.push([button.name, button.value]);
    const name = signature(form);
    const entry = { id: unique(), form: name, what: form.dataset.what, fields: wanted };
    // Sent again, it takes the place of what was refused.
    const entries = queue.read().filter((one) => one.form !== name || !one.heed || !("held" in form.dataset));
    const ahead = entries.filter((one) => one.form === name);
    const set = (field, value) => {
      entry.fields = entry.fields.map((pair) => (pair[0] === field ? [field, value] : pair));
    };
    if (name.startsWith("uitkomst|")) set("gezien", String(Number(part(form, "gezien").value) + ahead.length));
    // Minutes that never left: the newer words take the place of the older ones, on what stood before both.
    const older = "live" in form.dataset && ahead.findLast((one) => !one.tried);
    if (older) {
      set("stond", older.fields.find(([field]) => field === "stond")[1]);
      queue.write(entries.map((one) => (one.id === older.id ? { ...entry, id: older.id } : one)));
    } else {
      queue.write([...entries, entry]);
    }
    settle(form);
    say();
    work();
  };
  /* The form is free again: minutes go on from what was sent, another form begins as it stood, under a new key. */
  const settle = (form) => {
    delete form.dataset.held;
    if ("live" in form.dataset) {
      for (const field of fields(form)) field.defaultValue = field.value;
      part(form, "stond").value = part(form, "gezegd").value;
    } else {
      form.reset();
    }
    if (window.crypto.randomUUID) part(form, "sleutel").value = window.crypto.randomUUID();
    const kept = drafts.read();
    delete kept[signature(form)];
    drafts.write(kept);
  };

  /* What starts it. */

  const timers = new Map();
  const live = (form) => "live" in form.dataset && !part(form, "kies");
  table.addEventListener("input", (event) => {
    const form = event.target.closest("form[data-table-form]");
    if (!form) return;
    const name = signature(form);
    if (live(form)) {
      window.clearTimeout(timers.get(name));
      timers.set(name, window.setTimeout(() => form.isConnected && typed(form) && put(form), PAUSE));
    } else {
      drafts.write({ ...drafts.read(), [name]: contents(form) });
    }
    say();
  });
  table.addEventListener("submit", (event) => {
    const form = event.target;
    if (form.matches("form[data-table-form]")) {
      event.preventDefault();
      window.clearTimeout(timers.get(signature(form)));
      put(form, event.submitter);
      const outcome = form.closest("details[data-outcome]");
      if (outcome) outcome.open = false;
    } else if (form.matches("form[data-table-plain]")) {
      keepLive();
      if (!queue.read().length) return;
      event.preventDefault(); // first what was typed, then opening or closing
      work().then(() => queue.read().length || form.submit());
    }
  });
  const keepLive = () => forms().filter((form) => live(form) && typed(form)).forEach((form) => put(form));
  const look = async (asked) => {
    if (document.hidden || busy || unreached || out || queue.read().length) return;
    stale = false;
    try {
      const answer = await fetch(`${words.address}?punt=${here()}`, { credentials: "same-origin" });
      const page = await parsed(answer);
      if (answer.ok && page.querySelector("[data-table]") && !busy && !queue.read().length) takeOver(page, asked, false);
    } catch {
      // without a line there is nothing to see of others
    }
    say();
  };
  table.addEventListener("focusout", () => window.setTimeout(() => stale && look(""), 300));
  document.addEventListener("visibilitychange", () => document.hidden && keepLive());
  window.addEventListener("pagehide", keepLive);
  window.addEventListener("online", work);
  window.addEventListener("storage", say);
  window.addEventListener("popstate", () => go(new URLSearchParams(window.location.search).get("punt") || "1", false));
  window.setInterval(() => next() && work(), AGAIN);
  window.setInterval(() => look(""), LOOK);
  document.addEventListener("click", (event) => {
    const link = event.target.closest("[data-go]");
    if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    go(link.dataset.go);
  });
  document.addEventListener("keydown", (event) => {
    if (!event.altKey || !["ArrowUp", "ArrowDown"].includes(event.key)) return;
    const places = panels().map((panel) => panel.dataset.panel);
    const place = places[places.indexOf(here()) + (event.key === "ArrowDown" ? 1 : -1)];
    if (!place) return;
    event.preventDefault();
    go(place);
  });

  /* What was typed before this page was opened again. */
  for (const [name, pairs] of Object.entries(drafts.read())) {
    const form = named(name);
    if (!form || held(form)) continue;
    fill(form, pairs);
    unfold(form);
  }
  queue.write(queue.read().map((one) => ({ ...one, heed: false })));
  say();
  work();
})();

/* SPDX-FileCopyrightText: 2026 The Driehoek contributors
   SPDX-License-Identifier: EUPL-1.2 */
/* Drafts: what somebody typed stays in this browser until it is saved, so that a closed lid or a lost line costs
   nothing. A form takes part with data-draft (its name); the answer of the server that it was kept carries
   data-draft-done with the same name. Signing out throws all drafts away. */
(() => {
  "use strict";

  const PREFIX = "driehoek-concept-";
  const OURS = new Set(["csrfmiddlewaretoken", "versie", "oorspronkelijk", "sleutel"]);
  const OLDEST = 30 * 24 * 60 * 60 * 1000;

  const store = (() => {
    try {
      const place = window.localStorage;
      place.setItem(`${PREFIX}proef`, "1");
      place.removeItem(`${PREFIX}proef`);
      return place;
    } catch {
      return null; // a browser that keeps nothing: the form works as it did
    }
  })();
  if (!store) return;

  const names = () => Object.keys(store).filter((name) => name.startsWith(PREFIX));

  const contents = (form) => {
    const found = {};
    for (const [name, value] of new FormData(form)) {
      if (OURS.has(name) || typeof value !== "string") continue;
      (found[name] ??= []).push(value);
    }
    return found;
  };

  const same = (one, other) => JSON.stringify(one) === JSON.stringify(other);

  const put = (form, texts) => {
    for (const field of form.elements) {
      if (!field.name || OURS.has(field.name) || field.type === "file") continue;
      const wanted = texts[field.name] ?? [];
      if (field.type === "checkbox" || field.type === "radio") field.checked = wanted.includes(field.value);
      else if (field.type !== "submit") field.value = wanted[0] ?? "";
    }
    form.querySelector("details")?.setAttribute("open", "");
    form.dispatchEvent(new Event("input", { bubbles: true }));
  };

  const offer = (form, texts) => {
    const notice = document.createElement("div");
    notice.className = "utrecht-alert utrecht-alert--info driehoek-draft";
    notice.setAttribute("role", "status");
    const words = document.createElement("p");
    words.textContent = form.dataset.draftFound;
    const button = (label, press) => {
      const made = document.createElement("button");
      made.type = "button";
      made.className = "driehoek-link-button";
      made.textContent = label;
      made.addEventListener("click", () => {
        press();
        notice.remove();
        form.querySelector("input:not([type=hidden]), select, textarea")?.focus();
      });
      return made;
    };
    notice.append(
      words,
      button(form.dataset.draftTake, () => put(form, texts)),
      button(form.dataset.draftDrop, () => store.removeItem(form.dataset.draft)),
    );
    form.before(notice);
  };

  for (const done of document.querySelectorAll("[data-draft-done]")) store.removeItem(done.dataset.draftDone);

  for (const name of names()) {
    try {
      if (Date.now() - JSON.parse(store.getItem(name)).at > OLDEST) store.removeItem(name);
    } catch {
      store.removeItem(name);
    }
  }

  for (const form of document.querySelectorAll("form[data-draft]")) {
    const began = contents(form);
    const kept = store.getItem(form.dataset.draft);
    // A form that comes back with errors holds what was typed already.
    if (kept && !form.querySelector("[aria-invalid]")) {
      const { texts } = JSON.parse(kept);
      if (!same(texts, began)) offer(form, texts);
    }
    let waiting = 0;
    form.addEventListener("input", () => {
      window.clearTimeout(waiting);
      waiting = window.setTimeout(() => {
        const texts = contents(form);
        if (same(texts, began)) store.removeItem(form.dataset.draft);
        else store.setItem(form.dataset.draft, JSON.stringify({ at: Date.now(), texts }));
      }, 300);
    });
  }

  for (const form of document.querySelectorAll("form[data-drafts-drop]")) {
    form.addEventListener("submit", () => names().forEach((name) => store.removeItem(name)));
  }
})();

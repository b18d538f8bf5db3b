"use strict";
(() => {
  const byId = (id) => document.getElementById(id);
  const form = byId("filters");
  const names = ["words", "theme", "role", "paper", "decision", "kind", "least"];
  const plain = (text) => text.toLowerCase().replace(/[‘’]/g, "'").replace(/[“”]/g, '"');
  const links = new Map();
  for (const one of document.querySelectorAll("[data-for]")) {
    links.set(one.dataset.for, [...(links.get(one.dataset.for) || []), one]);
  }
  const statements = [...document.querySelectorAll("article.statement")].map((node) => ({
    node,
    theme: node.parentElement.dataset.theme,
    own: plain([...node.querySelectorAll(":scope > :not(.group)")].map((part) => part.textContent).join(" ")),
    row: document.querySelector(`[data-row="${CSS.escape(node.id)}"]`),
    items: [...node.querySelectorAll("[data-form]")].map((item) => ({
      node: item,
      text: plain(item.textContent),
      ...item.dataset,
    })),
    groups: [...node.querySelectorAll(".group")],
  }));
  const ties = statements.flatMap((one) => one.items.filter((item) => item.form !== "gap")).length;

  const asked = () => Object.fromEntries(names.map((name) => [name, form.elements[name].value.trim()]));
  const isAsked = (name, value) => value !== "" && !(name === "least" && Number(value) === 0);

  // A gap has neither decision nor confidence: asking for one leaves it out.
  const fits = (item, want) =>
    (!want.role || item.role === want.role) &&
    (!want.paper || item.paper === want.paper) &&
    (!want.decision || item.decision === want.decision) &&
    (!want.kind || item.kind === want.kind || item.form === want.kind) &&
    (Number(want.least) === 0 || item.decision === "added" || Number(item.confidence) >= Number(want.least));

  function narrow(one, want, words) {
    const narrowed = ["role", "paper", "decision", "kind", "least"].some((name) => isAsked(name, want[name]));
    const inTheme = !want.theme || one.theme === want.theme;
    const speaks = (text) => words.every((word) => text.includes(word));
    const isOwn = speaks(one.own);
    let keeps = inTheme && isOwn && !narrowed;
    for (const item of one.items) {
      item.shown = inTheme && fits(item, want) && (isOwn || speaks(`${one.own} ${item.text}`));
      // What a paper does not say keeps a statement in view only where gaps are asked for.
      keeps ||= item.shown && (item.form !== "gap" || ["gap", "unlinked", "silent"].includes(want.kind));
    }
    for (const item of one.items) {
      item.shown &&= keeps;
      item.node.hidden = !item.shown;
      for (const link of links.get(item.node.id) || []) link.toggleAttribute("hidden", !item.shown);
    }
    one.shown = keeps;
    one.node.hidden = !keeps;
    if (one.row) one.row.hidden = !keeps;
    for (const group of one.groups) {
      const holds = group.querySelector("[data-form]") !== null;
      group.hidden = holds ? !group.querySelector("[data-form]:not([hidden])") : narrowed;
    }
  }

  function light(words) {
    if (!("highlights" in CSS)) return;
    const found = new Highlight();
    const root = byId("statements");
    for (const walk = document.createTreeWalker(root, NodeFilter.SHOW_TEXT); words.length && walk.nextNode(); ) {
      const text = plain(walk.currentNode.data);
      if (text.length !== walk.currentNode.data.length) continue;
      for (const word of words) {
        for (let at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + word.length)) {
          const range = new Range();
          range.setStart(walk.currentNode, at);
          range.setEnd(walk.currentNode, at + word.length);
          found.add(range);
        }
      }
    }
    CSS.highlights.set("words", found);
  }

  function told(want) {
    const shown = statements.filter((one) => one.shown);
    const left = shown.flatMap((one) => one.items.filter((item) => item.shown && item.form !== "gap")).length;
    const count = `${shown.length} of ${statements.length} statements, ${left} of ${ties} links and comments`;
    byId("shown").textContent = `Shown: ${count}.`;
    byId("nothing").hidden = shown.length > 0;
    const filters = names.filter((name) => isAsked(name, want[name])).map((name) => {
      const control = form.elements[name];
      const value = control.selectedOptions ? control.selectedOptions[0].textContent : control.value;
      return `${control.labels[0].textContent}: ${value}`;
    });
    byId("narrowed").hidden = !filters.length;
    byId("narrowed").textContent = `Narrowed by filters (${filters.join("; ")}) to ${count}.`;
  }

  function keep(want) {
    const query = new URLSearchParams(names.filter((name) => isAsked(name, want[name])).map((name) => [name, want[name]]));
    const text = query.toString();
    try {
      history.replaceState(null, "", (text ? `?${text}` : location.pathname) + location.hash);
    } catch {
      // Some viewers of mail keep a page where its address cannot be changed.
    }
  }

  function apply() {
    const want = asked();
    const words = plain(want.words).split(/\s+/).filter(Boolean);
    for (const one of statements) narrow(one, want, words);
    for (const theme of document.querySelectorAll(".theme")) {
      theme.hidden = !theme.querySelector("article:not([hidden])");
    }
    for (const body of document.querySelectorAll(".matrix tbody")) {
      body.hidden = !body.querySelector("[data-row]:not([hidden])");
    }
    byId("least-shown").textContent = Number(want.least).toFixed(2);
    light(words);
    told(want);
    keep(want);
  }

  function restore() {
    const query = new URLSearchParams(location.search);
    for (const name of names.filter((one) => query.has(one))) {
      const control = form.elements[name];
      const value = query.get(name);
      if (!control.options || [...control.options].some((option) => option.value === value)) control.value = value;
    }
  }

  // An address inside the page leads somewhere even where a filter hides it.
  function reveal() {
    let id = location.hash.slice(1);
    let target = byId(id);
    try {
      target ||= byId(decodeURIComponent(id));
    } catch {
      // Not an encoded address.
    }
    if (target && target.closest("[hidden]")) {
      form.reset();
      apply();
      target.scrollIntoView();
    }
  }

  function unfold(open) {
    for (const one of document.querySelectorAll(".tie > details")) one.open = open;
    byId("unfold").setAttribute("aria-pressed", String(open));
    byId("unfold").textContent = open ? "Close all evidence" : "Open all evidence";
  }

  let waiting = 0;
  form.addEventListener("input", () => {
    clearTimeout(waiting);
    waiting = setTimeout(apply, 120);
  });
  form.addEventListener("reset", () => {
    clearTimeout(waiting);
    const shortcut = byId("shortcut").checked;
    // The controls are reset after the event.
    setTimeout(() => {
      byId("shortcut").checked = shortcut;
      apply();
    });
  });
  form.addEventListener("submit", (event) => event.preventDefault());
  byId("unfold").addEventListener("click", () => unfold(byId("unfold").getAttribute("aria-pressed") !== "true"));
  document.addEventListener("keydown", (event) => {
    const typing = event.target.closest("input, select, textarea");
    if (event.key !== "/" || event.ctrlKey || event.metaKey || event.altKey || typing || !byId("shortcut").checked) return;
    event.preventDefault();
    byId("narrowing").open = true;
    byId("words").focus();
  });
  addEventListener("hashchange", reveal);

  let closed = [];
  addEventListener("beforeprint", () => {
    closed = [...document.querySelectorAll("main details:not([open])")];
    for (const one of closed) one.open = true;
  });
  addEventListener("afterprint", () => {
    for (const one of closed) one.open = false;
  });

  byId("narrowing").hidden = false;
  if (matchMedia("(max-width: 60rem)").matches) {
    byId("narrowing").open = false;
    document.querySelector("nav details").open = false;
  }
  restore();
  apply();
  reveal();
})();

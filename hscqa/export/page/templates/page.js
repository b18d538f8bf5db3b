"use strict";
(() => {
  const byId = (id) => document.getElementById(id);
  const placeOf = (hash) => {
    const id = hash.slice(1);
    try {
      return byId(id) || byId(decodeURIComponent(id));
    } catch {
      // Not an encoded address.
      return null;
    }
  };
  const form = byId("filters");
  const names = ["words", "theme", "role", "paper", "decision", "kind", "least"];
  // What papers say and how it is cited, as against what the program says of it.
  const SAID = "h3, .lead-in, .own dd, [data-place], .voices li, .what > b > a, .what > b:not(:has(a))";
  const plain = (text) => text.toLowerCase().replace(/[‘’]/g, "'").replace(/[“”]/g, '"');
  const said = (parts) => plain(parts.map((part) => part.textContent).join(" "));
  const links = new Map();
  for (const one of document.querySelectorAll("[data-for]")) {
    links.set(one.dataset.for, [...(links.get(one.dataset.for) || []), one]);
  }
  const statements = [...document.querySelectorAll("article.statement")].map((node) => ({
    node,
    theme: node.parentElement.dataset.theme,
    own: said([...node.querySelectorAll(SAID)].filter((part) => !part.closest(".group"))),
    row: document.querySelector(`[data-row="${CSS.escape(node.id)}"]`),
    items: [...node.querySelectorAll("[data-form]")].map((item) => ({
      node: item,
      text: said([...item.querySelectorAll(SAID)]),
      ...item.dataset,
    })),
    groups: [...node.querySelectorAll(".group")],
  }));
  const ties = statements.flatMap((one) => one.items.filter((item) => item.form !== "gap")).length;

  const cells = [...document.querySelectorAll(".matrix [data-for]")].map((link) => ({
    link,
    row: link.closest("tr"),
    column: link.closest("td").cellIndex,
    holds: !byId(link.dataset.for).closest(".aside"),
  }));
  const curves = [...document.querySelectorAll(".curves [data-for]")].map((link) => ({
    link,
    ends: [byId(link.dataset.for).closest("article").id, link.dataset.to],
  }));
  const entries = [...document.querySelectorAll("nav a")].map((link) => ({
    item: link.parentElement,
    mark: link.querySelector(".unseen"),
    place: placeOf(link.hash),
  }));

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
      if (text.length !== walk.currentNode.data.length || !walk.currentNode.parentElement.closest(SAID)) continue;
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

  // As the page has them at first: a link that reviewers set aside does not count.
  function total() {
    const held = cells.filter((cell) => cell.holds && !cell.link.hasAttribute("hidden"));
    const count = (fits) => String(held.filter(fits).length);
    for (const row of document.querySelectorAll(".matrix [data-row]")) {
      row.lastElementChild.textContent = count((cell) => cell.row === row);
    }
    const sums = [...document.querySelectorAll(".matrix tfoot .sum")];
    for (const sum of sums) sum.textContent = count((cell) => cell.column === sum.cellIndex);
    if (sums.length) sums.at(-1).textContent = String(held.length);
  }

  // Where filters narrow the drawing, a label stays only with a curve, and a heading only with a label.
  function draw(isNarrowed) {
    const ends = new Set(curves.filter((one) => !one.link.hasAttribute("hidden")).flatMap((one) => one.ends));
    for (const side of document.querySelectorAll(".drawing .left, .drawing .right")) {
      let holds = false;
      for (const text of [...side.children].reverse()) {
        const isLabel = "end" in text.dataset;
        const isShown = !isNarrowed || (isLabel ? ends.has(text.dataset.end) : holds);
        text.toggleAttribute("hidden", !isShown);
        holds = isLabel && (holds || isShown);
      }
    }
    for (const part of document.querySelectorAll(".across, .drawn")) {
      const isEmpty = isNarrowed && !part.querySelector("[data-for]:not([hidden])");
      part.querySelector(".empty").hidden = !isEmpty;
      for (const box of part.querySelectorAll(".scroll, .legend")) box.hidden = isEmpty;
    }
  }

  function list() {
    for (const { item, mark, place } of entries.filter((one) => one.mark)) {
      const isHidden = place.closest("[hidden]") !== null;
      item.classList.toggle("out", isHidden);
      mark.hidden = !isHidden;
    }
  }

  function told(filters) {
    const shown = statements.filter((one) => one.shown);
    const left = shown.flatMap((one) => one.items.filter((item) => item.shown && item.form !== "gap")).length;
    const count = `${shown.length} of ${statements.length} statements, ${left} of ${ties} links and comments`;
    byId("shown").textContent = `Shown: ${count}.`;
    byId("nothing").hidden = shown.length > 0;
    byId("nothing").firstElementChild.textContent = `No statement has all that the filters ask for: ${filters.join("; ")}.`;
    for (const one of document.querySelectorAll(".narrowed")) {
      one.hidden = !filters.length;
      one.textContent = `Narrowed by filters (${filters.join("; ")}) to ${count}.`;
    }
  }

  function described(name) {
    const control = form.elements[name];
    const value = control.selectedOptions ? control.selectedOptions[0].textContent : control.value.trim();
    return `${control.labels[0].textContent}: ${value}`;
  }

  let isKept = true;
  function keep() {
    const want = asked();
    const query = new URLSearchParams(names.filter((name) => isAsked(name, want[name])).map((name) => [name, want[name]]));
    const text = query.toString();
    const place = placeOf(location.hash);
    // An address that named what it hides would be taken for one that asks to see it.
    const hash = place && place.closest("[hidden]") ? "" : location.hash;
    try {
      history.replaceState(null, "", (text ? `?${text}` : location.pathname) + hash);
    } catch {
      // Some viewers of mail keep a page where its address cannot be changed.
      isKept = false;
    }
  }

  function show() {
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
    const filters = names.filter((name) => isAsked(name, want[name])).map(described);
    total();
    draw(filters.length > 0);
    list();
    light(words);
    told(filters);
  }

  function apply() {
    show();
    keep();
  }

  function isOffered(name, value) {
    if (name === "least") return value.trim() !== "" && Number(value) >= 0 && Number(value) <= 1;
    const { options } = form.elements[name];
    return !options || [...options].some((option) => option.value === value);
  }

  function fill(query) {
    for (const name of names) {
      const value = query.get(name) ?? "";
      form.elements[name].value = isOffered(name, value) ? value : name === "least" ? "0" : "";
    }
  }


  // An address inside the page leads somewhere even where a filter hides it.
  function reveal() {
    const place = placeOf(location.hash);
    if (!place || !place.closest("[hidden]")) return;
    fill(new URLSearchParams());
    show();
    const name = place.closest("article, section").querySelector("h2, h3").textContent.trim();
    byId("shown").textContent = `Filters were cleared to show ${name}. ${byId("shown").textContent}`;
    place.scrollIntoView();
  }

  function arrive() {
    clearTimeout(waiting);
    if (isKept) fill(new URLSearchParams(location.search));
    show();
    reveal();
    keep();
  }

  let isUnfolded = false;
  function unfold() {
    isUnfolded = !isUnfolded;
    for (const one of document.querySelectorAll(".tie > details")) one.open = isUnfolded;
    byId("unfold").textContent = isUnfolded ? "Close all evidence" : "Open all evidence";
  }

  let waiting = 0;
  form.addEventListener("input", () => {
    clearTimeout(waiting);
    waiting = setTimeout(apply, 120);
  });
  form.addEventListener("reset", () => {
    clearTimeout(waiting);
    const shortcut = byId("shortcut").checked;
    if (byId("nothing").contains(document.activeElement)) byId("main").focus();
    // The controls are reset after the event.
    setTimeout(() => {
      byId("shortcut").checked = shortcut;
      apply();
    });
  });
  form.addEventListener("submit", (event) => event.preventDefault());
  byId("unfold").addEventListener("click", unfold);
  document.addEventListener("keydown", (event) => {
    const typing = event.target.closest("input, select, textarea");
    if (event.key !== "/" || event.ctrlKey || event.metaKey || event.altKey || typing || !byId("shortcut").checked) return;
    event.preventDefault();
    byId("narrowing").open = true;
    byId("words").focus();
  });
  // It comes after links inside the page too.
  addEventListener("popstate", arrive);

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
  arrive();
})();

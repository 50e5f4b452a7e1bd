// The page of conflicts: filters over a short index; the conflicts themselves come in scripts of their own, as needed.
"use strict";
(function () {
  const data = liftloreConflicts;
  const [STATE, KIND, SEVERITY, ASPECT, SUBJECT, MUSCLES] = [0, 1, 2, 3, 4, 5];
  const FIELDS = ["state", "kind", "severity", "muscle", "q"];
  const HINTS = {
    possible: "They hold only if a condition that one article leaves open is the same.",
    dismissed: "An editor has put them aside; they count nowhere.",
  };
  const PAGE = 30;
  const at = (id) => document.getElementById(id);
  const list = at("list"), status = at("status"), more = at("more"), form = at("filter");
  const cards = new Map(), waiting = new Map();
  let found = [];
  let shown = 0;
  let asked = 0;

  const members = data.muscles.map(() => new Set());
  data.muscles.forEach((_, number) => {
    for (let up = number, depth = 0; up >= 0 && depth < 20; up = data.muscles[up][2], depth += 1) members[up].add(number);
  });

  window.liftloreCards = function (chunk, rows) {
    cards.set(chunk, rows);
  };

  function load(chunk) {
    if (!waiting.has(chunk)) {
      waiting.set(
        chunk,
        new Promise((resolve, reject) => {
          const script = document.createElement("script");
          script.src = "assets/conflicts-" + chunk + ".js";
          script.onload = resolve;
          script.onerror = reject;
          document.head.append(script);
        }),
      );
    }
    return waiting.get(chunk);
  }

  async function showMore() {
    const turn = asked;
    const next = found.slice(shown, shown + PAGE);
    await Promise.all([...new Set(next.map((number) => Math.floor(number / data.chunk)))].map(load));
    if (turn !== asked) return; // another question was asked meanwhile
    // The cards come from the same escaped template as the page; the policy of the page forbids scripts in them.
    const html = next.map((number) => cards.get(Math.floor(number / data.chunk))[number % data.chunk]);
    list.insertAdjacentHTML("beforeend", html.join(""));
    shown += next.length;
    more.hidden = shown >= found.length;
  }

  function filter() {
    const now = Object.fromEntries(FIELDS.map((name) => [name, at(name).value]));
    const words = now.q.toLowerCase().split(/\s+/).filter(Boolean);
    const muscle = now.muscle && members[data.muscles.findIndex((row) => row[1] === now.muscle)];
    found = [];
    data.conflicts.forEach((row, number) => {
      const text = (row[SUBJECT] + " " + row[ASPECT].replace(/_/g, " ")).toLowerCase();
      if (
        row[STATE] === now.state &&
        (!now.kind || row[KIND] === now.kind) &&
        (!now.severity || row[SEVERITY] === +now.severity) &&
        (!muscle || row[MUSCLES].some((one) => muscle.has(one))) &&
        words.every((word) => text.includes(word))
      )
        found.push(number);
    });
    asked += 1;
    shown = 0;
    list.replaceChildren();
    status.textContent = found.length.toLocaleString("en") + (found.length === 1 ? " conflict" : " conflicts");
    at("statehint").hidden = !HINTS[now.state];
    at("statehint").textContent = HINTS[now.state] || "";
    return showMore();
  }

  function remember() {
    const parts = FIELDS.filter((name) => at(name).value && at(name).value !== "conflict");
    const hash = parts.map((name) => name + "=" + encodeURIComponent(at(name).value)).join("&");
    history.replaceState(null, "", hash ? "#" + hash : location.pathname);
  }

  function recall() {
    if (location.hash.startsWith("#x-")) return point(location.hash.slice(1));
    const question = new URLSearchParams(location.hash.slice(1));
    for (const name of FIELDS) {
      at(name).value = question.get(name) || (name === "state" ? "conflict" : "");
      if (at(name).selectedIndex === -1) at(name).selectedIndex = 0;
    }
    return filter();
  }

  // A link to one conflict: show as many as it takes to reach it.
  async function point(id) {
    await filter();
    while (!at(id) && shown < found.length) await showMore();
    if (at(id)) {
      at(id).classList.add("pointed");
      at(id).scrollIntoView();
    }
  }

  form.hidden = false;
  recall();
  addEventListener("hashchange", recall);
  form.addEventListener("submit", (event) => event.preventDefault());
  form.addEventListener("input", () => (filter(), remember()));
  form.addEventListener("reset", (event) => {
    event.preventDefault();
    for (const name of FIELDS) at(name).value = name === "state" ? "conflict" : "";
    filter();
    remember();
  });
  more.addEventListener("click", showMore);
})();

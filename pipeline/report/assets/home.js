// The search of the first page: all names as articles write them, filters, and the body as a filter.
// The question stands in the address after #, so that "back" and links from other pages lead to its answer.
"use strict";
(function () {
  const data = liftloreExercises;
  const [PAGE_NAME, NAME, OTHERS, ARTICLES, MUSCLES, EQUIPMENT, LEVELS, CONFLICTS, SEVERITY] = [0, 1, 2, 3, 4, 5, 6, 7, 8];
  const FIELDS = ["q", "muscle", "equipment", "level", "conflicts", "order"];
  const PAGE = 30;
  const at = (id) => document.getElementById(id);
  const list = at("results"), status = at("status"), more = at("more"), form = at("search"), map = at("map");
  let found = [];
  let shown = 0;

  // Names are compared without case, accents and hyphens, with a space before each word.
  const fold = (text) =>
    " " + text.toLowerCase().normalize("NFKD").replace(/[\u0300-\u036f'’]/g, "").replace(/[^\p{L}\p{N}]+/gu, " ").trim();
  const bare = (word) => (word.length > 3 ? word.replace(/(?:es|s)$/, "") : word);
  const folded = data.exercises.map((row) => [row[NAME], ...row[OTHERS]].map(fold));

  const members = data.muscles.map(() => new Set());
  data.muscles.forEach((_, number) => {
    for (let up = number, depth = 0; up >= 0 && depth < 20; up = data.muscles[up][2], depth += 1) members[up].add(number);
  });
  const numberOf = (rows, id) => rows.findIndex((row) => row[0] === id);

  // How well a name answers the words: lower is better, -1 is not at all.
  function rank(name, words, whole) {
    if (name === whole) return 0;
    if (name.startsWith(whole)) return 1;
    return words.every((word) => name.includes(" " + word)) ? 2 : words.every((word) => name.includes(word)) ? 4 : -1;
  }

  // At most one letter added, dropped, changed or swapped with its neighbour.
  function near(a, b) {
    if (Math.abs(a.length - b.length) > 1) return false;
    let start = 0;
    while (start < a.length && a[start] === b[start]) start += 1;
    let end = 0;
    while (end < Math.min(a.length, b.length) - start && a[a.length - 1 - end] === b[b.length - 1 - end]) end += 1;
    const left = a.slice(start, a.length - end), right = b.slice(start, b.length - end);
    return (left.length <= 1 && right.length <= 1) || (left.length === 2 && left === right[1] + right[0]);
  }

  const misspelt = (name, words) => {
    const own = name.split(" ");
    return words.every((word) => own.some((one) => one.startsWith(word) || (word.length > 3 && near(word, one))));
  };

  function answers(question, wanted) {
    const whole = fold(question);
    const words = whole.trim().split(" ").filter(Boolean).map(bare);
    const muscle = wanted.muscle && members[numberOf(data.muscles, wanted.muscle)];
    const equipment = wanted.equipment && numberOf(data.equipment, wanted.equipment);
    const level = wanted.level && 1 << data.levels.indexOf(wanted.level);
    const fits = (row) =>
      (!muscle || row[MUSCLES].some((one) => muscle.has(one))) &&
      (equipment === "" || row[EQUIPMENT].includes(equipment)) &&
      (!level || row[LEVELS] & level) &&
      (wanted.conflicts === "" || (wanted.conflicts === "0" ? !row[CONFLICTS] : row[CONFLICTS] && row[SEVERITY] >= +wanted.conflicts));
    const pick = (score) => {
      const rows = [];
      data.exercises.forEach((row, number) => {
        if (!fits(row)) return;
        let best = -1, name = 0;
        folded[number].forEach((one, place) => {
          const here = score(one);
          if (here >= 0 && (best < 0 || here < best)) [best, name] = [here, place];
        });
        if (best >= 0) rows.push([row, best, name]);
      });
      return rows;
    };
    if (!words.length) return [pick(() => 0), false];
    const exact = pick((name) => rank(name, words, whole));
    return exact.length ? [exact, false] : [pick((name) => (misspelt(name, words) ? 5 : -1)), true];
  }

  const ORDERS = {
    "": (a, b) => a[1] - b[1],
    name: (a, b) => a[0][NAME].localeCompare(b[0][NAME], "en"),
    conflicts: (a, b) => b[0][SEVERITY] * (b[0][CONFLICTS] > 0) - a[0][SEVERITY] * (a[0][CONFLICTS] > 0) || b[0][CONFLICTS] - a[0][CONFLICTS],
  };

  const plural = (number, one) => number.toLocaleString("en") + " " + one + (number === 1 ? "" : "s");

  function element(tag, className, text) {
    const made = document.createElement(tag);
    if (className) made.className = className;
    if (text) made.textContent = text;
    return made;
  }

  function item([row, , name]) {
    const li = element("li");
    const link = element("a", "", row[NAME]);
    link.href = "exercises/" + row[PAGE_NAME] + ".html";
    li.append(link, "\n");
    const others = name ? [row[OTHERS][name - 1], ...row[OTHERS].filter((_, place) => place !== name - 1)] : row[OTHERS];
    if (others.length) {
      const also = element("span", "also");
      if (name) also.append(element("mark", "", others[0]), others.length > 1 ? ", " : "");
      also.append(others.slice(name ? 1 : 0, 3).join(", "));
      li.append(also, "\n");
    }
    const muscles = row[MUSCLES].slice(0, 3).map((one) => data.muscles[one][1]).join(", ");
    li.append(element("span", "meta", plural(row[ARTICLES], "article") + (muscles ? " · " + muscles : "")), "\n");
    if (row[CONFLICTS]) li.append(element("span", "badge s" + row[SEVERITY], plural(row[CONFLICTS], "conflict")));
    return li;
  }

  function showMore() {
    list.append(...found.slice(shown, shown + PAGE).map(item));
    shown = Math.min(shown + PAGE, found.length);
    if (more) more.hidden = shown >= found.length;
  }

  function wanted() {
    return Object.fromEntries(FIELDS.map((name) => [name, at(name).value]));
  }

  function search() {
    const now = wanted();
    let guessed;
    [found, guessed] = answers(now.q, now);
    found.sort(ORDERS[now.order]);
    shown = 0;
    list.replaceChildren();
    showMore();
    status.textContent = !found.length
      ? "No exercise answers that. Try fewer words or filters."
      : (guessed ? "Nothing is spelt like that. Close to it: " : "") + plural(found.length, "exercise");
    at("reset").hidden = !FIELDS.some((name) => now[name]);
    const chosen = now.muscle && members[numberOf(data.muscles, now.muscle)];
    for (const region of map.querySelectorAll("[data-muscle]"))
      region.classList.toggle("chosen", Boolean(chosen) && chosen.has(numberOf(data.muscles, region.dataset.muscle)));
  }

  function remember() {
    const now = wanted();
    const parts = FIELDS.filter((name) => now[name]).map((name) => name + "=" + encodeURIComponent(now[name]));
    history.replaceState(null, "", parts.length ? "#" + parts.join("&") : location.pathname);
  }

  function recall() {
    const asked = new URLSearchParams(location.hash.slice(1));
    for (const name of FIELDS) {
      at(name).value = asked.get(name) || "";
      if (at(name).selectedIndex === -1) at(name).value = "";
    }
    search();
  }

  form.hidden = false;
  if (at("maphint")) at("maphint").hidden = false;
  map.classList.add("live");
  recall();
  addEventListener("hashchange", recall);
  form.addEventListener("input", () => (search(), remember()));
  form.addEventListener("reset", (event) => {
    event.preventDefault();
    for (const name of FIELDS) at(name).value = "";
    search();
    remember();
    at("q").focus();
  });
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    const first = list.querySelector("a");
    if (first && at("q").value.trim()) location.href = first.href;
  });
  if (more) more.addEventListener("click", showMore);
  map.addEventListener("click", (event) => {
    const region = event.target.closest("[data-muscle]");
    if (!region) return;
    at("muscle").value = at("muscle").value === region.dataset.muscle ? "" : region.dataset.muscle;
    search();
    remember();
  });

  document.addEventListener("keydown", (event) => {
    const typing = /^(INPUT|SELECT|TEXTAREA)$/.test(event.target.tagName);
    if (event.key === "/" && !typing && !event.ctrlKey && !event.metaKey && !event.altKey) {
      event.preventDefault();
      at("q").focus();
      return;
    }
    if (event.key !== "ArrowDown" && event.key !== "ArrowUp") return;
    const links = [...list.querySelectorAll("a")];
    const here = links.indexOf(document.activeElement);
    if (here < 0 && event.target !== at("q")) return;
    const next = event.key === "ArrowDown" ? links[here + 1] : here > 0 ? links[here - 1] : at("q");
    if (next && (here >= 0 || event.key === "ArrowDown")) {
      event.preventDefault();
      next.focus();
    }
  });
})();

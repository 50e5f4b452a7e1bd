// The list of articles: rows that do not hold the words are hidden.
"use strict";
(function () {
  const form = document.getElementById("search"), input = document.getElementById("q");
  const status = document.getElementById("status");
  const rows = [...document.querySelectorAll("#articles tbody tr")].map((row) => [row, row.textContent.toLowerCase()]);

  function filter() {
    const words = input.value.toLowerCase().split(/\s+/).filter(Boolean);
    let left = 0;
    for (const [row, text] of rows) {
      row.hidden = !words.every((word) => text.includes(word));
      left += !row.hidden;
    }
    status.textContent = words.length ? left + " of " + rows.length : "";
  }

  form.hidden = false;
  form.addEventListener("submit", (event) => event.preventDefault());
  input.addEventListener("input", filter);
  filter();
})();

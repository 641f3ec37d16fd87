(function () {
  "use strict";
  var order = new Intl.Collator(undefined, { numeric: true });
  // A figure counts as it is, a text by the alphabet; a severity by the order in which the rows came.
  function value(row, column) {
    var cell = row.cells[column];
    if (cell.className !== "n") return column === 0 ? Number(row.dataset.came) : cell.textContent;
    var text = cell.dataset.v;
    return text === undefined || isNaN(text) ? -1 : Number(text);
  }
  function compared(a, b) {
    return typeof a === "string" ? order.compare(a, b) : a - b;
  }
  function sort(table, head, column) {
    var figures = head.classList.contains("n");
    var was = head.getAttribute("aria-sort");
    var falling = was ? was === "ascending" : figures;
    table.querySelectorAll("th[aria-sort]").forEach(function (other) { other.removeAttribute("aria-sort"); });
    head.setAttribute("aria-sort", falling ? "descending" : "ascending");
    var body = table.tBodies[0];
    [].slice.call(body.rows)
      .map(function (row) { return [value(row, column), row]; })
      .sort(function (a, b) { return (falling ? -1 : 1) * compared(a[0], b[0]); })
      .forEach(function (pair) { body.appendChild(pair[1]); });
  }
  document.querySelectorAll(".runs").forEach(function (table) {
    [].slice.call(table.tBodies[0].rows).forEach(function (row, came) { row.dataset.came = came; });
    table.querySelectorAll("thead th").forEach(function (head) {
      if (head.querySelector("svg")) return;
      var button = document.createElement("button");
      button.type = "button";
      button.textContent = head.textContent;
      head.textContent = "";
      head.appendChild(button);
      button.addEventListener("click", function () { sort(table, head, head.cellIndex); });
    });
  });
  document.querySelectorAll(".find").forEach(function (find) {
    var page = find.closest(".page");
    find.hidden = false;
    find.querySelector("input").addEventListener("input", function (event) {
      var sought = event.target.value.toLowerCase();
      if (sought) page.querySelectorAll(".level").forEach(function (level) { level.open = true; });
      page.querySelectorAll(".runs tbody tr").forEach(function (row) {
        row.hidden = sought !== "" && row.textContent.toLowerCase().indexOf(sought) < 0;
      });
    });
  });
})();

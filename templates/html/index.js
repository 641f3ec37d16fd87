(function () {
  "use strict";
  function value(row, column) {
    var text = row.cells[column].dataset.v;
    return text === undefined || isNaN(text) ? -1 : Number(text);
  }
  function sort(table, head, column) {
    var falling = head.getAttribute("aria-sort") !== "descending";
    table.querySelectorAll("th[aria-sort]").forEach(function (other) { other.removeAttribute("aria-sort"); });
    head.setAttribute("aria-sort", falling ? "descending" : "ascending");
    var body = table.tBodies[0];
    [].slice.call(body.rows)
      .sort(function (a, b) { return (falling ? -1 : 1) * (value(a, column) - value(b, column)); })
      .forEach(function (row) { body.appendChild(row); });
  }
  document.querySelectorAll(".runs").forEach(function (table) {
    table.querySelectorAll("thead th.n").forEach(function (head) {
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

(function () {
  "use strict";
  document.querySelectorAll(".find").forEach(function (find) {
    var page = find.closest(".page");
    find.hidden = false;
    find.querySelector("input").addEventListener("input", function (event) {
      var sought = event.target.value.toLowerCase();
      page.querySelectorAll(".runs tbody tr").forEach(function (row) {
        row.hidden = sought !== "" && row.textContent.toLowerCase().indexOf(sought) < 0;
      });
    });
  });
})();

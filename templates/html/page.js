(function () {
  "use strict";
  var root = document.documentElement;
  var opened = [];
  addEventListener("beforeprint", function () {
    opened = [].slice.call(document.querySelectorAll("details:not([open])"));
    opened.forEach(function (fold) { fold.open = true; });
  });
  addEventListener("afterprint", function () {
    opened.forEach(function (fold) { fold.open = false; });
  });
  function speak() {
    var pick = document.querySelector("input[name=l]:checked");
    var page = pick && document.querySelector(".page[lang='" + pick.id.slice(2) + "']");
    if (!page) return;
    root.lang = page.lang;
    root.dir = page.dir;
    document.title = page.dataset.title;
  }
  document.querySelectorAll("input[name=l]").forEach(function (pick) { pick.addEventListener("change", speak); });
  speak();
})();

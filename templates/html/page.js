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
  // The engineer finds every fold open, and can close each.
  root.classList.add("scripted");
  document.querySelectorAll("input[name=r]").forEach(function (pick) {
    pick.addEventListener("change", function () {
      var open = pick.id === "r-engineer";
      document.querySelectorAll("details").forEach(function (fold) { fold.open = open; });
    });
    if (pick.checked && pick.id === "r-engineer") pick.dispatchEvent(new Event("change"));
  });
  // A link may lead into a fold, or to a part in a language that is not the one shown first.
  function arrive() {
    var part = document.getElementById(location.hash.slice(1));
    var fold = part && part.closest("details:not([open])");
    if (fold) {
      fold.open = true;
      part.scrollIntoView();
    }
    var page = part && part.closest(".page");
    var pick = page && document.getElementById("l-" + page.lang);
    if (!pick || pick.checked) return;
    pick.checked = true;
    speak();
    if (part.tagName === "MAIN") scrollTo(0, 0);
    else part.scrollIntoView();
  }
  document.querySelectorAll("input[name=l]").forEach(function (pick) { pick.addEventListener("change", speak); });
  speak();
  arrive();
  addEventListener("hashchange", arrive);
})();

// What htmx does not do by itself. Every page works without it.
(() => {
  "use strict";

  // A player is framed only once the reader has asked for it: until then nothing is requested from another host.
  document.addEventListener("click", (event) => {
    const button = event.target.closest("[data-player]");
    if (!button) return;
    event.preventDefault();
    const frame = document.createElement("iframe");
    frame.className = "embed__player";
    frame.src = button.dataset.player;
    frame.title = button.dataset.title;
    frame.allow = "fullscreen; picture-in-picture";
    frame.setAttribute("sandbox", "allow-scripts allow-same-origin allow-presentation allow-popups");
    button.closest(".embed").replaceChildren(frame);
    frame.focus();
  });

  // Open menus close with Escape, and when the focus or the pointer goes elsewhere.
  const closeMenus = (keep) =>
    document.querySelectorAll("details.menu[open]").forEach((menu) => {
      if (menu !== keep) menu.open = false;
    });
  document.addEventListener("keydown", (event) => {
    if (event.key !== "Escape") return;
    const menu = document.activeElement.closest("details.menu[open]");
    closeMenus();
    if (menu) menu.querySelector("summary").focus();
  });
  document.addEventListener("click", (event) => closeMenus(event.target.closest("details.menu")));
  document.addEventListener("focusin", (event) => closeMenus(event.target.closest("details.menu")));

  // How many characters are left; said to screen readers only near the end.
  document.addEventListener("input", (event) => {
    const field = event.target;
    const counter = field.dataset && document.getElementById(field.dataset.counter);
    if (!counter) return;
    const left = field.maxLength - field.value.length;
    counter.textContent = counter.dataset.text.replace("{count}", left);
    counter.setAttribute("aria-live", left <= 100 ? "polite" : "off");
  });

  // After a fragment has come: its heading, field or comment takes the focus, and what happened is announced.
  document.addEventListener("htmx:afterSettle", (event) => {
    const target = event.detail.elt.querySelector?.("[data-focus]") || document.querySelector("[data-focus]");
    if (target) {
      target.removeAttribute("data-focus");
      target.focus();
      target.scrollIntoView({ block: "nearest" });
    }
    const said = event.detail.elt.querySelector?.("[data-announce]") || document.querySelector("[data-announce]");
    if (said) {
      document.getElementById("announcer").textContent = said.dataset.announce;
      said.removeAttribute("data-announce");
    }
  });

  // A form that was refused (4xx) is shown with its errors, like any other answer.
  document.addEventListener("htmx:beforeSwap", (event) => {
    const { xhr } = event.detail;
    if (xhr.status >= 400 && xhr.status < 500 && (xhr.getResponseHeader("Content-Type") || "").includes("text/html")) {
      event.detail.shouldSwap = !xhr.responseText.trimStart().toLowerCase().startsWith("<!doctype");
      event.detail.isError = false;
      if (!event.detail.shouldSwap) document.getElementById("announcer").textContent = document.body.dataset.failed;
    }
  });
})();

// Tries a pattern beside its form; without this the answer opens in a window of its own.
(() => {
  for (const place of document.querySelectorAll("[data-pattern-trial]")) {
    const button = place.querySelector("button");
    button.addEventListener("click", async (event) => {
      event.preventDefault();
      const form = button.form;
      const body = new FormData();
      for (const name of ["csrfmiddlewaretoken", "pattern", "trial"]) body.append(name, form.elements[name].value);
      const headers = { "X-Requested-With": "XMLHttpRequest" };
      const answer = await fetch(button.formAction, { method: "POST", body, headers, credentials: "same-origin" });
      if (answer.ok) place.querySelector("[data-pattern-result]").innerHTML = await answer.text();
    });
  }
})();

// Shows how far the check of the site has come; once it has ended, shows what it found.
(() => {
  const place = document.querySelector("[data-check-progress]");
  const every = 3000;

  const renew = async () => {
    try {
      const answer = await fetch(place.dataset.checkProgress, { credentials: "same-origin" });
      if (answer.ok && !answer.redirected) {
        place.innerHTML = await answer.text();
        if (!place.querySelector("[data-going]")) {
          window.location.reload();
          return;
        }
      }
    } catch {
      // The server is away for a moment: ask again.
    }
    setTimeout(renew, every);
  };

  if (place?.querySelector("[data-going]")) setTimeout(renew, every);
})();

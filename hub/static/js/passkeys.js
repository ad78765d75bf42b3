// Shows what needs a passkey where the browser knows passkeys, and says so when using one did not work.
document.addEventListener("DOMContentLoaded", () => {
  if (!window.PublicKeyCredential) return;
  for (const part of document.querySelectorAll("[data-passkey]")) part.hidden = false;
});

document.addEventListener("click", (event) => {
  if (event.target.closest("[data-passkey] button")) document.getElementById("passkey-problem").hidden = true;
});

// allauth's scripts send this when the reader cancelled, or the device refused.
document.addEventListener("allauth.error", (event) => {
  event.preventDefault();
  document.getElementById("passkey-problem").hidden = false;
});

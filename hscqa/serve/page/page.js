// Prepares the page for textual.js, which opens a terminal in every .textual-terminal when the window has loaded.
"use strict";
{
  const key = new URLSearchParams(location.search).get("key");
  const terminal = document.getElementById("terminal");
  const again = document.getElementById("again");

  // textual.js does more for an address with other parameters: it would fetch any address named “ping”.
  history.replaceState(null, "", key ? `/?key=${encodeURIComponent(key)}` : "/");
  terminal.dataset.sessionWebsocketUrl = `ws://${location.host}/ws/${encodeURIComponent(key || "none")}`;

  // Nothing that a paper says may open a window: only files that the program hands out are fetched.
  window.open = (address) => {
    const wanted = new URL(address || "about:blank", location.href);
    if (wanted.origin === location.origin && wanted.pathname.startsWith("/download/")) {
      const link = document.createElement("a");
      link.href = wanted.href;
      link.download = "";
      link.click();
    }
    return null;
  };

  again.addEventListener("click", () => location.reload());

  // Keys go to the terminal from the start, and to the one button at the end.
  new MutationObserver(() => {
    const ended = document.body.classList.contains("-closed");
    (ended ? again : document.querySelector(".xterm-helper-textarea"))?.focus();
  }).observe(document.body, { attributeFilter: ["class"] });

  // The terminal measures its cells once, so the font has to be there before.
  const faces = ["16px", "bold 16px", "italic 16px", "italic bold 16px"];
  Promise.allSettled(faces.map((face) => document.fonts.load(`${face} "Roboto Mono"`))).then(() => {
    const script = document.createElement("script");
    script.src = "/textual/js/textual.js";
    script.addEventListener("load", () => window.onload());
    document.head.append(script);
  });
}

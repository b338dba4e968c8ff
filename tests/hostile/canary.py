"""A server on loopback that must hear nothing, and a window that tells when a script runs."""

import contextlib
import threading
from collections.abc import Iterator
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

from playwright.sync_api import Browser, BrowserContext, Dialog, Page

# What a page may never have, however it came there. Runs in the page, answers a list of findings.
_LOOK = """() => {
  const strange = [];
  const never = "iframe,frame,frameset,object,embed,applet,base,style,math,portal,marquee";
  const schemes = ["http:", "https:", "mailto:", "tel:", "file:", ""];
  for (const element of document.querySelectorAll("*")) {
    if (element.matches(never)) strange.push(`<${element.localName}>`);
    for (const { name, value } of element.attributes) {
      if (name.startsWith("on") || name === "style" || name === "srcdoc" || name === "ping") {
        strange.push(`${name}=${value}`);
      }
    }
    const address = element.href?.baseVal ?? element.href ?? element.action ?? element.src;
    if (typeof address === "string" && address.includes(":")) {
      const scheme = address.slice(0, address.indexOf(":") + 1).toLowerCase();
      const inline = element.matches("img,link[rel=icon]") && address.startsWith("data:image/");
      if (!schemes.includes(scheme) && !inline) strange.push(`${element.localName} to ${address}`);
    }
    if (element.localName === "script" && !element.src && element.type !== "application/ld+json") {
      strange.push("a script inside the page");
    }
  }
  for (const block of document.querySelectorAll('script[type="application/ld+json"]')) {
    if (block.textContent.trim()) JSON.parse(block.textContent);
  }
  return strange;
}"""


@dataclass
class Canary:
    """Scripts that ran, requests to the canary, and things in pages that should not be there."""

    port: int
    executed: list[str] = field(default_factory=list)
    requests: list[str] = field(default_factory=list)
    strange: list[str] = field(default_factory=list)

    @property
    def address(self) -> str:
        """Without a scheme, as payloads have it."""
        return f"//127.0.0.1:{self.port}"

    def look(self, page: Page) -> None:
        """Judge the page that is open now."""
        self.strange += [f"{page.url[-80:]}: {one}" for one in page.evaluate(_LOOK)]

    def _asked(self, dialog: Dialog) -> None:
        self.executed.append(dialog.message)
        dialog.dismiss()

    @contextlib.contextmanager
    def window(self, browser: Browser, **options: Any) -> Iterator[BrowserContext]:
        """A window in which ``hit()`` and every dialog tell on the page."""
        context = browser.new_context(**options)
        context.set_default_timeout(15_000)
        context.expose_binding("hit", lambda source: self.executed.append(source["page"].url))
        context.on("dialog", self._asked)
        yield context
        context.close()


@contextlib.contextmanager
def listening() -> Iterator[Canary]:
    """A canary for as long as the context lasts."""

    class Ears(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            canary.requests.append(self.path)
            self.send_response(204)
            self.end_headers()

        do_POST = do_HEAD = do_OPTIONS = do_GET  # noqa: N815 - named by the base

        def log_message(self, format: str, *args: Any) -> None:  # noqa: A002 - as in the base
            """Say nothing."""

    with ThreadingHTTPServer(("127.0.0.1", 0), Ears) as server:
        server.daemon_threads = True
        canary = Canary(server.server_address[1])
        thread = threading.Thread(target=server.serve_forever, daemon=True)
        thread.start()
        yield canary
        server.shutdown()
        thread.join()

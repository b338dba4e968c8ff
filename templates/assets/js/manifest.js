// Lets the site be put on a home screen. Not from disk: there a browser refuses manifests, loudly.

if (location.protocol.startsWith("http")) {
  const manifest = document.createElement("link");
  manifest.rel = "manifest";
  manifest.href = new URL("site.webmanifest", document.currentScript.src);
  document.head.append(manifest);
}

// Lets the site be put on a home screen. Not from disk: there a browser refuses manifests, loudly.

const icon = document.querySelector('link[rel="icon"]');
if (icon && location.protocol.startsWith("http")) {
  const manifest = document.createElement("link");
  manifest.rel = "manifest";
  manifest.href = new URL("site.webmanifest", icon.href);
  document.head.append(manifest);
}

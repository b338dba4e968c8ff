// Runs before anything is painted, so that nothing jumps: the styles keep room, or keep quiet, for
// what the other scripts are going to change. It must stay tiny, because every page waits for it.

const { classList } = document.documentElement;
classList.add("script", "wacht");
if (location.search) classList.add("vraag");
// This comes after the deferred scripts, also when one of them is missing or breaks down.
addEventListener("DOMContentLoaded", () => classList.remove("wacht"));

// Four ways to hand it in: a file, GitHub, mail, or the clipboard. None of them needs a server.
const meedoen = (self.meedoen ??= {});

// What browsers, GitHub and mail programs take; Windows hands at most about 2,000 to a mail program.
const LONGEST_ADDRESS = 7000;
const LONGEST_MAIL = 1900;

const download = (name, text) => {
  const address = URL.createObjectURL(new Blob([text], { type: "text/markdown;charset=utf-8" }));
  const link = meedoen.el("a", { href: address, download: name });
  document.body.append(link);
  link.click();
  link.remove();
  setTimeout(() => URL.revokeObjectURL(address), 60000);
};

const copy = async (text) => {
  try {
    await navigator.clipboard.writeText(text);
  } catch {
    const area = meedoen.el("textarea", { class: "stil", "aria-hidden": "true" });
    area.value = text;
    document.body.append(area);
    area.select();
    document.execCommand("copy");
    area.remove();
  }
};

const query = (values) => Object.entries(values).map(([key, value]) => `${key}=${encodeURIComponent(value)}`).join("&");

/**
 * Where an entry can go; the text is part of the address, unless that would be too long.
 * @param site `{broncode, tak, contact}`; what is empty is not offered
 */
meedoen.addresses = ({ broncode, tak, contact }) => {
  const source = /^https:\/\/github\.com\/[^/]+\/[^/]+\/?$/.test(broncode) ? broncode.replace(/(?:\.git)?\/?$/, "") : "";
  const page = (what, path) => `${source}/${what}/${encodeURI(tak)}/content/${path}`;

  const github = ({ map, naam, tekst, nieuw }) => {
    // GitHub fills in the page for a new file, but not the one on which a file is edited.
    if (!nieuw) return { href: page("edit", `${map}/${naam}`), plak: true };
    const href = `${page("new", map)}?${query({ filename: naam, value: tekst })}`;
    return href.length > LONGEST_ADDRESS ? { href: page("upload", map), los: true } : { href };
  };
  const mail = ({ naam, tekst, nieuw }) => {
    const subject = nieuw ? `Nieuw voor de lijst: ${naam}` : `Verbetering: ${naam}`;
    const to = (body) => `mailto:${contact}?${query({ subject, body })}`;
    const href = to(tekst.replaceAll("\n", "\r\n"));
    if (href.length <= LONGEST_MAIL) return { href };
    return { href: to(`Voeg het bestand ${naam} toe aan deze mail. Het staat in de map met je downloads.`), los: true };
  };
  return { github: source && github, mail: contact && mail };
};

/** The ways to hand in that this site has: a name, and what to do; that answers what to say. */
meedoen.ways = (site) => {
  const { github, mail } = meedoen.addresses(site);
  const file = ({ naam, tekst }) => {
    download(naam, tekst);
    return { zeg: `${naam} staat nu in de map met je downloads.` };
  };
  const onGitHub = (entry) => {
    const { href, plak, los } = github(entry);
    if (plak) {
      copy(entry.tekst);
      return { href, zeg: "De nieuwe tekst is gekopieerd. Kies op GitHub alles (Ctrl en A), plak (Ctrl en V) en klik op 'Commit changes'." };
    }
    if (los) return { ...file(entry), href, zeg: `Je tekst is te lang om mee te geven. Daarom staat ${entry.naam} nu in de map met je downloads. Sleep dat bestand naar de pagina van GitHub.` };
    return { href, zeg: "Op GitHub staat alles ingevuld. Klik daar op 'Commit changes'." };
  };
  const byMail = (entry) => {
    const { href, los } = mail(entry);
    if (los) return { ...file(entry), href, zeg: `Je tekst is te lang voor een mail. Voeg ${entry.naam} toe. Het staat in de map met je downloads.` };
    return { href, zeg: "Je mailprogramma gaat open. Verstuur de mail daar." };
  };
  const copied = ({ tekst }) => {
    copy(tekst);
    return { zeg: "De tekst is gekopieerd. Plak hem waar je wilt." };
  };
  return [
    { naam: "Download het bestand", doe: file },
    ...(github ? [{ naam: "Zet het op GitHub", doe: onGitHub }] : []),
    ...(mail ? [{ naam: "Stuur het per mail", doe: byMail }] : []),
    { naam: "Kopieer de tekst", doe: copied },
  ];
};

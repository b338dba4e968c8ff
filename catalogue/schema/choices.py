"""What an editor can choose from: what is written and the label that visitors read."""

from collections.abc import Mapping
from types import MappingProxyType


def _options(**labels: str) -> Mapping[str, str]:
    """Options of a ``Choice``; an underscore in a Python name is a hyphen for the editor."""
    return MappingProxyType({name.replace("_", "-"): label for name, label in labels.items()})


JA_NEE = _options(ja="ja", nee="nee")
STATUS = _options(actief="loopt", gepland="gepland", gestopt="gestopt", onbekend="status onbekend")
# What has this status keeps its page, and is in no list, count, map or calendar.
GONE = "gestopt"
ZEKERHEID = _options(hoog="zeker", middel="redelijk zeker", laag="onzeker")
BEREIK = _options(stad="heel Rotterdam", regio="de regio Rijnmond", online="online")
GRATIS = _options(ja="gratis", deels="deels gratis", nee="betaald")
OPENBAAR = _options(
    ja="open voor iedereen",
    op_afspraak="op afspraak",
    leden="alleen voor leden",
    scholen="alleen voor scholen",
    onbekend="niet bekend",
)
SOORT_MAKERSPACE = _options(
    makerspace="makerspace",
    fablab="fablab",
    hackerspace="hackerspace",
    open_werkplaats="open werkplaats",
    kinderwerkplaats="werkplaats voor kinderen",
    medialab="medialab",
    lab="lab en werkplaats",
    fieldlab="fieldlab",
    makersgebouw="gebouw voor makers",
    technieklokaal="technieklokaal voor scholen",
    repair_cafe="repair café",
    fietswerkplaats="fietswerkplaats",
    gereedschapspunt="gereedschap op straat",
)
# Only these count as a public "techniekruimte"; the others are related places. Source: the
# explanation of `soort` in the facts that the content was made from.
TECHNIEKRUIMTE = frozenset({"makerspace", "fablab", "hackerspace", "open-werkplaats"})
SOORT_PARTNER = _options(
    onderwijs="onderwijs",
    bedrijf="bedrijf",
    overheid="overheid",
    brancheorganisatie="brancheorganisatie",
    kinderopvang="kinderopvang",
    museum="museum of bezoekerscentrum",
    maatschappelijk="maatschappelijke organisatie",
    samenwerking="samenwerking",
)
SOORT_GEBIED = _options(woongebied="woongebied", haven="haven- of bedrijvengebied")
SOORT_WIJK = _options(
    woonwijk="woonwijk",
    klein="kleine wijk, park of buitengebied",
    haven="haven- of bedrijvengebied",
)
STATUS_ACTIE = _options(
    gepland="gepland", loopt="loopt", klaar="klaar", onbekend="stand niet bekend"
)
MAATSTAF = _options(
    wijken_met_makerspace="woonwijken met een openbare makerspace",
    profielen_met_programmas="vmbo-profielen met ten minste drie programma's",
    programmas_met_zekere_status="programma's waarvan we weten of ze lopen",
    programmas_met_thema="programma's met een thema",
)
DAGEN = _options(
    maandag="maandag",
    dinsdag="dinsdag",
    woensdag="woensdag",
    donderdag="donderdag",
    vrijdag="vrijdag",
    zaterdag="zaterdag",
    zondag="zondag",
)
WELKE = _options(
    eerste="eerste", tweede="tweede", derde="derde", vierde="vierde", laatste="laatste"
)
DAGDEEL = _options(ochtend="ochtend", middag="middag", avond="avond")

"""The words of schema.org that we use, and what search engines want to be told."""

from collections.abc import Iterator
from typing import Any

# The properties of schema.org (version 29) that each type has, as far as we use them.
_THING = {"@id", "name", "alternateName", "description", "url", "sameAs", "identifier"}
_WORK = _THING | {"inLanguage", "license", "isAccessibleForFree", "dateModified", "creator"}
_PLACE = {
    *("address", "geo", "containedInPlace", "amenityFeature", "publicAccess", "event"),
    *("openingHoursSpecification", "specialOpeningHoursSpecification"),
}
_PERIOD = {"startDate", "endDate"}
_VALID = {"validFrom", "validThrough"}
PROPERTIES = {
    "WebPage": _WORK | {"isPartOf", "breadcrumb", "mainEntity"},
    "CollectionPage": _WORK | {"isPartOf", "breadcrumb", "mainEntity"},
    "WebSite": _WORK | {"potentialAction"},
    "SearchAction": {"target", "query-input"},
    "EntryPoint": {"urlTemplate"},
    "BreadcrumbList": _THING | {"itemListElement"},
    "ItemList": _THING | {"itemListElement", "numberOfItems"},
    "ListItem": {"position", "name", "item", "url"},
    "Course": _WORK | {"provider", "about", "audience"},
    "EducationalOccupationalProgram": _THING
    | {"provider", "educationalProgramMode", "startDate", "endDate", "offers"},
    "Offer": {"price", "priceCurrency"},
    "PeopleAudience": {"audienceType", "suggestedMinAge", "suggestedMaxAge"},
    "Place": _THING | _PLACE | {"isAccessibleForFree"},
    "PostalAddress": {"streetAddress", "addressLocality", "addressCountry"},
    "GeoCoordinates": {"latitude", "longitude"},
    "LocationFeatureSpecification": {"name", "value"},
    "Organization": _THING,
    "EducationalOrganization": _THING,
    "GovernmentOrganization": _THING,
    "Project": _THING | {"member"},
    "DefinedTerm": _THING | {"termCode", "inDefinedTermSet"},
    "DefinedTermSet": _THING,
    "Event": _THING
    | _PERIOD
    | {"eventStatus", "eventAttendanceMode", "location", "organizer", "eventSchedule"},
    "Schedule": _PERIOD
    | {"repeatFrequency", "byDay", "startTime", "endTime", "exceptDate", "scheduleTimezone"},
    "OpeningHoursSpecification": _VALID | {"dayOfWeek", "opens", "closes"},
    "Dataset": _WORK | {"keywords", "spatialCoverage", "distribution"},
    "DataDownload": {"name", "encodingFormat", "contentUrl"},
}
# What search engines ask for before they show something.
REQUIRED = {
    "Course": {"name", "description", "url"},
    "EducationalOccupationalProgram": {"name", "description", "url"},
    "Event": {"name", "startDate", "location"},
    "Dataset": {"name", "description", "license"},
    "Schedule": {"repeatFrequency", "byDay"},
    "OpeningHoursSpecification": {"opens"},
    "ListItem": {"position"},
    "ItemList": {"itemListElement", "numberOfItems"},
    "WebPage": {"name", "description", "url", "isPartOf"},
    "CollectionPage": {"name", "description", "url", "isPartOf", "mainEntity"},
    "Place": {"name"},
    "PostalAddress": {"addressLocality", "addressCountry"},
    "GeoCoordinates": {"latitude", "longitude"},
    "LocationFeatureSpecification": {"name", "value"},
    "Organization": {"name"},
    "EducationalOrganization": {"name"},
    "GovernmentOrganization": {"name"},
    "Project": {"name", "url"},
    "DefinedTerm": {"name"},
    "Offer": {"price", "priceCurrency"},
    "BreadcrumbList": {"itemListElement"},
    "WebSite": {"name", "url", "potentialAction"},
    "SearchAction": {"target", "query-input"},
    "DataDownload": {"contentUrl", "encodingFormat"},
}


def nodes(value: Any) -> Iterator[dict[str, Any]]:
    """Every described thing, also those within others."""
    if isinstance(value, list):
        for item in value:
            yield from nodes(item)
    elif isinstance(value, dict):
        yield value
        for item in value.values():
            yield from nodes(item)


def check_words(found: list[dict[str, Any]], page: str) -> set[str]:
    """Every type and property exists and what is required is there; answers the types."""
    used = set()
    for node in nodes(found):
        if node.keys() == {"@id"}:
            continue
        kind = node["@type"]
        used.add(kind)
        unknown = node.keys() - PROPERTIES[kind] - {"@type"}
        assert not unknown, f"{page}: {kind} has no {unknown}"
        missing = REQUIRED.get(kind, set()) - node.keys()
        assert not missing, f"{page}: {kind} without {missing}"
        assert all(value not in (None, "", []) for value in node.values()), page
    return used

"""Reads streets from JSON as cities and hobbyists publish them: GeoJSON lines, or a list of named paths."""

from collections.abc import Iterable
from pathlib import Path

import orjson

from data.loaders.draft import Draft, NotACity
from data.loaders.lines import Drawn, join, take_line, told

MOST_BYTES = 500_000_000
LONGEST_ATTRIBUTION = 200
"""Letters on the edge of a map. Assumed."""


def read_geojson(path: Path) -> Draft:
    """A FeatureCollection whose properties are read as OpenStreetMap's tags, or a list of objects that
    each have a `path` of [latitude, longitude] pairs beside their tags; `highway` defaults to "road", and
    `reversed` turns a line round. Raises NotACity."""
    if path.stat().st_size > MOST_BYTES:
        raise NotACity(file=path.name, why=f"it is larger than {MOST_BYTES // 1_000_000} MB")
    try:
        content = orjson.loads(path.read_bytes())
    except orjson.JSONDecodeError as error:
        raise NotACity(file=path.name, why=f"it is not JSON ({error})") from error
    draft = Draft(attribution=_attribution(content) or f"© the makers of {path.name}")
    features = content.get("features") if isinstance(content, dict) else None
    if isinstance(features, list):
        drawn = _features(features, draft)
    elif isinstance(content, list) and any(_is_path(each) for each in content):
        drawn = _paths(content, draft)
    else:
        raise NotACity(file=path.name, why="it is neither a GeoJSON FeatureCollection nor a list of paths")
    join(drawn, draft)
    return draft


def _attribution(content: object) -> str:
    said = content.get("attribution") if isinstance(content, dict) else None
    return said[:LONGEST_ATTRIBUTION] if isinstance(said, str) else ""


def _features(features: Iterable[object], draft: Draft) -> list[Drawn]:
    drawn: list[Drawn] = []
    for feature in features:
        geometry = feature.get("geometry") if isinstance(feature, dict) else None
        if not isinstance(feature, dict) or not isinstance(geometry, dict):
            draft.dropped["a feature without geometry"] += 1
            continue
        tags, coordinates = told(feature.get("properties")), geometry.get("coordinates")
        match geometry.get("type"):
            case "LineString":
                take_line(coordinates, tags, drawn, draft)
            case "MultiLineString" if isinstance(coordinates, list):
                for part in coordinates:
                    take_line(part, tags, drawn, draft)
            case _:
                draft.dropped["a feature that is not a line"] += 1
    return drawn


def _is_path(each: object) -> bool:
    return isinstance(each, dict) and isinstance(each.get("path"), list)


def _paths(content: Iterable[object], draft: Draft) -> list[Drawn]:
    drawn: list[Drawn] = []
    for each in content:
        if not isinstance(each, dict) or not isinstance(each.get("path"), list):
            draft.dropped["something without a path"] += 1
            continue
        turned = [at[1::-1] if isinstance(at, list) else at for at in each["path"]]
        take_line(turned, told(each), drawn, draft)
    return drawn

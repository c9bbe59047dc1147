"""Reads streets from GeoJSON lines (a FeatureCollection), as cities and hobbyists publish them."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import orjson

from data.loaders.draft import Draft, NotACity, Place2, Street, length_m
from routing.profile import drivable, limit_kmh

MOST_BYTES = 500_000_000
DIGITS = 5
"""Points are rounded to this many decimals, about 1 m, so that ends that miss each other meet."""


def read_geojson(path: Path) -> Draft:
    """LineString and MultiLineString features; properties are read as OpenStreetMap tags, `highway`
    defaulting to "road"; `reversed` turns a line round. Raises NotACity."""
    if path.stat().st_size > MOST_BYTES:
        raise NotACity(file=path.name, why=f"it is larger than {MOST_BYTES // 1_000_000} MB")
    try:
        content = orjson.loads(path.read_bytes())
    except orjson.JSONDecodeError as error:
        raise NotACity(file=path.name, why=f"it is not JSON ({error})") from error
    features = content.get("features") if isinstance(content, dict) else None
    if not isinstance(features, list):
        raise NotACity(file=path.name, why="it is not a GeoJSON FeatureCollection")
    draft = Draft(attribution=str(content.get("attribution") or f"© the makers of {path.name}"))
    nodes: dict[Place2, int] = {}
    uses: dict[Place2, int] = {}
    lines = [(line, tags) for feature in features for line, tags in _lines(feature, draft)]
    for line, _ in lines:
        for at in (*line, line[0], line[-1]):
            uses[at] = uses.get(at, 0) + 1
    for line, tags in lines:
        _split(line, tags, uses, nodes, draft)
    return draft


def _lines(feature: Any, draft: Draft) -> Iterator[tuple[list[Place2], dict[str, str]]]:
    geometry = feature.get("geometry") if isinstance(feature, dict) else None
    kind = geometry.get("type") if isinstance(geometry, dict) else None
    if kind not in ("LineString", "MultiLineString"):
        draft.dropped[f"a {kind or 'feature without geometry'}, not a line"] += 1
        return
    assert isinstance(geometry, dict)
    coordinates = geometry.get("coordinates")
    told = feature.get("properties") or {}
    tags = {str(key): str(value) for key, value in told.items() if value is not None}
    tags.setdefault("highway", "road")
    for part in [coordinates] if kind == "LineString" else coordinates or []:
        line = _points(part)
        if line is None:
            draft.dropped["a line with impossible coordinates"] += 1
        elif len(line) < 2:
            draft.dropped["a line without length"] += 1
        else:
            yield (line[::-1] if tags.get("reversed") in ("True", "true", "1") else line), tags


def _points(part: Any) -> list[Place2] | None:
    """Rounded, without repeats; None when any is not on the earth."""
    line: list[Place2] = []
    try:
        for lon, lat, *_ in part:
            if not (-180 <= float(lon) <= 180 and -90 <= float(lat) <= 90):
                return None
            at = (round(float(lon), DIGITS), round(float(lat), DIGITS))
            if not line or line[-1] != at:
                line.append(at)
    except (TypeError, ValueError):
        return None
    return line


def _split(
    line: list[Place2], tags: dict[str, str], uses: dict[Place2, int], nodes: dict[Place2, int], draft: Draft
) -> None:
    may = drivable(tags)
    if not (may.forward or may.backward):
        draft.dropped[may.reason] += 1
        return
    start = 0
    for i in range(1, len(line)):
        if uses[line[i]] < 2 and i < len(line) - 1:
            continue
        part = line[start : i + 1]
        ends = [nodes.setdefault(at, len(nodes) + 1) for at in (part[0], part[-1])]
        draft.junctions |= {ends[0]: part[0], ends[1]: part[-1]}
        names = {key.removeprefix("name:"): value for key, value in tags.items() if key.startswith("name:")}
        draft.streets.append(
            Street(
                id=len(draft.streets) + 1,
                tail=ends[0],
                head=ends[1],
                line=part,
                length_m=length_m(part),
                kind=tags["highway"],
                limit_kmh=limit_kmh(tags),
                forward=may.forward,
                backward=may.backward,
                name=tags.get("name"),
                names=names,
            )
        )
        start = i

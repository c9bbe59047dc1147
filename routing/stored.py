"""A compiled network on disk: arrays that are mapped, not read, and shared by all who open them."""

import json
import os
import shutil
import tempfile
from pathlib import Path

import numpy as np

from routing.network import ARRAY_NAMES, Arrays, StreetNetwork

FORMAT = 2
"""Counts up whenever Arrays changes: a folder of another format is not opened."""

ABOUT = "about.json"


class NotStored(Exception):
    """The folder holds no network we can open; make it anew."""


def store(network: StreetNetwork, folder: Path) -> None:
    """Written beside it and moved in one step: a reader finds all of it or nothing. Replaces nothing.

    Weights of now are not kept: what is closed today is a matter of the log, not of the map.
    """
    folder.parent.mkdir(parents=True, exist_ok=True)
    draft = Path(tempfile.mkdtemp(prefix=".new-", dir=folder.parent))
    try:
        for name in ARRAY_NAMES:
            np.save(draft / f"{name}.npy", getattr(network.arrays, name), allow_pickle=False)
        about = {"format": FORMAT, "names": list(network.names)}
        (draft / ABOUT).write_text(json.dumps(about, ensure_ascii=False))
        draft.chmod(0o755)
        os.rename(draft, folder)
    except OSError:
        if not (folder / ABOUT).exists():
            raise
        # another process was first: the same content, by the folder's name
    finally:
        shutil.rmtree(draft, ignore_errors=True)


def open_stored(folder: Path) -> StreetNetwork:
    """Raises NotStored."""
    try:
        about = json.loads((folder / ABOUT).read_text())
        if about["format"] != FORMAT:
            raise NotStored(f"format {about['format']}")
        kept = {
            name: np.load(folder / f"{name}.npy", mmap_mode="r", allow_pickle=False) for name in ARRAY_NAMES
        }
        return StreetNetwork(Arrays(**kept), about["names"])
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise NotStored(str(error)) from error

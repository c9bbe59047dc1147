"""A small scenario folder on disk: three nodes on a road, 10 minutes apart; two stations, units, calls."""

from pathlib import Path

FILES = {
    "nodes.csv": "id,x,y,weight\nn1,0,0,3\nn2,1,0,1\nn3,2,0,2\n",
    "times.csv": "n1,n2,n3\n0,10,20\n10,0,10\n20.5,10,0\n",
    "stations.csv": "id,node\nA,n1\nB,n3\n",
    "hospitals.csv": "node\nn1\n",
    "units.csv": "id,station\nE1,A\nE2,B\n",
    "calls.csv": "id,arrival_min,node,on_scene_min,handover_min,transport\nc2,7,n2,5,,0\nc1,0.5,n2,5,8,1\n",
    "scenario.toml": 'dispatch = "closest"\nthreshold_min = 10\nbusy_fraction = 0.5\n',
}


def a_folder(folder: Path, **changed: str | None) -> Path:
    """changed: a file's whole new text by its name without ending; None: without that file."""
    folder.mkdir(exist_ok=True)
    for name, text in FILES.items():
        text_now = changed.get(name.partition(".")[0], text)
        if text_now is not None:
            (folder / name).write_text(text_now, encoding="utf-8")
    return folder

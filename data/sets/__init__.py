"""Small datasets that come with the program; SOURCE.md tells of each where it is from."""

from pathlib import Path

SAMPLE_HOSPITALS = Path(__file__).with_name("hospitals") / "sample.toml"
"""What a demonstration says of hospitals that are samples themselves; of others it says nothing."""

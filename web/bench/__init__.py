"""Benches: how fast the whole thing is, each beside a rival measured in the same run."""

"""An exact customizable contraction hierarchy: static topology, weights that change, queries."""

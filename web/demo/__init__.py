"""A city alive: simulated callers, dispatcher and crews that use the public API and nothing else."""

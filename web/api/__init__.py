"""HTTP: one noun a file, ten lines a route."""

"""Small datasets that come with the program; SOURCE.md tells of each where it is from."""

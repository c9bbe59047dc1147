"""The rules of dispatch under a pretend clock."""

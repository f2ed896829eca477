"""The command line: one file per command under `commands`, joined in `main`."""

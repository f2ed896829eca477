"""One module per command.

Its docstring is the command's help, with examples at the top; `run` does the work on a library
and returns values; `command` is what Typer reads (`group` where a command has subcommands).
"""

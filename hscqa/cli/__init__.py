"""The command line: parse, call the library, show. Only home of typer.

arguments -start, app-> command -session-> Library -> values -export-> output (standard output)
                                 progress, errors -> narration (standard error)

One file owns each stream. A command takes its Session and gives an ExitCode; `options` has what commands share.
"""

from hscqa.cli.start import main

__all__ = ["main"]

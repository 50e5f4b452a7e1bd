"""The command `liftlore`. Nothing heavy is imported before a command runs, so that `--help` is instant."""

from __future__ import annotations

import os
import sys
from typing import Annotated

import typer

from pipeline.cli.articles import explain, ingest
from pipeline.cli.catalogue import conflicts, query, show, verify
from pipeline.cli.deciding import decide
from pipeline.cli.measuring import evaluate
from pipeline.cli.names import identify
from pipeline.cli.writing import export, report
from pipeline.errors import CatalogueError, LiftloreError

app = typer.Typer(
    help="Read fitness articles into one catalogue of exercises that answers SQL and shows where sources conflict.",
    no_args_is_help=True,
    pretty_exceptions_enable=False,
)
for command in (ingest, query, show, conflicts, identify, explain, export, report, evaluate, verify):
    app.command()(command)
app.add_typer(decide, name="decide")


@app.callback()
def settings(
    context: typer.Context,
    debug: Annotated[bool, typer.Option("--debug", help="Show the traceback of an unexpected failure.")] = False,
) -> None:
    """Take the options that stand before the command."""
    context.obj = debug


def _misused(error: typer.TyperException) -> str:
    """What is wrong with the arguments, as one sentence."""
    from pipeline.terminal.text import plain

    context: typer.Context | None = getattr(error, "ctx", None)
    command = context.command_path if context else "liftlore"
    message = plain(error.format_message()).replace("Value error, ", "").rstrip(".")
    return f"liftlore: {message}; `{command} --help` says what it takes."


def main() -> None:
    """Run the command; every expected failure is one sentence on standard error and an exit code."""
    from pipeline.terminal.text import plain

    try:
        sys.exit(app(prog_name="liftlore", standalone_mode=False))
    except typer.TyperException as error:
        # A command that got nothing at all has shown its help instead.
        if error.format_message():
            typer.echo(_misused(error), err=True)
        sys.exit(error.exit_code)
    except typer.Abort:
        typer.echo("liftlore: stopped; nothing was written.", err=True)
        sys.exit(1)
    except LiftloreError as error:
        typer.echo(f"liftlore: {plain(str(error))}", err=True)
        sys.exit(3 if isinstance(error, CatalogueError) else 2)
    except BrokenPipeError:
        # The reader has seen enough (`liftlore query … | head`); nothing is wrong, and nothing more can be written.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    except Exception as error:
        if "--debug" in sys.argv:
            raise
        if type(error).__module__.partition(".")[0] in ("duckdb", "_duckdb"):
            reason = plain(str(error).strip().partition("\n")[0])
            typer.echo(f"liftlore: the catalogue cannot be used: {reason}; ingest into a new one.", err=True)
            sys.exit(3)
        typer.echo(
            f"liftlore: it failed unexpectedly ({type(error).__name__}: {plain(str(error))}); --debug shows where.",
            err=True,
        )
        sys.exit(70)

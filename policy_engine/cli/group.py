"""The command group: each command's module is loaded when that command is called."""

import click

from policy_engine import late
from policy_engine.base.nearest import did_you_mean

COMMANDS = {
    "check": "Find what is wrong with policies.",
    "evaluate": "Decide every record of a file.",
    "explain": "Show one decision as a tree.",
    "fmt": "Write policies in their canonical layout.",
    "init": "Begin a repository of policies.",
    "sample": "Make up accounts to try policies on.",
    "test": "Run the examples that stand in policies.",
}
"""Each command's short help by its name; the command stands in the module of that name."""


class LateGroup(click.Group):
    """A group that knows its commands by name only."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """The commands' names."""
        return sorted(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Load a command."""
        if cmd_name not in COMMANDS:
            return None
        command = late.attribute(f"policy_engine.cli.{cmd_name}:command")
        assert isinstance(command, click.Command)
        return command

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """Find the command that is called, or name the nearest one."""
        try:
            return super().resolve_command(ctx, args)
        except click.UsageError as error:
            near = did_you_mean(args[0], COMMANDS)
            raise click.UsageError(f"{error.message} {near}".strip(), ctx) from error

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """List the commands without loading them."""
        with formatter.section("Commands"):
            formatter.write_dl(sorted(COMMANDS.items()))

"""Pull requests: what a program needs to open one for an issue, with nothing contributed in it but inert."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from manifesto.inert import span

if TYPE_CHECKING:
    from collections.abc import Sequence

    from manifesto.issue import Issue
    from manifesto.proposal import Proposal

REVIEW = "Mark it as ready for review, and the checks run and show how it will look."
OF_THEIR_OWN = "from the account that stands beside the name, so nobody had to accept it"


def branch(issue: Issue) -> str:
    """Return the branch that holds what was made of an issue."""
    return f"suggestion-{issue.number}"


def pull_request(issue: Issue, proposal: Proposal, paths: Sequence[str], told: str) -> str:
    """Return the pull request as JSON; `told` is what check says of it, in Markdown.

    Neither its title nor the message of its commit holds a word of the issue, in which GitHub might see an order.
    """
    credit = issue.credit if proposal.credited else ""
    message = [proposal.title, f"Asked for in #{issue.number}.", *([credit] if credit else [])]
    by = f"{span(issue.login)} asked for this" if issue.login and proposal.credited else "This was asked for"
    how = "where it was accepted" if issue.accepted else OF_THEIR_OWN
    body = [f"Closes #{issue.number}", f"{by} in that issue, {how}. {REVIEW}", told.strip()]
    whole = {
        "branch": branch(issue),
        "title": proposal.title,
        "message": "\n\n".join(message) + "\n",
        "body": "\n\n".join(filter(None, body)) + "\n",
        "paths": list(paths),
        "draft": True,
    }
    return json.dumps(whole, ensure_ascii=False, indent=1) + "\n"

"""What happens, as a line of JSON each on standard output: `load` reads these into its result."""

import json
import os
import time


def write(kind, **values):
    # one write of less than a pipe's atom: the lines of several processes never mix
    os.write(1, (json.dumps({"kind": kind, **values}) + "\n").encode()[:4000])


def clock():
    """Milliseconds since 1970."""
    return time.time() * 1000


class Trouble(Exception):
    """What kept a step from being made, as a cause that groups alike."""


class Log:
    """The log of one agent; each step counts as a request of Locust's own statistics too."""

    def __init__(self, agent, request):
        self.agent = agent
        self.request = request

    def note(self, kind, **values):
        write(kind, agent=self.agent, at=clock(), **values)

    def step(self, name, act):
        """Does something, and notes how long it took or why it failed."""
        begun = clock()
        try:
            outcome = act()
        except Trouble as trouble:
            self.took(name, begun, str(trouble))
            raise
        self.took(name, begun)
        return outcome

    def took(self, name, begun, error=None):
        ms = clock() - begun
        write("step", agent=self.agent, step=name, at=begun, ms=round(ms, 2), error=error)
        failure = None if error is None else Trouble(error)
        self.request(
            request_type="XMPP", name=name, response_time=ms, response_length=0, exception=failure, context={}
        )

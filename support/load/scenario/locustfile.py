"""Shift start for Locust: each user is an agent's desktop with an account of its own. `finesse-conformance load` runs it."""

import json
import os
from itertools import count

import gevent
from gevent.event import AsyncResult, Event
from locust import User, constant, events, task
from locust.exception import StopUser
from locust.runners import MasterRunner

from desktop import Desktop
from log import Log, Trouble, clock, write
from publisher import Publisher

with open(os.environ["FINESSE_LOAD_SETTINGS"], encoding="utf-8") as file:
    settings = json.load(file)

over = Event()
seats = {}
tickets = count(1)
taken = count(0)
shift = {"publisher": None, "refused": 0}


def give_seat(environment, msg, **_):
    """The next account, for a process that asks: of one account two sessions would see each other."""
    seat = {"ticket": msg.data["ticket"], "seat": next(taken)}
    environment.runner.send_message("seat", seat, client_id=msg.node_id)


def take_seat(environment, msg, **_):
    seats.pop(msg.data["ticket"]).set(msg.data["seat"])


@events.init.add_listener
def on_init(environment, **_):
    environment.runner.register_message("seat-wanted", give_seat)
    environment.runner.register_message("seat", take_seat)
    gevent.spawn(watch_parent, environment)


def watch_parent(environment):
    """Ends with whoever started this: the suite, or of several processes the first."""
    parent = os.getppid()
    while os.getppid() == parent:
        gevent.sleep(0.5)
    over.set()
    gevent.spawn(environment.runner.quit)
    gevent.sleep(8)
    os._exit(1)


def watch_lag():
    """How late this process is itself, at worst in each second: so much of every time is not the server's."""
    while True:
        worst = 0
        for _ in range(10):
            due = clock() + 100
            gevent.sleep(0.1)
            worst = max(worst, clock() - due)
        write("lag", ms=round(worst, 1))


@events.test_start.add_listener
def on_start(environment, **_):
    if not isinstance(environment.runner, MasterRunner):
        gevent.spawn(watch_lag)
    if isinstance(environment.runner, MasterRunner) or settings["publisher"] is None:
        return
    shift["publisher"] = Publisher(settings, environment.events.request.fire)
    every_s = settings["processes"] / settings["eventsPerSecond"]
    gevent.spawn(shift["publisher"].run, over, every_s)


@events.test_stopping.add_listener
def on_stopping(**_):
    over.set()


class Agent(User):
    wait_time = constant(0)

    @task
    def work(self):
        ticket = f"{os.getpid()}-{next(tickets)}"
        seats[ticket] = seat = AsyncResult()
        self.environment.runner.send_message("seat-wanted", {"ticket": ticket})
        number = seat.get()
        if number < len(settings["agents"]):
            # Locust starts the users of a second together; a second's head start is the publisher's
            rate = settings["perSecond"]
            over.wait(timeout=1 + (number % max(1, round(rate))) / max(1, rate))
            # many wrong passwords lock accounts, or have this host blocked
            if not over.is_set() and shift["refused"] < settings["refusalsMost"]:
                self.shift(number)
        over.wait()
        raise StopUser()

    def shift(self, number):
        account = settings["agents"][number]
        log = Log(number, self.environment.events.request.fire)
        desktop = Desktop(settings, account, log)
        publisher = shift["publisher"]
        log.note("started")
        try:
            desktop.sign_in()
            if publisher is not None:
                publisher.ready[number] = account["published"]
            desktop.hold(over)
            if publisher is not None:
                # nothing more is published: what is under way may still come
                gevent.sleep(settings["lateMs"] / 1000)
        except Trouble as trouble:
            if desktop.refused:
                shift["refused"] += 1
            if desktop.ready:
                log.note("lost", error=str(trouble))
        if publisher is not None:
            publisher.ready.pop(number, None)
        broken = desktop.session.ended is not None
        desktop.leave()
        if broken and desktop.subscribed:
            desktop.give_back()

"""Publishes test items on the nodes of agents who are signed in, so that the server has events to send."""

from itertools import count
from os import getpid
from xml.sax.saxutils import escape, quoteattr

from gevent.pool import Group

from desktop import PUBSUB, Desktop
from log import Log, Trouble, clock, write


class Publisher:
    def __init__(self, settings, request):
        account = dict(settings["publisher"], resource=f"{settings['publisher']['resource']}-load-{getpid()}")
        self.log = Log(None, request)
        self.settings = settings
        self.desktop = Desktop(settings, account, self.log)
        self.ready = {}
        self._numbers = count(1)
        self._under_way = Group()

    def run(self, over, every_s):
        """Publishes for one agent after the other, so many items a second, until it is over."""
        try:
            self.desktop.sign_in()
        except Trouble as trouble:
            write("unpublished", error=str(trouble))
            return
        while not over.is_set():
            if not self.ready:
                over.wait(timeout=every_s)
            for agent, nodes in list(self.ready.items())[:1]:
                # to the end of the queue
                self.ready[agent] = self.ready.pop(agent)
                for node in nodes:
                    self._under_way.spawn(self._publish, node)
                    if over.wait(timeout=every_s):
                        break
        self._under_way.join(timeout=self.desktop.session.reply_s)
        self.desktop.leave()

    def _publish(self, node):
        item = f"load-{getpid()}-{next(self._numbers)}"
        update = f"<Update><event>PUT</event><requestId>{item}</requestId><source>{escape(node)}</source></Update>"
        content = (
            f"<publish node={quoteattr(node)}><item id='{item}'>"
            f"<notification xmlns='{PUBSUB}'>{escape(update)}</notification></item></publish>"
        )
        begun = clock()
        pubsub = self.settings["pubsub"]
        request = f"<pubsub xmlns='{PUBSUB}'>{content}</pubsub>"
        try:
            self.log.step("publish", lambda: self.desktop.session.request("set", pubsub, request))
        except Trouble:
            return
        write("published", node=node, item=item, at=begun, answered=clock())

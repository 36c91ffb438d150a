"""One XMPP session over a WebSocket (RFC 7395): what is said, what is awaited, what is answered."""

import os
import ssl
import struct
from base64 import b64encode
from itertools import count
from xml.etree import ElementTree
from xml.sax.saxutils import quoteattr

import gevent
import websocket
from gevent.event import AsyncResult, Event

from log import Trouble

FRAMING = "urn:ietf:params:xml:ns:xmpp-framing"
SASL = "urn:ietf:params:xml:ns:xmpp-sasl"
STREAMS = "http://etherx.jabber.org/streams"
CLIENT = "jabber:client"
STANZAS = "urn:ietf:params:xml:ns:xmpp-stanzas"
VERSION = "jabber:iq:version"
PING = "urn:xmpp:ping"


def local(element):
    """The name of an element without its namespace."""
    return element.tag.rpartition("}")[2]


def condition(element):
    """The condition of an error: the first child that is no text."""
    names = [local(child) for child in element if local(child) != "text"]
    return names[0] if names else "no condition"


class Session:
    def __init__(self, settings, account, hear):
        self.settings = settings
        self.account = account
        self.hear = hear
        self.reply_s = settings["replyMs"] / 1000
        self.ended = None
        self.gone = Event()
        self.closing = False
        self.jid = None
        self._ids = count(1)
        self._waits = []
        self._socket = None
        self._reader = None

    def connect(self):
        """TCP, TLS and the upgrade. @raises Trouble with a cause that groups alike"""
        s = self.settings
        proxy = s["proxy"] or {}
        try:
            self._socket = websocket.create_connection(
                s["url"],
                timeout=self.reply_s,
                subprotocols=["xmpp"],
                origin=s["origin"],
                host=s["host"],
                header=[f"{name}: {value}" for name, value in s["headers"]],
                sslopt={"context": trust(s["tls"]), "server_hostname": s["tls"]["servername"]},
                http_proxy_host=proxy.get("host"),
                http_proxy_port=proxy.get("port"),
                http_proxy_auth=proxy.get("auth"),
            )
        except websocket.WebSocketBadStatusException as error:
            raise Trouble(f"HTTP {error.status_code} in place of 101") from None
        except (websocket.WebSocketTimeoutException, TimeoutError):
            raise Trouble(late(self.reply_s)) from None
        except ssl.SSLCertVerificationError as error:
            raise Trouble(f"certificate not trusted: {error.verify_message}") from None
        except (websocket.WebSocketException, OSError) as error:
            number = getattr(error, "errno", None)
            known = isinstance(number, int) and number > 0
            raise Trouble(os.strerror(number) if known else type(error).__name__) from None
        self._socket.settimeout(None)
        self._reader = gevent.spawn(self._read)

    def open(self):
        """Opens the stream, anew after authentication. @returns the features"""
        domain = quoteattr(self.settings["domain"])
        return self.ask(
            f"<open xmlns='{FRAMING}' to={domain} version='1.0'/>", lambda e: e.tag == f"{{{STREAMS}}}features"
        )

    def authenticate(self):
        a = self.account
        # RFC 4616, section 2: as whom, who, password
        plain = b64encode(f"{a['jid']}\0{a['username']}\0{a['password']}".encode()).decode()
        outcome = self.ask(
            f"<auth xmlns='{SASL}' mechanism='PLAIN'>{plain}</auth>", lambda e: e.tag.startswith(f"{{{SASL}}}")
        )
        if local(outcome) != "success":
            raise Trouble(condition(outcome))

    def request(self, kind, to, content):
        """Sends an iq and awaits its answer. @raises Trouble with the condition of an error"""
        name = f"load-{next(self._ids)}"
        address = "" if to is None else f" to={quoteattr(to)}"
        answer = self.ask(
            f"<iq xmlns='{CLIENT}' type='{kind}' id='{name}'{address}>{content}</iq>",
            lambda e: e.tag == f"{{{CLIENT}}}iq" and e.get("id") == name and e.get("type") in ("result", "error"),
        )
        if answer.get("type") == "result":
            return answer
        error = answer.find(f"{{{CLIENT}}}error")
        raise Trouble("error without a condition" if error is None else condition(error))

    def ask(self, text, wanted, within=None):
        """Sends something, unless it is None, and returns the first element after it that is wanted."""
        if self.ended is not None:
            raise Trouble(self.ended)
        wait = (wanted, AsyncResult())
        self._waits.append(wait)
        try:
            if text is not None:
                self.say(text)
            return wait[1].get(timeout=within or self.reply_s)
        except gevent.Timeout:
            raise Trouble(late(within or self.reply_s)) from None
        finally:
            if wait in self._waits:
                self._waits.remove(wait)

    def say(self, text):
        try:
            self._socket.send(text)
        except (websocket.WebSocketException, OSError):
            self._end("the connection broke")
            raise Trouble(self.ended) from None

    def close(self):
        """Ends stream and connection; waits two seconds for the server's goodbye. RFC 7395, section 3.6"""
        self.closing = True
        try:
            if self.ended is None:
                self.ask(f"<close xmlns='{FRAMING}'/>", lambda e: e.tag == f"{{{FRAMING}}}close", 2)
        finally:
            self.drop()

    def drop(self):
        """Closes the connection whatever is under way."""
        self.closing = True
        if self._socket is None:
            return
        try:
            self._socket.send_close()
        except (websocket.WebSocketException, OSError):
            pass
        # the reader alone reads, and ends at the server's close frame
        self._reader.join(timeout=0.5)
        self._socket.shutdown()

    def _read(self):
        cause = "the connection broke"
        try:
            while True:
                opcode, data = self._socket.recv_data()
                if opcode == websocket.ABNF.OPCODE_CLOSE:
                    code = struct.unpack("!H", data[:2])[0] if len(data) >= 2 else 1005
                    cause = f"the server closed with {code}"
                    break
                self._receive(ElementTree.fromstring(data))
        except ElementTree.ParseError:
            cause = "a message is no XML"
            self._socket.shutdown()
        except (websocket.WebSocketException, OSError):
            pass
        self._end(cause)

    def _end(self, cause):
        if self.ended is None:
            self.ended = cause
        self.gone.set()
        for _, result in self._waits:
            result.set_exception(Trouble(self.ended))
        self._waits = []

    def _receive(self, element):
        if element.tag == f"{{{STREAMS}}}error":
            self.ended = f"stream error {condition(element)}"
        elif element.tag == f"{{{FRAMING}}}close" and not self.closing:
            self.ended = self.ended or "the server closed the stream"
        elif element.tag == f"{{{CLIENT}}}iq" and element.get("type") in ("get", "set"):
            self._answer(element)
        for wait in list(self._waits):
            if wait[0](element):
                self._waits.remove(wait)
                wait[1].set(element)
                break
        self.hear(element)

    def _answer(self, iq):
        """A desktop is asked for its version, and whether it is there; all else it knows nothing of."""
        asked = iq[0].tag if len(iq) > 0 else ""
        kind, content = "result", ""
        if asked == f"{{{VERSION}}}query":
            content = f"<query xmlns='{VERSION}'><name>finesse-conformance load</name><version>1</version></query>"
        elif asked != f"{{{PING}}}ping":
            kind = "error"
            content = f"<error type='cancel'><service-unavailable xmlns='{STANZAS}'/></error>"
        to = "" if iq.get("from") is None else f" to={quoteattr(iq.get('from'))}"
        self.say(f"<iq xmlns='{CLIENT}' type='{kind}' id={quoteattr(iq.get('id', ''))}{to}>{content}</iq>")


def late(seconds):
    return f"no answer within {seconds:g} s"


_trusted = {}


def trust(tls):
    """Whom to trust, and the certificate to show, as the target file says; made once."""
    if "context" not in _trusted:
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
        context.check_hostname = tls["verify"]
        context.verify_mode = ssl.CERT_REQUIRED if tls["verify"] else ssl.CERT_NONE
        if tls["ca"]:
            context.load_verify_locations(cadata=tls["ca"])
        if tls["cert"]:
            context.load_cert_chain(tls["cert"], tls["key"])
        _trusted["context"] = context
    return _trusted["context"]


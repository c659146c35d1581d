"""A server of HTTP in front of localstripe that keeps Stripe's promises, and breaks the network's on demand.

    python -m tests.faults.proxy --port 8916 --upstream 8425

Everything under /v1/ is Stripe's API. Tests steer it: POST and DELETE /_faults, POST /_faults/let-go, GET /_faults/log,
POST /_faults/webhooks, POST /_faults/deliver, POST /_faults/clock. It never imports localstripe.
"""

import argparse
import contextlib
import json
import socket
import struct
import time
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import urlsplit

from tests.faults.callers import kill_caller
from tests.faults.gateway import Asked, Gateway
from tests.faults.idempotency import Answer
from tests.faults.plan import Fault

RESET = struct.pack("ii", 1, 0)  # SO_LINGER of no time: closing sends a reset
RATE_LIMIT = {"type": "invalid_request_error", "code": "rate_limit", "message": "Too many requests."}
SWITCHES = ("url", "secret", "mode")
NONE = Fault("slow", seconds=0)
BROKEN = {"type": "api_error", "message": "Something went wrong on our end."}


def error_of(fault: Fault) -> dict:
    """Stripe's own trouble, in its words."""
    return RATE_LIMIT if fault.status == 429 else BROKEN


class NoAnswer(Exception):
    """The request ends here, without a word."""


class Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    gateway: Gateway

    def do_GET(self) -> None:
        self.serve()

    def do_POST(self) -> None:
        self.serve()

    def do_DELETE(self) -> None:
        self.serve()

    def log_message(self, *_words) -> None:
        """The log is what tests ask for."""

    def serve(self) -> None:
        size = int(self.headers.get("Content-Length") or 0)
        asked = Asked(self.command, self.path, dict(self.headers), self.rfile.read(size))
        with contextlib.suppress(NoAnswer, ConnectionError):
            if asked.path.startswith("/_faults"):
                self.say(self.steer(asked))
            elif asked.path.startswith("/v1/"):
                self.api(asked)
            else:
                self.say(self.gateway.ask(asked), "application/javascript")

    def api(self, asked: Asked) -> None:
        """Answers a request to the API, with the fault that it meets."""
        fault = self.gateway.plan.meet(asked.method, asked.path) or NONE
        entry = {"method": asked.method, "path": asked.path, "key": asked.key, "fields": asked.fields, "status": 0}
        entry["fault"] = "" if fault is NONE else fault.what
        self.gateway.log.append(entry)
        if fault.is_before:
            self.suffer(fault, entry, asked)
        answer, entry["replayed"] = self.gateway.answer(asked, fault.take_time)
        entry["executed"] = answer.status
        if fault.is_after:
            answer = self.suffer(fault, entry, asked, answer)
        entry["status"] = answer.status
        self.say(answer, replayed=entry["replayed"])

    def suffer(self, fault: Fault, entry: dict, asked: Asked, answer: Answer | None = None) -> Answer:
        """Lets a fault happen; what is answered if the request outlives it."""
        if fault.kind == "reset":
            self.connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, RESET)
            self.hang_up()
        if fault.kind == "kill":
            entry["killed"] = kill_caller(self.client_address, self.connection.getsockname())
            self.hang_up()
        if fault.kind == "hang":
            time.sleep(fault.seconds)
            self.hang_up()
        if fault.kind == "pause":
            fault.let_go.wait(fault.seconds)
            return answer
        return self.said_instead(fault, entry, asked, answer)

    def said_instead(self, fault: Fault, entry: dict, asked: Asked, answer: Answer | None) -> Answer:
        """What is answered in place of the truth. What comes before the work ends here; it is nobody's saved answer."""
        if fault.kind == "status":
            answer, is_done = Answer(fault.status, json.dumps({"error": error_of(fault)}).encode()), answer is not None
        else:
            is_done = answer is not None
            told = self.gateway.ask(asked.looking) if answer is None else answer
            answer = Answer(told.status, json.dumps(json.loads(told.body) | fault.fields).encode())
        if not is_done:
            entry["status"] = answer.status
            self.say(answer)
            raise NoAnswer
        if fault.kind == "status" and asked.key:
            self.gateway.keys.end(asked.key, answer)  # an error of Stripe's after the work is the answer of its key
        return answer

    def hang_up(self) -> None:
        self.close_connection = True
        self.connection.close()
        raise NoAnswer

    def say(self, answer: Answer, kind: str = "application/json", replayed: bool = False) -> None:
        self.send_response(answer.status)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(answer.body)))
        if self.headers.get("Origin"):
            self.send_header("Access-Control-Allow-Origin", self.headers["Origin"])
        if replayed:
            self.send_header("Idempotent-Replayed", "true")
        self.end_headers()
        self.wfile.write(answer.body)

    def steer(self, asked: Asked) -> Answer:
        """What a test wants of the proxy."""
        words = json.loads(asked.body) if asked.body else {}
        steps = {
            ("POST", "/_faults"): lambda: self.gateway.plan.add(**words),
            ("DELETE", "/_faults"): self.forget,
            ("POST", "/_faults/let-go"): self.gateway.plan.let_go,
            ("GET", "/_faults/met"): self.gateway.plan.met,
            ("GET", "/_faults/log"): lambda: self.gateway.log,
            ("GET", "/_faults/events"): lambda: [*self.gateway.webhooks.posted, *self.gateway.webhooks.events],
            ("POST", "/_faults/webhooks"): lambda: self.set_webhooks(words),
            ("POST", "/_faults/deliver"): lambda: self.gateway.webhooks.deliver(**words),
            ("POST", "/_faults/clock"): lambda: self.turn_clock(words["ahead_s"]),
        }
        step = steps.get((asked.method, urlsplit(asked.path).path))
        if step is None:
            return Answer(404, b'"No such switch."')
        try:
            return Answer(200, json.dumps(step()).encode())
        except (TypeError, ValueError) as error:
            return Answer(400, json.dumps(str(error)).encode())

    def forget(self) -> None:
        """Everything is as it should be again; keys and payments stay."""
        self.gateway.plan.clear()
        self.gateway.log.clear()
        self.gateway.webhooks.events.clear()
        self.gateway.webhooks.posted.clear()
        self.gateway.webhooks.url = ""
        self.gateway.keys.ahead_s = 0

    def set_webhooks(self, words: dict) -> dict:
        for name, value in words.items():
            if name not in SWITCHES:
                raise ValueError(f"{name} is nothing to set. Allowed: {', '.join(SWITCHES)}.")
            setattr(self.gateway.webhooks, name, value)
        return {name: getattr(self.gateway.webhooks, name) for name in SWITCHES}

    def turn_clock(self, ahead_s: float) -> None:
        self.gateway.keys.ahead_s = ahead_s


class Server(ThreadingHTTPServer):
    """A thread for each connection, as many as come at once."""

    daemon_threads = True
    request_queue_size = 256

    def shutdown_request(self, request) -> None:
        """Closes without a farewell, which would come before a reset."""
        self.close_request(request)


def serve(port: int, upstream: int) -> None:
    """Serves for ever on 127.0.0.1."""
    gateway = Gateway(("127.0.0.1", upstream))
    Server(("127.0.0.1", port), type("Faulty", (Handler,), {"gateway": gateway})).serve_forever()


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--port", type=int, required=True)
    parser.add_argument("--upstream", type=int, required=True)
    options = parser.parse_args()
    serve(options.port, options.upstream)


if __name__ == "__main__":
    main()

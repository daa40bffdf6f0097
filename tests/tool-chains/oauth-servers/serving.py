# Owns serving a WSGI application on a free port: it prints the port, and ends with its standard input.

import json
import os
import sys
import threading
from wsgiref.simple_server import WSGIRequestHandler, make_server


class QuietHandler(WSGIRequestHandler):
    def log_message(self, *args):
        pass


def end_with_the_test():
    sys.stdin.buffer.read()
    os._exit(0)


def settings():
    """What the test asks of the server: the first argument, as JSON."""
    return json.loads(sys.argv[1])


def serve(application):
    threading.Thread(target=end_with_the_test, daemon=True).start()
    with make_server("127.0.0.1", 0, application, handler_class=QuietHandler) as server:
        print(json.dumps({"port": server.server_port}), flush=True)
        server.serve_forever()

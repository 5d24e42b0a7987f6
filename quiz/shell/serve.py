"""`quiz serve`: opens the data folder, takes up the contests of yesterday, and says where to go."""

import argparse
import os
import sys

from quiz import runtime


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--host", default="0.0.0.0", help="address to listen on (default: all)")
    parser.add_argument("--port", type=int, default=8000, help="port (default 8000; 0 finds a free one)")
    parser.add_argument("--data", help="folder of secret, database and lock (default: data)")
    parser.add_argument("--database", help="sqlite:///… or postgresql+psycopg2://… (default: in the folder)")
    parser.add_argument("--no-demo", action="store_true", help="do not prepare the demo contest")


def run(arguments: argparse.Namespace) -> int:
    runtime.prepare()
    # Everything below is imported only now, when the standard library has been patched.
    from dataclasses import replace

    from quiz.app import create_app
    from quiz.config import read_settings
    from quiz.errors import QuizError
    from quiz.services.demo import prepare_demo
    from quiz.services.practice_demo import prepare_branches
    from quiz.shell.welcome import welcome
    from quiz.store.folder_lock import lock_folder

    try:
        settings = read_settings(
            os.environ, arguments.data, arguments.database, host=arguments.host, port=arguments.port
        )
        settings.data.mkdir(mode=0o700, parents=True, exist_ok=True)  # it holds sealed questions
        lock = lock_folder(settings.data)
        port = runtime.free_port(settings.host, settings.port)
        app = create_app(replace(settings, port=port))
    except QuizError as refused:
        print(f"quiz serve: {refused}", file=sys.stderr)
        return 2
    services = app.extensions["quiz"]
    problems = services.shelf.refresh()
    if not arguments.no_demo:
        prepare_demo(services.shelf, services.contests, services.setup, services.register)
        prepare_branches(services.practice)
    services.start()
    try:
        runtime.serve(app, settings.host, port, lambda _: welcome(services, problems))
    except OSError as error:
        print(f"quiz serve: {settings.host}:{port}: {error.strerror}", file=sys.stderr)
        return 2
    except KeyboardInterrupt:
        pass
    finally:
        lock.close()
    return 0

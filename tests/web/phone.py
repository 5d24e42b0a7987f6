"""A browser of a member, at the plain HTTP door of practice."""

import re


class Phone:
    """A browser of a member, with the token of its page."""

    def __init__(self, app) -> None:
        self.client = app.test_client()
        self.token = re.search(r'data-csrf="([^"]+)"', self.client.get("/practice").get_data(as_text=True))[1]
        self.entries = 0

    def get(self, path: str):
        return self.client.get(f"/api/practice/{path}")

    def post(self, path: str, said=None, **options):
        options.setdefault("headers", {"X-CSRFToken": self.token})
        if "data" not in options:
            options["json"] = {} if said is None else said
        return self.client.post(f"/api/practice/{path}", **options)

    def answer(self, question: str = "ph-0001", chosen=("A",), **changes):
        self.entries += 1
        now = 1_797_000_000_000
        entry = {
            "kind": "attempt", "id": f"{id(self)}-{self.entries:06}", "question": question, "rev": 1,
            "at": now, "mode": "learn", "chosen": list(chosen), "sure": None, "took_ms": 9000,
            "session": "s-1",
        }  # fmt: skip
        return self.post("entries", {"entries": [{**entry, **changes}], "now": now + 1})

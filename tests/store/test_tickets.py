import threading
from dataclasses import replace

from quiz.store.tickets import SeatBook, SeatRow

ROW = SeatRow("final", "t3", 1, "hash-of-code", open=True)


def test_a_code_seats_one_device_and_is_then_used_up(database):
    book = SeatBook(database)
    book.put(ROW)
    assert book.bind("hash-of-code", "phone-a", 5)
    assert not book.bind("hash-of-code", "phone-b", 6)
    assert book.get("final", "t3") == replace(ROW, open=False, device_hash="phone-a", bound_at=5)


def test_an_unknown_code_seats_nobody(database):
    book = SeatBook(database)
    assert not book.bind("no-such-code", "phone-a", 5)
    assert book.by_code("no-such-code") is book.get("final", "t9") is None


def test_of_two_devices_with_one_code_only_one_is_seated(database):
    book, barrier, seated = SeatBook(database), threading.Barrier(4), []
    book.put(ROW)

    def scan(device: str) -> None:
        barrier.wait()
        if book.bind("hash-of-code", device, 5):
            seated.append(device)

    phones = [threading.Thread(target=scan, args=(f"phone-{n}",)) for n in range(4)]
    for phone in phones:
        phone.start()
    for phone in phones:
        phone.join()
    assert len(seated) == 1
    assert book.get("final", "t3").device_hash == seated[0]

"""Caches that processes share: real files, many processes, and a Redis that goes away and comes back."""

import multiprocessing
import os
import socket
import threading
import time
from urllib.parse import urlsplit

import pytest
from django.core.cache import caches
from django.http import HttpResponse

from hub.content.cache_backends import FailoverRedisCache, SharedFileCache
from hub.content.page_cache import PageCacheBackend, keep, look_up
from tests.content.racing import compete

PROCESSES = 8
ROUNDS = 60
REDIS = os.environ.get("REDIS_URL") or "redis://127.0.0.1:6379/1"
PREFIX = f"relais-test-{os.getpid()}"


def redis_answers():
    address = urlsplit(REDIS)
    try:
        socket.create_connection((address.hostname or "", address.port or 6379), 0.5).close()
    except OSError:
        return False
    return True


with_redis = pytest.mark.skipif(not redis_answers(), reason=f"SKIPPED: no Redis answers at {REDIS}")


@pytest.fixture
def files(tmp_path):
    return SharedFileCache(str(tmp_path), {})


def winners(folder):
    """Return (round, process) of who won the lock of each round, of many processes that try at once."""
    context = multiprocessing.get_context("spawn")
    start, won = context.Barrier(PROCESSES), context.Queue()
    arguments = (str(folder), ROUNDS, start, won)
    processes = [context.Process(target=compete, args=arguments, daemon=True) for _n in range(PROCESSES)]
    for process in processes:
        process.start()
    for process in processes:
        process.join(60)
    assert [process.exitcode for process in processes] == [0] * PROCESSES
    found = [won.get(timeout=5) for _n in range(ROUNDS)]
    return found + ([won.get()] if not won.empty() else [])


def test_one_of_many_processes_wins(tmp_path, files):
    won = winners(tmp_path)
    assert sorted(number for number, _pid in won) == list(range(ROUNDS))
    assert all(files.get(f"lock{number}") == pid for number, pid in won)


def test_one_of_many_processes_wins_an_expired_lock(tmp_path, files):
    for number in range(ROUNDS):
        files.set(f"lock{number}", "old", 0.001)
    time.sleep(0.01)
    won = winners(tmp_path)
    assert sorted(number for number, _pid in won) == list(range(ROUNDS))
    assert all(files.get(f"lock{number}") == pid for number, pid in won)


def test_lock_is_held_until_it_is_let_go(files):
    assert files.add("lock", 1, 60)
    assert not files.add("lock", 2, 60)
    assert files.get("lock") == 1
    files.delete("lock")
    assert files.add("lock", 3, 60)


def test_expired_lock_can_be_won_again(files):
    assert files.add("lock", 1, 0.01)
    time.sleep(0.02)
    assert files.add("lock", 2, 60)
    assert files.get("lock") == 2


def test_adding_leaves_no_scrap(files, tmp_path):
    for number in range(5):
        files.add("lock", number, 60)
    assert len(list(tmp_path.glob("*.djcache"))) == 1
    assert len(list(tmp_path.iterdir())) == 2
    files.clear()
    assert files.add("lock", 1)


def test_versions_of_a_key_are_apart(files):
    assert files.add("lock", 1, version=1)
    assert files.add("lock", 2, version=2)
    assert not files.add("lock", 3, version=2)


def test_folder_appears_when_it_is_needed(tmp_path):
    assert SharedFileCache(str(tmp_path / "not" / "yet"), {}).add("lock", 1)


def test_old_files_are_culled_in_the_end(tmp_path):
    cache = SharedFileCache(str(tmp_path), {"OPTIONS": {"MAX_ENTRIES": 20}})
    for number in range(1_500):
        cache.set(f"key{number}", number)
    assert len(list(tmp_path.glob("*.djcache"))) < 1_500


@pytest.fixture
def closed():
    """The address of a Redis that is not there."""
    with socket.create_server(("127.0.0.1", 0)) as server:
        port = server.getsockname()[1]
    return f"redis://127.0.0.1:{port}/1"


def failover(address, name="away", **params):
    return FailoverRedisCache(address, {"KEY_PREFIX": f"{PREFIX}:{name}"} | params)


@pytest.fixture
def away(closed):
    cache = failover(closed)
    yield cache
    cache.clear()
    cache.missed.clear()


def use_every_verb(cache):
    """Return what each verb of a cache answers, in order."""
    return [
        cache.add("a", 1),
        cache.add("a", 2),
        cache.get("a"),
        cache.get("none", "default"),
        cache.incr("a", 4),
        cache.decr("a"),
        cache.set("b", {"deep": [1]}),
        cache.get_many(["a", "b", "none"]),
        cache.set_many({"c": 3, "d": 4}, timeout=None),
        cache.has_key("c"),
        "d" in cache,
        cache.touch("c", 60),
        cache.touch("none"),
        cache.delete("c"),
        cache.delete("c"),
        cache.get_or_set("e", 5),
        cache.get("e"),
        cache.delete_many(["a", "b", "d", "e"]),
        cache.get_many(["a", "b", "c", "d", "e"]),
    ]


EXPECTED = [True, False, 1, "default", 5, 4, None, {"a": 4, "b": {"deep": [1]}}, [], True, True]
EXPECTED += [True, False, True, False, 5, 5, None, {}]


def test_without_redis_every_verb_works(away):
    assert use_every_verb(away) == EXPECTED


@with_redis
@pytest.mark.database
def test_with_redis_every_verb_works():
    assert use_every_verb(failover(REDIS, "verbs")) == EXPECTED


def test_without_redis_all_can_be_forgotten(away):
    away.set("page", "kept")
    away.clear()
    assert away.get("page") is None


def test_without_redis_limits_count_on(away):
    away.add("tries", 0, 60)
    threads = [threading.Thread(target=away.incr, args=("tries",)) for _n in range(20)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert away.get("tries") == 20


def test_without_redis_threads_share_what_is_kept(away, closed):
    away.set("page", "kept")
    assert failover(closed).get("page") == "kept"


def test_without_redis_prefixes_are_apart(away, closed):
    away.set("page", "kept")
    assert failover(closed, "other").get("page") is None


def test_without_redis_timeouts_hold(closed):
    cache = failover(closed, "timeouts", TIMEOUT=0.01)
    cache.set("short", 1)
    cache.set("long", 1, 60)
    time.sleep(0.02)
    assert (cache.get("short"), cache.get("long")) == (None, 1)


def test_silent_redis_is_given_up_soon():
    """A host that takes the connection and says nothing is away, too."""
    with socket.create_server(("127.0.0.1", 0)) as server:
        cache = failover(f"redis://127.0.0.1:{server.getsockname()[1]}/1", "silent")
        began = time.monotonic()
        cache.set("page", "kept")
        assert cache.get("page") == "kept"
        assert time.monotonic() - began < 10


@pytest.mark.parametrize("address", ["closed", pytest.param(REDIS, marks=[with_redis, pytest.mark.database])])
def test_pages_are_kept_and_purged(settings, closed, address):
    backend = "hub.content.cache_backends.FailoverRedisCache"
    location = closed if address == "closed" else address
    pages = {"BACKEND": backend, "LOCATION": location, "KEY_PREFIX": f"{PREFIX}:pages"}
    settings.CACHES = settings.CACHES | {"pages": pages}
    _kept, stamps = look_up("page:x", "/en/x/")
    caches["pages"].set("page:x", keep(HttpResponse("old"), stamps, time.time() + 60), 60)
    found, _stamps = look_up("page:x", "/en/x/")
    assert found is not None
    assert found.body == b"old"
    PageCacheBackend({}).purge("http://localhost/en/*")
    assert look_up("page:x", "/en/x/")[0] is None


@with_redis
@pytest.mark.database
def test_what_was_purged_while_redis_was_away_stays_purged(closed):
    """Redis comes back with the stamps and pages of before; the purge of the meantime must hold."""
    cache = failover(REDIS, "returns")
    cache.set_many({"stamp": "before"}, timeout=None)
    there, cache.redis = cache.redis, failover(closed).redis
    cache.set_many({"stamp": "purged"}, timeout=None)
    assert cache.get("stamp") == "purged"
    assert there.get("stamp") == "before"
    cache.redis = there
    assert cache.get_many(["stamp"]) == {"stamp": "purged"}
    assert (there.get("stamp"), cache.missed) == ("purged", {})
    there.delete("stamp")

"""Cache backends that every process of the site shares, and that never take the site down with them."""

import os
import secrets
from collections.abc import Iterable
from typing import Any, ClassVar

from django.core.cache import BaseCache
from django.core.cache.backends.base import DEFAULT_TIMEOUT
from django.core.cache.backends.filebased import FileBasedCache
from django.core.cache.backends.locmem import LocMemCache
from django.core.cache.backends.redis import RedisCache
from django.core.files import locks
from redis.exceptions import RedisError

CULL_EVERY = 100


class SharedFileCache(FileBasedCache):
    """Django's file cache with an `add` that only one of many processes wins."""

    def add(self, key: str, value: Any, timeout: Any = DEFAULT_TIMEOUT, version: int | None = None) -> bool:
        self._createdir()  # type: ignore[attr-defined]  # not in the stubs, nor is `_dir`
        with open(os.path.join(self._dir, "add.lock"), "ab") as guard:  # type: ignore[attr-defined]
            # Without it, two could find the same expired entry, and one delete what the other has just put there.
            locks.lock(guard, locks.LOCK_EX)
            if self.has_key(key, version):  # also removes an expired file
                return False
            self.set(key, value, timeout, version)
        return True

    def _cull(self) -> None:
        # Counting the files costs more than writing one: look now and then.
        if secrets.randbelow(CULL_EVERY) == 0:
            super()._cull()  # type: ignore[misc]


class FailoverRedisCache(BaseCache):
    """Redis, and this process's own memory for as long as Redis does not answer.

    Limits go on counting, and pages go on being served, while Redis is away. What this process could not purge in the
    meantime is made good as soon as Redis is back: what it kept from before must not be served then.
    """

    # What each prefix could not store; of the whole process, since every thread has its own backend.
    unsent: ClassVar[dict[str, dict[str, Any]]] = {}

    def __init__(self, server: str, params: dict[str, Any]) -> None:
        super().__init__(params)
        params.setdefault("OPTIONS", {}).setdefault("socket_connect_timeout", 0.5)
        params["OPTIONS"].setdefault("socket_timeout", 0.5)
        self.redis = RedisCache(server, params)
        self.memory = LocMemCache(f"failover-{self.key_prefix}", {"TIMEOUT": self.default_timeout})
        self.missed = self.unsent.setdefault(f"{server} {self.key_prefix}", {})

    def _call(self, method: str, *args: Any, **kwargs: Any) -> Any:
        try:
            self._catch_up()
            return getattr(self.redis, method)(*args, **kwargs)
        except RedisError:
            return getattr(self.memory, method)(*args, **kwargs)

    def _catch_up(self) -> None:
        if self.missed:
            sent = dict(self.missed)
            self.redis.set_many(sent, timeout=None)
            for key in sent.keys() & self.missed.keys():
                if self.missed[key] == sent[key]:
                    del self.missed[key]

    def add(self, *args: Any, **kwargs: Any) -> bool:
        return self._call("add", *args, **kwargs)

    def get(self, *args: Any, **kwargs: Any) -> Any:
        return self._call("get", *args, **kwargs)

    def set(self, *args: Any, **kwargs: Any) -> None:
        self._call("set", *args, **kwargs)

    def touch(self, *args: Any, **kwargs: Any) -> bool:
        return self._call("touch", *args, **kwargs)

    def delete(self, *args: Any, **kwargs: Any) -> bool:
        return self._call("delete", *args, **kwargs)

    def get_many(self, keys: Iterable[str], version: int | None = None) -> dict[str, Any]:
        return self._call("get_many", keys, version=version)

    def set_many(self, data: dict[str, Any], *args: Any, **kwargs: Any) -> list[str]:
        try:
            self._catch_up()
            return self.redis.set_many(data, *args, **kwargs)
        except RedisError:
            self.missed.update(data)
            return self.memory.set_many(data, *args, **kwargs)

    def delete_many(self, keys: Iterable[str], version: int | None = None) -> None:
        self._call("delete_many", keys, version=version)

    def has_key(self, key: str, version: int | None = None) -> bool:
        return self._call("has_key", key, version=version)

    def incr(self, key: str, delta: int = 1, version: int | None = None) -> int:
        return self._call("incr", key, delta, version=version)

    def clear(self) -> None:
        self._call("clear")

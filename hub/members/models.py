"""Who somebody is: the account, its public name, its picture and its language."""

from django.contrib.auth.models import AbstractUser, BaseUserManager
from django.db import models
from django.utils.crypto import get_random_string
from django.utils.translation import gettext_lazy as _

from hub.text.folding import fold

AVATAR_HUES = 8
DIGITS = "0123456789"


class UserManager(BaseUserManager["User"]):
    """Makes accounts; the e-mail address is the login."""

    def create_user(self, email: str, password: str | None = None, **fields: object) -> "User":
        user = self.model(email=self.normalize_email(email).lower(), **fields)
        user.set_password(password)
        user.save(using=self._db)
        return user

    def create_superuser(self, email: str, password: str | None = None, **fields: object) -> "User":
        return self.create_user(email, password, is_staff=True, is_superuser=True, **fields)


class User(AbstractUser):
    """An account. `display_name` is public; the e-mail address and the first and last name never are."""

    username = None  # type: ignore[assignment]  # the e-mail address is the login
    email = models.EmailField(
        _("e-mail address"), unique=True, error_messages={"unique": _("This address has an account.")}
    )
    display_name = models.CharField(_("public name"), max_length=40)
    # Compared without case and accents, so that nobody can pass for "Élise" as "elise".
    display_name_key = models.CharField(max_length=80, unique=True, editable=False)
    language = models.CharField(_("language"), max_length=12, default="en")
    avatar = models.ImageField(_("picture"), upload_to="avatars/", blank=True)

    USERNAME_FIELD = "email"
    REQUIRED_FIELDS = ["display_name"]

    objects = UserManager()  # type: ignore[assignment,misc]

    class Meta:
        verbose_name = _("member")
        verbose_name_plural = _("members")

    def __str__(self) -> str:
        return self.display_name or self.email

    def save(self, *args: object, **kwargs: object) -> None:
        # Not made from the address, which is nobody else's business.
        self.display_name = self.display_name or f"member-{get_random_string(8, DIGITS)}"
        self.display_name_key = fold(self.display_name)
        super().save(*args, **kwargs)  # type: ignore[arg-type]

    def get_full_name(self) -> str:
        """The public name: libraries print this, so it must not give away the real one."""
        return self.display_name

    def get_short_name(self) -> str:
        return self.display_name

    @property
    def initials(self) -> str:
        return initials_of(self.display_name)

    @property
    def hue(self) -> int:
        return hue_of(self.display_name)


def initials_of(name: str) -> str:
    """Return one or two capitals for a generated avatar."""
    words = [word for word in name.split() if word[0].isalnum()]
    return "".join(word[0] for word in (words[:1] + words[1:][-1:])).upper() or "?"


def hue_of(name: str) -> int:
    """Return 0 to 7: which of the palette's tints a name's avatar has; the same name always has the same."""
    return sum(fold(name).encode()) % AVATAR_HUES


def display_name_of(user: User) -> str:
    """What the account pages call a member."""
    return user.display_name

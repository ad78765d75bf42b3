"""Comments as HTML. Not a template: with fifty comments its look-ups cost more than all the rest of the page."""

import datetime
import functools
from collections.abc import Sequence
from dataclasses import dataclass, field
from html import escape  # what Django's calls, without its look at every value for laziness

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.html import conditional_escape, format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import get_language, gettext, ngettext

from hub.members.models import User, hue_of, initials_of

from .models import Comment
from .reading import Row, ShownComment

NOTHING = SafeString("")
COMMENT = (
    '<li class="comment" id="c{key}" tabindex="-1">\n<div class="comment__head">{face}'
    '<span class="comment__name">{name}</span>{guest}'
    '<a class="comment__when" href="{url}{key}/" rel="nofollow"><time datetime="{moment}">{when}</time></a>{edited}'
    '</div>\n<div class="comment__text">{text}</div>\n<div class="comment__foot">{acts}</div>\n{place}'
)
GONE = '<li class="comment comment--gone" id="c{}" tabindex="-1">\n<p class="comment__text">{}</p>'
PICTURE = '<img class="avatar" src="{}" width="30" height="30" alt="" loading="lazy">'
INITIALS = '<span class="avatar avatar--{}" aria-hidden="true">{}</span>'
REPLY = (
    '<a class="comment__act" href="{url}?parent={key}" rel="nofollow" data-hx-get="{url}?parent={key}"'
    ' data-hx-target="#r{key}">{word}<span class="visually-hidden">: {name}</span></a>'
)
ACT = '<a class="comment__act" href="{}{}/{}/">{}</a>'
PLACE_OF_REPLY = '<div id="r{}"></div>'
MORE = '<p><a class="button button--quiet" href="{}{}/thread/" rel="nofollow">{}</a></p>'


@dataclass(frozen=True)
class Words:
    """What is said on every row, looked up once a page in the reader's language."""

    reply: SafeString = field(default_factory=lambda: conditional_escape(gettext("Reply")))
    guest: SafeString = field(default_factory=lambda: soft(gettext("guest")))
    edited: SafeString = field(default_factory=lambda: soft(gettext("edited")))


def soft(text: str) -> SafeString:
    return format_html('<span class="soft">{}</span>', text)


@dataclass(frozen=True)
class RowWriter:
    """Writes the rows of one page; `new_url` is empty where nobody may comment, `reader_id` None for a visitor."""

    comments_url: SafeString
    new_url: SafeString
    reader_id: int | None
    words: Words = field(default_factory=Words)
    zone: datetime.tzinfo = field(default_factory=timezone.get_current_timezone)
    language: str = field(default_factory=lambda: get_language() or "")

    def write(self, rows: Sequence[Row]) -> SafeString:
        """Return rows as the content of a list; replies are lists within their comment's item."""
        parts = [self.row(row, is_first=place == 0) for place, row in enumerate(rows)]
        return SafeString("\n".join(parts) + "</li>" if parts else "")

    def row(self, row: Row, *, is_first: bool) -> str:
        before = '<ol class="replies">' if row.opens else "" if is_first else "</li>"
        return before + self.comment(row.comment) + "</li></ol>" * len(row.closes) + self.more_replies(row)

    def comment(self, comment: ShownComment) -> SafeString:
        if not comment.is_published:
            return format_html(GONE, comment.pk, why_gone(comment))
        # Everything is escaped here, once; `format_html` would look at each value in each of its places.
        key, name = comment.pk, escape(comment.author_name)
        moment = comment.submit_date.astimezone(self.zone)
        row = COMMENT.format(
            key=key,
            name=name,
            face=face(comment),
            guest=NOTHING if comment.user_id else self.words.guest,
            url=self.comments_url,
            moment=moment.isoformat(),
            when=minute_text(moment.replace(second=0, microsecond=0), self.language),
            edited=self.words.edited if comment.edited_at else NOTHING,
            text=comment.html,  # cleaned when it was stored
            acts=self.reply(key, name) + self.own_acts(comment),
            place=PLACE_OF_REPLY.format(key) if self.new_url else NOTHING,
        )
        return SafeString(row)

    def reply(self, key: int, name: str) -> SafeString:
        """Return the link to reply; `name` is escaped."""
        if not self.new_url:
            return NOTHING
        return SafeString(REPLY.format(url=self.new_url, key=key, word=self.words.reply, name=name))

    def own_acts(self, comment: ShownComment) -> SafeString:
        if self.reader_id is None or comment.user_id != self.reader_id:
            return NOTHING
        acts = (("edit", gettext("Edit")), ("withdrawal", gettext("Withdraw")))
        return format_html_join("", ACT, ((self.comments_url, comment.pk, act, word) for act, word in acts))

    def more_replies(self, row: Row) -> SafeString:
        number = row.hidden_replies
        if not number:
            return NOTHING
        text = ngettext("%(number)s more reply", "%(number)s more replies", number) % {"number": number}
        return format_html(MORE, self.comments_url, row.comment.root_id or row.comment.pk, text)


def why_gone(comment: ShownComment) -> str:
    is_withdrawn = comment.state == Comment.State.WITHDRAWN
    return gettext("Withdrawn by its author.") if is_withdrawn else gettext("Removed by the team.")


def face(comment: ShownComment) -> str:
    """Return the author's picture, or the initials on a tint of their own."""
    if comment.avatar:
        return PICTURE.format(escape(User._meta.get_field("avatar").storage.url(comment.avatar)))
    return INITIALS.format(hue_of(comment.author_name), escape(initials_of(comment.author_name)))


@functools.lru_cache(maxsize=2048)
def minute_text(minute: datetime.datetime, language: str) -> str:
    """Return a minute as the active language writes it; comments come again with every page that is made."""
    return escape(date_format(minute, "SHORT_DATETIME_FORMAT"))

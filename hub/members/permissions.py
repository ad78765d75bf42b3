"""What members may do with accounts."""

from .models import User


def can_delete_account(member: User) -> bool:
    """Everybody may leave, except the last administrator: nobody could let another one in."""
    if not member.is_superuser:
        return True
    return User.objects.filter(is_superuser=True, is_active=True).exclude(pk=member.pk).exists()

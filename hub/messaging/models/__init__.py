"""What messaging keeps: brand messages, the glossary, what the check was told and found, and campaigns."""

from .campaigns import Campaign, CampaignCell, CampaignCountry, CampaignDigest, CampaignMessage, CampaignQuerySet
from .checks import CheckRun, Finding, FindingQuerySet, RequiredLine, RuleSetting, Severity, Waiver, WordingPattern
from .glossary import Concept, ConceptQuerySet, Mark, PartOfSpeech, Term, TermCase, TermQuerySet, TermStatus
from .keys import MessageKeyField
from .messages import POLICY, BrandMessage, BrandMessageQuerySet, Kind, WhenMissing, Withdrawal
from .steps import MessagingCheckTask

__all__ = [
    "POLICY",
    "BrandMessage",
    "BrandMessageQuerySet",
    "Campaign",
    "CampaignCell",
    "CampaignCountry",
    "CampaignDigest",
    "CampaignMessage",
    "CampaignQuerySet",
    "CheckRun",
    "Concept",
    "ConceptQuerySet",
    "Finding",
    "FindingQuerySet",
    "Kind",
    "Mark",
    "MessageKeyField",
    "MessagingCheckTask",
    "PartOfSpeech",
    "RequiredLine",
    "RuleSetting",
    "Severity",
    "Term",
    "TermCase",
    "TermQuerySet",
    "TermStatus",
    "Waiver",
    "WhenMissing",
    "Withdrawal",
    "WordingPattern",
]

"""Who may log in, and how: Django's settings and those of django-allauth."""

import environ

env = environ.Env()

AUTH_USER_MODEL = "members.User"
AUTHENTICATION_BACKENDS = ["allauth.account.auth_backends.AuthenticationBackend"]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "members:profile"
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 10}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
]
ACCOUNT_ADAPTER = "hub.members.adapters.AccountAdapter"
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*"]
ACCOUNT_SIGNUP_FORM_CLASS = "hub.members.signup.SignupForm"
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_UNIQUE_EMAIL = True
ACCOUNT_EMAIL_VERIFICATION = "mandatory"
ACCOUNT_EMAIL_SUBJECT_PREFIX = ""
ACCOUNT_LOGIN_ON_EMAIL_CONFIRMATION = True
ACCOUNT_SIGNUP_OPEN = env.bool("SIGNUP_OPEN", default=True)  # read by our adapter
ACCOUNT_REAUTHENTICATION_TIMEOUT = 300
ACCOUNT_REAUTHENTICATION_REQUIRED = True
ACCOUNT_EMAIL_NOTIFICATIONS = True
# The limit on failed logins is per account alone: allauth clears all its limits when somebody succeeds with a second
# factor, so a limit per visitor would be cleared by a login to an account of one's own. "login" counts every try.
ACCOUNT_RATE_LIMITS = {"login": "20/m/ip", "login_failed": "5/5m/key"}
ALLAUTH_TRUSTED_PROXY_COUNT = env.int("TRUSTED_PROXY_COUNT", default=0)  # of X-Forwarded-For; 0: the header is ignored
ACCOUNT_USER_DISPLAY = "hub.members.models.display_name_of"
ACCOUNT_CHANGE_EMAIL = True
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_PASSKEY_LOGIN_ENABLED = True
MFA_ADAPTER = "hub.members.adapters.MFAAdapter"
MFA_TOTP_TOLERANCE = 1  # a code is good half a minute longer, for slow typing and clocks that differ
ACCOUNT_FORMS = {
    "login": "hub.members.forms.account.LoginForm",
    "signup": "hub.members.forms.account.SignupForm",
    "add_email": "hub.members.forms.account.AddEmailForm",
    "change_password": "hub.members.forms.account.ChangePasswordForm",
    "set_password": "hub.members.forms.account.SetPasswordForm",
    "reset_password": "hub.members.forms.account.ResetPasswordForm",
    "reset_password_from_key": "hub.members.forms.account.ResetPasswordKeyForm",
    "reauthenticate": "hub.members.forms.account.ReauthenticateForm",
}
MFA_FORMS = {
    "authenticate": "hub.members.forms.factors.AuthenticateForm",
    "reauthenticate": "hub.members.forms.factors.ReauthenticateForm",
    "activate_totp": "hub.members.forms.factors.ActivateTOTPForm",
    "authenticate_webauthn": "hub.members.forms.factors.AuthenticateWebAuthnForm",
    "login_webauthn": "hub.members.forms.factors.LoginWebAuthnForm",
    "reauthenticate_webauthn": "hub.members.forms.factors.ReauthenticateWebAuthnForm",
    "add_webauthn": "hub.members.forms.factors.AddWebAuthnForm",
    "edit_webauthn": "hub.members.forms.factors.EditWebAuthnForm",
}

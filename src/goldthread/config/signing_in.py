"""Django's and allauth's settings of who signs in, and how: e-mail and password, a second factor, sessions that end.
Nobody signs up; people are invited."""

from goldthread.config import environment

APPS = [
    "django.contrib.contenttypes",
    "django.contrib.auth",
    "django.contrib.sessions",
    "django.contrib.messages",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "allauth.usersessions",
]
BEFORE_BODY = [
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "allauth.account.middleware.AccountMiddleware",
]
"""The middleware that stands before the one that finds the body."""
AFTER_BODY = ["goldthread.web.account.middleware.SecondFactorMiddleware", "goldthread.web.office.gate.GateMiddleware"]

HOURS = 3600
SETTINGS: dict[str, object] = {
    "AUTH_USER_MODEL": "people.Person",
    "AUTHENTICATION_BACKENDS": ["goldthread.web.account.backend.Backend"],
    "AUTH_PASSWORD_VALIDATORS": [
        {"NAME": f"django.contrib.auth.password_validation.{name}", "OPTIONS": options}
        for name, options in (
            ("MinimumLengthValidator", {"min_length": 12}),
            ("UserAttributeSimilarityValidator", {"user_attributes": ("name", "email")}),
            ("CommonPasswordValidator", {}),
            ("NumericPasswordValidator", {}),
        )
    ],
    "LOGIN_URL": "account_login",
    "LOGIN_REDIRECT_URL": "account",
    "LOGOUT_REDIRECT_URL": "home",
    "SESSION_COOKIE_AGE": 12 * HOURS,
    "MESSAGE_STORAGE": "django.contrib.messages.storage.session.SessionStorage",
    "CSRF_FAILURE_VIEW": "goldthread.web.account.views.stale_form",
    # Shared by every process that answers pages, so that each counts the attempts that the others saw.
    "CACHES": {
        "default": {
            "BACKEND": "django.core.cache.backends.filebased.FileBasedCache",
            "LOCATION": environment.home() / "cache",
            "OPTIONS": {"MAX_ENTRIES": 10_000},
        },
        # Pages as they were drawn, each process its own: what is read from it costs no query.
        "pages": {
            "BACKEND": "django.core.cache.backends.locmem.LocMemCache",
            "LOCATION": "pages",
            "OPTIONS": {"MAX_ENTRIES": 500},
        },
    },
    "SECOND_FACTOR": environment.second_factor(),
    "PASSWORD_RESET_TIMEOUT": 2 * HOURS,
    "ACCOUNT_ADAPTER": "goldthread.web.account.adapter.AccountAdapter",
    "ACCOUNT_LOGIN_METHODS": {"email"},
    "ACCOUNT_SIGNUP_FIELDS": ["email*", "password1*"],
    "ACCOUNT_USER_MODEL_USERNAME_FIELD": None,
    "ACCOUNT_EMAIL_VERIFICATION": "none",
    "ACCOUNT_EMAIL_SUBJECT_PREFIX": "",
    "ACCOUNT_EMAIL_UNKNOWN_ACCOUNTS": False,
    "ACCOUNT_SESSION_REMEMBER": False,
    "ACCOUNT_LOGOUT_ON_PASSWORD_CHANGE": False,
    "ACCOUNT_RATE_LIMITS": {"login_failed": "20/m/ip,5/15m/key", "accept_invitation": "10/m/ip"},
    "MFA_ADAPTER": "goldthread.web.account.adapter.SecondFactorAdapter",
    "MFA_SUPPORTED_TYPES": ["totp", "recovery_codes"],
    "MFA_ALLOW_UNVERIFIED_EMAIL": True,
    "MFA_TOTP_TOLERANCE": 1,
}

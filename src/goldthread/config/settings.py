"""Django's settings. Everything that differs between installations comes from `config.environment`."""

import os
from pathlib import Path

from csp.constants import NONE, SELF

from goldthread.config import environment, signing_in
from goldthread.config.database import database
from goldthread.config.log import logging_of

PACKAGE = Path(__file__).resolve().parents[1]
environment.refuse_unknown(os.environ)
HOME = environment.home()
LAKE = HOME / "lake"
BODIES = HOME / "bodies"

SECRET_KEY = environment.secret_key(HOME)
DEBUG = False
ALLOWED_HOSTS = environment.hosts()

INSTALLED_APPS = [
    *signing_in.APPS,
    "django.contrib.staticfiles",
    "csp",
    "django_tasks_db",
    "goldthread.apps.audit",
    "goldthread.apps.jobs",
    "goldthread.apps.bodies",
    "goldthread.apps.people",
    "goldthread.apps.registers",
    "goldthread.apps.performance",
    "goldthread.apps.planning",
    "goldthread.apps.publishing",
    "goldthread.web",
]
MIDDLEWARE = [
    "goldthread.web.middleware.LogMiddleware",
    "goldthread.web.middleware.PolicyMiddleware",
    "django.middleware.security.SecurityMiddleware",
    "goldthread.web.middleware.HealthMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "csp.middleware.CSPMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "goldthread.web.middleware.LimitMiddleware",
    *signing_in.BEFORE_BODY,
    "goldthread.web.middleware.BodyMiddleware",
    *signing_in.AFTER_BODY,
]
ROOT_URLCONF = "goldthread.config.urls"
WSGI_APPLICATION = "goldthread.config.wsgi.application"

DATABASES = {"default": database(environment.database_url(), HOME)}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.jinja2.Jinja2",
        "DIRS": [PACKAGE / "web" / "templates", PACKAGE / "web" / "templates" / "sign_in" / "allauth"],
        "OPTIONS": {"environment": "goldthread.web.jinja.environment"},
    }
]

LANGUAGE_CODE = "en-gb"
LANGUAGES = [("en-gb", "English")]
LOCALE_PATHS = [PACKAGE / "locale"]
TIME_ZONE = "Europe/London"
USE_TZ = True

STATIC_URL = "/static/"
WHITENOISE_USE_FINDERS = True
WHITENOISE_AUTOREFRESH = False
WHITENOISE_MAX_AGE = 3600

CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [SELF],
        "object-src": [NONE],
        "base-uri": [SELF],
        "form-action": [SELF],
        "frame-ancestors": [NONE],
    }
}
URL = environment.address()
IS_HTTPS = URL.scheme == "https"
CSRF_TRUSTED_ORIGINS = [f"{URL.scheme}://{URL.netloc}"] if URL.netloc else []
CSRF_COOKIE_HTTPONLY = SESSION_COOKIE_HTTPONLY = True
CSRF_COOKIE_SAMESITE = SESSION_COOKIE_SAMESITE = "Lax"
CSRF_COOKIE_SECURE = SESSION_COOKIE_SECURE = LANGUAGE_COOKIE_SECURE = IS_HTTPS
SECURE_HSTS_SECONDS = 365 * 24 * 3600 if IS_HTTPS else 0
SECURE_REFERRER_POLICY = "same-origin"
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
# Believed only where the installation says that a proxy writes them: anybody else could.
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if environment.behind_proxy() else None
ALLAUTH_TRUSTED_PROXY_COUNT = 1 if environment.behind_proxy() else 0

JOBS = environment.jobs()
ATTACHMENT_MB = environment.attachment_mb()
LARGEST_FILE_MB = environment.largest_file_mb()
SCAN = environment.scan()
TASKS = {
    "default": {
        "BACKEND": "django_tasks_db.DatabaseBackend"
        if JOBS == "worker"
        else "django_tasks.backends.immediate.ImmediateBackend"
    }
}

HAS_MAIL = bool(environment.mail())
EMAIL_BACKEND = f"django.core.mail.backends.{'smtp' if HAS_MAIL else 'dummy'}.EmailBackend"
EMAIL_TIMEOUT = 20
DEFAULT_FROM_EMAIL = SERVER_EMAIL = environment.mail_from()
globals().update(environment.mail())

globals().update(signing_in.SETTINGS)

LOGGING = logging_of(environment.log())

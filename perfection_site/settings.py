"""Settings, safe when nothing is set. What varies by place comes from the environment: see env.py and README.md."""

from urllib.parse import urlsplit

from csp.constants import NONE, SELF
from django.utils.translation import gettext_lazy as _

from perfection_site.env import BASE_DIR, DEMO, VAR, caches, databases, env, secret_key, site_url

SECRET_KEY = secret_key()
SITE_URL = site_url()
SITE_HOST = urlsplit(SITE_URL).hostname
HTTPS = SITE_URL.startswith("https://")
DEBUG = env.bool("DEBUG", default=False)
ALLOWED_HOSTS = ["localhost", "127.0.0.1"] if DEMO else env.list("ALLOWED_HOSTS", default=[SITE_HOST])
CSRF_TRUSTED_ORIGINS = env.list("CSRF_TRUSTED_ORIGINS", default=[])

INSTALLED_APPS = [
    "perfection_site.apps.PerfectionSite",
    "critiques.moderation.apps.Moderation",
    "critiques.readings.apps.Readings",
    "critiques.threads.apps.Threads",
    "annotations.reader.apps.Reader",
    "annotations.warnings.apps.Warnings",
    "annotations.marginalia.apps.Marginalia",
    "annotations.passages.apps.Passages",
    "annotations.sources.apps.Sources",
    "perfection_site.circles.apps.Circles",
    "perfection_site.house.apps.House",
    "perfection_site.accounts.apps.Accounts",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "django_htmx",
    "pgtrigger",
    "procrastinate.contrib.django",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.humanize",
    "django.contrib.messages",
    "django.contrib.sessions",
    "django.contrib.staticfiles",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "csp.middleware.CSPMiddleware",
    "perfection_site.security.headers",
    "perfection_site.security.gate",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "annotations.warnings.viewing.with_profile",
    "perfection_site.accounts.zones.in_their_time",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "perfection_site.security.refusals",
]

ROOT_URLCONF = "perfection_site.urls"
WSGI_APPLICATION = "perfection_site.wsgi.application"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "perfection_site.accounts.context.bar",
            ],
        },
    }
]

DATABASES = databases()
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
CACHES = caches()

# ---- people
AUTH_USER_MODEL = "accounts.User"
AUTHENTICATION_BACKENDS = ["perfection_site.accounts.backends.Backend"]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": f"django.contrib.auth.password_validation.{name}"}
    for name in ("UserAttributeSimilarityValidator", "MinimumLengthValidator", "CommonPasswordValidator")
]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "pages:home"
ACCOUNT_LOGOUT_REDIRECT_URL = "pages:home"
ACCOUNT_LOGIN_METHODS = {"username", "email"}
ACCOUNT_SIGNUP_FIELDS = ["username*", "email*", "password1*"]
ACCOUNT_EMAIL_VERIFICATION = "mandatory"
ACCOUNT_PRESERVE_USERNAME_CASING = True
ACCOUNT_USERNAME_MIN_LENGTH = 2
# Names are how people know each other here: no letters that only look like others.
ACCOUNT_USERNAME_VALIDATORS = "perfection_site.accounts.models.NAME_VALIDATORS"
ACCOUNT_USERNAME_BLACKLIST = ["perfection", "moderator", "moderators", "former-reader"]
ACCOUNT_EMAIL_SUBJECT_PREFIX = "Perfection: "
ACCOUNT_LOGIN_ON_EMAIL_CONFIRMATION = True
ACCOUNT_DEFAULT_HTTP_PROTOCOL = "https" if HTTPS else "http"
ACCOUNT_USER_DISPLAY = "perfection_site.accounts.models.display_name"
# Whoever sits at an open session and mailbox must not change how this person signs in with a mailed code.
ACCOUNT_REAUTHENTICATION_METHODS = ["password", "mfa"]
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_PASSKEY_LOGIN_ENABLED = True
MFA_TOTP_ISSUER = "Perfection"
MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN = DEMO

# A message lives in a cookie: pages for people without a session need not look for one.
MESSAGE_STORAGE = "django.contrib.messages.storage.cookie.CookieStorage"

# ---- mail and jobs
EMAIL_CONFIG = env.email("EMAIL_URL", default="consolemail://" if DEMO else "smtp://localhost:25")
vars().update(EMAIL_CONFIG)
EMAIL_TIMEOUT = 30  # seconds: a transaction is open while a letter is sent
DEFAULT_FROM_EMAIL = env.str("DEFAULT_FROM_EMAIL", default=f"Perfection <no-reply@{SITE_HOST}>")
SERVER_EMAIL = DEFAULT_FROM_EMAIL
ADMINS = [("Admin", address) for address in env.list("ADMINS", default=[])]

# ---- words and time
LANGUAGE_CODE = "en"
LANGUAGES = [("en", _("English"))]
LOCALE_PATHS = [BASE_DIR / "perfection_site" / "locale"]
USE_I18N = True
USE_TZ = True
TIME_ZONE = "UTC"

# ---- files
STATIC_URL = "static/"
STATIC_ROOT = VAR / "static"
STATICFILES_DIRS = [BASE_DIR / "perfection_site" / "static"]
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
}
# Uploads are plain texts of at most 2 MB; a pasted one may need three bytes a character once encoded.
DATA_UPLOAD_MAX_MEMORY_SIZE = 8 * 1024 * 1024

# ---- safety
SECURE_SSL_REDIRECT = HTTPS
SECURE_REDIRECT_EXEMPT = [r"^healthz$", r"^readyz$"]
PROXIES = env.int("BEHIND_PROXY", default=0)
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if PROXIES else None
ALLAUTH_TRUSTED_PROXY_COUNT = PROXIES  # else everybody behind the proxy shares one limit on log-ins
SECURE_HSTS_SECONDS = 31_536_000 if HTTPS else 0
SECURE_HSTS_INCLUDE_SUBDOMAINS = HTTPS
SECURE_HSTS_PRELOAD = HTTPS
SECURE_REFERRER_POLICY = "same-origin"
SESSION_ENGINE = "perfection_site.accounts.sessions"
SESSION_COOKIE_SECURE = HTTPS
CSRF_COOKIE_SECURE = HTTPS
CSRF_COOKIE_HTTPONLY = True
CSRF_FAILURE_VIEW = "perfection_site.security.csrf_failure"
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF],
        "style-src": [SELF],
        "font-src": [SELF],
        "img-src": [SELF, "data:"],  # data: for the picture of a one-time password's code
        "connect-src": [SELF],
        "form-action": [SELF],
        "base-uri": [NONE],
        "frame-ancestors": [NONE],
        "object-src": [NONE],
        "manifest-src": [SELF],
    }
}

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"line": {"format": "{levelname} {name}: {message}", "style": "{"}},
    "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "line"}},
    "root": {"handlers": ["console"], "level": "WARNING"},
    # Whoever asks for another host is answered with 400; a traceback for each would only fill the log.
    "loggers": {"django.security.DisallowedHost": {"handlers": [], "propagate": False}},
}

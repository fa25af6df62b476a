"""The site over the bench's own database."""

import os

from django.conf import settings
from django.core.wsgi import get_wsgi_application

os.environ["DJANGO_SETTINGS_MODULE"] = "tests.bench.settings"
settings.DATABASES["default"]["NAME"] = os.environ["PERFECTION_TEST_DATABASE"]
application = get_wsgi_application()

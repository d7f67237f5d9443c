"""What a web server is given to run."""

import os
from threading import Thread

from django.core.wsgi import get_wsgi_application

from goldthread.analytics import engine

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "goldthread.config.settings")
application = get_wsgi_application()

# The first look into the lake would wait seconds for the engine: it is opened beside the first pages.
Thread(target=engine.expressions, name="engine", daemon=True).start()

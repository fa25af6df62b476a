from django.apps import AppConfig


class PerfectionSite(AppConfig):
    """The top floor: public pages, the demo and the commands that run the site. It knows everyone."""

    name = "perfection_site"
    label = "perfection_site"

    def ready(self):
        from perfection_site.pages import circle_notices, watched

        circle_notices.plug_in()
        watched.plug_in()

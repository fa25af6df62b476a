from django.apps import AppConfig


class Reader(AppConfig):
    name = "annotations.reader"
    label = "reader"

    def ready(self):
        from annotations.reader import kept, notices, unsent, warning_notices

        kept.plug_in()
        notices.plug_in()
        unsent.plug_in()
        warning_notices.plug_in()

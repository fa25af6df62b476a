from django.apps import AppConfig


class Moderation(AppConfig):
    name = "critiques.moderation"
    label = "moderation"

    def ready(self):
        from critiques.moderation import erasing, notices, policies

        erasing.plug_in()
        notices.plug_in()
        policies.plug_in()

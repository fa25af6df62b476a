from django.apps import AppConfig


class Moderation(AppConfig):
    name = "critiques.moderation"
    label = "moderation"

    def ready(self):
        from critiques.moderation import notices, policies

        notices.plug_in()
        policies.plug_in()

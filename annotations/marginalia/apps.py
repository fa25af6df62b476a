from django.apps import AppConfig


class Marginalia(AppConfig):
    name = "annotations.marginalia"
    label = "marginalia"

    def ready(self):
        from annotations.marginalia import found

        found.plug_in()

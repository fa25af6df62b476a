from django.apps import AppConfig


class Warnings(AppConfig):
    name = "annotations.warnings"
    label = "warnings"

    def ready(self):
        from annotations.warnings import erasing, viewing

        erasing.plug_in()
        viewing.plug_in()

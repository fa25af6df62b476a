from django.apps import AppConfig


class Passages(AppConfig):
    name = "annotations.passages"
    label = "passages"

    def ready(self):
        from annotations.passages import quoted

        quoted.plug_in()

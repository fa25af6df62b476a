from django.apps import AppConfig


class Reader(AppConfig):
    name = "annotations.reader"
    label = "reader"

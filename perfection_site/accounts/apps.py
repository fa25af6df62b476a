from django.apps import AppConfig


class Accounts(AppConfig):
    name = "perfection_site.accounts"
    label = "accounts"

from django.apps import AppConfig


class Threads(AppConfig):
    name = "critiques.threads"
    label = "threads"

    def ready(self):
        from critiques.threads import notices, presenting, replies, taken

        presenting.plug_in()
        replies.plug_in()
        notices.plug_in()
        taken.plug_in()

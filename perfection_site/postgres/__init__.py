"""The embedded PostgreSQL: where it lives, how it is driven, and the Django engine that starts it on demand."""

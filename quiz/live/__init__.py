"""The Socket.IO door: tickets, messages, and the views that are sent when something has changed."""

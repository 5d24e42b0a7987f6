"""Bots that play a whole contest over real sockets and judge what they were sent."""

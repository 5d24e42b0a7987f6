"""Leitai 擂台: a knowledge-quiz and hall-competition engine."""

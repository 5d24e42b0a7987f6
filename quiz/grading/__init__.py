"""判分: is this answer right? Pure; knows questions, but no contest, no practice and no clock."""

from quiz.grading.grade import Grade, Verdict, grade

__all__ = ["Grade", "Verdict", "grade"]

"""练习: a log of answers and its fold. Pure; knows questions and grading, but no contest, clock or screen."""

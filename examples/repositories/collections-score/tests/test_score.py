import pathlib
import sys
import unittest

sys.path.insert(0, str(pathlib.Path(__file__).parents[1]))

from score import score  # noqa: E402


class ScoreTest(unittest.TestCase):
    def test_expects_a_part_of_what_is_due(self):
        account = {"amount_due": 200, "days_overdue": 30, "calls_answered": 1}
        self.assertEqual(score(account), 44.0)

    def test_expects_no_more_than_is_due_and_no_less_than_nothing(self):
        self.assertEqual(score({"amount_due": 5, "days_overdue": 1, "calls_answered": 4}), 5)
        self.assertEqual(score({"amount_due": 20, "days_overdue": 400, "calls_answered": 0}), 0)

    def test_says_what_is_missing(self):
        with self.assertRaisesRegex(ValueError, "calls_answered, days_overdue"):
            score({"amount_due": 5})

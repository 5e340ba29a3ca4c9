import pathlib
import subprocess
import sys
import tempfile
import unittest

import context  # noqa: F401
import dataset
import judge
from project import DATA, ROOT


class DataTest(unittest.TestCase):
    def file(self, text):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        path = pathlib.Path(folder.name) / "loans.csv"
        path.write_text(text, "utf-8")
        return path

    def test_the_data_set_meets_its_thresholds(self):
        values = dataset.quality(dataset.read())
        _, failures = judge.judge("dataQuality", {(name, None): value for name, value in values.items()})
        self.assertEqual(failures, [])

    def test_bad_values_are_counted_and_judged(self):
        lines = DATA.read_text("utf-8").splitlines()
        bad = lines[1].split(",")
        bad[1], bad[9] = "-5", ""
        rows = dataset.read(self.file("\n".join([lines[0], ",".join(bad), lines[2], lines[2]])))
        values = dataset.quality(rows)
        self.assertEqual(values["rows"], 3)
        self.assertEqual(values["duplicate_rows"], 1)
        self.assertAlmostEqual(values["missing_share"], 1 / 27)
        self.assertAlmostEqual(values["out_of_range_share"], 1 / 27)
        _, failures = judge.judge("dataQuality", {(name, None): value for name, value in values.items()})
        self.assertIn("rows is 3, must be at least 1000", failures)

    def test_unreadable_data_names_column_or_line(self):
        lines = DATA.read_text("utf-8").splitlines()
        with self.assertRaisesRegex(dataset.BadData, "lacks the column.* income"):
            dataset.read(self.file(lines[0].replace("income", "salary") + "\n"))
        with self.assertRaisesRegex(dataset.BadData, "line 2: .*soon"):
            dataset.read(self.file(lines[0] + "\n" + lines[1].replace("2024-01-01", "soon")))

    def test_evaluation_sees_only_later_rows(self):
        rows = dataset.read()
        training, unseen = dataset.split(rows, 0.25)
        self.assertEqual(len(training) + len(unseen), len(rows))
        self.assertLessEqual(training[-1][0], unseen[0][0])



if __name__ == "__main__":
    unittest.main()

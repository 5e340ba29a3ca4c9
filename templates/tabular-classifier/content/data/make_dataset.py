"""Makes loans.csv again, byte for byte: `python3 data/make_dataset.py`.

The rows are synthetic. They are drawn at random from the distributions below
and describe nobody; a model trained on them says nothing about real loans.
"""

import csv
import datetime
import math
import pathlib
import random

ROWS = 1500
FIRST_DAY = datetime.date(2024, 1, 1)
DAYS = 540


def clamp(value, low, high):
    return max(low, min(high, value))


def application(draw, position):
    income = clamp(round(draw.lognormvariate(10.6, 0.45), -2), 12000, 240000)
    amount = clamp(round(income * draw.betavariate(2, 5) * 0.9 + 800, -2), 800, 90000)
    term = draw.choice([12, 24, 36, 36, 48, 60, 72])
    employed = clamp(round(draw.gammavariate(2.0, 3.2), 1), 0, 40)
    debt = round(draw.betavariate(2.2, 4.2), 3)
    late = min(12, int(draw.expovariate(1 / 0.9)))
    accounts = clamp(int(draw.gauss(6, 3)), 0, 20)
    home = draw.choices(["rent", "mortgage", "own"], [45, 38, 17])[0]
    use = draw.choices(["car", "home", "education", "business", "other"], [30, 22, 12, 14, 22])[0]
    instalment = 12 * amount / term / income
    score = (
        -4.3
        + 6.0 * debt
        + 1.0 * late
        + 4.5 * instalment
        - 0.18 * employed
        + (0.5 if home == "rent" else -0.3 if home == "own" else 0)
        + (0.7 if use == "business" else 0)
        # High debt and missed payments together weigh more than each alone.
        + (1.4 if debt > 0.45 and late >= 2 else 0)
    )
    day = FIRST_DAY + datetime.timedelta(days=position * DAYS // ROWS)
    return {
        "applied_on": day.isoformat(),
        "income": int(income),
        "loan_amount": int(amount),
        "term_months": term,
        "debt_ratio": debt,
        "years_employed": employed,
        "late_payments": late,
        "open_accounts": accounts,
        "home": home,
        "use": use,
        "defaulted": int(draw.random() < 1 / (1 + math.exp(-score))),
    }


def main():
    draw = random.Random(20240101)
    rows = [application(draw, position) for position in range(ROWS)]
    target = pathlib.Path(__file__).with_name("loans.csv")
    with target.open("w", newline="", encoding="utf-8") as file:
        writer = csv.DictWriter(file, fieldnames=list(rows[0]), lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)
    print(f"{len(rows)} rows, {sum(row['defaulted'] for row in rows)} defaulted: {target}")


if __name__ == "__main__":
    main()

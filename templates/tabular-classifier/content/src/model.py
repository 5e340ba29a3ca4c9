"""The model before training. Change it here."""

import joblib  # noqa: F401  (as much a requirement as scikit-learn)
from sklearn.ensemble import GradientBoostingClassifier
from sklearn.feature_extraction import DictVectorizer
from sklearn.linear_model import LogisticRegression
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import StandardScaler

ALGORITHMS = {
    "logistic-regression": LogisticRegression,
    "gradient-boosting": GradientBoostingClassifier,
}


def make_model(params):
    """The untrained pipeline: encode categories, scale, classify."""
    name = params["algorithm"]
    if name not in ALGORITHMS:
        raise ValueError(f"params.json names the algorithm {name!r}; known are {', '.join(ALGORITHMS)}")
    classifier = ALGORITHMS[name](random_state=params["seed"], **params.get(name, {}))
    return make_pipeline(DictVectorizer(sparse=False), StandardScaler(), classifier)

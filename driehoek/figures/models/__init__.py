# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""Tables of figures, one noun a file."""

from driehoek.figures.models.annotation import Annotation
from driehoek.figures.models.dataset import Dataset, Load
from driehoek.figures.models.fetch_run import FetchProgress, FetchRun
from driehoek.figures.models.finding import Finding
from driehoek.figures.models.series import Observation, ObservationRevision, Series
from driehoek.figures.models.upload import FigureColumns, FigureUpload, UploadState

__all__ = [
    "Annotation",
    "Dataset",
    "FetchProgress",
    "FetchRun",
    "FigureColumns",
    "FigureUpload",
    "Finding",
    "Load",
    "Observation",
    "ObservationRevision",
    "Series",
    "UploadState",
]

"""Every kind of content file under one name, for what treats them alike."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

if TYPE_CHECKING:
    from lowback.content.case import Case
    from lowback.content.examination import Examination
    from lowback.content.model import Document

AnyDocument: TypeAlias = "Document | Case | Examination"

"""JSON Schemas of the data files under checklists/: an unknown key is an error, with file and key."""

from typing import Any

_TEXT: dict[str, Any] = {"type": "string", "minLength": 1}
_TEXTS: dict[str, Any] = {"type": "array", "items": _TEXT}
_SEVERITY: dict[str, Any] = {"enum": ["high", "medium", "low", "hint"]}
_LABEL: dict[str, Any] = {"type": "string", "pattern": "^[A-Z][A-Z_]+$"}

RULE: dict[str, Any] = {
    "type": "object",
    "properties": {
        "name": {"type": "string", "pattern": "^[a-z][a-z0-9-]*$"},
        "detector": _TEXT,
        "label": _LABEL,
        "severity": _SEVERITY,
        "message": _TEXT,
        "suggestion": _TEXT,
        "basis": _TEXTS,
        "machine": {"type": "boolean"},
        "options": {"type": "object"},
    },
    "required": ["name", "detector"],
    "additionalProperties": False,
}

ITEM: dict[str, Any] = {
    "type": "object",
    "properties": {
        "id": {"type": "string", "pattern": "^[A-Z]{2,}(-[A-Z0-9]+)+$"},
        "title": _TEXT,
        "mode": {"enum": ["machine", "assist", "human"]},
        "severity": _SEVERITY,
        "label": _LABEL,
        "basis": _TEXTS,
        "message": _TEXT,
        "suggestion": _TEXT,
        "wording": _TEXTS,
        "look_at": _TEXT,
        "needs": _TEXT,
        "note": _TEXT,
        "signed_by": _TEXT,
        "signed_on": {},
        "gate": {
            "type": "object",
            "properties": {"title": _TEXTS, "text": _TEXTS, "reason": _TEXT},
            "required": ["reason"],
            "additionalProperties": False,
        },
        "rule": {"type": "array", "items": RULE, "minItems": 1},
    },
    "required": ["id", "title", "mode", "severity", "basis"],
    "allOf": [
        {
            "if": {"properties": {"mode": {"const": "human"}}},
            "then": {"required": ["look_at"], "not": {"required": ["rule"]}},
            "else": {"anyOf": [{"required": ["rule", "message", "suggestion"]}, {"required": ["needs"]}]},
        }
    ],
    "additionalProperties": False,
}

PROFILE: dict[str, Any] = {
    "type": "object",
    "properties": {
        "title": _TEXT,
        "category": {"enum": ["normative", "decision", "agreement", "enforcement", "other"]},
        "heading": {
            "type": "array",
            "minItems": 1,
            "items": {
                "type": "object",
                "properties": {"title": _TEXT, "items": _TEXTS},
                "required": ["title", "items"],
                "additionalProperties": False,
            },
        },
        "retired": {
            "type": "array",
            "items": {
                "type": "object",
                "properties": {"id": _TEXT, "reason": _TEXT},
                "required": ["id", "reason"],
                "additionalProperties": False,
            },
        },
    },
    "required": ["title", "category", "heading"],
    "additionalProperties": False,
}

_PROVISION: dict[str, Any] = {
    "type": "array",
    "minItems": 1,
    "items": {
        "type": "object",
        "properties": {
            "since": {},
            "until": {},
            "checked_on": {},
            "text": _TEXT,
            "gist": _TEXT,
            "law": _TEXT,
            "article": _TEXT,
        },
        "required": ["since"],
        "anyOf": [{"required": ["text"]}, {"required": ["gist"]}],
        "additionalProperties": False,
    },
}

LAW: dict[str, Any] = {
    "type": "object",
    "properties": {"title": _TEXT, "short": _TEXT, "verified": {"type": "boolean"}, "note": _TEXT},
    "required": ["title", "short"],
    "additionalProperties": _PROVISION,
}

LEXICON: dict[str, Any] = {
    "type": "object",
    "additionalProperties": {
        "type": "object",
        "properties": {"words": _TEXTS, "patterns": _TEXTS, "note": _TEXT},
        "anyOf": [{"required": ["words"]}, {"required": ["patterns"]}],
        "additionalProperties": False,
    },
}

LABEL_OWNERS: dict[str, Any] = {
    "type": "object",
    "propertyNames": {"pattern": "^[A-Z][A-Z_]+$"},
    "additionalProperties": {"type": "string", "pattern": "^[A-Z]{2,}(-[A-Z0-9]+)+(/[a-z][a-z0-9-]*)?$"},
}

_ITEMS: dict[str, Any] = {
    "type": "array",
    "items": {"type": "string", "pattern": "^[A-Z]{2,}(-[A-Z0-9]+)+$"},
    "minItems": 1,
}
_SOURCE: dict[str, Any] = {
    "basis": _TEXT,
    "law": _TEXT,
    "article": _TEXT,
    "text": _TEXT,
    "since": {},
    "until": {},
    "verified": {"type": "boolean"},
    "seen": {"enum": ["原文", "转引"]},
    "checked_on": {},
    "items": _ITEMS,
    "note": _TEXT,
}
_SOURCED: list[dict[str, Any]] = [{"required": ["basis"]}, {"required": ["law", "article"]}]

STANDARDS: dict[str, Any] = {
    "type": "object",
    "properties": {
        "code": {"type": "string", "pattern": "^[0-9]{6}$"},
        "name": _TEXT,
        "checked_on": {},
        "signed_by": _TEXT,
        "signed_on": {},
        "note": _TEXT,
        "standard": {
            "type": "array",
            "items": {
                "type": "object",
                "properties": {
                    "key": _TEXT,
                    "value": {"type": "integer", "minimum": 1},
                    "unit": _TEXT,
                    "recipient": _TEXT,
                    **_SOURCE,
                },
                "required": ["key", "verified", "items"],
                "if": {"properties": {"verified": {"const": True}}},
                "then": {"required": ["value", "unit", "since", "seen", "checked_on"], "oneOf": _SOURCED},
                "else": {"required": ["note"]},
                "additionalProperties": False,
            },
        },
        "exception": {
            "type": "array",
            "items": {
                "type": "object",
                "properties": {
                    "name": {"type": "string", "pattern": "^[a-z][a-z0-9-]*$"},
                    "say": {**_TEXTS, "minItems": 1},
                    **_SOURCE,
                },
                "required": ["name", "say", "verified", "items", "note"],
                "if": {"properties": {"verified": {"const": True}}},
                "then": {"required": ["since", "seen", "checked_on"], "oneOf": _SOURCED},
                "additionalProperties": False,
            },
        },
    },
    "required": ["code", "name", "checked_on"],
    "additionalProperties": False,
}

"""The JSON Schema of a manifest, for editors and for whoever generates manifests."""

from typing import Any

from rvc_cli.intake.manifest_models import ManifestModel


def manifest_schema() -> dict[str, Any]:
    """The JSON Schema of a manifest. TOML has no null, so an optional key is merely not required."""
    schema: dict[str, Any] = without_null(ManifestModel.model_json_schema(by_alias=True))
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        **schema,
        "title": "Manifest of a good",
    }


def without_null(schema: Any) -> Any:
    """A schema in which an optional key is merely not required: TOML has no null."""
    match schema:
        case {"anyOf": list(options), **rest} if {"type": "null"} in options:
            rest.pop("default", None)
            left = [option for option in options if option != {"type": "null"}]
            return without_null({**left[0], **rest} if len(left) == 1 else {"anyOf": left, **rest})
        case dict():
            return {key: without_null(inner) for key, inner in schema.items()}
        case list():
            return [without_null(inner) for inner in schema]
        case _:
            return schema

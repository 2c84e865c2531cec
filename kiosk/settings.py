# SPDX-License-Identifier: GPL-3.0-or-later
"""What an office may set: one TOML file in the data folder, and the environment over it."""

import os
import tomllib
from pathlib import Path
from typing import Annotated, Literal

from platformdirs import user_data_path
from pydantic import Field, ValidationError
from pydantic_settings import BaseSettings, PydanticBaseSettingsSource, SettingsConfigDict, TomlConfigSettingsSource

from kiosk.domain.errors import SettingWrong
from kiosk.domain.slip import Paper

FILE = "onward.toml"
PREFIX = "ONWARD_"


class Settings(BaseSettings):
    """Every setting, with its default. The environment variable of `paper` is ONWARD_PAPER, and so on.

    `data` is the data folder. `printer` is a print target as on the command line; "printer" is the system's
    default printer. `text_scale` is in per cent, `lock_after_minutes` in minutes without a key or a touch.

    The touch screen's: `idle_seconds` without a touch until it asks whether anybody is there, and `warning_seconds` for
    the answer; `screen_inches` is its diagonal, 0 for what the screen says of itself; `speak_private` tells when
    sentences about the visitor are read aloud, `headphones` so far as `never`.
    """

    model_config = SettingsConfigDict(env_prefix=PREFIX, extra="forbid", frozen=True)

    data: Path
    station: Annotated[str, Field(min_length=1, max_length=100)] = "Front desk"
    printer: Annotated[str, Field(min_length=1)] = "printer"
    paper: Paper = Paper.A5
    print_seconds: Annotated[float, Field(ge=1, le=600)] = 20
    lock_after_minutes: Annotated[float, Field(gt=0, le=120)] = 5
    text_scale: Annotated[int, Field(ge=100, le=200)] = 100
    busy_seconds: Annotated[float, Field(ge=0.1, le=120)] = 30
    touch_station: Annotated[str, Field(min_length=1, max_length=100)] = "Touch screen"
    idle_seconds: Annotated[int, Field(ge=20, le=600)] = 60
    warning_seconds: Annotated[int, Field(ge=10, le=120)] = 30
    screen_inches: Annotated[float, Field(ge=0, le=110)] = 0
    key_sounds: bool = False
    speak_private: Literal["never", "headphones", "always"] = "never"

    @classmethod
    def settings_customise_sources(
        cls,
        settings_cls: type[BaseSettings],
        init_settings: PydanticBaseSettingsSource,
        env_settings: PydanticBaseSettingsSource,
        dotenv_settings: PydanticBaseSettingsSource,
        file_secret_settings: PydanticBaseSettingsSource,
    ) -> tuple[PydanticBaseSettingsSource, ...]:
        """Let the environment win over the file."""
        del dotenv_settings, file_secret_settings
        file = init_settings().get("data", default_data_folder()) / FILE
        return init_settings, env_settings, TomlConfigSettingsSource(settings_cls, toml_file=file)


def default_data_folder() -> Path:
    """Return the platform's folder for this user's data."""
    return user_data_path("onward", appauthor=False)


def load_settings(data: Path) -> Settings:
    """Read the settings of a data folder; raises SettingWrong with one sentence that names key and value."""
    file = data / FILE
    try:
        return Settings(data=data)
    except tomllib.TOMLDecodeError as error:
        raise SettingWrong(source=file, reason=f"this is not TOML: {error}.") from None
    except (OSError, UnicodeDecodeError):
        raise SettingWrong(source=file, reason="this file cannot be read.") from None
    except ValidationError as error:
        raise SettingWrong(source=_source_of(error, file), reason=_first_problem(error)) from None


def _source_of(error: ValidationError, file: Path) -> Path | str:
    """Name where the wrong value stands: the environment wins over the file."""
    variable = PREFIX + str(error.errors()[0]["loc"][0]).upper()
    return variable if variable in os.environ else file


def _first_problem(error: ValidationError) -> str:
    first = error.errors()[0]
    key = ".".join(str(part) for part in first["loc"])
    if first["type"] == "extra_forbidden":
        known = ", ".join(sorted(set(Settings.model_fields) - {"data"}))
        return f"there is no setting “{key}”. There are: {known}."
    return f"“{key}” cannot be “{first['input']}”: {first['msg'].lower()}."

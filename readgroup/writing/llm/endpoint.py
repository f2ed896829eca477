"""A language model behind an OpenAI-compatible endpoint, asked for answers of a given type."""

from __future__ import annotations

import re
from collections import deque
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cached_property
from typing import TYPE_CHECKING, Any, TypeVar
from urllib.parse import urlsplit

from readgroup.errors import MissingExtra, ModelFailed, OverlongPrompt

if TYPE_CHECKING:
    from pydantic_ai import Agent
    from pydantic_ai.exceptions import AgentRunError
    from pydantic_ai.models import Model

    T = TypeVar("T")

PATIENCE = 120.0
"""Seconds that one answer may take; a small model on a laptop is slow."""
FIRST_WORD = 60.0
"""Seconds until a streamed answer must have begun."""
NO_KEY = "none"
"""What is sent as key to endpoints that want none: the protocol asks for one."""


class Endpoint:
    """One model of one server. Every failure of either is a `ModelFailed` with what to do next.

    The answer's schema is sent along, so that a server which can constrains the model to it; for
    one that refuses a schema, it is put into the prompt instead.
    """

    def __init__(self, url: str, model: str, key: str = "", *, patience: float = PATIENCE) -> None:
        self.url = url
        self.model = model
        self._key = key or NO_KEY
        self._patience = patience
        self._takes_schemas = True

    def ask(self, instructions: str, material: str, wanted: type[T], *, tokens: int) -> T:
        """The answer to `instructions` about `material`, of at most `tokens` tokens.

        Raises ModelFailed, OverlongPrompt where the material does not fit, MissingExtra.
        """
        answers = deque(self.stream(instructions, material, wanted, tokens=tokens), maxlen=1)
        if not answers:
            raise ModelFailed(f"The model {self.model!r} said nothing.", _NEXT)
        return answers.pop()

    def stream(
        self, instructions: str, material: str, wanted: type[T], *, tokens: int
    ) -> Iterator[T]:
        """The answer as it grows; the last one is whole and valid.

        Raises as `ask` does, possibly after parts of the answer were given.
        """
        try:
            yield from self._stream(instructions, material, wanted, tokens)
        except _SchemaRefused:
            self._takes_schemas = False
            yield from self._stream(instructions, material, wanted, tokens)

    def _stream(
        self, instructions: str, material: str, wanted: type[T], tokens: int
    ) -> Iterator[T]:
        with self._translated():
            from pydantic_ai.settings import ModelSettings

            settings = ModelSettings(
                max_tokens=tokens,
                temperature=0.0,
                request_timeout=self._patience,
                first_event_timeout=min(FIRST_WORD, self._patience),
            )
            agent = self._agent(instructions, wanted)
            with agent.run_stream_sync(material, model_settings=settings) as run:
                yield from run.stream_output(debounce_by=None)

    def _agent(self, instructions: str, wanted: type[T]) -> Agent[None, Any]:
        from pydantic_ai import Agent, NativeOutput, PromptedOutput

        output = NativeOutput(wanted) if self._takes_schemas else PromptedOutput(wanted)
        return Agent(self._model, output_type=output, instructions=instructions, retries=1)

    @cached_property
    def _model(self) -> Model:
        try:
            from openai import AsyncOpenAI
            from pydantic_ai.models.openai import OpenAIChatModel
            from pydantic_ai.profiles.openai import OpenAIModelProfile
            from pydantic_ai.providers.openai import OpenAIProvider
        except ImportError as error:
            raise MissingExtra(
                "A language model is configured, but what speaks to it is not installed.",
                "Install it: pip install 'readgroup[llm]'; without it the paper's own sentences are shown.",
            ) from error
        client = AsyncOpenAI(
            base_url=self.url, api_key=self._key, max_retries=1, timeout=self._patience
        )
        # A server that refuses one response format refuses the others too; only OpenAI's own
        # knows the newer name of max_tokens.
        plain = OpenAIModelProfile(
            supports_json_object_output=False,
            openai_chat_supports_max_completion_tokens=urlsplit(self.url).hostname
            == "api.openai.com",
        )
        return OpenAIChatModel(
            self.model, provider=OpenAIProvider(openai_client=client), profile=plain
        )

    @contextmanager
    def _translated(self) -> Iterator[None]:
        """Errors of the library and of the server, as ours."""
        model = self._model
        from pydantic_ai import exceptions as theirs

        where = f"The model {model.model_name!r} at {self.url}"
        try:
            yield
        except theirs.ModelContextWindowExceededError as error:
            raise OverlongPrompt(f"{where} cannot read that much at once.", _NEXT) from error
        except (theirs.ModelAuthenticationError, theirs.ModelNotFoundError) as error:
            raise ModelFailed(
                f"{where} was refused: {_said(error)}.",
                "Check READGROUP_LLM_MODEL and READGROUP_LLM_KEY.",
            ) from error
        except (theirs.ModelTimeoutError, theirs.ModelRequestTimeout) as error:
            raise ModelFailed(f"{where} did not answer in time.", _NEXT) from error
        except theirs.ModelConnectionError as error:
            raise ModelFailed(
                f"{where} cannot be reached.", "Is it running? Check READGROUP_LLM_URL."
            ) from error
        except theirs.ModelRequestRejectedError as error:
            if _TOO_LONG.search(_said(error)):
                raise OverlongPrompt(f"{where} cannot read that much at once.", _NEXT) from error
            if self._takes_schemas:
                raise _SchemaRefused from error
            raise ModelFailed(f"{where} refused the request: {_said(error)}.", _NEXT) from error
        except theirs.ContentFilterError as error:
            raise ModelFailed(f"{where} declined to answer.", _NEXT) from error
        except theirs.UnexpectedModelBehavior as error:
            raise ModelFailed(f"{where} did not answer in the form asked for.", _NEXT) from error
        except theirs.AgentRunError as error:
            raise ModelFailed(f"{where} failed: {_said(error)}.", _NEXT) from error


# Servers word it each in their own way, and the library knows some of them only.
_TOO_LONG = re.compile(r"context (?:size|length|window)|too many tokens", re.IGNORECASE)
_NEXT = "The paper's own sentences are shown instead."


class _SchemaRefused(Exception):
    """The server takes no schema; the same is asked again with the schema in the prompt."""


def _said(error: AgentRunError) -> str:
    """The first line of what the other side said, not too long."""
    body = getattr(error, "body", None)
    said = body.get("message") if isinstance(body, dict) else body
    status = getattr(error, "status_code", None)
    first = str(said or (f"HTTP status {status}" if status else error)).strip().splitlines()
    return first[0][:200].rstrip(".") if first else type(error).__name__

"""l10n: publish a press release in English, Traditional Chinese and Simplified Chinese, right the first time."""

__version__ = "0.1.0"

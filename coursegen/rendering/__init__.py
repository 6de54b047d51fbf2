"""Rendering: templates and phrases that turn a course and its timetable into HTML of our own vocabulary."""

from coursegen.rendering.environment import Material, Renderer, SlideIndex
from coursegen.rendering.phrases import Phrases, load_phrases
from coursegen.rendering.products import PRODUCTS, Audience, Product

__all__ = ["PRODUCTS", "Audience", "Material", "Phrases", "Product", "Renderer", "SlideIndex", "load_phrases"]

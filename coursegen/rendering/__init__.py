"""Rendering: templates and phrases that turn a course and its timetable into HTML of our own vocabulary."""

from coursegen.rendering.environment import Material, Renderer, SlideIndex
from coursegen.rendering.phrases import Phrases, load_phrases
from coursegen.rendering.products import EDITIONS, PRODUCTS, Audience, Product, own_products

__all__ = [
    "EDITIONS",
    "PRODUCTS",
    "Audience",
    "Material",
    "Phrases",
    "Product",
    "Renderer",
    "SlideIndex",
    "load_phrases",
    "own_products",
]

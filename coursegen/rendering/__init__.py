"""Rendering: templates and phrases that turn a course and its timetable into HTML of our own vocabulary."""

from coursegen.rendering.environment import Material, Renderer
from coursegen.rendering.phrases import Phrases, load_phrases
from coursegen.rendering.products import EDITIONS, PRODUCTS, Audience, Product, own_products
from coursegen.rendering.slides import SlideIndex

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

"""Marks around exact words in a Word document: runs are split where a mark falls, nothing else changes."""

from copy import deepcopy

from lxml import etree

from review.reading.docx_walk import M_STRICT, PARAGRAPH_TAGS, W_STRICT, Element, M, W, element_text, w_tags

_RUN_TAGS = frozenset(w_tags("r"))
_RUN_PROPERTIES = frozenset(w_tags("rPr"))
_CUTTABLE = frozenset(w_tags("t"))
_SPACE = "{http://www.w3.org/XML/1998/namespace}space"


class Marker:
    """Sets comment marks in one part. Text elements are named as they were before any mark was set."""

    def __init__(self, root: Element) -> None:
        self._space = W_STRICT if root.tag.startswith(W_STRICT) else W
        self._fragments: dict[Element, list[tuple[int, Element]]] = {}

    def around(self, first: tuple[Element, int], last: tuple[Element, int], number: str) -> None:
        """Put comment `number` around the characters from `first` up to `last` (element, offset; end exclusive)."""
        start = self._split_before(*first)
        end = self._split_after(*last)
        start.addprevious(self._mark("commentRangeStart", number))
        self._close(end, number)

    def at_element(self, element: Element, number: str) -> None:
        """Put comment `number` around the whole run that holds an element (a note reference, a text box)."""
        run, _ = _carrier(element)
        run.addprevious(self._mark("commentRangeStart", number))
        self._close(run, number)

    def at_start(self, paragraph: Element, number: str) -> None:
        """Put comment `number` on the empty place where a paragraph starts."""
        start = self._mark("commentRangeStart", number)
        properties = next((child for child in paragraph if child.tag in w_tags("pPr")), None)
        if properties is not None:
            properties.addnext(start)
        else:
            paragraph.insert(0, start)
        self._close(start, number)

    def _close(self, after: Element, number: str) -> None:
        end = self._mark("commentRangeEnd", number)
        reference = etree.Element(self._space + "r")
        reference.append(self._mark("commentReference", number))
        tail, after.tail = after.tail, None
        after.addnext(end)
        end.addnext(reference)
        reference.tail = tail

    def _mark(self, name: str, number: str) -> Element:
        mark = etree.Element(self._space + name)
        mark.set(self._space + "id", number)
        return mark

    def _split_before(self, element: Element, offset: int) -> Element:
        """The run that begins with character `offset` of `element`."""
        fragment = self._cut(element, offset) if offset > 0 else element
        run, child = _carrier(fragment)
        if run is child or not _content_before(child):
            return run
        rest = _empty_copy(run)
        for sibling in [child, *child.itersiblings()]:
            rest.append(sibling)
        _insert_after(run, rest)
        return rest

    def _split_after(self, element: Element, offset: int) -> Element:
        """The run that ends with character `offset` - 1 of `element`."""
        if offset < _length(element, self._fragments):
            self._cut(element, offset)
        fragment = self._at(element, max(offset - 1, 0))
        run, child = _carrier(fragment)
        following = list(child.itersiblings()) if run is not child else []
        if not following:
            return run
        rest = _empty_copy(run)
        for sibling in following:
            rest.append(sibling)
        _insert_after(run, rest)
        return run

    def _at(self, element: Element, offset: int) -> Element:
        """The fragment of `element` that holds character `offset`."""
        fragments = self._fragments.get(element, [(0, element)])
        return next(fragment for start, fragment in reversed(fragments) if start <= offset)

    def _cut(self, element: Element, offset: int) -> Element:
        """The fragment that begins at `offset`, made by cutting if there is none yet; uncuttable ones stay whole."""
        run, child = _carrier(element)
        if element.tag not in _CUTTABLE or run is child or child is not element:
            return element
        fragments = self._fragments.setdefault(element, [(0, element)])
        index, (start, fragment) = next(
            (i, pair) for i, pair in reversed(list(enumerate(fragments))) if pair[0] <= offset
        )
        if start == offset:
            return fragment
        rest = deepcopy(fragment)
        text = fragment.text or ""
        fragment.text, rest.text = text[: offset - start], text[offset - start :]
        rest.tail = None
        for half in (fragment, rest):
            half.set(_SPACE, "preserve")
        fragment.addnext(rest)
        fragments.insert(index + 1, (offset, rest))
        return rest


def outer_paragraph(paragraph: Element) -> Element:
    """The paragraph of the text itself that holds a paragraph of a text box."""
    outer = paragraph
    for ancestor in paragraph.iterancestors(*PARAGRAPH_TAGS):
        outer = ancestor
    return outer


def holder(paragraph: Element, outer: Element) -> Element:
    """The run of `outer` in which the text box of `paragraph` is drawn."""
    runs = [run for run in paragraph.iterancestors(*_RUN_TAGS) if _paragraph_of(run) is outer]
    return runs[-1] if runs else outer


def _carrier(element: Element) -> tuple[Element, Element]:
    """The outermost run of the paragraph around an element, and the child of that run that holds the element.

    A formula has no such run: then both are the formula as a whole.
    """
    chain = [element]
    for ancestor in element.iterancestors():
        if ancestor.tag in PARAGRAPH_TAGS:
            break
        chain.append(ancestor)
    formulas = [e for e in chain if str(e.tag).startswith((M, M_STRICT))]
    runs = [index for index, e in enumerate(chain) if e.tag in _RUN_TAGS]
    if formulas and (not runs or chain.index(formulas[-1]) > runs[-1]):
        return formulas[-1], formulas[-1]
    if not runs:
        return element, element
    top = runs[-1]
    return chain[top], chain[top - 1] if top else chain[top]


def _paragraph_of(element: Element) -> Element | None:
    return next(element.iterancestors(*PARAGRAPH_TAGS), None)


def _content_before(child: Element) -> bool:
    return any(sibling.tag not in _RUN_PROPERTIES for sibling in child.itersiblings(preceding=True))


def _empty_copy(run: Element) -> Element:
    """A run with the same attributes and formatting, and nothing in it."""
    copy = run.makeelement(run.tag, {str(key): str(value) for key, value in run.attrib.items()})
    copy.extend(deepcopy(child) for child in run if child.tag in _RUN_PROPERTIES)
    return copy


def _insert_after(run: Element, rest: Element) -> None:
    tail, run.tail = run.tail, None
    run.addnext(rest)
    rest.tail = tail


def _length(element: Element, fragments: dict[Element, list[tuple[int, Element]]]) -> int:
    start, last = fragments.get(element, [(0, element)])[-1]
    return start + len(element_text(last))

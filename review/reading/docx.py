"""The door of the .docx reader: bytes in, a `Document` out, nothing lost in silence."""

import hashlib
import re

from review.errors import EmptyFileError, ScannedFileError, UnsupportedFileError
from review.model import BlockKind, Document
from review.reading.docx_layout import Layout, Spot
from review.reading.docx_marks import Marks, paragraph_of
from review.reading.docx_numbering import Numbering
from review.reading.docx_package import Package
from review.reading.docx_story import Draft, Story
from review.reading.docx_styles import load_styles
from review.reading.docx_unread import Kind, Notes
from review.reading.docx_walk import Element, attribute, local_name, w_tags

_PAGE_FURNITURE = re.compile(r"[\s\d０-９一二三四五六七八九十〇共第页Pageof/／\-–—－―·•~～|]+")
_WORD_TAGS = w_tags("t")
_COMMENT_TAGS = w_tags("comment")
_REFERENCE_TAGS = w_tags("commentReference")
_DELETION_TAGS = w_tags("del", "moveFrom")
_NOTES = (
    ("footnote", BlockKind.FOOTNOTE, "脚注"),
    ("endnote", BlockKind.ENDNOTE, "尾注"),
)
_FURNITURE = (("header", Kind.HEADER, BlockKind.HEADER), ("footer", Kind.FOOTER, BlockKind.FOOTER))


def read_docx(data: bytes, name: str) -> Document:
    """Read a .docx or .docm.

    Raises EmptyFileError (no words), ScannedFileError (pictures only), EncryptedFileError (password),
    UnsupportedFileError (old .doc, other Office files), UnreadableFileError (damaged) or HostileFileError.
    """
    reader = _Reader(Package(data, name), name)
    draft, notes = reader.read()
    if not draft.blocks:
        raise _nothing_to_read(notes, name)
    return Document(
        name=name,
        kind="docx",
        sha256=hashlib.sha256(data).hexdigest(),
        text=draft.text,
        blocks=tuple(draft.blocks),
        unread=notes.unread(),
    )


def _nothing_to_read(notes: Notes, name: str) -> EmptyFileError | ScannedFileError:
    if notes.has(Kind.PICTURE):
        return ScannedFileError("文件里只有图片，没有可读的文字", where=name)
    others = "、".join(entry.what for entry in notes.unread())
    return EmptyFileError(f"文件里没有可读的文字{f'（另有{others}）' if others else ''}", where=name)


class _Reader:
    """Reads the main part, then its notes, then what stands around it."""

    def __init__(self, package: Package, name: str) -> None:
        self._package = package
        self._main = package.main
        self._root = package.xml(self._main)
        if local_name(self._root) != "document":
            raise UnsupportedFileError("这不是 Word 文档（可能是表格或演示文稿）", where=name)
        self._targets: dict[str, list[str]] = {}
        for relation in package.relations(self._main):
            if package.has(relation.target):
                self._targets.setdefault(relation.kind, []).append(relation.target)
        self._styles = load_styles(package, self._first("styles"))
        lists = self._first("numbering")
        self._lists = package.xml(lists) if lists else None
        self._draft = Draft()
        self._notes = Notes()

    def read(self) -> tuple[Draft, Notes]:
        """The draft and what was not read."""
        story = self._story(self._main, self._root)
        layout = Layout(story.marks)
        body = [e for e in self._root if local_name(e) == "body"]
        story.read((s for e in body for s in layout.spots(e, BlockKind.PARAGRAPH)), self._draft, self._notes)
        for kind, block_kind, word in _NOTES:
            self._read_notes(story, kind, block_kind, word)
        self._declare_things(story)
        self._declare_comments(story)
        for relation, furniture, block_kind in _FURNITURE:
            self._declare_furniture(relation, furniture, block_kind)
        self._declare_parts()
        return self._draft, self._notes

    def _first(self, kind: str) -> str:
        return next(iter(self._targets.get(kind, ())), "")

    def _story(self, part: str, root: Element) -> Story:
        """Every story counts for itself: notes and headers do not go on with the numbers of the body."""
        return Story(part, root, Marks(root, self._styles), self._styles, Numbering(self._lists, self._styles))

    def _read_notes(self, body: Story, kind: str, block_kind: BlockKind, word: str) -> None:
        part = self._first(f"{kind}s")
        if not part:
            return
        root = self._package.xml(part)
        story = self._story(part, root)
        layout = Layout(story.marks)
        found = {attribute(e, "id"): e for e in root if local_name(e) == kind}
        number = 0
        for reference in self._references(f"{kind}Reference", body):
            note = found.pop(attribute(reference, "id"), None)
            if note is None:
                continue
            if next(reference.iterancestors(*_DELETION_TAGS), None) is not None:
                story.marks.leave_out(note, Kind.DELETED, dead=True)
                place = word
            else:
                number += 1
                place = f"{word}{number}（{_place_of(body, reference)}）"
            story.read(layout.spots(note, block_kind, place), self._draft, self._notes)
        self._declare_things(story)

    def _references(self, name: str, body: Story) -> list[Element]:
        return [e for e in self._root.iter(*w_tags(name)) if not body.marks.is_unused(e)]

    def _declare_things(self, story: Story, fallback: str = "") -> None:
        story.unplaced(self._notes)
        for kind, paragraph, words in story.marks.things:
            place = fallback if paragraph is None else story.places.get(paragraph, fallback)
            self._notes.add(kind, place, words)
        self._notes.add(Kind.NUMBERING, "", "、".join(story.unknown_formats), sum(story.unknown_formats.values()))

    def _declare_comments(self, body: Story) -> None:
        part = self._first("comments")
        if not part:
            return
        places = {attribute(e, "id"): _place_of(body, e) for e in self._root.iter(*_REFERENCE_TAGS)}
        for comment in self._package.xml(part).iter(*_COMMENT_TAGS):
            words = "".join(e.text or "" for e in comment.iter(*_WORD_TAGS))
            self._notes.add(Kind.COMMENT, places.get(attribute(comment, "id"), ""), words)

    def _declare_furniture(self, relation: str, kind: Kind, block_kind: BlockKind) -> None:
        """Headers and footers that say more than a page number or what stands in the text anyway."""
        said: set[str] = set()
        for part in self._targets.get(relation, ()):
            root, draft = self._package.xml(part), Draft()
            story = self._story(part, root)
            spots: list[Spot] = list(Layout(story.marks).spots(root, block_kind, kind.label))
            story.read(spots, draft, self._notes)
            self._declare_things(story, kind.label)
            said.update(words for words in draft.words if _PAGE_FURNITURE.sub("", words))
        text = self._draft.text
        for words in sorted(said):
            if words not in text:
                self._notes.add(kind, "", words)

    def _declare_parts(self) -> None:
        for relation, kind in (("chart", Kind.CHART), ("chartEx", Kind.CHART), ("diagramData", Kind.DIAGRAM)):
            for part in self._targets.get(relation, ()):
                self._notes.add(kind, "", " ".join(_drawn_words(self._package.xml(part))))
        if any(part.lower().endswith("vbaproject.bin") for part in self._package.parts):
            self._notes.add(Kind.MACRO)


def _place_of(story: Story, element: Element) -> str:
    paragraph = paragraph_of(element)
    return "" if paragraph is None else story.places.get(paragraph, "")


def _drawn_words(root: Element) -> list[str]:
    """The words of a chart or diagram part, each once."""
    found = (e.text for e in root.iter("{*}t", "{*}v") if e.text and e.text.strip())
    return list(dict.fromkeys(found))

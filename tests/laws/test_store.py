import sqlite3
import tarfile
import threading
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from law_samples import cited

from review.errors import LawError
from review.laws import LawStore, check_paragraphs, import_laws
from review.laws.texts import paragraphs, parse_law
from review.model import Point

OLD = """# 云溪县河道条例

2010年1月5日 云溪县人民代表大会常务委员会通过

## 第一章 总则

第一条 为了保护河道，制定本条例。

第二条 河道实行分级管理。
"""
NEW = """# 云溪县河道条例

2010年1月5日 云溪县人民代表大会常务委员会通过

2020年6月1日 云溪县人民代表大会常务委员会修订

2020年9月1日 施行

## 第一章 总则

第一条 为了保护和利用河道，制定本条例。

## 第二章 管理

第二条 禁止下列行为：

（一）倾倒垃圾；

（二）擅自采砂。

因防汛需要采砂的，应当经批准。

违反前款规定的，责令改正。

第二条之一 河道两岸设立标志。

第三条 本条例自2020年9月1日起施行。

附件

第一条 附件里的条文不属于本条例。
"""
PLAIN = (
    "云溪县水库办法\n（2021年3月2日发布）\n　　第1条　水库由县人民政府管理。\r\n　　第2条　本办法自发布之日起施行。\n"
)
DAY = date(2026, 1, 1)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    texts = tmp_path / "texts"
    (texts / "sub").mkdir(parents=True)
    (texts / "old.md").write_text(OLD, "utf-8")
    (texts / "sub/new.md").write_text(NEW, "utf-8")
    (texts / "plain.txt").write_bytes(PLAIN.encode("gb18030"))
    return texts


@pytest.fixture
def store(folder: Path, tmp_path: Path) -> Iterator[LawStore]:
    import_laws(folder, tmp_path / "laws.db")
    store = LawStore.open(tmp_path / "laws.db")
    yield store
    store.close()


def test_article_is_that_of_the_version_of_the_day(store: LawStore) -> None:
    for day, words in ((date(2020, 8, 31), "保护河道"), (date(2020, 9, 1), "保护和利用河道")):
        found = store.article("云溪县河道条例", Point(1), day)
        assert found is not None
        assert words in found.text
    assert store.article("云溪县河道条例", Point(1), date(2009, 1, 1)) is None


def test_name_with_half_a_character_is_an_unknown_law(store: LawStore) -> None:
    assert store.article("云溪县\ud800河道条例", Point(1), DAY) is None


def test_paragraph_keeps_its_items(store: LawStore) -> None:
    first = store.article("《云溪县河道条例》", Point(2, paragraph=1), DAY)
    assert first is not None
    assert first.paragraph == "禁止下列行为：\n（一）倾倒垃圾；\n（二）擅自采砂。"
    assert (first.label, first.chapter, first.paragraphs) == ("第二条第一款", "第二章 管理", 3)


def test_paragraph_beyond_the_last_is_empty_and_counted(store: LawStore) -> None:
    beyond = store.article("云溪县河道条例", Point(2, paragraph=4), DAY)
    assert beyond is not None
    assert (beyond.paragraph, beyond.label) == ("", "第二条")
    assert store.paragraph_count("云溪县河道条例", 2, DAY) == 3
    assert store.paragraph_count("云溪县河道条例", 9, DAY) == 0


def test_inserted_article_is_one_of_its_own(store: LawStore) -> None:
    found = store.article("云溪县河道条例", Point(2, suffix=1), DAY)
    assert found is not None
    assert (found.label, found.text) == ("第二条之一", "河道两岸设立标志。")


@pytest.mark.parametrize(
    ("point", "said"),
    [
        (Point(2, paragraph=4), "只有3款，没有第四款"),
        (Point(2, paragraph=1, item=3), "第一款只有2项，没有第（三）项"),
        (Point(2, paragraph=2, item=1), "第二款没有分项"),
        (Point(2, item=2), ""),
        (Point(2, paragraph=3), ""),
        (Point(2), ""),
        (Point(9, paragraph=9), ""),
    ],
)
def test_cited_paragraph_or_item_that_is_not_there_is_reported(store: LawStore, point: Point, said: str) -> None:
    checks = check_paragraphs(cited("云溪县河道条例", point), store, DAY)
    assert [said in check.message for check in checks] == [True] * bool(said)
    assert check_paragraphs(cited("云溪县公路条例", point), store, DAY) == ()


def test_attached_text_is_not_part_of_the_law(store: LawStore) -> None:
    found = store.article("云溪县河道条例", Point(3), DAY)
    assert found is not None
    assert "附件里" not in found.text


def test_plain_text_in_old_encoding_with_arabic_numbers_is_read(store: LawStore) -> None:
    found = store.article("云溪县水库办法", Point(1), DAY)
    assert found is not None
    assert (found.text, found.promulgated) == ("水库由县人民政府管理。", date(2021, 3, 2))


def test_registered_law_gets_its_dates_and_answers_to_its_short_title(tmp_path: Path) -> None:
    text = "中华人民共和国治安管理处罚法\n2012年10月26日修正\n第一条 一。\n第二条 二。\n"
    (tmp_path / "t").mkdir()
    (tmp_path / "t/a.txt").write_text(text, "utf-8")
    import_laws(tmp_path / "t", tmp_path / "laws.db")
    store = LawStore.open(tmp_path / "laws.db")
    found = store.article("治安处罚法", Point(1), DAY)
    assert found is not None
    assert (found.version, found.effective_to) == ("2012年修正", date(2026, 1, 1))
    store.close()


def test_search_takes_long_and_short_words(store: LawStore) -> None:
    assert [hit.label for hit in store.search("倾倒垃圾")] == ["第二条"]
    assert [hit.label for hit in store.search("防汛")] == ["第二条"]
    assert [hit.label for hit in store.search("倾倒垃圾 采砂")] == ["第二条"]
    assert store.search("倾倒垃圾 水库") == ()
    assert len(store.search("条例", limit=2)) == 2


@pytest.mark.parametrize("words", ["", "  ", '"', "%", "_", "a* OR b", 'x" OR "y"', "NEAR(甲乙丙)", "\\"])
def test_search_takes_any_words_literally(store: LawStore, words: str) -> None:
    assert store.search(words) == ()


def test_archive_gives_the_same_store_as_the_folder(folder: Path, tmp_path: Path, store: LawStore) -> None:
    archive = tmp_path / "texts.tar.gz"
    with tarfile.open(archive, "w:gz") as tar:
        tar.add(folder, "texts")
    import_laws(archive, tmp_path / "other.db")
    other = LawStore.open(tmp_path / "other.db")
    assert other.laws() == store.laws()
    other.close()


def test_manifest_beside_the_texts_gives_the_dates(folder: Path, tmp_path: Path) -> None:
    lines = "file,promulgated,effective_from\nnew.md,2020-06-01,2020-12-12\n"
    (folder / "MANIFEST.csv").write_text(lines, "utf-8")
    import_laws(folder, tmp_path / "laws.db")
    store = LawStore.open(tmp_path / "laws.db")
    assert date(2020, 12, 12) in {law.effective_from for law in store.laws()}
    store.close()


def test_second_import_adds_what_is_new_and_replaces_what_changed(folder: Path, tmp_path: Path) -> None:
    path = tmp_path / "laws.db"
    first = import_laws(folder, path)
    assert (first.added, first.laws, first.skipped) == (3, 3, [])
    assert import_laws(folder, path).unchanged == 3
    (folder / "plain.txt").write_text(PLAIN.replace("县人民政府", "镇人民政府"), "utf-8")
    again = import_laws(folder, path)
    assert (again.replaced, again.unchanged, again.laws) == (1, 2, 3)
    store = LawStore.open(path)
    assert [hit.title for hit in store.search("镇人民政府管理")] == ["云溪县水库办法"]
    assert store.search("县人民政府管理") == ()
    store.close()


def test_files_left_out_are_named_with_the_reason(folder: Path, tmp_path: Path) -> None:
    (folder / "empty.txt").write_text("\n", "utf-8")
    (folder / "notes.md").write_text("# 读我\n\n没有条文。\n", "utf-8")
    (folder / "broken.txt").write_bytes(b"\xff\xff\xff")
    (folder / "twin.md").write_text(OLD, "utf-8")
    (folder / "picture.png").write_bytes(b"")
    reasons = dict(import_laws(folder, tmp_path / "laws.db").skipped)
    assert set(reasons) == {"empty.txt", "notes.md", "broken.txt", "twin.md"}
    assert "编码" in reasons["broken.txt"]
    assert "同名同日" in reasons["twin.md"]


def test_interrupted_import_leaves_the_old_store(folder: Path, tmp_path: Path) -> None:
    path = tmp_path / "laws.db"
    import_laws(folder, path)
    before = path.read_bytes()
    (folder / "plain.txt").write_text(PLAIN.replace("县", "市"), "utf-8")

    def stop(done: int, total: int) -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        import_laws(folder, path, progress=stop)
    assert path.read_bytes() == before
    assert [p.name for p in tmp_path.iterdir() if p.name.startswith("laws.db")] == ["laws.db"]


def test_progress_is_told_to_the_end(folder: Path, tmp_path: Path) -> None:
    told: list[tuple[int, int]] = []
    import_laws(folder, tmp_path / "laws.db", progress=lambda done, total: told.append((done, total)))
    assert told == [(1, 3), (2, 3), (3, 3)]


def test_store_serves_several_threads(store: LawStore) -> None:
    found: list[bool] = []

    def ask() -> None:
        found.append(store.article("云溪县河道条例", Point(1), DAY) is not None)
        store.close()

    threads = [threading.Thread(target=ask) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert found == [True] * 8


def test_store_cannot_be_written_through(store: LawStore) -> None:
    with pytest.raises(sqlite3.OperationalError):
        store._db.execute("DELETE FROM laws")


def test_missing_or_foreign_files_are_refused(tmp_path: Path, folder: Path) -> None:
    with pytest.raises(LawError):
        LawStore.open(tmp_path / "none.db")
    (tmp_path / "foreign.db").write_text("不是数据库" * 200, "utf-8")
    with pytest.raises(LawError):
        LawStore.open(tmp_path / "foreign.db")
    with pytest.raises(LawError):
        import_laws(folder, tmp_path / "foreign.db")
    for source in (tmp_path / "none", tmp_path / "foreign.db"):
        with pytest.raises(LawError):
            import_laws(source, tmp_path / "laws.db")


def test_day_that_does_not_exist_in_the_head_is_ignored() -> None:
    assert parse_law("甲条例\n2020年2月30日通过\n第一条 一。").promulgated is None


def test_lines_of_a_quoted_article_stay_with_the_article() -> None:
    law = parse_law("修改决定\n第五条 修改为：\n第三条 旧条文。\n第六条 六。")
    assert [article.number for article in law.articles] == [5, 6]
    assert "第三条 旧条文。" in law.articles[0].text


@pytest.mark.parametrize("text", ["", "\ufeff", "第一条", "# 甲\n第一条\n\n\n第二条", "第百条 甲\n第零条 乙"])
def test_odd_texts_are_read_without_fault(text: str) -> None:
    for article in parse_law(text).articles:
        assert len(paragraphs(article.text)) <= article.text.count("\n") + 1


def test_file_name_in_no_known_encoding_is_imported(tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    try:
        (tmp_path / "in" / "\udcff\udcfe.md").write_text(NEW, "utf-8")
    except (OSError, UnicodeEncodeError):
        pytest.skip("this file system has no such names")
    assert import_laws(tmp_path / "in", tmp_path / "laws.db").added == 1


def test_manifest_with_what_is_no_day_is_refused_with_its_line(folder: Path, tmp_path: Path) -> None:
    (folder / "MANIFEST.csv").write_text("file,promulgated,effective_from\na.md,2020-01-01,\nb.md,去年,\n", "utf-8")
    with pytest.raises(LawError, match="日期") as caught:
        import_laws(folder, tmp_path / "new.db")
    assert caught.value.where == "MANIFEST.csv 第3行"
    assert not (tmp_path / "new.db").exists()


def test_import_never_undoes_another_that_finished_meanwhile(folder: Path, tmp_path: Path) -> None:
    place = tmp_path / "shared.db"

    def meanwhile(done: int, total: int) -> None:
        if done == total and not place.exists():
            import_laws(folder, tmp_path / "other.db")
            (tmp_path / "other.db").replace(place)

    with pytest.raises(LawError, match="另一次导入"):
        import_laws(folder, place, progress=meanwhile)
    assert place.exists()
    assert import_laws(folder, place).added == 0


def test_cut_archive_is_refused(folder: Path, tmp_path: Path) -> None:
    whole = tmp_path / "laws.tar.gz"
    with tarfile.open(whole, "w:gz") as tar:
        tar.add(folder, "laws")
    data = whole.read_bytes()
    whole.write_bytes(data[: len(data) // 2])
    with pytest.raises(LawError, match="读不到"):
        import_laws(whole, tmp_path / "new.db")

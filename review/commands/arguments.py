"""What can be asked for on the command line."""

import argparse

from review.commands.parsing import ChineseParser, day

_CATEGORIES = "auto|normative|decision|agreement|enforcement|other"


def build_parser() -> argparse.ArgumentParser:
    """The whole command line; each command names the module under review.commands that runs it."""
    parser = ChineseParser(
        prog="fashen",
        description="法审：乡镇司法所合法性审查工具。机器初审，人来定。",
        epilog="退出码：0 没有需要指出的问题；1 有问题；2 用法有误或文件不可读；70 程序错误。",
    )
    parser.add_argument("--version", action="store_true", help="显示版本")
    commands = parser.add_subparsers(
        title="命令", metavar="命令", dest="command", parser_class=ChineseParser, prog="fashen"
    )
    for add in (_review, _read, _screen, _checklist, _feedback, _law, _serve, _doctor):
        add(commands)
    return parser


Commands = argparse._SubParsersAction  # the type of what add_subparsers returns; argparse has no public name for it


def _command(commands: "Commands[ChineseParser]", name: str, module: str, about: str) -> ChineseParser:
    parser = commands.add_parser(name, help=about, description=about)
    parser.set_defaults(module=module)
    return parser


def _review(commands: "Commands[ChineseParser]") -> None:
    parser = _command(commands, "review", "reviewing", "审查一份草案：终端报告、文书、批注稿和机读报告")
    parser.add_argument("file", metavar="FILE", help="草案（.docx、带文字层的 .pdf、.txt、.md）")
    _category(parser)
    _as_of(parser)
    _jurisdiction(parser)
    parser.add_argument("--out", metavar="DIR", help="把意见书、意见表、批注稿和两种机读报告写入该文件夹（没有则新建）")
    parser.add_argument("--json", metavar="FILE|-", help="机读报告（JSON）；「-」表示标准输出，此时不再打印终端报告")
    parser.add_argument("--sarif", metavar="FILE", help="机读报告（SARIF 2.1.0）")
    parser.add_argument("--duties", action="store_true", help="终端报告同时逐条列出义务与后果条款清单")
    parser.add_argument("--force", action="store_true", help="覆盖不是本工具写的、或写出后被改动过的同名文件")
    _second(parser)


def _jurisdiction(parser: ChineseParser) -> None:
    parser.add_argument(
        "--jurisdiction",
        metavar="NAME",
        help="本单位所在辖区的标准，如 浙江省/宁波市 或者 330203；默认取环境变量 FASHEN_JURISDICTION，没有则只用全国标准",
    )


def _second(parser: ChineseParser) -> None:
    parser.add_argument("--no-second-reader", action="store_true", help="不用第二读者（只用规则，不作相似度提示）")


def _read(commands: "Commands[ChineseParser]") -> None:
    parser = _command(commands, "read", "reading", "逐段显示读到的文字、位置和没有读的内容")
    parser.add_argument("file", metavar="FILE", help="要读的文件")
    parser.add_argument("--json", metavar="FILE|-", help="改为输出 JSON；「-」表示标准输出")
    parser.add_argument(
        "--clauses", action="store_true", help="改为逐句显示机器怎样读：谁、怎样、条件、后果、依据、例外"
    )


def _screen(commands: "Commands[ChineseParser]") -> None:
    parser = _command(commands, "screen", "screening", "筛查条文：从标准输入读文字，或逐行处理 JSONL")
    _category(parser, default="normative")
    _as_of(parser)
    _jurisdiction(parser)
    parser.add_argument("--jsonl", metavar="IN", help="每行一个 {id, category, text} 的文件；「-」表示标准输入")
    parser.add_argument("--out", metavar="OUT", help="结果写入的 JSONL 文件；「-」表示标准输出")
    parser.add_argument("--json", metavar="FILE|-", help="单段文字的机读报告；「-」表示标准输出")
    _second(parser)


def _checklist(commands: "Commands[ChineseParser]") -> None:
    group = _group(commands, "checklist", "检查清单：列出、说明、自检")
    listing = _command(group, "list", "checklists", "按手册顺序列出全部事项")
    explain = _command(group, "explain", "checklists", "说明一个事项：查什么、依据、规则、推荐表述")
    explain.add_argument("id", metavar="ID", help="事项编号")
    test = _command(group, "test", "checklists", "自检：格式、依据是否现行、正反例、推荐表述")
    for parser in (listing, explain, test):
        _category(parser, default="normative")
        _as_of(parser)
    for parser in (listing, explain):
        _jurisdiction(parser)
    packs = _command(group, "jurisdictions", "jurisdictions", "列出全国和各地的标准：数值、施行日期、依据、核实情况")
    packs.add_argument("name", metavar="NAME", nargs="?", help="只看一个辖区适用的，如 浙江省/宁波市 或者 330203")
    _as_of(packs)


def _feedback(commands: "Commands[ChineseParser]") -> None:
    group = _group(commands, "feedback", "误报、漏报：导出匿名例句，供维护规则的人使用；不会自动外发")
    export = _command(group, "export", "feedback", "由处理记录导出匿名例句和核对表")
    export.add_argument("file", metavar="FILE", help="当时审查的草案")
    export.add_argument("--decisions", metavar="JSON", help="网页下载的处理记录；其中不采纳的意见作为误报")
    export.add_argument("--missed", metavar="WORDS", action="append", default=[], help="漏报的原文，可多次使用")
    export.add_argument("--item", metavar="ID", default="", help="漏报所属的事项编号（如知道）")
    export.add_argument("--hide", metavar="WORD", action="append", default=[], help="另外要隐去的词，可多次使用")
    export.add_argument("--out", "-o", metavar="DIR", required=True, help="写入的文件夹（没有则新建）")
    export.add_argument("--force", action="store_true", help="覆盖不是本工具写的、或写出后被改动过的同名文件")
    _category(export)
    _as_of(export)


def _law(commands: "Commands[ChineseParser]") -> None:
    group = _group(commands, "law", "法规：核对引用、查条文、导入全文库、编译名录")
    check = _command(group, "check", "laws", "核对文件引用的每一部法规")
    check.add_argument("file", metavar="FILE", help="要核对的文件")
    show = _command(group, "show", "laws", "显示法规的状态和条文")
    show.add_argument("name", metavar="NAME", help="法规名称，全称或简称")
    show.add_argument("--article", metavar="N", help="条号，如 16、十六、17之1")
    for parser in (check, show):
        _as_of(parser)
    importing = _command(group, "import", "laws", "把一个文件夹的法规文本导入本机全文库")
    importing.add_argument("folder", metavar="DIR", help="法规文本所在文件夹")
    registry = _command(group, "registry", "laws", "由整理好的资料编译法规名录")
    registry.add_argument("source", metavar="SRC", help="资料文件夹")
    registry.add_argument("target", metavar="OUT", help="写出的文件夹")


def _serve(commands: "Commands[ChineseParser]") -> None:
    parser = _command(commands, "serve", "serving", "启动网页")
    parser.add_argument("--host", metavar="HOST", default="127.0.0.1", help="监听地址，默认只限本机（127.0.0.1）")
    parser.add_argument("--port", metavar="PORT", type=int, default=8000, help="端口，默认 8000")


def _doctor(commands: "Commands[ChineseParser]") -> None:
    _command(commands, "doctor", "doctor", "检查安装：版本、数据、全文库、字体等")


def _group(commands: "Commands[ChineseParser]", name: str, about: str) -> "Commands[ChineseParser]":
    parser = commands.add_parser(name, help=about, description=about)
    return parser.add_subparsers(
        title="命令", metavar="命令", dest="action", required=True, parser_class=ChineseParser, prog=f"fashen {name}"
    )


def _category(parser: ChineseParser, default: str = "auto") -> None:
    parser.add_argument("--category", metavar="C", default=default, help=f"类别：{_CATEGORIES}；默认 {default}")


def _as_of(parser: ChineseParser) -> None:
    parser.add_argument(
        "--as-of", metavar="DATE", type=day, dest="day", help="以哪一天的法律为准，如 2026-01-31；默认今天"
    )

"""``authoring stats``."""

from __future__ import annotations

from authoring.cli.chinese import Group

command = Group(
    name="stats",
    help="统计表：生成发给各单位填的空表，汇总各单位报回来的表。格式见 docs/stats.md。",
    subcommand_metavar="",
    lazy={
        "template": ("authoring.cli.statstemplate", "生成发给各单位填的空表（.xlsx）"),
        "merge": ("authoring.cli.statsmerge", "汇总各单位报回来的表，列出谁没有报、哪里对不上"),
    },
)

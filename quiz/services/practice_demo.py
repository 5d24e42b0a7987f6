"""The sixteen branches of the first evening, without lists of names, so that practice can be tried."""

from quiz.people import RosterLine
from quiz.services.practice import Practice

NAMES = (
    "办公室党支部",
    "法制工作党支部",
    "监察司法党支部",
    "财政经济党支部",
    "农业农村党支部",
    "环境资源党支部",
    "教科文卫党支部",
    "民族侨务党支部",
    "社会建设党支部",
    "代表工作党支部",
    "人事任免党支部",
    "信访工作党支部",
    "研究室党支部",
    "机关党委党支部",
    "机关服务中心党支部",
    "离退休干部党支部",
)


def prepare_branches(practice: Practice) -> bool:
    """
    Prepare the demo's branches if there are none yet.

    Returns:
        Whether they were made.
    """
    if practice.roster.branches():
        return False
    practice.roster.replace(RosterLine(str(row), name, "") for row, name in enumerate(NAMES, start=1))
    return True

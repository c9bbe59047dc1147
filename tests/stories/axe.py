"""What axe-core finds wrong for those who see, hear or press differently: WCAG 2.2 AA, contrast of 7:1."""

from playwright.async_api import Page

from web.screens import UI

AXE = UI / "node_modules" / "axe-core" / "axe.min.js"
RULES = {
    "runOnly": {"type": "tag", "values": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]},
    "rules": {"color-contrast-enhanced": {"enabled": True}, "color-contrast": {"enabled": True}},
}
RUN = """async (rules) => (await axe.run(document, rules)).violations.flatMap(
    (each) => each.nodes.map((node) => `${each.id}: ${node.target.join(' ')}: ${node.failureSummary}`))"""


async def faults_for_some(page: Page) -> list[str]:
    """One line for each element with its rule; empty when axe finds nothing."""
    if not await page.evaluate("'axe' in window"):
        await page.evaluate(AXE.read_text())
    found: list[str] = await page.evaluate(RUN, RULES)
    return found

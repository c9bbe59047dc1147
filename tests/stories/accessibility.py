"""A page for people who see badly or not at all: axe-core over it, nothing fading, with 7:1 for all text."""

from pathlib import Path

from tests.stories.chromium import Window

AXE = Path(__file__).parents[2] / "web" / "ui" / "node_modules" / "axe-core" / "axe.min.js"

RUN = """async () => {
  const ends = each => each.effect.getComputedTiming().endTime !== Infinity;
  await Promise.allSettled(document.getAnimations().filter(ends).map(each => each.finished));
  const asked = { rules: { 'color-contrast-enhanced': { enabled: true } } };
  const found = await axe.run(document, asked);
  return found.violations.flatMap(rule => rule.nodes.map(node =>
    `${rule.id}: ${node.target.join(' ')} ${node.failureSummary.split('\\n').slice(1).join(' ').trim()}`));
}"""
"""WCAG 2.2 A and AA, axe's best practices, and of AAA the contrast of text (WCAG 1.4.6)."""

REPORT = """
window.refusedByPolicy = [];
addEventListener('securitypolicyviolation', event =>
  window.refusedByPolicy.push(`${event.violatedDirective} ${event.blockedURI}`));
"""


async def faults(window: Window) -> list[str]:
    """One line for each place that breaks a rule."""
    await window.page.evaluate(AXE.read_text())
    found: list[str] = await window.page.evaluate(RUN)
    return found


async def watch_the_policy(window: Window) -> None:
    """From the next page on."""
    await window.context.add_init_script(REPORT)


async def refused_by_policy(window: Window) -> list[str]:
    """What the content security policy stopped the page from doing."""
    refused: list[str] = await window.page.evaluate("window.refusedByPolicy")
    return refused


async def in_theme(window: Window, theme: str) -> None:
    """From the next page on."""
    await window.context.add_init_script(f"localStorage.setItem('farol.theme', '{theme}')")

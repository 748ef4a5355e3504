import type { Page } from 'playwright-core';

const SIZES = [
  { width: 360, height: 640 },
  { width: 1366, height: 768 },
  { width: 1280, height: 720 },
] as const;

/** What is wrong with the arrangement of a page at each size: sideways scrolling, controls cut off, covered or overlapping. */
export async function layoutFaults(page: Page): Promise<readonly string[]> {
  const faults: string[] = [];
  for (const size of SIZES) {
    await page.setViewportSize(size);
    await page.evaluate(
      () => new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn))),
    );
    const found = await page.evaluate(findFaults);
    faults.push(...found.map((fault) => `${size.width}×${size.height}: ${fault}`));
  }
  return faults;
}

type Edges = Pick<DOMRect, 'left' | 'right' | 'top' | 'bottom'>;

/** Runs in the page. */
function findFaults(): string[] {
  const SLACK = 1;
  const controls = [...document.querySelectorAll('button, a[href], input, select, textarea')]
    // What lies under a sheet, and cannot be reached, may be covered.
    .filter((control) => control.checkVisibility({ visibilityProperty: true }) && !control.closest('[inert]'))
    .map((control) => ({ control, box: control.getBoundingClientRect() }))
    .filter(({ control, box }) => box.width > SLACK && box.height > SLACK && !isScrolledAway(control, box));
  const faults: string[] = [];
  const { scrollWidth } = document.scrollingElement!;
  if (scrollWidth > innerWidth) faults.push(`scrolls sideways: ${scrollWidth} of ${innerWidth}`);
  for (const { control, box } of controls) {
    if (box.left < -SLACK || box.right > innerWidth + SLACK) faults.push(`cut off: ${nameOf(control)}`);
    if (control.scrollWidth > control.clientWidth + SLACK) faults.push(`too narrow: ${nameOf(control)}`);
    const top = document.elementFromPoint((box.left + box.right) / 2, (box.top + box.bottom) / 2);
    if (top && !control.contains(top) && !top.contains(control))
      faults.push(`covered: ${nameOf(control)} by ${nameOf(top)}`);
  }
  for (const [index, one] of controls.entries())
    for (const other of controls.slice(index + 1))
      if (!one.control.contains(other.control) && doOverlap(seenOf(one), seenOf(other)))
        faults.push(`overlap: ${nameOf(one.control)} and ${nameOf(other.control)}`);
  return faults;

  /** What is left of it by the parts around it that scroll or cut. */
  function seenOf({ control, box }: { control: Element; box: DOMRect }): Edges {
    let { left, right, top, bottom } = box;
    for (let around = control.parentElement; around; around = around.parentElement) {
      const { overflowX, overflowY } = getComputedStyle(around);
      const edges = around.getBoundingClientRect();
      if (overflowX !== 'visible') [left, right] = [Math.max(left, edges.left), Math.min(right, edges.right)];
      if (overflowY !== 'visible') [top, bottom] = [Math.max(top, edges.top), Math.min(bottom, edges.bottom)];
    }
    return { left, right, top, bottom };
  }

  function doOverlap(one: Edges, other: Edges): boolean {
    const width = Math.min(one.right, other.right) - Math.max(one.left, other.left);
    const height = Math.min(one.bottom, other.bottom) - Math.max(one.top, other.top);
    return width > SLACK && height > SLACK;
  }

  /** Its middle lies outside of a part of the page that scrolls or cuts. */
  function isScrolledAway(control: Element, box: DOMRect): boolean {
    const [x, y] = [(box.left + box.right) / 2, (box.top + box.bottom) / 2];
    for (let around = control.parentElement; around; around = around.parentElement) {
      const { overflowX, overflowY } = getComputedStyle(around);
      const { left, right, top, bottom } = around.getBoundingClientRect();
      if (overflowY !== 'visible' && (y < top || y > bottom)) return true;
      if (overflowX !== 'visible' && (x < left || x > right)) return true;
    }
    return false;
  }

  function nameOf(element: Element): string {
    const name = element.getAttribute('aria-label') ?? element.textContent?.trim().replace(/\s+/g, ' ');
    return `<${element.localName}> ${name?.slice(0, 40)}`;
  }
}

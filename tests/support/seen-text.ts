import type { Page } from "playwright-core";

/**
 * What is not there to be read: text that lies outside the page, outside the part it belongs to (unless that part can be
 * scrolled), or under an edge that cuts it off.
 */
export const lostText = (page: Page): Promise<string[]> =>
  page.evaluate(() => {
    const lost: string[] = [];
    const width = document.documentElement.clientWidth;
    if (document.documentElement.scrollWidth > width)
      lost.push(`the page is ${document.documentElement.scrollWidth} of ${width} wide`);
    const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    while (texts.nextNode()) {
      const text = texts.currentNode;
      const owner = text.parentElement;
      if (!owner || !text.textContent?.trim() || owner.closest(".vh, script, style, title, svg, option"))
        continue;
      if (!owner.checkVisibility({ visibilityProperty: true })) continue;
      const range = document.createRange();
      range.selectNodeContents(text);
      const { left, right } = range.getBoundingClientRect();
      if (right - left === 0) continue;
      // Hidden on purpose, to be heard only.
      let isHeardOnly = false;
      for (let part: Element | null = owner; part && !isHeardOnly; part = part.parentElement)
        isHeardOnly =
          part.getBoundingClientRect().width <= 1 && getComputedStyle(part).overflowX === "hidden";
      if (isHeardOnly) continue;
      const found = (what: string) =>
        lost.push(`${what}: ${owner.tagName}.${owner.className} ${text.textContent?.trim().slice(0, 30)}`);
      for (let part: Element | null = owner; part; part = part.parentElement) {
        const { overflowX, display } = getComputedStyle(part);
        if (display === "inline" || display === "contents") continue;
        // A scrolling part keeps its whole text within reach.
        if (overflowX === "auto" || overflowX === "scroll") break;
        const box = part.getBoundingClientRect();
        if (left < box.left - 1 || right > box.right + 1) {
          found(`beyond ${part.tagName}.${part.className}`);
          break;
        }
      }
    }
    return lost;
  });

/** What paper has no use for, and text that is not black on white; for a page in print media. */
export const unfitForPaper = (page: Page): Promise<string[]> =>
  page.evaluate(() => {
    const found: string[] = [];
    const seen = (element: Element): boolean =>
      element.checkVisibility({ visibilityProperty: true }) && element.getBoundingClientRect().width > 1;
    const name = (element: Element): string =>
      `${element.tagName}.${element.className} ${element.textContent?.trim().slice(0, 30)}`;
    // Lanes are links within the page, but their counts are worth reading.
    const pressed = "button, input, select, textarea, nav:not(main nav), .btn, header.site";
    for (const element of document.querySelectorAll(pressed))
      if (seen(element)) found.push(`to press: ${name(element)}`);
    for (const link of document.querySelectorAll("a"))
      for (const pseudo of ["::before", "::after"])
        if (/attr\(|http|\/my\/|\/office\//.test(getComputedStyle(link, pseudo).content))
          found.push(`an address: ${name(link)}`);
    for (const element of document.querySelectorAll(
      "main :is(h1, h2, h3, p, dt, dd, li, td, th, a, b, span)",
    )) {
      // Stones and charts carry their meaning by colour; the words beside them say it too.
      if (!element.textContent?.trim() || element.closest(".stone, .chart, svg") || !seen(element)) continue;
      const { color, backgroundColor } = getComputedStyle(element);
      if (color !== "rgb(0, 0, 0)") found.push(`in colour ${color}: ${name(element)}`);
      if (!["rgba(0, 0, 0, 0)", "rgb(255, 255, 255)"].includes(backgroundColor))
        found.push(`on ${backgroundColor}: ${name(element)}`);
    }
    const ground = getComputedStyle(document.body).backgroundColor;
    if (ground !== "rgb(255, 255, 255)") found.push(`on ${ground}`);
    return found;
  });

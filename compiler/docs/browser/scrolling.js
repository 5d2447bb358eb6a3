/** Lets the keyboard scroll what is wider than the window, and only that: anything else would be one stop too many. */

export function letKeyboardScroll() {
  for (const element of document.querySelectorAll("main table, main .wide")) {
    const isScrolling = element.scrollWidth > element.clientWidth && getComputedStyle(element).overflowX === "auto";
    if (isScrolling) element.tabIndex = 0;
    else element.removeAttribute("tabindex");
  }
}

addEventListener("resize", letKeyboardScroll);

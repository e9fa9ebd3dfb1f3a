export const root = document.documentElement;

export const $ = (selector, scope = document) => scope.querySelector(selector);
export const $$ = (selector, scope = document) => [...scope.querySelectorAll(selector)];

/** Listens once on the document for events of elements that match, however late they are inserted. */
export function on(type, selector, handler, options) {
  document.addEventListener(
    type,
    event => {
      const element = event.target.closest?.(selector);
      if (element) handler(event, element);
    },
    options,
  );
}

/** Tells a screen reader. */
export function announce(text) {
  const region = $('#announcer');
  if (!region) return;
  region.textContent = '';
  requestAnimationFrame(() => {
    region.textContent = text;
  });
}

export function setCookie(name, value) {
  const secure = location.protocol === 'https:' ? ';secure' : '';
  document.cookie = `${name}=${value};path=/;max-age=31536000;samesite=lax${secure}`;
}

export const singleKeysOn = () => root.dataset.keys !== 'off';

export const isTyping = element =>
  Boolean(element?.closest?.('input:not([type=checkbox], [type=radio]), textarea, select, [contenteditable]'));

const PAGE = { target: '#main', select: '#main' };

/** Goes to an address as a click on a link would. */
export const visit = url => htmx.ajax('GET', url, { ...PAGE, swap: 'outerHTML show:none', push: 'true' });

/** Loads the current page again in place: focus, caret and scroll stay. */
export const refreshPage = () => htmx.ajax('GET', location.pathname + location.search, { ...PAGE, swap: 'outerMorph show:none' });

/** A fresh idempotency key for a post that no form carries. */
export const newKey = () => ({ __Key: crypto.randomUUID() });

let anchors = 0;

/** Opens a popover next to an element; the anchor is named here because a menu may serve many buttons. */
export function openAt(popover, anchor) {
  const name = `--anchor-${++anchors}`;
  anchor.style.setProperty('anchor-name', name);
  popover.style.setProperty('position-anchor', name);
  popover.showPopover();
}

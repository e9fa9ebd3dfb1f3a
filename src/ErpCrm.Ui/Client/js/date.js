// A day in the reader's own format, typed or chosen from the browser's calendar. Without script, and under a finger, it stays the
// browser's own field. The server reads both spellings (DateText).
import { root } from './dom.js';

const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];
const HINTS = { en: 'd mmm yyyy', ky: 'кк.аа.жжжж', ru: 'дд.мм.гггг' };
const CALENDAR =
  '<svg viewBox="0 0 24 24" width="16" height="16" fill="none" stroke="currentColor" stroke-width="1.75" stroke-linecap="round" aria-hidden="true">' +
  '<path d="M8 2v4M16 2v4M3 10h18"/><rect x="3" y="4" width="18" height="18" rx="2"/></svg>';
const underFinger = matchMedia('(pointer: coarse)');
const inEnglish = () => root.lang.startsWith('en');

/** 2026-11-23 as the page writes it; anything else as it is. */
export function shown(iso) {
  const [, year, month, day] = /^(\d{4})-(\d\d)-(\d\d)$/.exec(iso) ?? [];
  if (!year) return iso;
  return inEnglish() ? `${Number(day)} ${MONTHS[month - 1]} ${year}` : `${day}.${month}.${year}`;
}

/** What is typed as 2026-11-23, or nothing. Only for the calendar: the server decides what it means. */
function isoOf(text) {
  const plain = text.trim();
  if (/^\d{4}-\d\d-\d\d$/.test(plain)) return plain;
  const [, day, word, year] = /^(\d{1,2})[\s./-]+([A-Za-z]{3,}|\d{1,2})[\s./-]+(\d{4})$/.exec(plain) ?? [];
  if (!year) return '';
  const month = /\d/.test(word) ? Number(word) : MONTHS.findIndex(name => word.toLowerCase().startsWith(name.toLowerCase())) + 1;
  const iso = `${year}-${String(month).padStart(2, '0')}-${day.padStart(2, '0')}`;
  return Number.isNaN(Date.parse(iso)) ? '' : iso;
}

class DateField extends HTMLElement {
  connectedCallback() {
    // A template is filled later; an answer of the server brings the browser's field back.
    this.observer = new MutationObserver(() => this.dress());
    this.observer.observe(this, { subtree: true, childList: true, attributes: true, attributeFilter: ['type'] });
    this.addEventListener('focusout', event => this.left(event));
    this.addEventListener('click', event => this.clicked(event));
    this.addEventListener('keydown', event => this.pressed(event));
    this.dress();
  }

  disconnectedCallback() {
    this.observer.disconnect();
  }

  get input() {
    return this.querySelector('input:not([data-calendar])');
  }

  dress() {
    const { input } = this;
    if (!input || underFinger.matches) return;
    if (input.type === 'date') {
      const typed = input.value || (input.getAttribute('value') ?? '');
      input.type = 'text';
      input.value = shown(typed);
      input.placeholder = HINTS[root.lang.slice(0, 2)] ?? HINTS.en;
      input.autocomplete = 'off';
    }
    if (this.querySelector('button')) return;
    this.insertAdjacentHTML('beforeend', `<button type="button" tabindex="-1">${CALENDAR}</button>`);
    this.lastElementChild.setAttribute('aria-label', this.dataset.label ?? '');
  }

  left(event) {
    if (event.target !== this.input) return;
    const iso = isoOf(event.target.value);
    if (iso) event.target.value = shown(iso);
  }

  pressed(event) {
    if (event.altKey && event.key === 'ArrowDown' && event.target === this.input) {
      event.preventDefault();
      this.open();
    }
  }

  clicked(event) {
    if (event.target.closest('button') && !this.input.disabled) this.open();
  }

  open() {
    this.querySelector('[data-calendar]')?.remove();
    const calendar = document.createElement('input');
    calendar.type = 'date';
    calendar.tabIndex = -1;
    calendar.dataset.calendar = '';
    calendar.setAttribute('aria-hidden', 'true');
    calendar.value = isoOf(this.input.value);
    calendar.addEventListener('change', event => {
      event.stopPropagation();
      this.choose(calendar.value);
    });
    for (const type of ['input', 'blur']) calendar.addEventListener(type, event => event.stopPropagation());
    this.append(calendar);
    calendar.showPicker();
  }

  choose(iso) {
    const { input } = this;
    input.value = shown(iso);
    for (const type of ['input', 'change']) input.dispatchEvent(new Event(type, { bubbles: true }));
    input.focus();
  }
}

customElements.define('ui-date', DateField);

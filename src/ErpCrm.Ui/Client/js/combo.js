// Type-ahead picker: an ARIA combobox over options rendered by the server.
import { $, $$, openAt } from './dom.js';
import { csrfToken } from './requests.js';

const DELAY_MS = 120;

class Combo extends HTMLElement {
  connectedCallback() {
    if (this.listeners) this.listeners.abort();
    this.listeners = new AbortController();
    const { signal } = this.listeners;
    this.field = $('input[type=hidden]', this);
    this.input = $('[role=combobox]', this);
    this.list = $('[role=listbox]', this);
    this.chosenText = this.input.value;

    this.input.addEventListener('input', () => this.typed(), { signal });
    this.field.addEventListener('input', () => (this.chosenText = this.input.value), { signal });
    this.input.addEventListener('click', () => this.load(), { signal });
    this.input.addEventListener('keydown', event => this.keyPressed(event), { signal });
    this.input.addEventListener('blur', () => this.left(), { signal });
    this.list.addEventListener('mousedown', event => this.clicked(event), { signal });
  }

  disconnectedCallback() {
    this.listeners?.abort();
    clearTimeout(this.timer);
  }

  get options() {
    return $$('[role=option]:not([aria-disabled])', this.list);
  }
  get current() {
    return $('[aria-selected=true]', this.list);
  }
  get isOpen() {
    return this.list.matches(':popover-open');
  }

  typed() {
    if (!this.input.value.trim()) this.choose('', '');
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.load(), DELAY_MS);
  }

  async load() {
    this.request?.abort();
    this.request = new AbortController();
    const text = this.input.value === this.chosenText ? '' : this.input.value.trim();
    const url = this.address(this.dataset.url);
    url.searchParams.set('q', text);
    try {
      const response = await fetch(url, { headers: { 'HX-Request': 'true', 'HX-Target': 'div' }, signal: this.request.signal });
      if (!response.ok) return;
      this.list.innerHTML = await response.text();
    } catch {
      return; // replaced by the next key, or offline: the field stays as it is
    }
    this.offerNew(text);
    this.numberOptions();
    if (document.activeElement !== this.input) return;
    this.toggle(true);
    this.mark(text ? this.options.find(option => !('create' in option.dataset)) : null);
  }

  /** The address with the other fields that narrow the choice, data-with="company=CompanyId". */
  address(path) {
    const url = new URL(path, location.href);
    for (const pair of (this.dataset.with ?? '').split(',').filter(Boolean)) {
      const [name, field] = pair.split('=');
      url.searchParams.set(name, this.closest('form')?.elements[field]?.value ?? '');
    }
    return url;
  }

  /** Typed text that is no record can be made one. */
  offerNew(text) {
    if (!this.dataset.createUrl || !text) return;
    if (this.options.some(option => option.dataset.text.toLowerCase() === text.toLowerCase())) return;
    const option = document.createElement('div');
    option.setAttribute('role', 'option');
    option.setAttribute('aria-selected', 'false');
    option.dataset.text = text;
    option.dataset.create = '';
    option.textContent = this.dataset.createLabel.replace('{0}', text);
    this.list.append(option);
  }

  /** Makes the record; when it may be a known one, those are shown to choose from, and to overrule. */
  async create(option) {
    const { text, create: anyway } = option.dataset;
    try {
      const response = await fetch(this.address(this.dataset.createUrl), {
        method: 'POST',
        body: new URLSearchParams({ name: text, anyway }),
        headers: { 'HX-Request': 'true', 'HX-Target': 'div', 'X-CSRF-TOKEN': csrfToken() },
      });
      if (!response.ok && response.status !== 422) return;
      this.list.innerHTML = await response.text();
    } catch {
      return; // offline: what was typed stays
    }
    const made = $('[data-chosen]', this.list);
    if (made) {
      this.pick(made);
      return;
    }
    this.numberOptions();
    this.input.focus();
    this.toggle(true);
  }

  numberOptions() {
    for (const [i, option] of this.options.entries()) option.id = `${this.list.id}-${i}`;
  }

  toggle(open) {
    this.input.setAttribute('aria-expanded', open);
    if (open === this.isOpen) return;
    if (!open) {
      this.list.hidePopover();
      return;
    }
    this.list.style.setProperty('min-width', `${this.input.offsetWidth}px`);
    openAt(this.list, this.input);
  }

  mark(option) {
    this.current?.setAttribute('aria-selected', 'false');
    if (!option) {
      this.input.removeAttribute('aria-activedescendant');
      return;
    }
    option.setAttribute('aria-selected', 'true');
    this.input.setAttribute('aria-activedescendant', option.id);
    option.scrollIntoView({ block: 'nearest' });
  }

  pick(option) {
    if ('create' in option.dataset) {
      this.create(option);
      return;
    }
    this.input.value = option.dataset.text;
    this.choose(option.dataset.value, option.dataset.text);
    this.toggle(false);
    this.mark(null);
  }

  choose(value, text) {
    this.chosenText = text;
    if (this.field.value === value) return;
    this.field.value = value;
    this.field.dispatchEvent(new Event('change', { bubbles: true }));
    this.input.dispatchEvent(new Event('input', { bubbles: true }));
    clearTimeout(this.timer);
  }

  /** Text that is not an option means nothing: the last choice comes back. */
  left() {
    setTimeout(() => {
      if (document.activeElement === this.input) return;
      this.toggle(false);
      if (this.input.value !== this.chosenText) this.input.value = this.chosenText;
    }, 120);
  }

  clicked(event) {
    event.preventDefault(); // keeps the focus in the field
    const option = event.target.closest('[role=option]:not([aria-disabled])');
    if (option) this.pick(option);
  }

  keyPressed(event) {
    const { options } = this;
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step) {
      event.preventDefault();
      if (!this.isOpen) this.load();
      else if (options.length) this.mark(options[(options.indexOf(this.current) + step + options.length) % options.length]);
    } else if (event.key === 'Enter' && this.isOpen && this.current) {
      event.preventDefault();
      event.stopPropagation();
      this.pick(this.current);
    } else if (event.key === 'Escape' && this.isOpen) {
      event.preventDefault();
      event.stopPropagation();
      this.toggle(false);
    } else if (event.key === 'Tab' && this.isOpen && this.current) {
      this.pick(this.current);
    }
  }
}

customElements.define('ui-combo', Combo);

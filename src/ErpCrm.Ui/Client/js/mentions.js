// Naming a colleague in a text: <ui-mentions data-url="…"><textarea>…</textarea><div role="listbox">…</div></ui-mentions>
// "@" opens the list, which is filtered by what follows; the text stays a plain text. Who was picked is posted beside it, so that
// people of one name can be told apart.
import { $, $$, announce, openAt } from './dom.js';

const DELAY_MS = 120;
// What stands between "@" and the caret; the "@" of an address opens nothing.
const TYPED = /(?:^|[^\p{L}\p{N}._+-])@([\p{L}\p{N}][\p{L}\p{N} .'’-]{0,40}|)$/u;

class Mentions extends HTMLElement {
  connectedCallback() {
    this.listeners?.abort();
    this.listeners = new AbortController();
    const { signal } = this.listeners;
    this.input = $('textarea', this);
    this.list = $('[role=listbox]', this);
    const wiring = { autocomplete: 'list', haspopup: 'listbox', controls: this.list.id };
    for (const [name, value] of Object.entries(wiring)) this.input.setAttribute(`aria-${name}`, value);
    this.input.addEventListener('input', () => this.typed(), { signal });
    this.input.addEventListener('keydown', event => this.keyPressed(event), { signal });
    this.input.addEventListener('blur', () => this.close(), { signal });
    this.input.addEventListener('click', () => this.close(), { signal });
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
  get sought() {
    const { input } = this;
    return input.selectionStart === input.selectionEnd ? TYPED.exec(input.value.slice(0, input.selectionStart))?.[1] : undefined;
  }

  typed() {
    clearTimeout(this.timer);
    if (this.sought === undefined) this.close();
    else this.timer = setTimeout(() => this.load(), DELAY_MS);
  }

  async load() {
    const { sought } = this;
    if (sought === undefined) return;
    this.request?.abort();
    this.request = new AbortController();
    const url = new URL(this.dataset.url, location.href);
    url.searchParams.set('q', sought);
    try {
      const response = await fetch(url, { headers: { 'HX-Request': 'true', 'HX-Target': 'div' }, signal: this.request.signal });
      if (!response.ok) return;
      this.list.innerHTML = await response.text();
    } catch {
      return; // replaced by the next key, or offline: the text is written all the same
    }
    const { options } = this;
    // Nobody is called so, or the name is said: the sentence goes on.
    const isSaid = options.some(option => sought.toLowerCase().startsWith(`${option.dataset.text.toLowerCase()} `));
    if (!options.length || isSaid || this.sought !== sought || document.activeElement !== this.input) {
      this.close();
      return;
    }
    for (const [i, option] of options.entries()) option.id = `${this.list.id}-${i}`;
    if (!this.isOpen) openAt(this.list, this.input);
    this.mark(options[0]);
    announce(this.dataset.found.replace('{0}', options.length));
  }

  close() {
    this.request?.abort();
    this.input.removeAttribute('aria-activedescendant');
    if (this.isOpen) this.list.hidePopover();
  }

  mark(option) {
    this.current?.setAttribute('aria-selected', 'false');
    option.setAttribute('aria-selected', 'true');
    this.input.setAttribute('aria-activedescendant', option.id);
    option.scrollIntoView({ block: 'nearest' });
  }

  pick(option) {
    const { input, sought } = this;
    const { text, value } = option.dataset;
    if (sought === undefined) {
      this.close();
      return;
    }
    const caret = input.selectionStart;
    const rest = /^\s/.test(input.value.slice(caret)) ? '' : ' ';
    input.setRangeText(text + rest, caret - sought.length, caret, 'end');
    if (!rest) input.selectionStart = input.selectionEnd = input.selectionEnd + 1;
    if (!$(`input[name=mentioned][value="${value}"]`, this)) {
      const picked = Object.assign(document.createElement('input'), { type: 'hidden', name: 'mentioned', value });
      this.append(picked);
    }
    this.close();
    input.dispatchEvent(new Event('input', { bubbles: true }));
  }

  clicked(event) {
    event.preventDefault(); // keeps the focus in the text
    const option = event.target.closest('[role=option]:not([aria-disabled])');
    if (option) this.pick(option);
  }

  keyPressed(event) {
    if (!this.isOpen || event.isComposing || event.ctrlKey || event.metaKey) return;
    const { options } = this;
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step) this.mark(options[(options.indexOf(this.current) + step + options.length) % options.length]);
    else if ((event.key === 'Enter' || event.key === 'Tab') && this.current) this.pick(this.current);
    else if (event.key === 'Escape') this.close();
    else {
      // The caret leaves the name.
      if (['ArrowLeft', 'ArrowRight', 'Home', 'End'].includes(event.key)) this.close();
      return;
    }
    event.preventDefault();
    event.stopPropagation();
  }
}

customElements.define('ui-mentions', Mentions);
